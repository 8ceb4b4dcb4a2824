"""Password rules as settings (domain.md §8.1: the usual values of assessors, not the standard's own numbers)."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError

from mahua.access import wording

CAPITALS, SMALL, DIGITS, SIGNS = (
    "ACDEFGHJKMNPQRTUVWXY",
    "acdefhjkmnpqrtuvwxy",
    "34679",
    "-+=",
)  # none looks like another


def one_time():
    """A password to be read out once and changed at the next log-in; it has all four classes of signs."""
    size = max(12, settings.PASSWORD_MIN_LENGTH)
    drawn = [secrets.choice(of) for of in (CAPITALS, SMALL, DIGITS, SIGNS)]
    drawn += [secrets.choice(CAPITALS + SMALL + DIGITS) for _ in range(size - len(drawn))]
    secrets.SystemRandom().shuffle(drawn)
    return "".join(drawn)


class Length:
    """At least so many characters."""

    def __init__(self, least=8):
        self.least = least

    def validate(self, password, user=None):
        if len(password) < self.least:
            raise ValidationError(self.get_help_text(), code="too_short")

    def get_help_text(self):
        return wording.TOO_SHORT.format(least=self.least)


class Classes:
    """At least so many of: capital letters, small letters, digits, signs."""

    def __init__(self, least=3):
        self.least = least

    def validate(self, password, user=None):
        found = {
            "upper" if sign.isupper() else "lower" if sign.islower() else "digit" if sign.isdigit() else "sign"
            for sign in password
        }
        if len(found) < self.least:
            raise ValidationError(self.get_help_text(), code="too_plain")

    def get_help_text(self):
        return wording.TOO_PLAIN.format(least=self.least)
