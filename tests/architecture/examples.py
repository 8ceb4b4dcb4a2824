"""One example of each thing that has a page of its own, lying at or below a branch: for the walk over all URLs.

A module adds its models here; a model without an example is still walked, with a code that does not exist.
"""

from datetime import UTC, datetime

from mahua.console.models import Doubt
from mahua.rules.workdays import WorkCalendar, published_years
from tests.factories.access import AssignmentFactory, UserFactory
from tests.factories.members import MemberFactory, PostFactory

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def doubt(branch):
    calendar = WorkCalendar(published_years())
    return Doubt.raise_about("/", view="console:home", words="重复", to=branch, at=AT, calendar=calendar)


EXAMPLES = {
    "access.User": lambda branch: UserFactory(path=branch.path),
    "access.Assignment": lambda branch: AssignmentFactory(path=branch.path, organisation_code=branch.code),
    "console.Doubt": doubt,
    "organisations.Organisation": lambda branch: branch,
    "members.Member": lambda branch: MemberFactory(organisation=branch),
    "members.Post": lambda branch: PostFactory(organisation=branch),
}
