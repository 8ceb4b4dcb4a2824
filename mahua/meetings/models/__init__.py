from mahua.meetings.models.agenda_item import AgendaItem
from mahua.meetings.models.attendance import Attendance
from mahua.meetings.models.ballot import Ballot
from mahua.meetings.models.draft import Draft
from mahua.meetings.models.election import Candidate, Election
from mahua.meetings.models.feed import Feed
from mahua.meetings.models.meeting import Meeting
from mahua.meetings.models.problem import Problem
from mahua.meetings.models.resolution import Resolution
from mahua.meetings.models.review import Review
from mahua.meetings.models.revision import Revision
from mahua.meetings.models.slip import Comment, Envelope, Slip, Tally, Voter

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Candidate",
    "Comment",
    "Draft",
    "Election",
    "Envelope",
    "Feed",
    "Meeting",
    "Problem",
    "Resolution",
    "Review",
    "Revision",
    "Slip",
    "Tally",
    "Voter",
]
