from mahua.console.models.column_mapping import ColumnMapping
from mahua.console.models.conflict import Conflict
from mahua.console.models.delivery import Delivery
from mahua.console.models.doubt import Doubt
from mahua.console.models.search_entry import SearchEntry
from mahua.console.models.sent_file import SentFile

__all__ = ["ColumnMapping", "Conflict", "Delivery", "Doubt", "SearchEntry", "SentFile"]
