from mahua.duties.models.acting_holder import ActingHolder
from mahua.duties.models.authorisation import Authorisation
from mahua.duties.models.contact_point import ContactPoint
from mahua.duties.models.contact_problem import ContactProblem
from mahua.duties.models.duty_part import DutyPart
from mahua.duties.models.duty_set import DutySet
from mahua.duties.models.exemption import Exemption
from mahua.duties.models.item_question import ItemQuestion
from mahua.duties.models.make_up import MakeUp
from mahua.duties.models.obligation_count import ObligationCount
from mahua.duties.models.obligation_sum import ObligationSum
from mahua.duties.models.rectification import Rectification
from mahua.duties.models.responsibility_item import ResponsibilityItem
from mahua.duties.models.responsibility_list import ResponsibilityList
from mahua.duties.models.rule import Rule
from mahua.duties.models.rule_set import RuleSet
from mahua.duties.models.statement import Statement
from mahua.duties.models.statement_round import StatementRound
from mahua.duties.models.work_year import WorkDay, WorkYear

__all__ = [
    "ActingHolder",
    "Authorisation",
    "ContactPoint",
    "ContactProblem",
    "DutyPart",
    "DutySet",
    "Exemption",
    "ItemQuestion",
    "MakeUp",
    "ObligationCount",
    "ObligationSum",
    "Rectification",
    "ResponsibilityItem",
    "ResponsibilityList",
    "Rule",
    "RuleSet",
    "Statement",
    "StatementRound",
    "WorkDay",
    "WorkYear",
]
