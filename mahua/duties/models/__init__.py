from mahua.duties.models.exemption import Exemption
from mahua.duties.models.make_up import MakeUp
from mahua.duties.models.obligation_count import ObligationCount
from mahua.duties.models.rule import Rule

__all__ = ["Exemption", "MakeUp", "ObligationCount", "Rule"]
