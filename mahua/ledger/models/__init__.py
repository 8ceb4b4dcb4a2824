from mahua.ledger.models.chain import Chain, Head
from mahua.ledger.models.fact import Fact
from mahua.ledger.models.pseudonym import Pseudonym

__all__ = ["Chain", "Fact", "Head", "Pseudonym"]
