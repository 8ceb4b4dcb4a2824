from django.db import connection, models

from mahua.api import wording

MOST = 60
ADD = """INSERT INTO api_keyuse (key_id, minute, count) VALUES (%s, %s, 1)
ON CONFLICT (key_id, minute) DO UPDATE SET count = api_keyuse.count + 1 RETURNING count"""


class KeyUse(models.Model):
    """对接用量: how often a key was used in one minute; of systems, never of people. Old minutes are cleared by a job."""

    key = models.ForeignKey("api.ApiKey", on_delete=models.CASCADE, related_name="uses")
    minute = models.BigIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = wording.KEY_USE
        constraints = [models.UniqueConstraint(name="key_use_once_a_minute", fields=["key", "minute"])]

    def __str__(self):
        return f"{self.minute} {self.count}"

    @classmethod
    def add(cls, key, *, at) -> bool:
        """Count one use; False once the minute has had its most."""
        with connection.cursor() as cursor:
            cursor.execute(ADD, [key.pk, int(at.timestamp()) // 60])
            return cursor.fetchone()[0] <= MOST
