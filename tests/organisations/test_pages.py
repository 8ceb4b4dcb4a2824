from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.ledger.models import Fact
from mahua.organisations.models import Leadership, Organisation, Renewal, Term
from tests.factories.abouts import offering
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 1)


@pytest.fixture
def district():
    return DistrictFactory()


def signed_in(client, role, organisation):
    user = UserFactory(role=role, role__at=organisation, path=organisation.path)
    client.force_login(user)
    client.get(reverse("organisations:index"))  # the first page of five minutes also writes the session
    return user


def a_committee(district):
    unit = UnitFactory(parent=district, name="住建局")
    committee = OrganisationFactory(kind="party_committee", parent=unit, name="机关党委")
    return unit, committee, OrganisationFactory(parent=committee, name="第一党支部")


def test_the_tree_is_filtered_by_kind_unit_and_two_characters(client, district):
    unit, _, branch = a_committee(district)
    OrganisationFactory(parent=UnitFactory(parent=district, name="教育局"), name="第一党支部")
    signed_in(client, "working_committee", district)

    response = client.get(reverse("organisations:index"), {"kind": "branch", "unit": unit.code, "q": "党支"})

    assert [row.code for row in response.context["rows"]] == [branch.code]


def test_the_tree_of_another_day_shows_the_names_of_that_day(client, district):
    _, _, branch = a_committee(district)
    branch.rename("先锋党支部", on=DAY, by=None, at=timezone.now())
    signed_in(client, "working_committee", district)

    before = client.get(reverse("organisations:index"), {"kind": "branch", "on": "2026-03-01"})
    today = client.get(reverse("organisations:index"), {"kind": "branch"})

    assert [row.name for row in before.context["rows"]] == ["第一党支部"]
    assert [row.name for row in today.context["rows"]] == ["先锋党支部"]


@pytest.mark.parametrize("branches", [1, 3])
def test_the_tree_costs_the_same_however_long(client, district, branches, django_assert_num_queries):
    OrganisationFactory.create_batch(branches, parent=UnitFactory(parent=district))
    signed_in(client, "working_committee", district)

    with django_assert_num_queries(5):  # session, user, roles, units, page
        response = client.get(reverse("organisations:index"))

    assert len(response.context["rows"]) == branches + 2


@pytest.mark.parametrize("branches", [1, 3])
def test_one_organisation_costs_the_same_however_many_below(client, district, branches, django_assert_num_queries):
    unit = UnitFactory(parent=district)
    OrganisationFactory.create_batch(branches, parent=unit)
    signed_in(client, "working_committee", district)

    with django_assert_num_queries(7):  # session, user, roles, the thing, what is near, relations, term
        response = client.get(reverse("organisations:show", args=[unit.code]))

    assert len(response.context["children"]) == branches


def test_an_organisation_out_of_sight_is_not_there(client, district):
    _, committee, _ = a_committee(district)
    elsewhere = UnitFactory(parent=district)
    signed_in(client, "committee_clerk", committee)

    response = client.get(reverse("organisations:show", args=[elsewhere.code]))

    assert response.status_code == 404


def test_a_secretary_sees_her_branch_and_may_not_rename_it(client, district):
    *_, branch = a_committee(district)
    signed_in(client, "branch_secretary", branch)

    shown = client.get(branch.get_absolute_url())
    refused = client.get(reverse("organisations:rename", args=[branch.code]))

    assert (shown.status_code, refused.status_code) == (200, 403)


def test_a_clerk_renames_moves_and_dissolves(client, district):
    _unit, committee, branch = a_committee(district)
    general = OrganisationFactory(kind="general_branch", parent=committee, name="机关党总支")
    signed_in(client, "committee_clerk", committee)

    client.post(reverse("organisations:rename", args=[branch.code]), {"name": "先锋党支部", "on": "2026-05-01"})
    client.post(reverse("organisations:move", args=[branch.code]), {"parent": general.code, "on": "2026-06-01"})
    client.post(reverse("organisations:dissolve", args=[branch.code]), {"on": "2026-07-01"})

    branch.refresh_from_db()
    assert (branch.name, branch.parent(), branch.dissolved_on) == ("先锋党支部", general, date(2026, 7, 1))


def test_history_names_the_parents_of_then(client, district):
    _unit, _committee, branch = a_committee(district)
    other = UnitFactory(parent=district, name="教育局")
    branch.move(other, on=DAY, by=None, at=timezone.now())
    signed_in(client, "working_committee", district)

    response = client.get(reverse("organisations:history", args=[branch.code]))

    assert [line["parent"].name for line in response.context["lines"]] == ["教育局", "机关党委"]


def test_the_page_of_a_day_shows_where_it_hung_then(client, district):
    _unit, _committee, branch = a_committee(district)
    branch.move(UnitFactory(parent=district), on=DAY, by=None, at=timezone.now())
    signed_in(client, "working_committee", district)

    response = client.get(reverse("organisations:day", args=[branch.code]), {"on": "2026-03-01"})

    assert [each.name for each in response.context["above"]] == ["示例区", "住建局", "机关党委"]


def test_a_temporary_branch_needs_a_task_and_an_end(client, district):
    _, committee, _ = a_committee(district)
    signed_in(client, "committee_clerk", committee)
    url = reverse("organisations:found", args=[committee.code])
    said = {"name": "防汛临时党支部", "kind": "temporary_branch", "founded_on": "2026-06-01"}

    without = client.post(url, said)
    client.post(url, {**said, "purpose": "防汛抢险", "planned_until": "2026-09-30"})

    assert without.status_code == 422
    assert Organisation.objects.get(kind="temporary_branch").planned_until == date(2026, 9, 30)


def test_leadership_is_typed_and_shown_on_both_sides(client, district):
    unit, committee, _ = a_committee(district)
    group = OrganisationFactory(kind="leading_group", parent=unit, name="住建局党组")
    signed_in(client, "working_committee", district)

    client.post(
        reverse("organisations:lead", args=[committee.code]),
        {"relation": "leads", "superior": group.code, "on": "2026-05-01"},
    )

    assert Leadership.objects.get().superior == group
    assert "住建局党组" in client.get(committee.get_absolute_url()).content.decode()


def test_the_whole_renewal_is_walked_by_those_whose_turn_it_is(client, district):
    _, committee, branch = a_committee(district)
    term = Term.begin(branch, began_on=date(2023, 9, 1), by=None, at=timezone.now(), opening=True)
    secretary = UserFactory(role="branch_secretary", role__at=branch)
    clerk = UserFactory(role="committee_clerk", role__at=committee)
    steps = [
        (clerk, "remind", {}),
        (secretary, "request_renewal", {"on": "2026-06-01"}),
        (clerk, "approve_renewal", {"on": "2026-06-10"}),
        (secretary, "elect", {"on": "2026-08-30"}),
        (secretary, "report", {"on": "2026-09-02"}),
    ]

    for user, step, said in steps:
        client.force_login(user)
        assert client.post(reverse(f"organisations:{step}", args=[branch.code]), said).status_code == 302

    renewal = Renewal.objects.get(term=term)
    assert renewal.next_step is None
    assert Term.objects.current().get(organisation=branch).began_on == date(2026, 8, 30)


def test_a_branch_does_not_approve_its_own_renewal(client, district):
    *_, branch = a_committee(district)
    signed_in(client, "branch_secretary", branch)

    response = client.post(reverse("organisations:approve_renewal", args=[branch.code]), {"on": "2026-06-10"})

    assert response.status_code == 403


@pytest.mark.parametrize("branches", [1, 3])
def test_the_renewals_cost_the_same_however_many(client, district, branches, django_assert_num_queries):
    for branch in OrganisationFactory.create_batch(branches, parent=district):
        Term.begin(branch, began_on=timezone.now().date() - timedelta(days=1100), by=None, at=timezone.now())
    signed_in(client, "working_committee", district)

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse("organisations:renewals"))

    assert len(response.context["rows"]) == branches


def test_an_export_is_a_workbook_and_stands_in_the_security_log(client, district):
    a_committee(district)
    signed_in(client, "working_committee", district)

    response = client.get(reverse("organisations:export"))

    assert response.content[:2] == b"PK"
    assert SecurityEvent.objects.get(kind="table.exported").about.startswith("organisations")


def test_a_temporary_branch_may_say_what_it_was_set_up_for(client):
    committee = OrganisationFactory(kind="party_committee", parent=UnitFactory(parent=DistrictFactory()))
    client.force_login(UserFactory(role="committee_clerk", role__at=committee))
    url = reverse("organisations:found", args=[committee.code])
    said = {"name": "防汛临时党支部", "kind": "temporary_branch", "founded_on": "2026-06-01", "about": "y2345"}

    with offering(("y2345", "防汛抢险")):
        client.post(url, {**said, "purpose": "防汛", "planned_until": "2026-12-01"})
        client.post(url, {**said, "name": "第九党支部", "kind": "branch"})

    about = {fact.organisation_code: fact.data.get("about") for fact in Fact.objects.kinds("organisation.founded")}
    made = {each.name: each for each in Organisation.objects.filter(name__in=("防汛临时党支部", "第九党支部"))}
    assert {name: (each.about, about[each.code]) for name, each in made.items()} == {
        "防汛临时党支部": ("y2345", "y2345"),
        "第九党支部": ("", None),
    }
