from datetime import UTC, datetime
from urllib.parse import urlsplit

import factory
from factory.django import DjangoModelFactory

from mahua.kernel.codes import new_code
from mahua.notices.models import Notice, Webhook
from tests.factories.access import UserFactory
from tests.factories.organisations import UnitFactory

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


class WebhookFactory(DjangoModelFactory):
    """A generic robot of `organisation`, at a `robot` of tests/notices/fake_robot.py or nowhere in particular."""

    class Meta:
        model = Webhook
        exclude = ("robot",)

    robot = None
    code = factory.LazyFunction(lambda: new_code("h"))
    organisation = factory.SubFactory(UnitFactory)
    path = factory.LazyAttribute(lambda made: made.organisation.path)
    adapter = "generic_sm3"
    name = "办公室群"
    address = factory.LazyAttribute(
        lambda made: f"{made.robot.end if made.robot else 'https://robot.invalid'}/send?key=k"
    )
    secret = "s3cret"
    end = factory.LazyAttribute(lambda made: urlsplit(made.address).netloc)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        made.refresh_from_db()  # now under seal
        return made
