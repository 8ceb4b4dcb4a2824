from django.db import connection, models

from mahua.calls import wording
from mahua.kernel.days import SHANGHAI

NEXT = """INSERT INTO calls_callnumber (month, last) VALUES (%s, %s)
ON CONFLICT (month) DO UPDATE SET last = calls_callnumber.last + %s RETURNING last"""


class CallNumber(models.Model):
    """The last number given out in a month: calls are told apart on the telephone by month and number."""

    month = models.CharField(max_length=7, primary_key=True)
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = wording.CALL_NUMBER

    def __str__(self):
        return f"{self.month}-{self.last:04d}"

    @classmethod
    def issue(cls, at, *, count=1) -> list[str]:
        """The next numbers of the month of `at`, such as `2026-11-0417`; stands inside the transaction that uses them."""
        month = at.astimezone(SHANGHAI).strftime("%Y-%m")
        with connection.cursor() as cursor:
            cursor.execute(NEXT, [month, count, count])
            last = cursor.fetchone()[0]
        return [f"{month}-{number:04d}" for number in range(last - count + 1, last + 1)]
