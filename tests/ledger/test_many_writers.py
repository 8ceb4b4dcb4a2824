"""A hundred people at once: nothing lost, no gap, no fork; and what happens when a process is killed."""

import threading
from contextlib import suppress

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Chain, Fact, Pseudonym
from mahua.ledger.recording import record, reverse, verb
from mahua.ledger.verify import verify
from tests.factories.access import UserFactory
from tests.factories.ledger import AT, assembly, positions, recorded
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.commits
WRITERS, EACH = 100, 3


@verb
def hold(organisation, *, by):
    record(assembly(), organisation=organisation, by=by, at=AT)


def test_a_hundred_writers_lose_nothing_and_leave_no_gap(own_database):
    bodies, people = OrganisationFactory.create_batch(5), UserFactory.create_batch(7)

    def write(number):
        for each in range(EACH):
            hold(bodies[(number + each) % 5], by=people[number % 7])

    own_database.together(write, WRITERS)

    assert positions() == list(range(1, WRITERS * EACH + 1))
    assert sum(Chain.objects.values_list("number", flat=True)) == WRITERS * EACH
    assert verify().holds


def test_a_person_new_to_the_ledger_gets_one_alias_however_many_meet_them_at_once(own_database):
    branch, newcomer = OrganisationFactory(), UserFactory()

    own_database.together(lambda _: hold(branch, by=newcomer), 10)

    assert Pseudonym.objects.filter(person_code=newcomer.code).count() == 1
    assert set(Fact.objects.values_list("by", flat=True)) == {Pseudonym.of(newcomer)}


def test_of_two_corrections_at_once_one_is_refused_in_words(own_database):
    branch = OrganisationFactory()
    (wrong,) = recorded(branch)

    def correct(_):
        try:
            reverse(wrong.position, reason="wrong_day", organisation=branch, by=None, at=AT)
        except Refused as no:
            return no.words
        return ""

    words = own_database.together(correct, 4)

    assert min(words) == ""
    assert len([no for no in words if "已经更正过" in no]) == 3


def test_a_deadlock_costs_one_more_try_and_no_fact(own_database):
    one, other = OrganisationFactory(), OrganisationFactory()
    both_hold_one = threading.Barrier(2)

    @verb
    def staff_both(first, second):
        """Two rows in opposite order, as two careless verbs might."""
        type(first).objects.filter(pk=first.pk).update(staff=1)
        with suppress(threading.BrokenBarrierError):  # SQLite lets one in at a time: nobody to wait for
            both_hold_one.wait(timeout=1)
        type(second).objects.filter(pk=second.pk).update(staff=1)
        record(assembly(), organisation=first, by=None, at=AT)

    own_database.together(lambda number: staff_both(*((one, other) if number else (other, one))), 2)

    assert positions() == [1, 2]
    assert verify().holds


def test_what_a_transaction_undoes_leaves_no_gap(own_database):
    branch = OrganisationFactory()
    recorded(branch)

    @verb
    def fails():
        record(assembly(), organisation=branch, by=None, at=AT)
        raise Refused("不行")

    with pytest.raises(Refused):
        fails()
    recorded(branch)

    assert positions() == [1, 2]


def test_recording_outside_a_transaction_is_a_fault(own_database):
    branch = OrganisationFactory()

    with pytest.raises(RuntimeError, match="transaction"):
        record(assembly(), organisation=branch, by=None, at=AT)

    assert positions() == []
