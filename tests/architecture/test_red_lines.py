"""What must have no place to be stored (domain vector 16; 国办函〔2026〕12号, 个人信息保护法): no column, no fact field, no address."""

import re

import pytest
from django.apps import apps
from django.urls import get_resolver

from mahua.ledger.kinds import KINDS, field_names

FORBIDDEN = re.compile(
    r"check_?in\b|打卡|积分|rank_points|login_count|online_minutes|gps|track|id_card|identity_number|家庭住址|home_address"
    r"|birth|salary|latitude|longitude|likes"
)


def columns():
    for model in apps.get_models():
        if model.__module__.startswith("mahua."):
            for field in model._meta.get_fields():
                yield f"{model._meta.label}.{field.name}"
                yield f"{model._meta.label} {getattr(field, 'verbose_name', '')}"


def fact_fields():
    for code in KINDS:
        yield code
        yield from (f"{code}.{name}" for name in field_names(code))


def addresses(patterns=None, before=""):
    for pattern in patterns or get_resolver().url_patterns:
        here = before + str(pattern.pattern)
        yield here
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, here)


@pytest.mark.parametrize("forbidden", ["member.check_in", "打卡次数", "user.login_count", "visit.gps", "id_card"])
def test_the_pattern_knows_what_is_forbidden(forbidden):
    assert FORBIDDEN.search(forbidden)


@pytest.mark.parametrize("names", [columns, fact_fields, addresses], ids=lambda names: names.__name__)
def test_nothing_observes_or_ranks_a_person(names):
    listed = list(names())

    assert len(listed) > 20
    assert [name for name in listed if FORBIDDEN.search(name)] == []
