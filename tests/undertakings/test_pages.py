from datetime import date, timedelta

import pytest
from django.urls import reverse

from mahua.tasks.models import Task
from mahua.undertakings.models import Loan, Undertaking
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.factories.tasks import TaskFactory
from tests.factories.undertakings import LoanFactory, UndertakingFactory

pytestmark = pytest.mark.django_db


def url(name, undertaking=None, **more):
    said = {"code": undertaking.code} if undertaking else {}
    return reverse(f"undertakings:{name}", kwargs={**said, **more})


def secretary_of(undertaking):
    return UserFactory(role="branch_secretary", role__at=undertaking.branch)


def leader_of(undertaking):
    return UserFactory(role="unit_leader", role__at=undertaking.unit)


@pytest.mark.parametrize("undertakings", [1, 3])
def test_the_list_costs_the_same_however_long(client, undertakings, django_assert_num_queries):
    unit = UnitFactory()
    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    UndertakingFactory.create_batch(undertakings, unit=unit)
    client.get(url("index"))

    with django_assert_num_queries(5):  # session, user, roles, units, page
        response = client.get(url("index"))

    assert response.content.decode().count("<tr>") == undertakings + 1


def test_one_undertaking_costs_the_same_however_much_is_done_for_it(client, django_assert_max_num_queries):
    undertaking = UndertakingFactory(planned=True)
    business = undertaking.strand("business")
    client.force_login(undertaking.business_owner)
    for number in range(1, 4):
        business.measures.create(number=number, title=f"指标{number}", target=number)
        TaskFactory(organisation=undertaking.unit, about=business.code)
        LoanFactory(undertaking=undertaking)
        UndertakingFactory(unit=undertaking.unit, parent=undertaking, part="part")
    client.get(url("show", undertaking))

    with django_assert_max_num_queries(12):
        response = client.get(url("show", undertaking))

    assert response.content.decode().count("指标3") == 1


def test_the_page_with_the_braid_of_forty_joints_takes_eight_queries(client, django_assert_num_queries):
    undertaking = UndertakingFactory(planned=True)
    business = undertaking.strand("business")
    for number in range(1, 41):
        undertaking.joints.create(
            kind="member_carried_task",
            stage="co_carried",
            occurred_on=date(2026, 2, 1) + timedelta(days=number),
            source=f"w{number}",
            source_position=number,
        )
    business.measures.create(number=1, title="完成", target=48)
    TaskFactory(organisation=undertaking.unit, about=business.code)
    client.force_login(undertaking.business_owner)
    client.get(url("show", undertaking))

    with django_assert_num_queries(
        8
    ):  # session, user, roles, undertaking, passes, joints, strands with measures, tasks
        client.get(url("show", undertaking))


def test_the_list_is_narrowed_by_unit_category_stage_and_state(client):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    client.force_login(UserFactory(role="working_committee", role__at=district))
    UndertakingFactory(unit=unit, title="老旧小区改造", category="key_project", stage="carrying")
    UndertakingFactory(unit=UnitFactory(parent=district), title="营商环境", category="campaign", state="under_way")
    UndertakingFactory(unit=unit, title="去年的事", state="ended", ended_on=date(2025, 12, 1), result="met")

    def shown(**chosen):
        page = client.get(url("index"), chosen).content.decode()
        return [title for title in ("老旧小区改造", "营商环境", "去年的事") if title in page]

    assert shown() == ["老旧小区改造", "营商环境"]
    assert shown(unit=unit.code) == ["老旧小区改造"]
    assert shown(category="campaign") == ["营商环境"]
    assert shown(stage="carrying") == ["老旧小区改造"]
    assert shown(state="ended") == ["去年的事"]
    assert shown(state="") == ["老旧小区改造", "营商环境", "去年的事"]


def test_a_leader_proposes_in_one_short_form(client):
    unit = UnitFactory()
    branch = OrganisationFactory(parent=unit)
    head = UserFactory(role="business_head", role__at=unit)
    client.force_login(UserFactory(role="unit_leader", role__at=unit))
    typed = {
        "title": "老旧小区改造三期",
        "category": "key_project",
        "business_owner": head.code,
        "branch": branch.code,
        "starts_on": "2026-01-10",
        "ends_on": "2026-12-20",
        "stage_wording": "advanced",
    }

    response = client.post(url("new"), typed)

    made = Undertaking.objects.get()
    assert response.url == url("show", made)
    assert (made.unit, made.branch, made.business_owner, made.stage_label) == (unit, branch, head, "同谋划")


def test_the_page_to_propose_says_what_is_wrong_and_proposes_nothing(client):
    unit = UnitFactory()
    client.force_login(UserFactory(role="business_head", role__at=unit))

    response = client.post(url("new"), {"title": "某事", "starts_on": "2026-02-01", "ends_on": "2026-01-01"})

    assert response.status_code == 422
    assert "止日不能早于起日" in response.content.decode()
    assert not Undertaking.objects.exists()


def test_research_goes_from_topic_to_problem_to_measure(client):
    topic = UndertakingFactory(category="research")
    client.force_login(topic.business_owner)
    typed = {
        "category": "research",
        "business_owner": topic.business_owner.code,
        "branch": topic.branch.code,
        "starts_on": "2026-02-01",
        "ends_on": "2026-03-01",
        "stage_wording": "together",
    }

    client.post(url("new"), {**typed, "title": "电梯加装慢", "whole": topic.code})
    problem = topic.parts.get()
    client.post(url("new"), {**typed, "title": "一次告知", "whole": problem.code})

    assert (problem.part, problem.parts.get().part) == ("problem", "measure")


def test_the_secretary_plans_the_party_strand_and_the_owner_the_business_strand(client):
    undertaking = UndertakingFactory()

    client.force_login(secretary_of(undertaking))
    mine = client.post(url("plan_party", undertaking), {"goal": "党员联络", "edition": 0})
    not_mine = client.post(url("plan_business", undertaking), {"goal": "我也写", "edition": 0})
    client.force_login(undertaking.business_owner)
    owner = {"goal": "四十八栋", "edition": 0, "m0-title": "完成", "m0-target": "48", "m0-counted_in": "栋"}
    client.post(url("plan_business", undertaking), owner)

    undertaking.refresh_from_db()
    goals = dict(undertaking.strands.values_list("side", "goal"))
    assert (mine.status_code, not_mine.status_code) == (302, 403)
    assert goals == {"party": "党员联络", "business": "四十八栋"}
    assert undertaking.state == "under_way"


def test_who_plans_over_another_sees_both_versions_and_loses_neither(client):
    undertaking = UndertakingFactory()
    client.force_login(secretary_of(undertaking))
    client.post(url("plan_party", undertaking), {"goal": "先写的目标", "edition": 0})

    stale = client.post(url("plan_party", undertaking), {"goal": "后写的目标", "edition": 0})
    page = stale.content.decode()
    again = client.post(url("plan_party", undertaking), {"goal": "后写的目标", "edition": 1})

    assert stale.status_code == 422
    assert ("先写的目标" in page, "后写的目标" in page, 'name="edition" value="1"' in page) == (True, True, True)
    assert again.status_code == 302
    assert undertaking.strand("party").goal == "后写的目标"


def test_a_task_listed_on_the_page_belongs_to_the_strand(client):
    undertaking = UndertakingFactory(planned=True)
    member = MemberFactory(organisation=undertaking.branch)
    client.force_login(undertaking.business_owner)

    typed = {"title": "入户征询", "owner": member.code, "due_on": "2026-02-20"}
    client.post(url("open_business_task", undertaking), typed)

    task = Task.objects.get()
    assert (task.about, task.organisation, task.owner) == (
        undertaking.strand("business").code,
        undertaking.unit,
        member,
    )
    assert "入户征询" in client.get(url("show", undertaking)).content.decode()


def test_the_owner_closes_a_business_task_here_and_no_other(client):
    undertaking = UndertakingFactory(planned=True)
    own = TaskFactory(organisation=undertaking.unit, about=undertaking.strand("business").code)
    party = TaskFactory(organisation=undertaking.branch, about=undertaking.strand("party").code)
    client.force_login(undertaking.business_owner)

    closed = client.post(url("close_business_task", undertaking, task=own.code))
    other = client.post(url("close_business_task", undertaking, task=party.code))

    assert (closed.status_code, other.status_code) == (302, 404)
    assert list(Task.objects.open()) == [party]


def test_measures_are_reported_all_on_one_page(client):
    undertaking = UndertakingFactory(planned=True)
    strand = undertaking.strand("business")
    strand.measures.create(number=1, title="完成", target=48)
    strand.measures.create(number=2, title="征询", target=100, actual=30)
    client.force_login(undertaking.business_owner)

    client.post(url("report_business", undertaking), {"m1": "41", "m2": ""})

    assert list(strand.measures.order_by("number").values_list("actual", flat=True)) == [41, 30]


def test_the_leader_says_that_the_strands_need_not_meet(client):
    undertaking = UndertakingFactory(planned=True)
    client.force_login(leader_of(undertaking))

    typed = {"from_on": "2026-06-01", "until_on": "2026-08-31", "reason": "汛期停工"}
    client.post(url("say_apart", undertaking), typed)

    page = client.get(url("show", undertaking)).content.decode()
    assert "无需结合的时段" in page
    assert "汛期停工" in page


def test_the_owner_ends_it_with_its_result(client):
    undertaking = UndertakingFactory(planned=True)
    client.force_login(undertaking.business_owner)

    client.post(url("end", undertaking), {"result": "partly", "reason": "两栋顺延"})

    page = client.get(url("show", undertaking)).content.decode()
    assert "部分完成" in page
    assert "两栋顺延" in page
    assert url("end", undertaking) not in page


def test_a_loan_is_asked_for_here_and_confirmed_by_the_unit_that_lends(client):
    undertaking = UndertakingFactory(planned=True, unit=UnitFactory(parent=DistrictFactory()))
    lender = UnitFactory(parent=undertaking.unit.__class__.objects.get(kind="district"))
    typed = {
        "lender": lender.code,
        "what": "rooms",
        "words": "三楼会议室",
        "from_on": "2026-03-01",
        "until_on": "2026-03-09",
    }

    client.force_login(undertaking.business_owner)
    client.post(url("ask_loan", undertaking), typed)
    loan = Loan.objects.get()
    own = client.post(url("lend", code=loan.code))
    client.force_login(UserFactory(role="business_head", role__at=lender))
    listed = client.get(url("loans")).content.decode()
    lent = client.post(url("lend", code=loan.code))

    loan.refresh_from_db()
    assert (own.status_code, lent.status_code, loan.state) == (404, 302, "lent")
    assert "三楼会议室" in listed
    assert client.get(url("show", undertaking)).status_code == 404


@pytest.mark.parametrize("loans", [1, 3])
def test_the_list_of_loans_costs_the_same_however_long(client, loans, django_assert_num_queries):
    lender = UnitFactory()
    client.force_login(UserFactory(role="business_head", role__at=lender))
    LoanFactory.create_batch(loans, lender=lender)
    client.get(url("loans"))

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(url("loans"))

    assert response.content.decode().count("<tr>") == loans + 1


def test_a_strand_is_shown_on_the_page_of_its_undertaking(client):
    undertaking = UndertakingFactory(planned=True)
    client.force_login(secretary_of(undertaking))

    response = client.get(url("strand", code=undertaking.strand("party").code))

    assert response.url == f"{url('show', undertaking)}#party"


def test_who_does_a_task_of_the_party_strand_is_not_named_above_the_branch(client):
    undertaking = UndertakingFactory(planned=True)
    member = MemberFactory(organisation=undertaking.branch, name="陆清源")
    TaskFactory(organisation=undertaking.branch, owner=member, about=undertaking.strand("party").code, title="联络楼栋")

    def page_for(user):
        client.force_login(user)
        return client.get(url("show", undertaking)).content.decode()

    assert "陆清源" in page_for(secretary_of(undertaking))
    above = page_for(undertaking.business_owner)
    assert ("联络楼栋" in above, "陆清源" in above) == (True, False)
