from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe

from mahua.calls import naming

register = template.Library()


@register.simple_tag
def call_label() -> str:
    """The word for a call on pages, in this district."""
    return naming.call_label()


@register.simple_tag
def options_of(names) -> str:
    """What a field proposes, some two hundred names: a loop of the template takes ten times as long."""
    return mark_safe("".join(f'<option value="{escape(name)}"></option>' for name in names))


@register.simple_tag
def page_of(name, code) -> str:
    """`{% url %}` of a page about one call, for rows: where it is is put together once a process."""
    return _pages(name).replace("CODE", code)


@cache
def _pages(name) -> str:
    return reverse(name, kwargs={"code": "CODE"})
