from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.ledger.models import Fact
from mahua.meetings.minutes import Decision, Item
from mahua.meetings.models import Draft, Meeting
from tests.factories.access import UserFactory
from tests.factories.meetings import MeetingFactory, branch_of, held
from tests.factories.members import MemberFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def page_of(meeting, name="show"):
    return reverse(f"meetings:{name}", kwargs={"code": meeting.code})


def secretary_of(branch, **details):
    return UserFactory(role="branch_secretary", role__at=branch, path=branch.path, **details)


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_list_costs_the_same_however_long(client, meetings, django_assert_num_queries):
    branch = branch_of(2)
    client.force_login(secretary_of(branch))
    MeetingFactory.create_batch(meetings, organisation=branch)
    client.get(reverse("meetings:index"))

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse("meetings:index"))

    assert response.content.decode().count("<tr>") == meetings + 1


@pytest.mark.parametrize("people", [1, 3])
def test_a_meeting_s_page_costs_the_same_however_many_came(client, people, django_assert_num_queries):
    branch = branch_of(people)
    client.force_login(secretary_of(branch))
    meeting = held(
        MeetingFactory(organisation=branch),
        decisions=tuple(Decision(text=f"第{n}项", due_on=date(2026, 12, 1)) for n in range(people)),
        items=tuple(Item(title=f"第{n}题", vote="ordinary", in_favour=1) for n in range(people)),
    )
    client.get(page_of(meeting))

    with django_assert_num_queries(7):  # session, user, roles, meeting, agenda, resolutions, attendance
        response = client.get(page_of(meeting))

    assert response.content.decode().count("到会</td>") == people


def test_the_list_is_filtered_by_kind_year_and_state(client):
    branch = branch_of(2)
    client.force_login(secretary_of(branch))
    MeetingFactory(organisation=branch, title="今年的党日", kind="theme_day")
    MeetingFactory(organisation=branch, title="去年的党日", kind="theme_day", day=date(2025, 5, 5))
    MeetingFactory(organisation=branch, title="今年的党课", kind="party_lecture")

    shown = client.get(reverse("meetings:index"), {"kind": "theme_day", "year": "2026", "state": "planned"})

    words = shown.content.decode()
    assert ("今年的党日" in words, "去年的党日" in words, "今年的党课" in words) == (True, False, False)


def test_one_click_from_an_obligation_fills_the_plan(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    response = client.get(
        reverse("meetings:new"), {"kind": "branch_assembly", "period": "2026Q1", "organisation": branch.code}
    )

    form = response.context["form"]
    assert form.initial["title"] == "2026年第一季度支部党员大会"
    assert form.initial["day"] == date(2026, 3, 31)


def test_a_late_obligation_leads_to_writing_down_what_was_held(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    response = client.get(
        reverse("meetings:new"),
        {"kind": "theme_day", "period": "2026-03", "organisation": branch.code, "late": "1"},
        follow=True,
    )

    assert response.context["form"].initial["held_on"] == date(2026, 3, 31)
    assert "补记" in response.content.decode()


def test_a_meeting_is_planned_with_four_fields(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    client.post(
        reverse("meetings:new"),
        {"organisation": branch.code, "kind": "committee_meeting", "day": "2026-12-02", "hour": "15:00"},
    )

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.day, meeting.state) == ("支委会", date(2026, 12, 2), "planned")
    assert Fact.objects.get().for_code == ""


def test_twelve_theme_days_are_planned_at_once(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))

    client.post(
        reverse("meetings:new_series"),
        {"organisation": branch.code, "kind": "theme_day", "day": "2026-01-31", "hour": "15:00", "count": "12"},
    )

    days = list(Meeting.objects.order_by("day").values_list("day", flat=True))
    assert (len(days), days[1]) == (12, date(2026, 2, 28))


def test_the_minutes_ask_for_one_field_only_and_say_what_they_cost(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    response = client.get(page_of(meeting, "minutes"))

    words = response.content.decode()
    assert [name for name, field in response.context["form"].fields.items() if field.required] == ["held_on"]
    assert "预计占用您 6 分钟" in words
    assert all(member.name in words for member in branch.members.all())


def test_minutes_hold_the_meeting(client):
    branch = branch_of(4)
    absent, owner = branch.members.order_by("pk")[:2]
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    response = client.post(
        page_of(meeting, "minutes"),
        {
            "held_on": TODAY.isoformat(),
            f"absent-{absent.code}": "duty",
            "text": "学习讨论",
            "item-0-title": "年度计划",
            "item-0-vote": "ordinary",
            "item-0-in_favour": "3",
            "decision-0-text": "整理材料",
            "decision-0-owner": owner.code,
            "decision-0-due_on": "2026-12-10",
        },
    )

    meeting.refresh_from_db()
    assert (response.status_code, meeting.state, meeting.present) == (302, "held", 3)
    assert meeting.items.get().outcome == "carried"
    assert meeting.resolutions.get().task.owner == owner
    assert Draft.objects.count() == 0


def test_a_refusal_loses_nothing(client):
    branch = branch_of(4)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY)
    typed = {
        "held_on": TODAY.isoformat(),
        "text": "讨论了很久",
        "item-0-title": "年度计划",
        "item-0-vote": "ordinary",
        "item-0-in_favour": "9",
    }

    response = client.post(page_of(meeting, "minutes"), typed)

    assert response.status_code == 409
    again = client.get(page_of(meeting, "minutes")).content.decode()
    assert "讨论了很久" in again
    assert 'value="年度计划"' in again


def test_what_is_typed_is_saved_by_itself_and_is_there_the_next_time(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch)
    typed = {"meeting": meeting.code, "held_on": "2026-11-20", "text": "第一句"}

    saved = client.post(reverse("meetings:drafts"), typed, headers={"HX-Request": "true"})

    draft = Draft.objects.get()
    assert f'name="version" value="{draft.version}"' in saved.content.decode()
    assert "第一句" in client.get(page_of(meeting, "minutes")).content.decode()
    assert Fact.objects.count() == 0


def test_two_who_write_at_once_both_keep_their_words(client):
    branch = branch_of(3)
    first, second = secretary_of(branch), UserFactory(role="branch_recorder", role__at=branch)
    meeting = MeetingFactory(organisation=branch)
    about = {"meeting": meeting.code, "held_on": "2026-11-20"}
    client.force_login(first)
    client.post(reverse("meetings:drafts"), {**about, "text": "甲写的"})
    draft = Draft.objects.get()
    stale = {"draft": draft.code, "version": str(draft.version)}
    client.post(reverse("meetings:drafts"), {**about, **stale, "text": "甲又写的"})
    client.force_login(second)

    answer = client.post(
        reverse("meetings:drafts"), {**about, **stale, "text": "乙写的"}, headers={"HX-Request": "true"}
    )

    assert "两份都保存着" in answer.content.decode()
    assert {each.typed["text"] for each in Draft.objects.all()} == {"甲又写的", "乙写的"}
    other = client.get(page_of(meeting, "minutes"), {"draft": Draft.objects.get(kept_apart=True).code})
    assert "乙写的" in other.content.decode()


def test_a_past_meeting_is_written_down_on_one_page(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    address = f"{reverse('meetings:new_record')}?organisation={branch.code}&kind=party_lecture"
    assert client.get(address).status_code == 200

    client.post(
        address,
        {"organisation": branch.code, "kind": "party_lecture", "held_on": "2026-02-03", "title": "二月党课"},
    )

    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.state, meeting.held_on) == ("二月党课", "held", date(2026, 2, 3))


def test_a_talk_is_a_day_and_two_people(client):
    branch = branch_of(3)
    first, second = branch.members.order_by("pk")[:2]
    client.force_login(secretary_of(branch))
    address = f"{reverse('meetings:new_record')}?organisation={branch.code}&kind=heart_talk"
    form = client.get(address).context["form"]

    client.post(
        address,
        {
            "organisation": branch.code,
            "kind": "heart_talk",
            "held_on": "2026-02-03",
            "first": first.code,
            "second": second.code,
            "text": "不该留下的话",
            "title": "与某人谈心",
        },
    )

    assert set(form.fields) == {"held_on", "first", "second"}
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.text) == ("谈心谈话", "")


def test_a_clerk_s_entry_is_marked_as_made_for_the_branch(client):
    unit = UnitFactory(parent=DistrictFactory())
    branch = branch_of(3, parent=unit)
    clerk = UserFactory(role="committee_clerk", role__at=unit, name="王干事")
    client.force_login(clerk)
    meeting = MeetingFactory(organisation=branch, day=TODAY)

    client.post(page_of(meeting, "minutes"), {"held_on": TODAY.isoformat()})

    assert Fact.objects.get().for_code == branch.code
    assert f"由王干事代{branch.name}记录" in client.get(page_of(meeting)).content.decode()


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


def test_a_correction_on_the_page_opens_the_minutes_with_the_old_words(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = held(MeetingFactory(organisation=branch), text="要改的话")

    client.post(page_of(meeting, "correct"), {"reason": "wrong_figures"})

    meeting.refresh_from_db()
    assert meeting.state == "reopened"
    assert "要改的话" in client.get(page_of(meeting, "minutes")).content.decode()
    old = reverse("meetings:revision", kwargs={"code": meeting.code, "number": 1})
    assert "要改的话" in client.get(old).content.decode()


def test_a_correction_without_a_reason_is_refused(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = held(MeetingFactory(organisation=branch))

    assert client.post(page_of(meeting, "correct"), {"reason": "because"}).status_code == 409
    assert Fact.objects.effective().count() == 1


def test_a_clerk_plans_the_ticked_cells_of_her_branches_and_no_others(client):
    unit = UnitFactory(parent=DistrictFactory())
    own, strange = branch_of(3, parent=unit), branch_of(3)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    cells = [f"{own.code}:OL-DAY-M:2026-12", f"{own.code}:OL-MEET-Q:2026Q4", f"{strange.code}:OL-DAY-M:2026-12"]
    table = client.post(reverse("meetings:batch_plan"), {"cell": cells})
    form = table.context["form"]
    days = {f"day-{line.cell}": field.initial.isoformat() for line, field in form.rows}

    client.post(reverse("meetings:batch_plan"), {"cell": cells, "sent": "1", "hour": "15:00", **days})

    assert form.passed_over == 1
    assert sorted(Meeting.objects.values_list("kind", "organisation__code")) == [
        ("branch_assembly", own.code),
        ("theme_day", own.code),
    ]
    assert set(Fact.objects.values_list("for_code", flat=True)) == {own.code}


def test_a_batch_of_minutes_is_all_or_nothing(client):
    unit = UnitFactory(parent=DistrictFactory())
    full, empty = branch_of(3, parent=unit), OrganisationFactory(parent=unit)
    client.force_login(UserFactory(role="committee_clerk", role__at=unit))
    cells = [f"{full.code}:OL-DAY-M:2026-03", f"{empty.code}:OL-DAY-M:2026-03"]
    days = {f"day-{cell}": "2026-03-20" for cell in cells}

    refused = client.post(reverse("meetings:batch_minutes"), {"cell": cells, "sent": "1", **days})
    assert (refused.status_code, Meeting.objects.count(), Fact.objects.count()) == (409, 0, 0)

    client.post(reverse("meetings:batch_minutes"), {"cell": cells[:1], "sent": "1", **days})
    assert Meeting.objects.get().state == "held"


def test_an_address_is_shown_once_and_belongs_to_its_owner(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    client.post(reverse("meetings:new_feed"), {"organisation": branch.code})

    first, second = (client.get(reverse("meetings:feeds")).content.decode() for _ in range(2))

    assert (".ics" in first, ".ics" in second) == (True, False)
    feed_pk = client.get(reverse("meetings:feeds")).context["feeds"][0].pk
    client.force_login(secretary_of(branch))
    assert client.post(reverse("meetings:revoke_feed", kwargs={"pk": feed_pk})).status_code == 404


def test_a_ballot_is_opened_voted_and_counted_on_pages(client):
    branch = branch_of(6)
    members = list(branch.members.order_by("pk"))
    chair = secretary_of(branch)
    meeting = MeetingFactory(kind="election", organisation=branch, day=TODAY)
    client.force_login(chair)
    stands = [member.code for member in members[:4]]
    client.post(page_of(meeting, "new_ballot"), {"seats": "3", "members": stands})
    ballot = meeting.ballots.get()
    slips = client.post(reverse("meetings:slips", kwargs={"code": ballot.code})).context["codes"]
    marks = {f"mark-{code}": "in_favour" if code in stands[:3] else "against" for code in stands}
    vote = reverse("meetings:vote", kwargs={"code": ballot.code})
    client.logout()

    for slip in slips:
        assert members[0].name in client.post(vote, {"slip": slip}).content.decode()
        client.post(vote, {"slip": slip, "marked": "1", **marks})

    client.force_login(chair)
    page = reverse("meetings:ballot", kwargs={"code": ballot.code})
    before = client.get(page)
    assert "tallies" not in before.context
    client.post(reverse("meetings:close_ballot", kwargs={"code": ballot.code}), {"paper": "0"})
    counted = {(tally.member.code, tally.choice): tally.count for tally in client.get(page).context["tallies"]}
    assert counted[stands[0], "in_favour"] == 6
    typed = client.get(page_of(meeting, "minutes")).context["form"].stands
    assert sum(int(row["votes"].value() or 0) for row in typed) == 18


def test_nobody_without_a_slip_reads_who_stands(client):
    branch = branch_of(6)
    meeting = MeetingFactory(kind="election", organisation=branch, day=TODAY)
    client.force_login(secretary_of(branch))
    stands = [member.code for member in branch.members.order_by("pk")[:4]]
    client.post(page_of(meeting, "new_ballot"), {"seats": "3", "members": stands})
    client.logout()
    vote = reverse("meetings:vote", kwargs={"code": meeting.ballots.get().code})

    assert branch.members.first().name not in client.get(vote).content.decode()
    assert client.post(vote, {"slip": "abc"}).status_code == 409


def test_a_voter_collects_one_slip_on_the_phone(client):
    branch = branch_of(6)
    meeting = MeetingFactory(kind="members_review", organisation=branch, day=TODAY)
    client.force_login(secretary_of(branch))
    client.post(page_of(meeting, "new_ballot"), {})
    ballot = meeting.ballots.get()
    member = branch.members.first()
    client.force_login(UserFactory(role="member", role__at=branch, member_code=member.code))
    address = reverse("meetings:slip", kwargs={"code": ballot.code})

    slip = client.post(address).context["slip"]

    assert ballot.takes(slip)
    assert client.post(address).status_code == 409


def test_a_meeting_planned_and_passed_is_not_called_late_in_the_list(client):
    branch = branch_of(3)
    client.force_login(secretary_of(branch))
    meeting = MeetingFactory(organisation=branch, day=TODAY - timedelta(days=40))

    words = client.get(reverse("meetings:index")).content.decode()

    assert meeting.is_overdue(TODAY)
    assert ("已安排" in words, 'class="late"' in words) == (True, False)
