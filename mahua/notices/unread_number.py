"""The number at the bell: how many due notices a person has not read. It comes with the account on every page, so it is spelt
out: built by the ORM it cost more than the account itself."""

from django.db import connection
from django.db.models import IntegerField
from django.db.models.expressions import RawSQL

AS_MANY_AS_SAID = 100  # beyond 99 the bell says 99+
COUNT = """SELECT COUNT(*) FROM (
    SELECT 1 FROM notices_notice WHERE user_id = %s AND seen_at IS NULL AND deliver_after <= %s LIMIT %s
) AS unread WHERE NOT EXISTS (SELECT 1 FROM notices_ownsetting WHERE user_id = %s AND NOT shows_number)"""


def unread_number(user_key, at):
    """An expression; 0 for who wants no number."""
    moment = connection.ops.adapt_datetimefield_value(at)
    return RawSQL(COUNT, (user_key, moment, AS_MANY_AS_SAID, user_key), output_field=IntegerField())  # noqa: S611 (values are bound)
