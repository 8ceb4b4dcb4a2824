"""The unit decides what its people are told of and when; a person may only take away from it."""

from datetime import datetime, time

import pytest
from django.db import IntegrityError
from django.urls import reverse

from mahua.access.models import SecurityEvent
from mahua.kernel.days import SHANGHAI
from mahua.kernel.errors import Refused
from mahua.notices import telling_hours
from mahua.notices.kinds import KINDS, kind
from mahua.notices.models import Notice, OwnSetting, UnitSetting
from mahua.notices.telling import tell
from mahua.rules.workdays import WorkCalendar, WorkYear
from tests.factories.access import UserFactory
from tests.factories.notices import NoticeFactory
from tests.factories.organisations import DistrictFactory, OrganisationFactory, UnitFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)
USUAL = {"off_kinds": [], "in_rounds": True, "begins": time(9), "ends": time(18)}


@pytest.fixture(autouse=True)
def told(monkeypatch):
    monkeypatch.setattr(telling_hours, "_calendars", [lambda: WorkCalendar([WorkYear(2026)])])
    declared = kind("tests.told", "试告知")
    yield declared
    del KINDS["tests.told"]


def person_of(unit):
    return UserFactory(path=OrganisationFactory(parent=unit).path)


def tell_both(told, *people):
    """Whoever of them was told, once in the usual way and once urgently."""
    tell(told, "有一件事", to=people, about="g2222", at=AT)
    tell(told, "急事", to=people, about="g3333", urgent=True, at=AT)
    return {(notice.user, notice.title) for notice in Notice.objects.all()}


def test_what_a_unit_has_turned_off_nobody_in_it_is_told_not_even_urgently(told):
    district = DistrictFactory()
    unit, other = UnitFactory(parent=district), UnitFactory(parent=district)
    inside, outside = person_of(unit), person_of(other)
    UnitSetting.choose(unit, **{**USUAL, "off_kinds": [told]}, by=None, at=AT)

    assert tell_both(told, inside, outside) == {(outside, "有一件事"), (outside, "急事")}


def test_what_the_district_has_turned_off_no_unit_turns_on_again(told):
    district = DistrictFactory()
    unit = UnitFactory(parent=district)
    UnitSetting.choose(district, **{**USUAL, "off_kinds": [told]}, by=None, at=AT)
    UnitSetting.choose(unit, **USUAL, by=None, at=AT)

    assert tell_both(told, person_of(unit)) == set()


def test_a_person_turns_off_for_themselves_only(told):
    unit = UnitFactory()
    quiet, other = person_of(unit), person_of(unit)
    OwnSetting.choose(quiet, off_kinds=[told], always_in_rounds=False, shows_number=True)

    assert {user for user, _ in tell_both(told, quiet, other)} == {other}


def test_a_unit_that_wants_each_thing_at_once_is_told_at_once_in_its_own_hours(told):
    unit = UnitFactory()
    UnitSetting.choose(unit, **{**USUAL, "in_rounds": False, "begins": time(8, 30), "ends": time(17)}, by=None, at=AT)
    person = person_of(unit)
    evening = AT.replace(hour=17, minute=1)

    tell(told, "有一件事", to=[person], about="g2222", at=AT)
    tell(told, "又一件事", to=[person], about="g3333", at=evening)

    assert list(Notice.objects.order_by("pk").values_list("deliver_after", flat=True)) == [
        AT,
        datetime(2026, 11, 24, 8, 30, tzinfo=SHANGHAI),
    ]


def test_a_person_may_be_told_in_rounds_where_the_unit_tells_each_thing_at_once(told):
    unit = UnitFactory()
    UnitSetting.choose(unit, **{**USUAL, "in_rounds": False}, by=None, at=AT)
    person = person_of(unit)
    OwnSetting.choose(person, off_kinds=[], always_in_rounds=True, shows_number=True)

    tell(told, "有一件事", to=[person], about="g2222", at=AT)

    assert Notice.objects.get().deliver_after == AT.replace(hour=14)


def test_a_unit_that_moves_keeps_its_setting(told):
    district = DistrictFactory()
    old, new = UnitFactory(parent=district), UnitFactory(parent=district)
    body = OrganisationFactory(parent=old, kind="party_committee")
    UnitSetting.choose(body, **USUAL, by=None, at=AT)

    body.move(new, on=AT.date(), by=None, at=AT)

    assert UnitSetting.objects.get().path == body.path
    assert body.path.startswith(new.path)


def test_hours_that_end_before_they_begin_are_refused(told):
    unit = UnitFactory()

    with pytest.raises(Refused, match="须晚于"):
        UnitSetting.choose(unit, **{**USUAL, "ends": time(8)}, by=None, at=AT)
    with pytest.raises(IntegrityError):
        UnitSetting.objects.create(organisation=unit, path=unit.path, begins=time(9), ends=time(9))


def test_only_a_kind_that_exists_is_turned_off(told):
    with pytest.raises(Refused, match=r"nothing\.such"):
        OwnSetting.choose(UserFactory(), off_kinds=["nothing.such"], always_in_rounds=False, shows_number=True)


def test_the_units_administrator_sets_it_on_the_page_and_that_is_logged(client, told):
    unit = UnitFactory(parent=DistrictFactory())
    client.force_login(UserFactory(role="unit_administrator", role__at=unit, path=unit.path))
    page = reverse("notices:unit_setting", args=[unit.code])
    assert "试告知" in client.get(page).content.decode()

    client.post(page, {"off_kinds": [told], "begins": "08:30", "ends": "17:30"})

    setting = UnitSetting.objects.get()
    assert (setting.off_kinds, setting.in_rounds, setting.begins) == ([told], False, time(8, 30))
    assert SecurityEvent.objects.get(kind="notices.chosen").about == f"{unit.code} {told}"


def test_a_setting_that_cannot_be_is_shown_again_with_what_is_wrong(client, told):
    unit = UnitFactory(parent=DistrictFactory())
    client.force_login(UserFactory(role="unit_administrator", role__at=unit, path=unit.path))

    answer = client.post(reverse("notices:unit_setting", args=[unit.code]), {"begins": "18:00", "ends": "09:00"})

    assert answer.status_code == 422
    assert "须晚于" in answer.content.decode()


def test_another_unit_is_out_of_sight(client, told):
    district = DistrictFactory()
    unit, other = UnitFactory(parent=district), UnitFactory(parent=district)
    client.force_login(UserFactory(role="unit_administrator", role__at=unit, path=unit.path))

    assert client.get(reverse("notices:unit_setting", args=[unit.code])).status_code == 200
    assert client.get(reverse("notices:unit_setting", args=[other.code])).status_code == 404


@pytest.mark.parametrize("units", [1, 3])
def test_the_list_of_units_costs_the_same_however_long(client, told, units, django_assert_num_queries):
    district = DistrictFactory()
    UnitFactory.create_batch(units, parent=district)
    client.force_login(UserFactory(duty="system", role="system_administrator", role__at=district))
    client.get(reverse("notices:unit_settings"))

    with django_assert_num_queries(4):  # session, user, roles, page
        response = client.get(reverse("notices:unit_settings"))

    assert response.content.decode().count("<tr>") == units + 2  # the head and the district


def test_a_person_sets_it_on_the_own_page_and_what_the_unit_has_off_is_not_offered(client, told):
    unit = UnitFactory()
    person = person_of(unit)
    client.force_login(person)
    page = reverse("notices:own_setting")
    assert "试告知" in client.get(page).content.decode()

    client.post(page, {"off_kinds": [told]})
    assert OwnSetting.objects.get(user=person).off_kinds == [told]
    assert "试告知" in client.get(page).content.decode()

    OwnSetting.objects.all().delete()
    UnitSetting.choose(unit, **{**USUAL, "off_kinds": [told]}, by=None, at=AT)
    assert "试告知" not in client.get(page).content.decode()


def test_who_wants_no_number_sees_none(client, told):
    person = UserFactory()
    client.force_login(person)
    NoticeFactory(user=person)
    assert "1 条未读" in client.get(reverse("notices:index")).content.decode()

    client.post(reverse("notices:own_setting"), {"always_in_rounds": "on"})

    assert "条未读" not in client.get(reverse("notices:index")).content.decode()
