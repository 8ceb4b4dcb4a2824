"""Calls at each point of their life, made by the verbs that lead there."""

from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from mahua.calls.models import Call, CallBack, Category, Dispatch
from mahua.kernel.codes import new_code
from tests.factories.access import UserFactory
from tests.factories.organisations import OrganisationFactory, UnitFactory

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
LATER = timedelta(minutes=40)


class StreetFactory(OrganisationFactory):
    kind = "street"
    name = factory.Sequence(lambda n: f"第{n}街道")


class CommunityFactory(OrganisationFactory):
    kind = "community"
    name = factory.Sequence(lambda n: f"第{n}社区")


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category

    code = factory.LazyFunction(lambda: new_code("k"))
    name = factory.Sequence(lambda n: f"第{n}类")


def raised(title="三号楼电梯停了", *, caller=None, at=MONDAY, by=None, **about):
    """A call that waits for its street."""
    about.setdefault("channel", "community")
    return Call.raise_(title, caller=caller or CommunityFactory(), by=by, at=at, **about)


def queued(title="三号楼电梯停了", **about):
    """A call in the queue of the command centre."""
    return raised(title, escalated=True, **about)


def dispatched(*, unit=None, co_units=(), by=None, at=MONDAY, **about):
    """A call some unit is asked to take."""
    call = queued(at=at, **about)
    Dispatch.send(call, lead=unit or UnitFactory(), co_units=co_units, by=by, at=at)
    return call


def lead_of(call):
    """The part of the body asked first."""
    return call.responses.exclude(role="co").latest("pk")


def accepted(*, at=MONDAY, **about):
    """A call a unit has taken."""
    call = dispatched(at=at, **about)
    lead_of(call).accept(by=None, at=at + LATER)
    call.refresh_from_db()
    return call


def answered(*, outcome="solved", at=MONDAY, **about):
    """A call that waits for its call-back."""
    call = accepted(at=at, **about)
    lead_of(call).give(outcome=outcome, words="已修好。", basis="物业条例", by=None, at=at + 2 * LATER)
    call.refresh_from_db()
    return call


def called_back(*, satisfaction="satisfied", solved=True, at=MONDAY, **about):
    """A call that waits for the caller's rating."""
    call = answered(at=at, **about)
    CallBack.reach(call, contacted=True, solved=solved, satisfaction=satisfaction, by=None, at=at + 3 * LATER)
    return call


def clerk(role, at):
    """Somebody with a role at a body."""
    return UserFactory(role=role, role__at=at)
