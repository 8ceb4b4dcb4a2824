"""Red lines 1 and 3 (domain.md §13.16): what no table of this project may ever hold."""

import re

import pytest
from django.apps import apps
from django.db import models

FORBIDDEN = re.compile(
    r"check_?in|打卡|积分|rank_?points|\bpoints\b|login_?count|online_?minutes|time_?online|gps|latitude|longitude|track|签到率"
    r"|id_?card|id_?number|身份证|home_?address|家庭住址|birth|出生|ethnic|民族|salary|工资|health|健康|last_login",
    re.IGNORECASE,
)


def columns():
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("mahua."):
            for field in model._meta.get_fields():
                if isinstance(field, models.Field):
                    yield f"{model._meta.label}.{field.name} {field.verbose_name} {field.column}"


def test_no_model_has_a_column_that_would_watch_or_expose_a_person():
    found = list(columns())

    assert any("members.Member.name" in column for column in found)
    assert [column for column in found if FORBIDDEN.search(column)] == []


@pytest.mark.parametrize("name", ["check_in", "打卡", "积分", "rank_points", "gps", "track", "id_card", "家庭住址"])
def test_the_pattern_knows_what_it_looks_for(name):
    assert FORBIDDEN.search(f"members.Member.{name}")


def test_a_member_has_the_few_fields_that_are_allowed():
    member = apps.get_model("members", "Member")

    assert {field.name for field in member._meta.fields} == {
        "id",
        "code",
        "name",
        "name_key",
        "organisation",
        "path",
        "stage",
        "status",
        "status_on",
        "joined_on",
        "confirmed_on",
        "office_phone",
        "external_ref",
    }
