from django.db import models

from mahua.console.imports import wording


class ColumnMappingQuerySet(models.QuerySet):
    def of(self, sender, roster):
        return self.filter(sender=sender, roster=roster)


class ColumnMapping(models.Model):
    """列对应: which heading of a sender's form is which column of a roster, as a clerk confirmed it once.

    `mapping` goes from heading to column key, '' for a heading to be left out; `fingerprint` names the form.
    """

    sender = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    roster = models.CharField(max_length=20)
    fingerprint = models.CharField(max_length=16)
    mapping = models.JSONField()
    kept_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    objects = ColumnMappingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.COLUMN_MAPPING
        constraints = [
            models.UniqueConstraint(name="column_mapping_once_a_form", fields=["sender", "roster", "fingerprint"])
        ]

    @classmethod
    def keep(cls, fingerprint, mapping, *, sender, roster, by, at):
        """Remember what was confirmed, in place of what was before."""
        said = {"mapping": mapping, "kept_by": by, "kept_at": at}
        cls.objects.update_or_create(sender=sender, roster=roster, fingerprint=fingerprint, defaults=said)

    def fits(self, columns) -> bool:
        """Whether it still says where every required column stands, and names none that is gone."""
        keys = {column.key for column in columns}
        said = {key for key in self.mapping.values() if key}
        return said <= keys and all(column.key in said for column in columns if column.required)
