from datetime import UTC, datetime

import pytest

from mahua.access.models import SecurityEvent, User
from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.project.first_administrators import appoint, one_time_password, renew_unused
from tests.factories.access import UserFactory
from tests.factories.organisations import DistrictFactory

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PEOPLE = {
    "system_administrator": ("xitong", "甲"),
    "security_administrator": ("anquan", "乙"),
    "audit_administrator": ("shenji", "丙"),
}


@pytest.mark.django_db
def test_three_people_get_one_duty_each_and_a_password_to_change():
    appointed = appoint(PEOPLE, district_name="试验区", at=NOW)

    users = {user.username: user for user in User.objects.all()}
    assert Organisation.objects.get().name == "试验区"
    assert [each.role for each in appointed] == list(PEOPLE)
    assert {user.duty for user in users.values()} == {"system", "security", "audit"}
    assert all(user.must_change_password for user in users.values())
    assert all(users[each.username].check_password(each.password) for each in appointed)
    assert {user.assignments.get().role for user in users.values()} == set(PEOPLE)
    assert SecurityEvent.objects.filter(kind="role.granted").count() == 3


@pytest.mark.django_db
def test_a_district_that_is_there_already_is_kept():
    district = DistrictFactory()

    appoint(PEOPLE, district_name="", at=NOW)

    assert Organisation.objects.get() == district
    assert set(User.objects.values_list("path", flat=True)) == {district.path}


@pytest.mark.django_db
def test_administrators_are_appointed_this_way_only_once():
    DistrictFactory()
    UserFactory(duty="audit")

    with pytest.raises(Refused, match="已经有系统、安全或审计管理员"):
        appoint(PEOPLE, district_name="", at=NOW)

    assert User.objects.count() == 1


@pytest.mark.django_db
def test_one_person_cannot_hold_two_of_the_three():
    doubled = PEOPLE | {"audit_administrator": ("xitong", "甲")}

    with pytest.raises(Refused, match="三个不同的账号"):
        appoint(doubled, district_name="试验区", at=NOW)

    assert not User.objects.exists()


@pytest.mark.django_db
def test_administrators_who_never_came_get_other_passwords_and_those_who_came_keep_theirs():
    appointed = {each.username: each for each in appoint(PEOPLE, district_name="试验区", at=NOW)}
    User.objects.get(username="shenji").change_password("Mahua-2026-own", at=NOW)

    renewed = renew_unused(at=NOW)

    assert [(each.role, each.username) for each in renewed] == [
        ("system_administrator", "xitong"),
        ("security_administrator", "anquan"),
    ]
    assert all(each.password != appointed[each.username].password for each in renewed)
    assert all(User.objects.get(username=each.username).check_password(each.password) for each in renewed)
    assert User.objects.get(username="shenji").check_password("Mahua-2026-own")


@pytest.mark.django_db
def test_there_is_nothing_to_renew_once_all_have_come():
    UserFactory(duty="system")

    with pytest.raises(Refused, match="没有尚未登录过"):
        renew_unused(at=NOW)


def test_a_one_time_password_has_three_classes_and_no_look_alikes():
    drawn = {one_time_password() for _ in range(200)}

    assert len(drawn) == 200
    assert all(len(each) == 14 for each in drawn)
    assert all(
        any(c.islower() for c in p) and any(c.isupper() for c in p) and any(c.isdigit() for c in p) for p in drawn
    )
    assert not set("0O1lI") & set("".join(drawn))
