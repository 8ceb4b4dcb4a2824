"""Nobody judges themselves, and no body called about learns who called it."""

import pytest

from mahua.calls.permissions import knows_the_caller
from tests.factories.access import AssignmentFactory
from tests.factories.calls import MONDAY, CommunityFactory, StreetFactory, answered, clerk, dispatched, raised
from tests.factories.organisations import DistrictFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def street():
    return StreetFactory()


def solved_by(street):
    call = raised(caller=CommunityFactory(parent=street))
    call.solve_here(outcome="solved", words="修好了", by=None, at=MONDAY, street=street)
    return call


def test_another_street_asked_to_answer_does_not_open_the_seal(street):
    call = dispatched(unit=street)

    assert not clerk("street_clerk", street).has_perm("calls.open_requester", call)


def test_those_of_the_callers_place_and_the_centre_open_the_seal(street):
    call = dispatched(caller=CommunityFactory(parent=street))

    for role, at in (("street_clerk", street), ("community_clerk", call.caller)):
        assert clerk(role, at).has_perm("calls.open_requester", call)


def test_a_street_that_solved_a_call_neither_rates_itself_nor_reads_how_it_was_rated(street):
    call = solved_by(street)
    own, community = clerk("street_clerk", street), clerk("community_clerk", call.caller)

    assert not own.has_perm("calls.rate_call", call)
    assert not knows_the_caller(own, call)
    assert community.has_perm("calls.rate_call", call)
    assert knows_the_caller(community, call)


@pytest.mark.parametrize("at", ["lead", "caller"])
def test_the_call_back_is_made_by_a_third_party(at):
    call = answered()

    assert not clerk("call_backer", getattr(call, at)).has_perm("calls.call_back", call)


def test_who_also_answers_for_the_body_does_not_call_back_about_it():
    district = DistrictFactory()
    call = answered(caller=CommunityFactory(parent=district), unit=UnitFactory(parent=district))
    third, both = clerk("call_backer", district), clerk("call_backer", district)
    AssignmentFactory(user=both, role="unit_responder", path=call.lead.path, organisation_code=call.lead.code)

    assert third.has_perm("calls.call_back", call)
    assert not both.has_perm("calls.call_back", call)
    assert not knows_the_caller(both, call)


def test_the_caller_does_not_object_in_the_name_of_the_body_it_called():
    caller = UnitFactory()
    call = dispatched(caller=caller)

    assert not clerk("unit_responder", caller).has_perm("calls.object", call)
    assert clerk("unit_responder", call.lead).has_perm("calls.object", call)
