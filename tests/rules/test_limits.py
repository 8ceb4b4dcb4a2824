"""A limit always says whose time it counts."""

from datetime import time

import pytest

from mahua.kernel.errors import Refused
from mahua.rules.limits import Limit
from mahua.rules.office_hours import OfficeHours


@pytest.mark.parametrize(
    ("minutes", "natural", "words"),
    [
        (15, True, "15 分钟（自然时间）"),
        (60, True, "1 个自然小时"),
        (90, True, "90 分钟（自然时间）"),
        (24 * 60, True, "24 个自然小时"),
        (7 * 24 * 60, True, "7 个自然日"),
        (30, False, "30 分钟（工作时间）"),
        (4 * 60, False, "4 个工作小时"),
        (10 * 60 + 30, False, "10 个工作小时 30 分钟"),
        (7 * 60, False, "1 个工作日"),
        (28 * 60, False, "4 个工作日"),
    ],
)
def test_a_limit_in_words_names_working_or_natural_time(minutes, natural, words):
    assert Limit(minutes, natural=natural).in_words == words


def test_a_working_day_is_as_long_as_the_office_works():
    eight_hours = OfficeHours(time(8, 30), time(12), time(13, 30), time(18))

    assert Limit.workdays(3) == Limit(1260, natural=False)
    assert Limit.workdays(3, hours=eight_hours) == Limit(1440, natural=False)
    assert Limit(1440, natural=False).words(hours=eight_hours) == "3 个工作日"
    assert Limit(1440, natural=False).in_words == "24 个工作小时"


@pytest.mark.parametrize("minutes", [0, -5, 10**9])
def test_a_limit_of_no_time_or_of_lifetimes_is_refused(minutes):
    with pytest.raises(Refused, match="时限须在"):
        Limit(minutes, natural=True)
