from django.db import models

from mahua.ledger import wording


class Segment(models.Model):
    """A closed range of positions, written to one Parquet file that any engine reads; `digest` is of its content."""

    from_position = models.BigIntegerField(primary_key=True)
    to_position = models.BigIntegerField(unique=True)
    count = models.IntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = wording.SEGMENT
        constraints = [
            models.CheckConstraint(
                name="segment_is_gap_free",
                condition=models.Q(count=models.F("to_position") - models.F("from_position") + 1),
            ),
        ]

    @property
    def file_name(self) -> str:
        """Named after its content, so that a file of another database is never mistaken for it."""
        return f"{self.from_position:012}-{self.to_position:012}-{self.digest[:16]}.parquet"
