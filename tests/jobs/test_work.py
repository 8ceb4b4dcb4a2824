"""Long work shows how far it is, and can be cancelled."""

from datetime import UTC, datetime, timedelta

import pytest

from mahua.jobs.models import Cancelled, Work
from mahua.kernel.errors import Refused
from tests.factories.access import UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=11)


def test_work_goes_from_its_beginning_to_its_end():
    work = Work.begin("导入党员名册", total=40, by=UserFactory(), at=AT)

    work.advance(10, at=AT)
    assert Work.objects.get().percent == 25

    work.finish(at=AT, note="共 40 行")
    assert (work.state, work.percent, work.note) == ("finished", 100, "共 40 行")


def test_work_that_somebody_cancels_stops_at_its_next_step():
    work = Work.begin("导入党员名册", total=40, by=None, at=AT)
    Work.objects.get().cancel()

    with pytest.raises(Cancelled):
        work.advance(20, at=AT)

    assert work.state == "cancelled"


def test_work_that_is_over_is_not_cancelled():
    work = Work.begin("导入党员名册", by=None, at=AT)
    work.fail("文件打不开。", at=AT)

    with pytest.raises(Refused, match="已经结束"):
        work.cancel()


def test_work_whose_worker_died_is_over():
    Work.begin("导入党员名册", by=None, at=AT)
    busy = Work.begin("考核计分", by=None, at=AT)
    busy.advance(1, at=LATER)

    assert Work.reap(at=LATER) == 1
    assert list(Work.objects.running()) == [busy]


def test_a_person_sees_their_own_work():
    person = UserFactory()
    own = Work.begin("导入党员名册", by=person, at=AT)
    Work.begin("考核计分", by=UserFactory(), at=AT)

    assert list(Work.objects.visible_to(person)) == [own]
