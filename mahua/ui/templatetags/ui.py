"""Filters and tags every template has (a builtin library): days, moments, numbers, icons, navigation, addresses.

`dt` and `moment` exist beside Django's `date` because that one costs more than the rest of a list page together.
"""

from datetime import date, datetime, timedelta
from functools import cache

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from mahua.kernel.days import SHANGHAI, day_of
from mahua.ui import navigation, wording

register = template.Library()
OFFERED, CHOSEN = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'
HOUR = 60


@register.filter
def dt(day: date | datetime | None, how: str = "") -> str:
    """A day in words: 11月23日 this year, 2027年1月5日 otherwise; `"full"` always with the year, `"near"` 今天, 明天, 昨天."""
    if not day:
        return ""
    if isinstance(day, datetime):
        day = day_of(day)
    today = day_of(timezone.now())
    if how == "near" and (word := _near(day - today)):
        return word
    short = f"{day.month}月{day.day}日"
    return short if day.year == today.year and how != "full" else f"{day.year}年{short}"


def _near(distance: timedelta) -> str:
    return {0: wording.TODAY, 1: wording.TOMORROW, -1: wording.YESTERDAY}.get(distance.days, "")


@register.filter
def moment(at: datetime | None, how: str = "") -> str:
    """An instant on the Shanghai clock: 11月23日 14:30; takes the variants of `dt`."""
    if not at:
        return ""
    local = at.astimezone(SHANGHAI)
    return f"{dt(local.date(), how)} {local.hour:02}:{local.minute:02}"


@register.filter
def duration(minutes: int | None) -> str:
    """Minutes in words a person reads at once: 48 分钟, 18.7 小时; without a sign."""
    if minutes is None:
        return ""
    minutes = abs(minutes)
    return f"{minutes} 分钟" if minutes < HOUR * 2 else f"{minutes / HOUR:.1f} 小时".replace(".0 ", " ")


@register.filter
def percent(hundredths: int | None) -> str:
    """9750 → 97.50%."""
    return "" if hundredths is None else f"{hundredths // 100}.{hundredths % 100:02}%"


@register.filter
def number(value: float | None) -> str:
    """10400 → 10,400; a missing number is an em dash, so that it is not mistaken for nothing done."""
    return "—" if value is None or value == "" else f"{value:,}"


@register.simple_tag
@cache
def icon(name: str, label: str = "") -> str:
    """One drawing of the sprite; without `label` it is decoration beside a word and hidden from screen readers."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
            label,
            static("ui/icons.svg"),
            name,
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("ui/icons.svg"), name)


@register.simple_tag
def cost(minutes: int) -> str:
    """What a page asks of the person, declared beforehand; nobody's time is measured."""
    return format_html('<span class="cost">预计占用您 {} 分钟</span>', minutes)


@register.simple_tag(takes_context=True)
def query(context: dict, **changes) -> str:
    """This page's address parameters with some changed (`page=2`) or, given None or "", left out: `?year=2026&page=2`."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return f"?{parameters.urlencode()}"


@register.simple_tag(name="navigation", takes_context=True)
def navigation_entries(context: dict) -> list[dict]:
    """The signed-in person's navigation: dicts of `label`, `url`, `current`."""
    request = context.get("request")
    return navigation.entries_for(request) if request else []


@register.simple_tag(takes_context=True)
def person_standing(context: dict) -> str:
    """As what and for which body the signed-in person acts; empty until a package tells how to say it."""
    request = context.get("request")
    return navigation.standing_of(request) if request else ""


@register.simple_tag(takes_context=True)
def waiting_notices(context: dict) -> str:
    """How many notices the signed-in person has not read; empty for none."""
    request = context.get("request")
    return navigation.waiting_for(request) if request else ""


@register.simple_tag
def badge(words: str, kind: str = "quiet") -> str:
    """The component of the same name, for rows of long tables."""
    return format_html('<span class="tag {}">{}</span>', kind, words)


@register.simple_tag
def options(rows, chosen: str) -> str:
    """The options of a long select: (value, label) pairs, the chosen one selected."""
    return mark_safe(
        "".join(format_html(CHOSEN if value == chosen else OFFERED, value, label) for value, label in rows)
    )


@register.filter
def widget(field: BoundField, accept: str = "") -> str:
    """A form field's widget in the kit's dress; what was typed stays in it, errors and help are tied to it by Django."""
    dress = {"checkbox": "form-check-input", "select": "form-select", "selectmultiple": "form-select"}
    kind = field.widget_type
    attributes = {} if field.use_fieldset else {"class": dress.get(kind, "form-control")}
    if accept:
        attributes["accept"] = accept
    own = field.field.widget.attrs.get("class")
    if own and "class" in attributes:
        attributes["class"] += f" {own}"
    return field.as_widget(attrs=attributes)
