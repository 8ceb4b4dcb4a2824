"""The cells of the 支部 × 应办 table: a page has some hundred of them, and a tag writes one in a tenth of a template's time."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from mahua.duties import wording
from mahua.duties.obligations import Obligation

register = template.Library()
PLAIN = '<td class="{}">{}</td>'
TICK = (
    '<td class="{}"><label class="tick"><input class="form-check-input" type="checkbox" name="cell" value="{}:{}:{}">'
    "<span>{}</span></label></td>"
)


@register.simple_tag
def cells(obligations: tuple[Obligation | None, ...], may_tick: bool) -> str:
    """One row's cells; with `may_tick` what still asks to be done can be ticked."""
    return mark_safe("".join(_cell(each, may_tick) for each in obligations))


def _cell(each, may_tick):
    if each is None:
        return format_html('<td class=""><span class="quiet" title="{}">—</span></td>', wording.NOT_CONCERNED)
    if may_tick and each.asks_now:
        return format_html(TICK, each.state, each.organisation_code, each.rule_code, each.period_code, each.state_words)
    return format_html(PLAIN, each.state, each.state_words)
