from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.models import SecurityEvent
from mahua.members.models import Member, Membership, Post
from mahua.organisations.models import Organisation, Succession
from tests.factories.access import UserFactory
from tests.factories.members import MemberFactory, PostFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db


def a_committee():
    unit = UnitFactory(parent=DistrictFactory())
    committee = OrganisationFactory(kind="party_committee", parent=unit)
    return unit, committee, OrganisationFactory(parent=committee)


def signed_in(client, role, organisation):
    user = UserFactory(role=role, role__at=organisation, path=organisation.path)
    client.force_login(user)
    client.get(reverse("organisations:index"))  # the first page of five minutes also writes the session
    return user


def test_the_roster_stands_in_chinese_order_and_finds_two_characters(client):
    _, committee, branch = a_committee()
    for name in ("张伟", "安娜", "李张伟明"):
        MemberFactory(organisation=branch, name=name)
    signed_in(client, "committee_clerk", committee)

    everybody = client.get(reverse("members:index"))
    found = client.get(reverse("members:index"), {"q": "张伟"})
    by_pinyin = client.get(reverse("members:index"), {"q": "an na"})

    assert [each.name for each in everybody.context["page"]] == ["安娜", "李张伟明", "张伟"]
    assert [each.name for each in found.context["page"]] == ["李张伟明", "张伟"]
    assert [each.name for each in by_pinyin.context["page"]] == ["安娜"]


def test_those_who_left_are_not_on_the_roster_but_found_by_status(client):
    _, committee, branch = a_committee()
    member = MemberFactory(organisation=branch)
    member.change_status("left", on=date(2026, 3, 1), by=None, at=timezone.now())
    signed_in(client, "committee_clerk", committee)

    assert len(client.get(reverse("members:index")).context["page"]) == 0
    assert len(client.get(reverse("members:index"), {"status": "left"}).context["page"]) == 1


@pytest.mark.parametrize("members", [1, 3])
def test_the_roster_costs_the_same_however_long(client, members, django_assert_num_queries):
    _, committee, branch = a_committee()
    MemberFactory.create_batch(members, organisation=branch)
    signed_in(client, "committee_clerk", committee)

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse("members:index"))

    assert len(response.context["page"]) == members


@pytest.mark.parametrize("posts", [1, 3])
def test_a_member_costs_the_same_however_many_posts(client, posts, django_assert_num_queries):
    _, committee, branch = a_committee()
    member = MemberFactory(organisation=branch)
    for role in ("secretary", "publicity_commissioner", "discipline_commissioner")[:posts]:
        PostFactory(organisation=branch, member=member, role=role)
    signed_in(client, "committee_clerk", committee)

    with django_assert_num_queries(7):  # session, user, roles, the member, branch, memberships, posts
        response = client.get(member.get_absolute_url())

    assert len(response.context["posts"]) == posts


def test_a_member_elsewhere_is_not_there_and_a_unit_leader_transfers_nobody(client):
    unit, _, branch = a_committee()
    member, stranger = MemberFactory(organisation=branch), MemberFactory()
    signed_in(client, "unit_leader", unit)

    assert client.get(stranger.get_absolute_url()).status_code == 404
    assert client.get(member.get_absolute_url()).status_code == 200
    assert client.get(reverse("members:transfer", args=[member.code])).status_code == 403


def test_a_clerk_admits_confirms_and_transfers(client):
    _, committee, branch = a_committee()
    other = OrganisationFactory(parent=committee)
    signed_in(client, "committee_clerk", committee)
    said = {"name": "王芳", "stage": "probationary", "joined_on": "2025-07-01", "from_on": "2025-07-01"}

    client.post(reverse("members:admit", args=[branch.code]), said)
    member = Member.objects.get()
    client.post(reverse("members:confirm", args=[member.code]), {"on": "2026-07-01"})
    client.post(reverse("members:transfer", args=[member.code]), {"to": other.code, "on": "2026-08-01"})

    member.refresh_from_db()
    assert (member.stage, member.confirmed_on, member.organisation) == ("full", date(2026, 7, 1), other)
    assert Membership.objects.home().filter(member=member).count() == 2


def test_who_belonged_here_on_a_day(client):
    _, committee, branch = a_committee()
    member = MemberFactory(organisation=branch, name="王芳")
    member.transfer(OrganisationFactory(parent=committee), on=date(2026, 5, 1), by=None, at=timezone.now())
    signed_in(client, "committee_clerk", committee)
    url = reverse("members:on_day", args=[branch.code])

    before, after = client.get(url, {"on": "2026-04-30"}), client.get(url, {"on": "2026-05-01"})

    assert [held.member.name for held in before.context["page"]] == ["王芳"]
    assert len(after.context["page"]) == 0


def test_a_post_is_given_and_ended_on_the_page_of_its_organisation(client):
    _, committee, branch = a_committee()
    member = MemberFactory(organisation=branch)
    signed_in(client, "committee_clerk", committee)
    said = {"member": member.code, "role": "secretary", "from_on": "2026-01-01", "elected": "on"}

    client.post(reverse("members:appoint", args=[branch.code]), said)
    post = Post.objects.get()
    client.post(reverse("members:end_post", args=[post.code]), {"on": "2026-06-01"})

    post.refresh_from_db()
    assert (post.role, post.elected, post.until_on) == ("secretary", True, date(2026, 6, 1))


def test_the_card_of_an_organisation_tells_posts_side_by_side_and_counts_what_is_below(client):
    unit, _, branch = a_committee()
    member = MemberFactory(organisation=branch)
    PostFactory(organisation=unit, member=member, role="administrative_head")
    PostFactory(organisation=unit, member=member, role="party_affairs_staff")
    signed_in(client, "unit_leader", unit)

    context = client.get(reverse("members:of", args=[unit.code])).context

    assert [post.role for post in context["administrative"]] == ["administrative_head"]
    assert [post.role for post in context["party"]] == ["party_affairs_staff"]
    assert context["tally"] == {"members": 1, "full": 1}


def test_breaches_are_listed_with_clause_and_filtered_by_rule(client):
    _, committee, branch = a_committee()
    MemberFactory.create_batch(4, organisation=branch)
    signed_in(client, "committee_clerk", committee)

    everything = client.get(reverse("members:breaches"))
    only = client.get(reverse("members:breaches"), {"rule": "BR-SECRETARY"})

    assert len(everything.context["page"].rows) > 1
    assert [each.code for each in only.context["page"]] == [branch.code]
    assert "第二十条" in only.content.decode()


@pytest.mark.parametrize("branches", [1, 3])
def test_the_breaches_cost_the_same_however_many(client, branches, django_assert_num_queries):
    _, committee, _ = a_committee()
    OrganisationFactory.create_batch(branches, parent=committee)
    signed_in(client, "committee_clerk", committee)

    with django_assert_num_queries(14):  # session, user, roles, the last fact, ten for the findings
        client.get(reverse("members:breaches"))


def test_a_proposal_is_shown_after_six_months_and_nothing_is_changed(client):
    _, committee, branch = a_committee()
    lost = MemberFactory(organisation=branch, status="lost", status_on=date(2020, 1, 10))
    MemberFactory(organisation=branch, status="lost", status_on=timezone.localdate())
    signed_in(client, "committee_clerk", committee)

    rows = client.get(reverse("members:proposals")).context["rows"]

    assert [(member, proposal.since) for member, proposal in rows] == [(lost, date(2020, 7, 10))]
    lost.refresh_from_db()
    assert lost.status == "lost"


def test_a_merger_is_one_press_and_leaves_a_succession(client):
    _, committee, branch = a_committee()
    old = OrganisationFactory(parent=committee)
    MemberFactory(organisation=old)
    signed_in(client, "committee_clerk", committee)

    client.post(reverse("members:merge", args=[branch.code]), {"predecessors": [old.code], "on": "2026-05-01"})

    assert Succession.objects.get().successor == branch
    assert Organisation.objects.get(pk=old.pk).dissolved_on == date(2026, 4, 30)
    assert Member.objects.get().organisation == branch


def test_a_secretary_may_not_take_the_roster_away_and_a_clerk_leaves_a_trace(client):
    _, committee, branch = a_committee()
    MemberFactory(organisation=branch)
    signed_in(client, "branch_secretary", branch)
    refused = client.get(reverse("members:export"))
    signed_in(client, "committee_clerk", committee)

    taken = client.get(reverse("members:export"))

    assert (refused.status_code, taken.content[:2]) == (403, b"PK")
    assert SecurityEvent.objects.get(kind="table.exported").about == "members 1"


@pytest.mark.parametrize("name", ["members:of", "members:on_day", "organisations:history"])
def test_the_page_of_an_organisation_is_put_together_from_parts(client, name):
    _, committee, _ = a_committee()
    signed_in(client, "committee_clerk", committee)

    part = client.get(reverse(name, args=[committee.code]), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert '<section class="card' in part
    assert "</section>" in part
