from mahua.ledger.models.chain import Chain, Head
from mahua.ledger.models.cursor import Cursor
from mahua.ledger.models.fact import Fact
from mahua.ledger.models.pseudonym import Pseudonym
from mahua.ledger.models.seal import Seal
from mahua.ledger.models.segment import Segment
from mahua.ledger.models.verification import Verification

__all__ = ["Chain", "Cursor", "Fact", "Head", "Pseudonym", "Seal", "Segment", "Verification"]
