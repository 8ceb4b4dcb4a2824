"""工作日历 on the page: everybody reads it, the working committee enters a year, sees what moves, and saves."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from mahua.access.roles import BUSINESS
from mahua.console.models import Doubt
from mahua.duties.calendar import work_calendar
from mahua.duties.models import WorkYear
from mahua.duties.web.year_sheet import sheet_of
from mahua.kernel.days import day_of
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def this_year():
    return day_of(timezone.now()).year


def next_year():
    return this_year() + 1


def sign_in(client, role="working_committee"):
    district = DistrictFactory()
    OrganisationFactory(kind="working_committee", parent=district)
    client.force_login(UserFactory(role=role, role__at=district, path=district.path))
    return district


def first_weekday(year):
    return next(date(year, 1, day) for day in (1, 2, 3) if date(year, 1, day).weekday() < 5)


def lines(*days, words="元旦"):
    return "\n".join(f"{day:%Y-%m-%d} {words}" for day in days)


def entry(year):
    return reverse("duties:enter_year", args=[year])


def entered(year, off):
    return WorkYear.publish(
        year,
        off=off,
        made_up=[],
        working_committee=OrganisationFactory(kind="working_committee"),
        by=None,
        at=datetime(year, 1, 1, tzinfo=UTC),
    )


# --- reading it --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", BUSINESS)
def test_everybody_in_a_business_role_reads_the_calendar(client, role):
    sign_in(client, role)

    assert client.get(reverse("duties:calendar")).status_code == 200


def test_days_off_and_made_up_days_are_told_apart_by_their_mark_and_listed(client):
    sign_in(client, "member")

    page = client.get(reverse("duties:calendar"), {"year": 2026}).content.decode()

    assert '<td class="off" title="国庆节">5<b>休</b></td>' in page
    assert '<td class="made-up" title="调休上班">10<b>班</b></td>' in page
    assert "10月1日（周四）至7日（周三）" in page


def test_the_list_gives_the_holidays_as_the_notice_does():
    off, made_up = WorkYear.objects.get(year=2026).exceptions()

    sheet = sheet_of(2026, off=off, made_up=made_up, today=date(2026, 1, 1))

    assert [(each.words, each.days) for each in sheet.holidays if each.kind == "off"] == [
        ("1月1日（周四）至3日（周六）", 3),
        ("2月15日（周日）至23日（周一）", 9),
        ("4月4日（周六）至6日（周一）", 3),
        ("5月1日（周五）至5日（周二）", 5),
        ("6月19日（周五）至21日（周日）", 3),
        ("9月25日（周五）至27日（周日）", 3),
        ("10月1日（周四）至7日（周三）", 7),
    ]


def test_a_year_not_published_is_said_plainly_and_shows_no_month(client):
    sign_in(client, "branch_secretary")

    page = client.get(reverse("duties:calendar"), {"year": next_year()}).content.decode()

    assert f"{next_year()}年放假安排尚未公布" in page
    assert 'class="month"' not in page
    assert entry(next_year()) not in page


@pytest.mark.parametrize("year", ["abc", "999999", "-1", "２０２６", ""])
def test_a_year_that_is_none_shows_this_year(client, year):
    sign_in(client, "member")

    page = client.get(reverse("duties:calendar"), {"year": year}).content.decode()

    assert f"<h1>{this_year()}年工作日历</h1>" in page


@pytest.mark.parametrize("years", [1, 3])
def test_the_calendar_costs_the_same_however_many_years(client, years, django_assert_num_queries):
    sign_in(client, "member")
    WorkYear.objects.exclude(year=2026).delete()
    for each in range(years - 1):
        entered(2030 + each, {date(2030 + each, 10, 1): "国庆节"})
    client.get(reverse("duties:calendar"))  # the session's own first write

    with django_assert_num_queries(5):  # session, user, assignments, years, days
        response = client.get(reverse("duties:calendar"), {"year": 2026})

    assert response.content.decode().count('<table class="month">') == 12


# --- entering it -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in BUSINESS if role != "working_committee"])
def test_only_the_working_committee_enters_a_year(client, role):
    sign_in(client, role)

    assert client.get(entry(next_year())).status_code == 403
    assert client.post(entry(next_year()), {"text": "1月1日放假", "confirmed": "1"}).status_code == 403


def test_neither_the_past_nor_a_far_year_is_entered(client):
    sign_in(client)

    assert client.get(entry(next_year())).status_code == 200
    assert [client.get(entry(year)).status_code for year in (this_year() - 1, this_year() + 2, 999_999)] == [404] * 3


def test_the_empty_year_offers_the_working_committee_to_enter_it(client):
    sign_in(client)

    assert entry(next_year()) in client.get(reverse("duties:calendar"), {"year": next_year()}).content.decode()


def test_what_was_read_is_shown_and_nothing_saved_before_it_was_confirmed(client):
    sign_in(client)
    holiday = first_weekday(next_year())

    page = client.post(entry(next_year()), {"text": lines(holiday) + "\n特此通知"}).content.decode()

    assert f'title="元旦">{holiday.day}<b>休</b>' in page
    assert "<li>特此通知</li>" in page
    assert "尚未保存" in page
    assert not WorkYear.objects.filter(year=next_year()).exists()


def test_the_preview_says_which_open_due_days_would_move(client):
    district = sign_in(client)
    doubt = Doubt.raise_about(
        "/",
        view="console:home",
        words="重复",
        to=district,
        at=datetime(this_year(), 12, 31, 2, 0, tzinfo=UTC),
        calendar=work_calendar(),
    )

    page = client.post(entry(next_year()), {"text": lines(first_weekday(next_year()))}).content.decode()

    assert f"答复意见 {doubt.code}" in page
    assert f"{day_of(doubt.due_at).year}年1月{day_of(doubt.due_at).day}日" in page


def test_a_confirmed_year_is_entered_and_shown(client):
    sign_in(client)
    holiday = first_weekday(next_year())

    response = client.post(entry(next_year()), {"text": lines(holiday), "confirmed": "1"}, follow=True)

    assert f"{next_year()}年放假安排已录入" in response.content.decode()
    assert WorkYear.objects.get(year=next_year()).exceptions() == ({holiday: "元旦"}, [])
    assert Fact.objects.get().kind == "calendar.published"


def test_what_was_not_understood_is_said_and_the_text_kept(client):
    sign_in(client)

    response = client.post(entry(next_year()), {"text": "13月1日放假\n1.2 元旦", "confirmed": "1"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "没有“13月1日”这一天" in page
    assert "没有看懂“1.2 元旦”" in page
    assert "13月1日放假\n1.2 元旦</textarea>" in page
    assert not WorkYear.objects.filter(year=next_year()).exists()


@pytest.mark.parametrize("text", ["", " \n ", "通知全文" * 3000])
def test_an_empty_or_endless_text_is_asked_again(client, text):
    sign_in(client)

    assert client.post(entry(next_year()), {"text": text}).status_code == 422


def test_amending_starts_from_the_present_days_and_names_what_changes(client):
    sign_in(client)
    days = [day for day in (date(next_year(), 3, each) for each in range(1, 15)) if day.weekday() < 5]
    year = entered(next_year(), {days[0]: "假日"})

    form = client.get(entry(next_year())).content.decode()
    page = client.post(
        entry(next_year()), {"text": lines(days[1], words="假日"), "edition": year.digest}
    ).content.decode()

    assert f"{next_year()}年3月{days[0].day}日 假日" in form
    assert page.count("放假（假日）") == 2
    assert "保存调整" in page


def test_an_amendment_of_what_somebody_else_amended_meanwhile_is_refused(client):
    sign_in(client)
    days = [day for day in (date(next_year(), 3, each) for each in range(1, 15)) if day.weekday() < 5]
    year = entered(next_year(), {days[0]: "假日"})
    opened = year.digest
    committee = OrganisationFactory(kind="working_committee")
    year.amend(off={days[1]: "假日"}, made_up=[], working_committee=committee, by=None, at=timezone.now())

    said = {"text": lines(days[2], words="假日"), "edition": opened, "confirmed": "1"}
    response = client.post(entry(next_year()), said)

    assert response.status_code == 409
    assert WorkYear.objects.get(year=next_year()).exceptions() == ({days[1]: "假日"}, [])


def test_an_unchanged_text_has_nothing_to_save(client):
    sign_in(client)
    year = entered(next_year(), {first_weekday(next_year()): "元旦"})

    page = client.post(
        entry(next_year()), {"text": lines(first_weekday(next_year())), "edition": year.digest}
    ).content.decode()

    assert "没有需要保存的改动" in page
    assert 'name="confirmed"' not in page


@pytest.mark.parametrize("doubts", [1, 3])
def test_the_preview_costs_the_same_however_many_due_days_move(client, doubts, django_assert_max_num_queries):
    district = sign_in(client)
    for _ in range(doubts):
        Doubt.raise_about(
            "/",
            view="console:home",
            words="重复",
            to=district,
            at=datetime(this_year(), 12, 31, 2, 0, tzinfo=UTC),
            calendar=work_calendar(),
        )
    client.get(entry(next_year()))  # the session's own first write

    with django_assert_max_num_queries(8):  # session, user, assignments, year, calendar (2 when anew), due days, doubts
        page = client.post(entry(next_year()), {"text": lines(first_weekday(next_year()))}).content.decode()

    assert page.count("答复意见 d") == doubts
