"""One example of each thing that has a page of its own, lying at or below a branch: for the walk over all URLs.

A module adds its models here; a model without an example is still walked, with a code that does not exist.
"""

from datetime import UTC, datetime

from mahua.assessment.models import Appeal
from mahua.console.models import Delivery, Doubt
from mahua.kernel.tree_paths import WIDTH
from mahua.organisations.models import Organisation
from mahua.rules.workdays import WorkCalendar, published_years
from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.asks import AskFactory, ReceiptFactory, TaskRecurrenceFactory
from tests.factories.assessment import SnapshotFactory, StarFactory, confirmed_star
from tests.factories.calls import dispatched
from tests.factories.duties import (
    ContactPointFactory,
    ContactProblemFactory,
    DutyPartFactory,
    DutySetFactory,
    ItemQuestionFactory,
    RectificationFactory,
    ResponsibilityItemFactory,
    ResponsibilityListFactory,
    StatementFactory,
)
from tests.factories.inspections import DemandFactory, FindingFactory, InspectionFactory
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.notices import WebhookFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.places import AreaFactory
from tests.factories.undertakings import LoanFactory, UndertakingFactory

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def doubt(branch):
    calendar = WorkCalendar(published_years())
    return Doubt.raise_about("/", view="console:home", words="重复", to=branch, at=AT, calendar=calendar)


def delivery(branch):
    return Delivery.receive("members", [], sender=branch, by=UserFactory(), at=AT)


def unit_of(branch):
    return Organisation.objects.get(path=branch.path[: 2 * WIDTH])


def undertaking(branch):
    return UndertakingFactory(unit=unit_of(branch), branch=branch, planned=True)


def finding(branch):
    return FindingFactory(inspection__lead=branch, inspection__body=branch)


def reporting(branch):
    return PostFactory(organisation=branch, role="first_secretary")


EXAMPLES = {
    "tasks.Ask": lambda branch: AskFactory(asker=branch),
    "tasks.Receipt": lambda branch: ReceiptFactory(organisation=branch),
    "tasks.TaskRecurrence": lambda branch: TaskRecurrenceFactory(organisation=branch),
    "calls.Call": lambda branch: dispatched(unit=OrganisationFactory(parent=branch, kind="unit"), caller=branch),
    "inspections.Demand": lambda branch: DemandFactory(body=branch, plan__inspector=branch),
    "inspections.Inspection": lambda branch: InspectionFactory(lead=branch, body=branch),
    "inspections.Finding": finding,
    "assessment.Snapshot": lambda branch: SnapshotFactory(path=branch.path, number=None, state="dropped"),
    "assessment.Star": lambda branch: StarFactory(score__organisation=OrganisationFactory(parent=branch)),
    "assessment.Appeal": lambda branch: Appeal.raise_against(
        confirmed_star(score__organisation=OrganisationFactory(parent=branch), at=AT),
        words="请复核",
        by=UserFactory(),
        at=AT,
    ),
    "access.User": lambda branch: UserFactory(path=branch.path),
    "access.Assignment": lambda branch: AssignmentFactory(path=branch.path, organisation_code=branch.code),
    "console.Delivery": delivery,
    "console.Doubt": doubt,
    "notices.Webhook": lambda branch: WebhookFactory(organisation=branch),
    "organisations.Organisation": lambda branch: branch,
    "duties.ContactPoint": lambda branch: ContactPointFactory(branch=branch),
    "duties.ContactProblem": lambda branch: ContactProblemFactory(contact_point__branch=branch),
    "duties.Statement": lambda branch: StatementFactory(post=reporting(branch)),
    "duties.Rectification": lambda branch: RectificationFactory(statement__post=reporting(branch)),
    "duties.ResponsibilityList": lambda branch: ResponsibilityListFactory(organisation=branch),
    "duties.ResponsibilityItem": lambda branch: ResponsibilityItemFactory(list__organisation=branch),
    "duties.DutySet": lambda branch: DutySetFactory(organisation=branch),
    "duties.DutyPart": lambda branch: DutyPartFactory(duty_set__organisation=branch, duty_set__year=2025),
    "duties.ItemQuestion": lambda branch: ItemQuestionFactory(item__list__organisation=branch),
    "members.Member": lambda branch: MemberFactory(organisation=branch),
    "places.Area": lambda branch: AreaFactory(organisation=OrganisationFactory(parent=branch, kind="community")),
    "undertakings.Undertaking": undertaking,
    "undertakings.Strand": lambda branch: undertaking(branch).strand("party"),
    "undertakings.Loan": lambda branch: LoanFactory(lender=unit_of(branch)),
    "members.Post": lambda branch: PostFactory(organisation=branch),
}
