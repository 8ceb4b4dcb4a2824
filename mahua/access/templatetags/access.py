"""`{% has_perm "meetings.hold" meeting as may_hold %}`: what the signed-in person may do, asked by a template."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def has_perm(context, permission, thing=None):
    """Whether the person may do this to the thing, or anywhere without one; no query beyond the request's own."""
    return context["request"].user.has_perm(permission, thing)
