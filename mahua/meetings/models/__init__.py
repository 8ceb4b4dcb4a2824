from mahua.meetings.models.agenda_item import AgendaItem
from mahua.meetings.models.attendance import Attendance
from mahua.meetings.models.draft import Draft
from mahua.meetings.models.election import Candidate, Election
from mahua.meetings.models.meeting import Meeting
from mahua.meetings.models.problem import Problem
from mahua.meetings.models.resolution import Resolution
from mahua.meetings.models.review import Review
from mahua.meetings.models.revision import Revision

__all__ = [
    "AgendaItem",
    "Attendance",
    "Candidate",
    "Draft",
    "Election",
    "Meeting",
    "Problem",
    "Resolution",
    "Review",
    "Revision",
]
