"""The components as the kit page draws them."""

import pytest


@pytest.fixture
def kit(client):
    return lambda address="/kit/": client.get(address).content.decode()


def test_turning_the_page_keeps_the_filter(kit):
    html = kit("/kit/?year=2026&page=2")

    assert 'rel="prev" href="?year=2026&amp;page=1"' in html
    assert 'rel="next" href="?year=2026&amp;page=3"' in html
    assert "第 26–50 条，共 60 条" in html


def test_a_wrong_field_shows_its_error_and_keeps_what_was_typed(kit):
    html = kit()

    assert 'value="第四季度党员大会"' in html
    assert 'id="id_held_on_error"' in html


def test_a_chart_hands_over_a_plain_dict_and_the_numbers(kit):
    html = kit()

    assert '<script id="quarters" type="application/json">' in html
    assert '<details class="chart-table">' in html


def test_nothing_stands_inline_that_the_policy_forbids(kit):
    html = kit()

    assert " style=" not in html
    assert "<script>" not in html
    assert " onclick=" not in html


def test_the_page_says_what_it_costs(kit):
    assert "预计占用您 12 分钟" in kit()
