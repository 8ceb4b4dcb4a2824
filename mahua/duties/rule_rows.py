"""Laying down rows of the default rule table that came later than an installation."""

from dataclasses import fields

from mahua.rules.duty_rules import DutyRule
from mahua.rules.duty_table import DUTY_RULES


def add_default_rules(model, codes):
    """Create the rules of these codes in `model` (a migration's own) where no version of them stands yet."""
    known = set(model.objects.filter(code__in=codes).values_list("code", flat=True))
    model.objects.bulk_create(_row(model, DUTY_RULES[code]) for code in codes if code not in known)


def _row(model, rule):
    columns = {field.name: getattr(rule, field.name) for field in fields(DutyRule)}
    columns["bearer_kinds"] = ",".join(rule.bearer_kinds)
    return model(**{name: "" if value is None and name != "valid_to" else value for name, value in columns.items()})
