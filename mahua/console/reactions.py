"""What the console does on facts: the search follows every fact that names or places a thing, its entry written again
from the row; the days by which doubts are answered follow the working-day calendar."""

from mahua.calls import facts as of_calls
from mahua.console.models import Doubt
from mahua.console.search.filling import refresh, refresh_below
from mahua.duties.calendar import work_calendar
from mahua.duties.facts import CalendarAmended, CalendarPublished
from mahua.ledger.models import Pseudonym
from mahua.ledger.relay import reaction
from mahua.meetings.facts import MeetingCancelled, MeetingPlanned
from mahua.meetings.kinds import KINDS
from mahua.members import facts as of_members
from mahua.organisations import facts as of_organisations
from mahua.organisations.models import Organisation
from mahua.tasks import facts as of_tasks
from mahua.undertakings.facts import UndertakingProposed

PLACED = (of_organisations.OrganisationRenamed, of_organisations.OrganisationMoved)
STANDING = (of_organisations.OrganisationFounded, of_organisations.OrganisationDissolved)
MEMBERS = (of_members.MemberAdmitted, of_members.MemberTransferredIn, of_members.MemberStatusChanged)
MEETINGS = (MeetingPlanned, MeetingCancelled, *(kind.shape for kind in KINDS.values()))
TASKS = (of_tasks.TaskOpened, of_tasks.TaskClosed, of_tasks.TaskDropped, of_tasks.TaskReassigned)
CALLS = (of_calls.CallRaised, of_calls.CallDispatched, of_calls.CallDiverted)


def organisations_stand_or_not(said):
    refresh("organisation", {fact.organisation_code for fact in said})


def organisations_are_placed_anew(said):
    concerned = Organisation.objects.filter(code__in={fact.organisation_code for fact in said})
    for path in concerned.values_list("path", flat=True):
        refresh_below(path)


def members_belong(said):
    known = Pseudonym.objects.filter(alias__in={fact.data["member"] for fact in said})
    refresh("member", known.values_list("person_code", flat=True))


def meetings_are_told(said):
    refresh("meeting", {fact.data["meeting"] for fact in said})


def tasks_are_told(said):
    refresh("task", {fact.data["task"] for fact in said})


def calls_are_told(said):
    refresh("call", {fact.data["call"] for fact in said})


def undertakings_are_told(said):
    refresh("undertaking", {fact.data["undertaking"] for fact in said})


FOLLOWED = {
    "console.search_organisations": (STANDING, organisations_stand_or_not),
    "console.search_places": (PLACED, organisations_are_placed_anew),
    "console.search_members": (MEMBERS, members_belong),
    "console.search_meetings": (MEETINGS, meetings_are_told),
    "console.search_tasks": (TASKS, tasks_are_told),
    "console.search_calls": (CALLS, calls_are_told),
    "console.search_undertakings": ((UndertakingProposed,), undertakings_are_told),
}
for name, (kinds, follow) in FOLLOWED.items():
    reaction(name, kinds=kinds, many=True)(follow)


@reaction("console.doubts_due", kinds=(CalendarPublished, CalendarAmended), many=True)
def reckon_doubts_anew(said):
    """Due days reckoned while the year was not published, or by a calendar since amended, are reckoned again."""
    Doubt.objects.reckon_anew(work_calendar())
