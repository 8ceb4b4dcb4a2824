from django import template
from django.utils.html import format_html_join

from mahua.calls import naming

register = template.Library()


@register.simple_tag
def call_label() -> str:
    """The word for a call on pages, in this district."""
    return naming.call_label()


@register.simple_tag
def options_of(names) -> str:
    """What a field proposes, some two hundred names: a loop of the template takes ten times as long."""
    return format_html_join("", '<option value="{}"></option>', ((name,) for name in names))
