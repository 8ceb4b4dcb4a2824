from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.notices.models import Notice
from tests.factories.access import UserFactory

TOLD_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # nine on a Monday morning in Shanghai


class NoticeFactory(DjangoModelFactory):
    """An unread notice whose moment has come, about nothing that has a page."""

    class Meta:
        model = Notice

    code = factory.LazyFunction(lambda: new_code("n"))
    user = factory.SubFactory(UserFactory)
    kind = "tests.told"
    title = factory.Sequence(lambda n: f"第{n}条通知")
    occasion = factory.Sequence(lambda n: f"第{n}次")
    created_at = TOLD_AT
    deliver_after = factory.SelfAttribute("created_at")
