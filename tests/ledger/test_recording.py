"""Recording one fact or many: chained, numbered, positions without a gap."""

import json
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from mahua.kernel.errors import Refused
from mahua.ledger.digests import FIRST, chained
from mahua.ledger.models import Chain, Fact, Head, Pseudonym
from mahua.ledger.recording import Entry, record_many, reverse
from tests.factories.access import UserFactory
from tests.factories.ledger import AT, Body, assembly, positions, recorded
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_facts_of_one_organisation_form_a_chain():
    branch = OrganisationFactory()

    first, second = recorded(branch, assembly(7), assembly(8))

    assert (first.number, first.previous) == (1, FIRST)
    assert (second.number, second.previous) == (2, first.digest)
    assert second.digest == chained(first.digest, second.text)
    assert Chain.objects.get().digest == second.digest


def test_the_text_is_canonical_and_says_what_the_columns_say():
    (fact,) = recorded(OrganisationFactory(code="o2345", path="00010002"), occurred_on=date(2026, 11, 20))

    said = json.loads(fact.text)

    assert fact.text == json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert said["recorded_at"] == 1_795_399_200_123_456
    assert (said["occurred_on"], said["path"], said["confidential"]) == ("2026-11-20", "00010002", False)


def test_the_day_is_the_shanghai_day_of_the_instant():
    (fact,) = recorded(OrganisationFactory(), at=datetime(2026, 11, 22, 16, 30, tzinfo=UTC))

    assert fact.occurred_on == date(2026, 11, 23)


def test_positions_go_on_across_organisations():
    one, other = OrganisationFactory(), OrganisationFactory()

    recorded(one, assembly(), assembly())
    recorded(other)

    assert positions() == [1, 2, 3]
    assert Head.objects.get().position == 3


def test_many_organisations_are_chained_in_one_go():
    bodies = [Body(f"o{number}") for number in range(1200)]

    record_many(Entry(fact=assembly(), organisation=body, by=None, at=AT) for body in bodies)
    record_many(Entry(fact=assembly(), organisation=body, by=None, at=AT) for body in bodies)

    assert Chain.objects.filter(number=2).count() == 1200
    assert positions() == list(range(1, 2401))


def test_a_batch_of_one_persons_facts_asks_for_the_alias_once(django_assert_max_num_queries):
    branch, clerk = OrganisationFactory(), UserFactory()
    Pseudonym.of(clerk)

    with django_assert_max_num_queries(8):
        recorded(branch, *[assembly()] * 60, by=clerk)

    assert set(Fact.objects.values_list("by", flat=True)) == {Pseudonym.of(clerk)}


def test_a_correction_leaves_the_old_version_and_takes_its_effect_away():
    branch = OrganisationFactory()
    (wrong,) = recorded(branch, occurred_on=date(2026, 3, 1))

    correction = reverse(wrong.position, reason="wrong_day", organisation=branch, by=None, at=AT)

    assert (correction.reverses, correction.occurred_on) == (wrong.position, date(2026, 3, 1))
    assert correction.data == {"reason": "wrong_day", "reversed_kind": "branch_assembly.held"}
    assert list(Fact.objects.effective()) == []
    assert Fact.objects.filter(pk=wrong.position).exists()


def test_a_fact_is_corrected_only_once():
    branch = OrganisationFactory()
    (wrong,) = recorded(branch)
    reverse(wrong.position, reason="entered_twice", organisation=branch, by=None, at=AT)

    with pytest.raises(Refused, match="已经更正过"):
        reverse(wrong.position, reason="entered_twice", organisation=branch, by=None, at=AT)


def test_a_correction_names_a_known_reason_and_a_fact_of_this_organisation():
    branch, other = OrganisationFactory(), OrganisationFactory()
    (wrong,) = recorded(branch)

    with pytest.raises(Refused, match="缘由"):
        reverse(wrong.position, reason="because", organisation=branch, by=None, at=AT)
    with pytest.raises(Refused, match="没有第"):
        reverse(wrong.position, reason="wrong_day", organisation=other, by=None, at=AT)


def test_a_correction_cannot_be_corrected():
    branch = OrganisationFactory()
    (wrong,) = recorded(branch)
    correction = reverse(wrong.position, reason="wrong_day", organisation=branch, by=None, at=AT)

    with pytest.raises(Refused, match="不能再更正"):
        reverse(correction.position, reason="wrong_day", organisation=branch, by=None, at=AT)


def test_what_corrects_a_confidential_fact_is_confidential(confidential_kind):
    branch = OrganisationFactory()
    (wrong,) = recorded(branch, confidential_kind(grade=2))

    correction = reverse(wrong.position, reason="entered_twice", organisation=branch, by=None, at=AT)

    assert correction.confidential
    assert list(Fact.objects.open()) == []


@pytest.mark.parametrize("asked", ["one page of the list", "whether a fact was corrected already"])
def test_corrections_are_found_by_their_own_index(asked):
    positions = range(1, 26) if asked == "one page of the list" else [7]
    corrections = Fact.objects.filter(reverses__in=positions).values_list("reverses", "position")

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # an almost empty table is read whole otherwise
        plan = corrections.explain()

    assert "fact_reversed_once" in plan
