"""An account is one person's; its password is the person's own within one log-in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.password_validation import validate_password

from mahua.access.models import SecurityEvent, User
from mahua.access.passwords import one_time
from mahua.kernel.errors import Refused
from tests.factories.access import PASSWORD, UserFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_a_new_account_must_change_its_one_time_password():
    keeper = UserFactory()

    user, password = User.open("zhangsan", name="张三", organisation=OrganisationFactory(), by=keeper, at=AT)

    assert user.check_password(password)
    assert user.needs_new_password(AT)
    assert list(SecurityEvent.objects.values_list("kind", "by_code", "about")) == [
        ("account.opened", keeper.code, f"{user.code} business")
    ]


def test_a_log_in_name_belongs_to_one_person():
    UserFactory(username="zhangsan")

    with pytest.raises(Refused, match="已经有人使用"):
        User.open("zhangsan", name="张三", organisation=OrganisationFactory(), by=None, at=AT)


def test_one_time_passwords_differ_and_keep_the_rules(settings):
    drawn = [one_time() for _ in range(50)]

    assert len(set(drawn)) == 50
    for password in drawn:
        validate_password(password)


def test_a_reset_gives_a_password_that_must_be_changed():
    user, keeper = UserFactory(), UserFactory()

    password = user.reset_password(by=keeper, at=AT)

    again = User.objects.get(pk=user.pk)
    assert again.check_password(password)
    assert not again.check_password(PASSWORD)
    assert again.must_change_password


def test_nobody_resets_or_closes_the_own_account():
    user = UserFactory()

    with pytest.raises(Refused, match="自己的账号"):
        user.reset_password(by=user, at=AT)
    with pytest.raises(Refused, match="自己的账号"):
        user.close(by=user, at=AT)


def test_a_password_lasts_ninety_days(settings):
    user = UserFactory(password_changed_at=AT)

    assert not user.needs_new_password(AT + timedelta(days=90))
    assert user.needs_new_password(AT + timedelta(days=90, seconds=1))


def test_a_changed_password_is_another_one_and_counts_from_today():
    user = UserFactory(must_change_password=True)

    with pytest.raises(Refused, match="不能与原密码相同"):
        user.change_password(PASSWORD, at=AT)
    user.change_password("Another-2026-one", at=AT)

    assert not user.needs_new_password(AT)
    assert SecurityEvent.objects.get().kind == "password.changed"


def test_an_account_is_closed_once():
    user = UserFactory()
    user.close(by=None, at=AT)

    with pytest.raises(Refused, match="已经停用"):
        user.close(by=None, at=AT)


def test_nobody_keeps_a_record_of_when_people_logged_in_on_their_account():
    assert "last_login" not in {field.name for field in User._meta.get_fields()}
