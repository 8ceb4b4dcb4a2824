"""Results of the years before, from a sheet."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mahua.assessment.models import EarlierResult
from mahua.assessment.sheets import apply, hundredths, plan
from mahua.kernel.spreadsheets.dry_run import Row
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def row(number, name, *, year=2025, star="4", score=None):
    return Row(number, {"organisation": str(name), "year": year, "star": star, "score": score})


def test_the_same_sheet_twice_changes_nothing_and_a_new_figure_is_brought_up_to_date():
    district = DistrictFactory()
    branch, user = OrganisationFactory(parent=district), UserFactory(role="working_committee", role__at=district)
    apply(plan([row(2, branch, score="92.5")], user=user, on=ON), by=user, at=AT)

    again = plan([row(2, branch, score="92.5")], user=user, on=ON)
    apply(plan([row(2, branch, score="93")], user=user, on=ON), by=user, at=AT)

    assert (again.is_empty, again.same) == (True, 1)
    assert [(each.organisation, each.year, each.star, each.score) for each in EarlierResult.objects.all()] == [
        (branch, 2025, 4, 9300)
    ]


def test_each_faulty_row_is_named():
    district = DistrictFactory()
    branch, user = OrganisationFactory(parent=district), UserFactory(role="working_committee", role__at=district)

    changes = plan(
        [
            row(2, branch),
            row(3, branch),
            row(4, "没有的支部"),
            row(5, branch, year=2026),
            row(6, branch, year=2024, score="优"),
        ],
        user=user,
        on=ON,
    )

    assert [each.row for each in changes.remarks] == [3, 4, 5, 6]
    assert not changes.is_acceptable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("92.5", 9250),
        ("92.55", 9255),
        ("100", 10_000),
        ("110", 11_000),
        ("110.01", None),
        ("9.555", None),
        ("优", None),
        ("-1", None),
    ],
)
def test_a_score_is_read_exactly(text, found):
    assert hundredths(text) == found
