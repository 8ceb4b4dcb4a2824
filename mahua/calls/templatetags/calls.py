from django import template

from mahua.calls import naming

register = template.Library()


@register.simple_tag
def call_label() -> str:
    """The word for a call on pages, in this district."""
    return naming.call_label()
