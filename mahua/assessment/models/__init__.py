from mahua.assessment.models.appeal import Appeal
from mahua.assessment.models.earlier_result import EarlierResult
from mahua.assessment.models.scheme import Scheme
from mahua.assessment.models.score import Score
from mahua.assessment.models.snapshot import Snapshot
from mahua.assessment.models.star import Star

__all__ = ["Appeal", "EarlierResult", "Scheme", "Score", "Snapshot", "Star"]
