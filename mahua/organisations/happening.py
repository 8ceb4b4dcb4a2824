"""A change is entered once it has happened: today's place and branch are columns, and must not run ahead of the day."""

from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.organisations import wording


def refuse_future(on, *, at):
    """Refuse a day that lies after the Shanghai day of `at`."""
    if on > day_of(at):
        raise Refused(wording.NOT_IN_FUTURE.format(day=on))
