from mahua.calls.models.call import Call
from mahua.calls.models.call_back import CallBack
from mahua.calls.models.call_number import CallNumber
from mahua.calls.models.category import Category
from mahua.calls.models.dispatch import Dispatch
from mahua.calls.models.dispatch_threshold import DispatchThreshold
from mahua.calls.models.enclosure import Enclosure
from mahua.calls.models.extension import Extension
from mahua.calls.models.joint_visit import Arrival, JointVisit
from mahua.calls.models.learnt_model import LearntModel
from mahua.calls.models.objection import Objection
from mahua.calls.models.office_hours import OfficeHours
from mahua.calls.models.overdue_mark import OverdueMark
from mahua.calls.models.pause import Pause
from mahua.calls.models.progress_code import ProgressCode, ProgressTry
from mahua.calls.models.rate_formula import RateFormula
from mahua.calls.models.rating import Rating
from mahua.calls.models.reply_template import ReplyTemplate
from mahua.calls.models.requester import Requester
from mahua.calls.models.response import Response
from mahua.calls.models.routing_rule import RoutingRule
from mahua.calls.models.shift import Shift
from mahua.calls.models.step import Step
from mahua.calls.models.suggestion import Suggestion
from mahua.calls.models.time_limit import TimeLimit
from mahua.calls.models.topic import Topic
from mahua.calls.models.urging import Urging

__all__ = [
    "Arrival",
    "Call",
    "CallBack",
    "CallNumber",
    "Category",
    "Dispatch",
    "DispatchThreshold",
    "Enclosure",
    "Extension",
    "JointVisit",
    "LearntModel",
    "Objection",
    "OfficeHours",
    "OverdueMark",
    "Pause",
    "ProgressCode",
    "ProgressTry",
    "RateFormula",
    "Rating",
    "ReplyTemplate",
    "Requester",
    "Response",
    "RoutingRule",
    "Shift",
    "Step",
    "Suggestion",
    "TimeLimit",
    "Topic",
    "Urging",
]
