"""The pages of the command centre stand side by side under tabs."""

from django.urls import reverse

from mahua.organisations.models import Organisation
from mahua.ui.pages import page

DAILY = {
    "board": "派单台",
    "sent": "刚派出的",
    "downward": "市有呼唤",
    "topics": "热点",
    "objections": "申诉复核",
    "hotline": "12345",
    "shifts": "值班",
}
SETTINGS = {
    "routing_rules": "派单规则",
    "learning": "学来的建议",
    "time_limits": "时限",
    "office_hours": "办公时间",
    "categories": "类别",
}


def centre_page(request, template, context, *, tab, part=None, status=200):
    """A page of the centre, under its tabs: what is set once and seldom does not stand among the work of every day."""
    names = {"board": "回派单台", **SETTINGS} if tab in SETTINGS else {**DAILY, "routing_rules": "设置"}
    tabs = [{"label": words, "url": reverse(f"calls:{name}"), "current": name == tab} for name, words in names.items()]
    return page(request, template, {**context, "tabs": tabs}, part=part, status=status)


def centre_of(user):
    """The district this person commands for: what the centre itself says is recorded there."""
    return Organisation.objects.get(path=user.scopes.paths("calls.dispatch_call")[0])
