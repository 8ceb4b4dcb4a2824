"""The pages about responsibilities, beside each other; each is a page of its own."""

from django.urls import reverse

PAGES = {
    "mine": "我的责任",
    "responsibility_lists": "责任清单",
    "duty_sets": "责任安排",
    "contact_points": "联系点",
    "statements": "述职",
    "rules": "制度",
    "rule_sets": "制度集",
}


def tabs(current):
    """For <c-tabs>: every page of the family, the current one marked."""
    return [
        {"label": label, "url": reverse(f"duties:{name}"), "current": name == current} for name, label in PAGES.items()
    ]
