"""A star is a person's decision, once, with a reason."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mahua.assessment.models import Appeal, Star
from mahua.kernel.errors import Refused
from mahua.ledger.models import Fact
from tests.factories.access import UserFactory
from tests.factories.assessment import AT, StarFactory, confirmed_star

pytestmark = pytest.mark.django_db


def last_fact():
    return Fact.objects.order_by("-position").first()


def test_a_person_confirms_with_a_reason_and_it_is_a_fact_of_the_body():
    star, member = StarFactory(proposed=5), UserFactory()

    star.confirm(4, reason="整改尚未完成", by=member, at=AT)

    fact = last_fact()
    assert (star.state, star.star, star.confirmed_by, star.appeal_until) == ("confirmed", 4, member, date(2027, 1, 7))
    assert (fact.kind, fact.organisation_code) == ("star.confirmed", star.score.organisation.code)
    assert fact.data == {"snapshot": star.score.snapshot.code, "year": 2026, "star": 4, "proposed": 5}


@pytest.mark.parametrize(("star", "reason", "words"), [(4, "  ", "写明理由"), (6, "依据台账", "一星至五星")])
def test_without_a_reason_or_beyond_five_there_is_no_star(star, reason, words):
    proposed = StarFactory()

    with pytest.raises(Refused, match=words):
        proposed.confirm(star, reason=reason, by=UserFactory(), at=AT)

    assert Star.objects.get().state == "proposed"


def test_of_two_people_deciding_at_once_the_second_is_told():
    star = StarFactory()
    stale = Star.objects.get(pk=star.pk)
    star.confirm(5, reason="依据台账", by=UserFactory(), at=AT)

    with pytest.raises(Refused, match="五星"):
        stale.confirm(3, reason="依据台账", by=UserFactory(), at=AT)

    assert Fact.objects.filter(kind="star.confirmed").count() == 1


def test_the_database_too_refuses_a_star_nobody_decided():
    star = StarFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Star.objects.filter(pk=star.pk).update(state="confirmed", star=5)


def test_a_branch_appeals_within_the_window_and_a_person_changes_the_star():
    star, secretary, member = confirmed_star(star=3), UserFactory(), UserFactory()

    appeal = Appeal.raise_against(star, words="有两次会议漏记", by=secretary, at=AT + timedelta(days=7))
    appeal.answer("核实属实，调整为四星", star=4, by=member, at=AT + timedelta(days=9))

    star.refresh_from_db()
    kinds = list(Fact.objects.order_by("position").values_list("kind", flat=True))
    assert (appeal.state, star.star, star.reason) == ("revised", 4, "核实属实，调整为四星")
    assert kinds == ["star.confirmed", "appeal.raised", "star.revised", "appeal.answered"]


def test_an_answer_that_keeps_the_star_says_so():
    star = confirmed_star(star=3)
    appeal = Appeal.raise_against(star, words="请复核", by=UserFactory(), at=AT)

    appeal.answer("经复核，依据充分", star=3, by=UserFactory(), at=AT)

    assert (appeal.state, last_fact().data["changed"]) == ("upheld", False)


def test_an_appeal_after_the_window_is_too_late():
    star = confirmed_star()

    with pytest.raises(Refused, match="申诉期已过"):
        Appeal.raise_against(star, words="请复核", by=UserFactory(), at=AT + timedelta(days=8))


def test_a_star_is_appealed_once_and_an_appeal_answered_once():
    star = confirmed_star()
    appeal = Appeal.raise_against(star, words="请复核", by=UserFactory(), at=AT)
    stale = Appeal.objects.get()
    appeal.answer("维持", by=UserFactory(), at=AT)

    with pytest.raises(Refused, match="已经提出过"):
        Appeal.raise_against(star, words="再请复核", by=UserFactory(), at=AT)
    with pytest.raises(Refused, match="已经答复"):
        stale.answer("调整", star=5, by=UserFactory(), at=AT)


def test_words_stay_out_of_the_ledger():
    star = confirmed_star()
    appeal = Appeal.raise_against(star, words="会议漏记", by=UserFactory(), at=AT)
    appeal.answer("核实属实", star=5, by=UserFactory(), at=AT)

    texts = "".join(Fact.objects.values_list("text", flat=True))

    assert appeal.code in texts
    assert not any(words in texts for words in ("依据台账", "会议漏记", "核实属实"))
