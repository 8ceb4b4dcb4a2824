from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from mahua.assessment.models import Scheme, Score, Snapshot, Star
from mahua.assessment.schemes import text_of
from mahua.kernel.codes import new_code
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory

AT = datetime(2026, 12, 31, 2, tzinfo=UTC)


def shipped_scheme():
    """The scheme for branches that travels with Mahua, kept."""
    return Scheme.keep(text_of("organ-branch"), at=AT)


class SnapshotFactory(DjangoModelFactory):
    """The first assessment of 2026, taken; no kept tables, no scores. Asked for twice it is the same one."""

    class Meta:
        model = Snapshot
        django_get_or_create = ("subject", "year", "number")

    code = factory.LazyFunction(lambda: new_code("a"))
    path = "0001"
    subject = "branch"
    year = 2026
    number = 1
    as_of = date(2026, 12, 31)
    scheme = factory.LazyFunction(shipped_scheme)
    state = "taken"
    asked_at = AT
    taken_at = AT
    cursor = 0


class ScoreFactory(DjangoModelFactory):
    """A branch that earned 93.00 of 100, four fifths of B and all of C."""

    class Meta:
        model = Score

    snapshot = factory.SubFactory(SnapshotFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    coverage = 10_000
    is_sufficient = True
    base = 9300
    total = 9300
    axes = factory.LazyFunction(lambda: {"B": [2800, 3500], "C": [6500, 6500]})


class StarFactory(DjangoModelFactory):
    """Five stars proposed, nothing decided."""

    class Meta:
        model = Star

    score = factory.SubFactory(ScoreFactory)
    proposed = 5


def confirmed_star(*, star=4, at=AT, by=None, **about):
    """A star somebody has decided."""
    made = StarFactory(**about)
    made.confirm(star, reason="依据台账", by=by or UserFactory(), at=at)
    return made
