import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.meetings.minutes import Decision, Item
from mahua.tasks.models import Task
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory
from tests.meetings.visits import page_of, secretary_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_text_and_participants_stay_with_the_branch_and_those_present(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = branch_of(3, parent=unit)
    came = branch.members.first()
    meeting = held(
        MeetingFactory(organisation=branch, title="专题大会"),
        text="只在支部里说的话",
        items=(Item(title="接收某同志", vote="ordinary", in_favour=3),),
        decisions=(Decision(text="每月走访一次"),),
    )
    people = {
        "secretary": secretary_of(branch),
        "member who came": UserFactory(role="member", role__at=branch, member_code=came.code),
        "member who did not": UserFactory(
            role="member", role__at=branch, member_code=MemberFactory(organisation=branch).code
        ),
        "clerk": UserFactory(role="committee_clerk", role__at=unit),
        "working committee": UserFactory(role="working_committee", role__at=unit),
    }

    seen = {}
    for who, user in people.items():
        client.force_login(user)
        words = client.get(page_of(meeting)).content.decode()
        seen[who] = tuple(
            sign in words
            for sign in ("只在支部里说的话", came.name, "接收某同志", "每月走访一次", "可以表决", "按规定")
        )

    whole, outside = (True, True, True, True, True, False), (False, False, False, True, True, True)
    assert seen == {
        "secretary": whole,
        "member who came": whole,
        "member who did not": outside,
        "clerk": outside,
        "working committee": outside,
    }


def test_printed_minutes_are_as_private_as_the_page(client):
    branch = branch_of(3)
    meeting = held(MeetingFactory(organisation=branch), text="只在支部里说的话")
    client.force_login(secretary_of(branch))
    assert "只在支部里说的话" in client.get(page_of(meeting, "print_minutes")).content.decode()

    client.force_login(UserFactory(role="working_committee", role__at=branch))

    assert client.get(page_of(meeting, "print_minutes")).status_code == 404


def test_a_meeting_of_another_branch_is_out_of_sight(client):
    meeting = MeetingFactory()
    client.force_login(secretary_of(branch_of(2)))

    assert client.get(page_of(meeting)).status_code == 404
    assert client.get(page_of(meeting, "minutes")).status_code == 404


def test_those_above_read_and_write_nothing(client):
    meeting = MeetingFactory()
    client.force_login(UserFactory(role="working_committee", role__at=meeting.organisation))

    assert client.get(page_of(meeting)).status_code == 200
    assert client.get(page_of(meeting, "minutes")).status_code == 403
    assert client.post(page_of(meeting, "cancel")).status_code == 403


def test_a_unit_s_leader_keeps_the_books_of_the_leading_group_and_not_of_a_branch(client):
    unit = UnitFactory(parent=DistrictFactory())
    group = OrganisationFactory(kind="leading_group", parent=unit, name="党组")
    leader = UserFactory(role="unit_leader", role__at=unit)
    client.force_login(leader)
    own = MeetingFactory(organisation=group, kind="first_topic")
    other = MeetingFactory(organisation=branch_of(3, parent=unit))

    assert client.get(page_of(own, "minutes")).status_code == 200
    assert client.get(page_of(other, "minutes")).status_code == 403


def test_a_guest_of_a_joint_theme_day_sees_it(client):
    host, guest = branch_of(2), branch_of(2)
    meeting = MeetingFactory(organisation=host, kind="theme_day", title="联合主题党日")
    meeting.joint.add(guest)
    client.force_login(secretary_of(guest))

    assert "联合主题党日" in client.get(reverse("meetings:index")).content.decode()
    assert client.get(page_of(meeting)).status_code == 200


def test_above_the_branch_a_task_says_the_words_of_its_resolution_and_not_who_does_it(client):
    branch = branch_of(3, parent=UnitFactory(parent=DistrictFactory()))
    owner = branch.members.first()
    decision = Decision(text="每月走访一次", owner=owner, due_on=TODAY)
    meeting = held(MeetingFactory(organisation=branch), text="只在支部里说的话", decisions=(decision,))
    task = Task.objects.get()
    client.force_login(UserFactory(role="working_committee", role__at=branch.above().get(kind="district")))

    pages = [client.get(address).content.decode() for address in (page_of(meeting), task.get_absolute_url())]

    assert all("每月走访一次" in words for words in pages)
    assert not any(owner.name in words or "只在支部里说的话" in words for words in pages)
