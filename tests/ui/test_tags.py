from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone

from mahua.kernel.days import day_of
from mahua.ui.templatetags import ui
from tests.ui.people import asking


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_a_day_of_another_year_is_said_in_full():
    assert ui.dt(date(2019, 1, 5)) == "2019年1月5日"


def test_a_day_of_this_year_leaves_the_year_out_unless_asked():
    today = day_of(timezone.now())

    assert ui.dt(today) == f"{today.month}月{today.day}日"
    assert ui.dt(today, "full") == f"{today.year}年{today.month}月{today.day}日"


@pytest.mark.parametrize(("days", "word"), [(0, "今天"), (1, "明天"), (-1, "昨天")])
def test_a_near_day_has_a_name(days, word):
    assert ui.dt(day_of(timezone.now()) + timedelta(days=days), "near") == word


def test_a_moment_is_told_on_the_shanghai_clock():
    assert ui.moment(datetime(2019, 12, 31, 16, 5, tzinfo=UTC)) == "2020年1月1日 00:05"
    assert ui.dt(datetime(2019, 12, 31, 16, 5, tzinfo=UTC)) == "2020年1月1日"


def test_no_day_is_no_words():
    assert (ui.dt(None), ui.moment(None)) == ("", "")


@pytest.mark.parametrize(("value", "words"), [(10400, "10,400"), (0, "0"), (-1234, "-1,234"), (None, "—")])
def test_a_number_is_grouped_and_a_missing_one_is_a_dash(value, words):
    assert ui.number(value) == words


def test_turning_a_page_keeps_the_other_parameters():
    request = asking("/plain/?year=2026&q=%E4%BD%8F%E5%BB%BA&page=2")

    assert drawn("{% query page=3 %}", request=request) == "?year=2026&amp;q=%E4%BD%8F%E5%BB%BA&amp;page=3"
    assert drawn("{% query q=None page='' %}", request=request) == "?year=2026"


def test_an_icon_beside_a_word_is_hidden_and_one_alone_has_a_name():
    assert 'aria-hidden="true"' in drawn("{% icon 'plus' %}")
    assert 'role="img" aria-label="关闭"' in drawn("{% icon 'x' '关闭' %}")


def test_words_from_people_are_escaped():
    assert "&lt;b&gt;" in drawn("{% badge words %}", words="<b>")


class Small(forms.Form):
    title = forms.CharField(label="名称", help_text="写全称。")


def test_a_field_keeps_what_was_typed():
    assert 'value="二支部"' in ui.widget(Small({"title": "二支部"})["title"])


def test_a_field_ties_its_help_and_errors_to_the_widget():
    html = ui.widget(Small({"title": ""})["title"])

    assert 'class="form-control"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
