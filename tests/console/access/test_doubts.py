"""“这个多余吗”: anybody may ask without a name, gets a code, and is answered within seven working days."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mahua.console.models import Doubt
from mahua.console.models.doubt import reply_due
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from mahua.rules.workdays import WorkCalendar, WorkYear
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 9, 25, 2, 0, tzinfo=UTC)  # a Friday before a holiday
CALENDAR = WorkCalendar(
    [
        WorkYear(
            2026, off=frozenset(date(2026, 10, day) for day in (1, 2, 5, 6, 7)), made_up=frozenset({date(2026, 9, 27)})
        )
    ]
)


def committee():
    return OrganisationFactory(kind="working_committee", name="区直机关工委")


def raise_doubt(**said):
    to = said.pop("to", None) or committee()
    said = {"view": "meetings:index", "words": "月报与季报重复", "at": AT, "calendar": CALENDAR, **said}
    return Doubt.raise_about("/meetings/", to=to, **said)


def ask(client, **said):
    return client.post(reverse("console:raise_doubt"), {"page": "/accounts/?page=2", "words": "两张表是一样的", **said})


def sign_in_committee(client):
    clerk = UserFactory(role="working_committee", role__at=DistrictFactory())
    client.force_login(clerk)
    return clerk


def test_the_clock_counts_seven_working_days_over_holiday_and_made_up_days():
    due_at, provisional = reply_due(AT, calendar=CALENDAR)

    # 27 (made up), 28, 29, 30 September; 8, 9, 12 October
    assert (day_of(due_at), provisional) == (date(2026, 10, 12), False)


def test_in_a_year_that_is_not_published_the_day_is_provisional():
    due_at, provisional = reply_due(datetime(2026, 12, 28, 2, 0, tzinfo=UTC), calendar=CALENDAR)

    assert (day_of(due_at), provisional) == (date(2027, 1, 6), True)


def test_asking_is_a_fact_of_codes_only_and_names_nobody():
    doubt = raise_doubt()

    fact = Fact.objects.get()
    assert (fact.kind, fact.by) == ("doubt.raised", "")
    assert fact.data == {"doubt": doubt.code, "view": "meetings:index"}
    assert "重复" not in fact.text


def test_a_signed_in_person_who_gives_no_name_leaves_none(client):
    committee()
    user = UserFactory(name="张三丰")
    client.force_login(user)

    response = ask(client)

    doubt = Doubt.objects.get()
    kept = json.dumps(list(Doubt.objects.values()), default=str, ensure_ascii=False)
    assert response.url == reverse("console:doubt", args=[doubt.code])
    assert (doubt.page, doubt.view, doubt.name) == ("/accounts/", "console:accounts", "")
    assert user.code not in kept
    assert user.name not in kept
    assert Fact.objects.get().by == ""


def test_a_name_is_kept_only_when_it_was_given(client):
    committee()
    client.force_login(UserFactory())

    ask(client, name="张三")

    assert Doubt.objects.get().name == "张三"


def test_an_address_of_another_site_is_not_kept(client):
    committee()
    client.force_login(UserFactory())

    ask(client, page="https://elsewhere.example/x")

    assert Doubt.objects.get().page == ""


def test_a_doubt_without_words_is_asked_again(client):
    committee()
    client.force_login(UserFactory())

    assert ask(client, words=" ").status_code == 422
    assert not Doubt.objects.exists()


def test_before_any_organisation_is_entered_there_is_nobody_to_ask(client):
    client.force_login(UserFactory())

    assert ask(client).status_code == 409


def test_whoever_knows_the_code_reads_the_answer_without_logging_in(client):
    doubt = raise_doubt(to=(to := committee()))
    before = client.get(reverse("console:doubt", args=[doubt.code])).content.decode()

    doubt.answer("月报从下月起取消", outcome="dropped", organisation=to, by=None, at=AT)
    after = client.get(reverse("console:doubt", args=[doubt.code])).content.decode()

    assert "10月12日 前答复" in before
    assert "月报从下月起取消" in after
    assert client.get(reverse("console:doubt", args=["dxxxxxxxxxxxx"])).status_code == 404


def test_the_working_committee_answers_on_the_page(client):
    doubt = raise_doubt()
    sign_in_committee(client)
    said = {"outcome": "kept", "reply": "上级要求保留，已合并为一张"}

    assert "月报与季报重复" in client.get(reverse("console:doubts")).content.decode()
    response = client.post(reverse("console:answer_doubt", args=[doubt.code]), said)

    doubt.refresh_from_db()
    fact = Fact.objects.get(kind="doubt.answered")
    assert response.status_code == 302
    assert (doubt.outcome, doubt.reply) == ("kept", "上级要求保留，已合并为一张")
    assert fact.data == {"doubt": doubt.code, "outcome": "kept"}


def test_an_answer_without_a_reason_is_asked_again(client):
    doubt = raise_doubt()
    sign_in_committee(client)

    response = client.post(reverse("console:answer_doubt", args=[doubt.code]), {"outcome": "kept"})

    assert response.status_code == 422


def test_a_doubt_is_answered_once():
    to = committee()
    doubt = raise_doubt(to=to)
    stale = Doubt.objects.get(pk=doubt.pk)
    doubt.answer("取消", outcome="dropped", organisation=to, by=None, at=AT)

    with pytest.raises(Refused, match="已经答复过"):
        stale.answer("保留", outcome="kept", organisation=to, by=None, at=AT)


def test_the_database_refuses_half_an_answer():
    doubt = raise_doubt()

    with pytest.raises(IntegrityError), transaction.atomic():
        Doubt.objects.filter(pk=doubt.pk).update(replied_at=AT)


def test_a_branch_secretary_does_not_read_or_answer_the_doubts(client):
    doubt = raise_doubt()
    branch = OrganisationFactory()
    client.force_login(UserFactory(role="branch_secretary", role__at=branch))

    assert client.get(reverse("console:doubts")).status_code == 403
    assert client.post(reverse("console:answer_doubt", args=[doubt.code])).status_code == 404
    assert "处理" not in client.get(reverse("console:doubt", args=[doubt.code])).content.decode()


def test_doubts_are_counted_per_page_for_the_burden_view():
    to = committee()
    for view in ("meetings:index", "meetings:index", "duties:matrix"):
        raise_doubt(to=to, view=view)

    assert list(Doubt.objects.per_page()) == [("meetings:index", 2), ("duties:matrix", 1)]


def test_the_overdue_are_those_past_their_day_without_an_answer():
    to = committee()
    waiting, answered = raise_doubt(to=to), raise_doubt(to=to)
    answered.answer("取消", outcome="dropped", organisation=to, by=None, at=AT)

    assert list(Doubt.objects.overdue(datetime(2026, 10, 13, tzinfo=UTC))) == [waiting]
    assert not Doubt.objects.overdue(AT).exists()


@pytest.mark.parametrize("doubts", [1, 3])
def test_the_list_costs_the_same_however_long(client, doubts, django_assert_num_queries):
    to = committee()
    for _ in range(doubts):
        raise_doubt(to=to)
    sign_in_committee(client)
    client.get(reverse("console:doubts"))  # the session's own first write

    with django_assert_num_queries(5):  # session, user, assignments, page, counts per page
        response = client.get(reverse("console:doubts"))

    assert response.content.decode().count('<th scope="row"><a') == doubts
