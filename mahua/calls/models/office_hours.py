from datetime import time

from django.db import models

from mahua.calls import wording
from mahua.rules import office_hours as rule

DEFAULT = rule.OfficeHours()


class OfficeHours(models.Model):
    """办公时间: hours of one unit that differ from the district's 9:00–12:00, 14:00–18:00; no row, the district's hold."""

    organisation = models.OneToOneField("organisations.Organisation", on_delete=models.PROTECT, related_name="hours")
    opens = models.TimeField(default=time(9))
    lunch_from = models.TimeField(null=True, blank=True, default=time(12))
    lunch_until = models.TimeField(null=True, blank=True, default=time(14))
    closes = models.TimeField(default=time(18))

    class Meta:
        verbose_name = wording.OFFICE_HOURS
        constraints = [
            models.CheckConstraint(
                name="office_hours_in_order",
                condition=models.Q(opens__lt=models.F("closes"))
                & (
                    models.Q(lunch_from=None, lunch_until=None)
                    | models.Q(
                        lunch_from__gt=models.F("opens"),
                        lunch_until__gt=models.F("lunch_from"),
                        lunch_until__lt=models.F("closes"),
                    )
                ),
            ),
        ]

    def __str__(self):
        return str(self.hours)

    @property
    def hours(self) -> rule.OfficeHours:
        return rule.OfficeHours(self.opens, self.lunch_from, self.lunch_until, self.closes)

    @classmethod
    def of(cls, organisation) -> rule.OfficeHours:
        """The hours a body keeps; the district's where it has none of its own, or where it is not known yet."""
        own = cls.objects.filter(organisation=organisation).first() if organisation else None
        return own.hours if own else DEFAULT
