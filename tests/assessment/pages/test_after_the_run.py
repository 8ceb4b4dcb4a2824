"""After the yearly run: the branch sees its own, the working committee where help is needed, others nothing."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

import mahua.assessment
from mahua.assessment import warming
from mahua.assessment.asking import ask_for
from mahua.assessment.bands import FEWEST, help_bands, quartiles
from mahua.assessment.models import Appeal, Score, Snapshot, Star
from mahua.assessment.running import run
from mahua.kernel.days import day_of
from tests.factories.access import UserFactory
from tests.factories.assessment import ScoreFactory, SnapshotFactory, StarFactory, confirmed_star
from tests.factories.meetings import branch_of
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
ROOT = Path(mahua.assessment.__file__).parent


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.HOME = tmp_path


def taken_now():
    at = timezone.now()
    today = day_of(at)
    warming.READY.wait(today.year)
    return run(ask_for(year=today.year, as_of=today, by=None, at=at, in_worker=False), by=None, at=at)


def the_committee():
    district = DistrictFactory()
    return district, UserFactory(role="working_committee", role__at=district)


def test_the_branch_sees_its_result_explained(client):
    branch = branch_of(9, committee=3, parent=UnitFactory(parent=DistrictFactory()))
    taken_now()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    text = client.get(reverse("assessment:result", args=[branch.code])).content.decode()

    assert "待工委确定" in text
    assert "C2 主题党日" in text
    assert "见到记录 0 次" in text


@pytest.mark.parametrize("role", ["committee_clerk", "unit_leader", "working_committee"])
def test_nobody_else_opens_the_branchs_result_page(client, role):
    branch = OrganisationFactory(parent=UnitFactory(parent=DistrictFactory()))
    StarFactory(score__organisation=branch)
    client.force_login(UserFactory(role=role, role__at=branch))

    assert client.get(reverse("assessment:result", args=[branch.code])).status_code == 403


@pytest.mark.parametrize("role", ["branch_secretary", "committee_clerk", "unit_leader"])
def test_scores_are_seen_by_the_body_itself_and_the_working_committee_only(role):
    district, committee = the_committee()
    branch = OrganisationFactory(parent=UnitFactory(parent=district))
    score = ScoreFactory(organisation=branch)
    neighbour = OrganisationFactory(parent=branch.parent())

    assert list(Score.objects.visible_to(committee)) == [score]
    assert list(Score.objects.visible_to(UserFactory(role="branch_secretary", role__at=branch))) == [score]
    assert list(Score.objects.visible_to(UserFactory(role=role, role__at=neighbour))) == []


def test_before_any_run_the_working_committee_is_told_there_is_none(client):
    _, committee = the_committee()
    client.force_login(committee)

    assert "还没有年度考核" in client.get(reverse("assessment:help")).content.decode()


def test_bodies_stand_in_bands_and_in_roster_order_without_any_figure(client):
    district, committee = the_committee()
    snapshot = SnapshotFactory()
    earned = (1000, 3500, 500)
    for number, points in enumerate(earned):
        branch = OrganisationFactory(parent=district, name=f"名册第{number}支部")
        ScoreFactory(snapshot=snapshot, organisation=branch, axes={"B": [points, 3500], "C": [0, 0]}, total=points)
    client.force_login(committee)

    text = client.get(reverse("assessment:help")).content.decode()

    assert re.findall(r"名册第\d支部", text) == ["名册第0支部", "名册第2支部", "名册第1支部"]
    assert not re.search(r"\d+\.\d\d|名次|排名第|order=|sort=", text.split("<main")[1].split("</details>", 1)[1])


def test_no_query_or_template_orders_by_a_score():
    ordered = []
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
                ordered += [each.value for each in node.args if isinstance(each, ast.Constant)]
    templates = "".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.html"))

    forbidden = {"total", "base", "place", "proposed", "star", "points", "axes", "coverage"}
    assert "path" in ordered
    assert [name for name in ordered if name.lstrip("-").rpartition("__")[2] in forbidden - {"proposed"}] == []
    assert not re.search(r"dictsort|\.place\b|sort=|order=", templates)


def test_quartiles_are_shown_only_among_many():
    assert quartiles(range(FEWEST - 1)) is None
    assert quartiles(range(0, 101, 10)) == [20, 50, 70]


def test_nobody_has_to_be_last():
    everybody = [ScoreFactory.build(snapshot=None, organisation=None, path="0001", axes={"B": [95, 100]})] * 12

    assert [len(band.scores) for band in help_bands(everybody, axis="B")] == [0, 0, 12, 0]


def test_a_star_is_confirmed_on_its_page_and_the_next_one_follows(client):
    district, committee = the_committee()
    snapshot = SnapshotFactory()
    first, second = (
        StarFactory(score__snapshot=snapshot, score__organisation=OrganisationFactory(parent=district)) for _ in "ab"
    )
    client.force_login(committee)

    answer = client.post(reverse("assessment:confirm_star", args=[first.pk]), {"star": 4, "reason": "依据台账"})

    first.refresh_from_db()
    assert (first.star, first.reason, first.confirmed_by) == (4, "依据台账", committee)
    assert answer.url == second.get_absolute_url()


def test_without_a_reason_the_form_says_so(client):
    district, committee = the_committee()
    star = StarFactory(score__organisation=OrganisationFactory(parent=district))
    client.force_login(committee)

    answer = client.post(reverse("assessment:confirm_star", args=[star.pk]), {"star": 4, "reason": ""})

    star.refresh_from_db()
    assert (answer.status_code, star.state) == (422, "proposed")


def test_a_branch_appeals_and_the_working_committee_answers(client):
    district, committee = the_committee()
    branch = OrganisationFactory(parent=district)
    star = confirmed_star(star=3, score__organisation=branch, at=timezone.now())
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))
    client.post(reverse("assessment:new_appeal", args=[branch.code]), {"words": "有会议漏记"})
    appeal = Appeal.objects.get()

    client.force_login(committee)
    listed = client.get(reverse("assessment:stars")).content.decode()
    client.post(reverse("assessment:answer_appeal", args=[appeal.code]), {"star": 4, "words": "核实属实"})

    star.refresh_from_db()
    assert reverse("assessment:appeal", args=[appeal.code]) in listed
    assert star.star == 4


def test_the_working_committee_asks_for_an_assessment_with_progress(client):
    _, committee = the_committee()
    client.force_login(committee)
    today = day_of(timezone.now())

    answer = client.post(
        reverse("assessment:new_snapshot"), {"subject": "branch", "year": today.year, "as_of": today.isoformat()}
    )

    snapshot = Snapshot.objects.get()
    assert answer.url == snapshot.get_absolute_url()
    assert "已完成 0%" in client.get(answer.url).content.decode()


def test_a_second_assessment_without_a_reason_is_refused_on_the_page(client):
    _, committee = the_committee()
    today = day_of(timezone.now())
    SnapshotFactory(year=today.year, as_of=today)
    client.force_login(committee)

    answer = client.post(
        reverse("assessment:new_snapshot"), {"subject": "branch", "year": today.year, "as_of": today.isoformat()}
    )

    assert answer.status_code == 409
    assert "每年一次" in answer.content.decode()


@pytest.mark.parametrize("bodies", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("help", 5), ("stars", 7), ("snapshots", 4)])
def test_a_list_costs_the_same_however_long(client, bodies, page, queries, django_assert_num_queries):
    district, committee = the_committee()
    snapshot = SnapshotFactory(as_of=date(2026, 12, 31))
    for _ in range(bodies):
        StarFactory(score__snapshot=snapshot, score__organisation=OrganisationFactory(parent=district))
    client.force_login(committee)
    client.get(reverse("assessment:help"))

    with django_assert_num_queries(queries):
        client.get(reverse(f"assessment:{page}"))

    assert Star.objects.count() == bodies


def test_the_window_of_an_appeal_is_shown_and_closes(client):
    branch = OrganisationFactory(parent=DistrictFactory())
    confirmed_star(score__organisation=branch, at=timezone.now() - timedelta(days=8))
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    text = client.get(reverse("assessment:result", args=[branch.code])).content.decode()

    assert "提交申诉" not in text
