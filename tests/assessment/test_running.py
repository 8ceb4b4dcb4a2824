"""The yearly assessment: facts → obligations → scores → a snapshot that gives the same digits again."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from mahua.assessment.asking import ask_for
from mahua.assessment.jobs import run_waiting
from mahua.assessment.keeping import folder_of, is_intact, kept
from mahua.assessment.models import Scheme, Score, Snapshot, Star
from mahua.assessment.results import explanation_of, facts_after
from mahua.assessment.running import run, year_to_assess
from mahua.assessment.schemes import text_of
from mahua.assessment.self_check import self_check
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.ledger.recording import reverse
from mahua.members.models import Post
from mahua.organisations.models import Term
from tests.factories.access import UserFactory
from tests.factories.assessment import SnapshotFactory
from tests.factories.ledger_facts import held
from tests.factories.meetings import branch_of
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 31, 10, tzinfo=UTC)
YEAR_END = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.HOME = tmp_path


def a_branch():
    """Nine full members, secretary and two commissioners, in its term, under a committee of a unit: nothing to object to."""
    unit = UnitFactory(parent=DistrictFactory(), staff=60, fulltime_party_staff=1)
    branch = branch_of(9, committee=3, parent=OrganisationFactory(parent=unit, kind="party_committee"))
    Post.objects.update(from_on=date(2025, 1, 1))
    Term.begin(branch, began_on=date(2025, 1, 1), by=None, at=AT, opening=True)
    return branch


def taken(*, year=2026, as_of=YEAR_END, at=AT, reason=""):
    snapshot = ask_for(year=year, as_of=as_of, reason=reason, by=None, at=at, in_worker=False)
    return run(snapshot, by=None, at=at)


def a_year_with_gaps(branch):
    """Three of four assemblies, all twelve committee meetings, six theme days, no lecture, no life meeting yet."""
    for month in (1, 4, 7):
        held(branch, "branch_assembly", date(2026, month, 20))
    for month in range(1, 13):
        held(branch, "committee_meeting", date(2026, month, 5))
    for month in range(1, 7):
        held(branch, "theme_day", date(2026, month, 10))


def test_a_branch_worked_by_hand():
    """Weights: B1 300 + B2 400 + B3 300 + C1a 150 + C1b 150 + C1d 100 + C2 200 = 1600 of those that apply and have data.

    B1 1, B2 1, B3 1 (nothing is asked of staff below a committee), C1a 3/4 − the fourth quarter is due today and not past, so it
    is open: 3/3 = 1. C1b: December done, 12/12 = 1. C1d: the three quarters of lectures past are 0, the fourth and the
    secretary's yearly one are open: 0. C2: 6 of the 11 months past = 0.545455.
    s = (300+400+300+150+150+0+200·0.545455) / 1600 = 1409.091/1600 = 88.07.
    """
    branch = a_branch()
    a_year_with_gaps(branch)

    score = Score.objects.get(snapshot=taken())

    assert score.total == 8807
    assert {code: score.points[code]["value_millionths"] for code in ("B1", "C1a", "C1b", "C1d", "C2")} == {
        "B1": 1_000_000,
        "C1a": 1_000_000,
        "C1b": 1_000_000,
        "C1d": 0,
        "C2": 545_455,
    }
    assert {code: score.points[code]["outcome"] for code in ("C1c", "C1d", "C3", "C4", "C5")} == {
        "C1c": "not_applicable",
        "C1d": "not_done",
        "C3": "no_data",
        "C4": "no_data",
        "C5": "not_applicable",
    }
    assert score.star.proposed == 4


def test_what_was_lost_adds_up_to_what_is_missing_from_a_hundred():
    branch = a_branch()
    a_year_with_gaps(branch)

    explained = explanation_of(Score.objects.get(snapshot=taken()))

    causes = [each.lost for line in explained.lines for each in (*line.unmet, *line.breaches, *line.costly)]
    assert sum(line.lost for line in explained.lines) == 10_000 - explained.base == 1193
    assert sum(causes) == 1193


def test_the_self_check_of_that_day_says_the_same():
    branch = a_branch()
    a_year_with_gaps(branch)

    assert self_check(branch, year=2026, on=YEAR_END) == explanation_of(Score.objects.get(snapshot=taken()))


def test_the_same_snapshot_gives_the_same_digits_whatever_happened_since():
    branch = a_branch()
    a_year_with_gaps(branch)
    score = Score.objects.get(snapshot=taken())
    before = explanation_of(score)

    held(branch, "theme_day", date(2026, 9, 10))
    reverse(
        Fact.objects.kinds("theme_day.held").first().position,
        reason="did_not_happen",
        organisation=branch,
        by=None,
        at=AT,
    )
    Post.objects.all().delete()

    assert explanation_of(score) == before
    assert before.total == score.total
    assert is_intact(score.snapshot)


def test_kept_tables_that_were_touched_are_noticed():
    a_branch()
    snapshot = taken()

    kept(snapshot.code)["obligations"].write_bytes(b"")

    assert not is_intact(snapshot)


def test_facts_after_the_cut_off_are_listed_and_count_only_in_another_run():
    branch = a_branch()
    a_year_with_gaps(branch)
    first = Score.objects.get(snapshot=taken())
    late = held(branch, "theme_day", date(2026, 9, 10))

    again = Score.objects.get(snapshot=taken(reason="补记后重新考核"))

    assert [fact.position for fact in facts_after(first)] == [late.position]
    assert (first.points["C2"]["done"], again.points["C2"]["done"]) == (6, 7)
    assert list(facts_after(again)) == []


def test_a_second_assessment_in_a_year_needs_a_reason():
    a_branch()
    taken()

    with pytest.raises(Refused, match="每年一次"):
        taken()

    assert [each.number for each in Snapshot.objects.all()] == [1]
    assert taken(reason="方案有误").number == 2


def test_the_database_too_refuses_a_second_one_without_a_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        SnapshotFactory(number=2, reason="")


@pytest.mark.parametrize("as_of", [date(2025, 12, 31), date(2027, 4, 1), date(2027, 1, 1)])
def test_the_day_to_count_to_lies_in_the_year_or_its_grace_and_not_ahead(as_of):
    a_branch()

    with pytest.raises(Refused, match="截止日"):
        ask_for(year=2026, as_of=as_of, by=None, at=AT)


def test_it_leaves_one_fact_and_no_score_in_the_ledger():
    a_branch()

    snapshot = taken()

    fact = Fact.objects.order_by("-position").first()
    assert fact.kind == "snapshot.taken"
    assert fact.data == {
        "snapshot": snapshot.code,
        "year": 2026,
        "as_of": "2026-12-31",
        "cursor": fact.position - 1,
        "scheme": "organ-branch 1",
        "organisations": 1,
        "again": False,
    }


def test_no_star_becomes_one_by_itself():
    a_branch()

    taken()

    assert [(star.state, star.star) for star in Star.objects.all()] == [("proposed", None)]


def test_cancelled_between_two_steps_it_leaves_nothing():
    a_branch()
    snapshot = ask_for(year=2026, as_of=YEAR_END, by=UserFactory(), at=AT)
    snapshot.work.cancel()

    run_waiting(AT)

    snapshot.refresh_from_db()
    assert (snapshot.state, Score.objects.count(), folder_of(snapshot.code).exists()) == ("dropped", 0, False)


def test_the_worker_computes_what_was_asked_for_on_a_page():
    a_branch()
    snapshot = ask_for(year=2026, as_of=YEAR_END, by=UserFactory(), at=AT)

    run_waiting(AT)

    snapshot.refresh_from_db()
    assert (snapshot.state, snapshot.organisations, snapshot.work.state) == ("taken", 1, "finished")


def test_a_changed_scheme_needs_another_version():
    Scheme.keep(text_of("organ-branch"), at=AT)

    with pytest.raises(Refused, match="版本号"):
        Scheme.keep(text_of("organ-branch").replace("from: 9000", "from: 9500"), at=AT)

    assert Scheme.objects.count() == 1


@pytest.mark.parametrize(("today", "year"), [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027)])
def test_until_the_end_of_march_last_year_is_assessed(today, year):
    assert year_to_assess(today) == year


def test_the_command_says_how_many_and_never_who(capsys):
    branch = a_branch()

    call_command("score")

    said = capsys.readouterr().out
    assert "考核组织 1 个" in said
    assert branch.name not in said
