from mahua.console.models.doubt import Doubt
from mahua.console.models.search_entry import SearchEntry

__all__ = ["Doubt", "SearchEntry"]
