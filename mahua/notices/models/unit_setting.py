from datetime import time

from django.db import models
from django.db.models import F, Q

from mahua.access.models import SecurityEvent
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import verb
from mahua.notices import wording
from mahua.notices.kinds import KINDS
from mahua.notices.telling_hours import TellingHours
from mahua.organisations.models import Organisation
from mahua.organisations.moving import follows_moves

KEEP = "notices.keep_setting"
WITH_ACCOUNTS = ("district", "working_committee", "unit", "street", "community")


class UnitSettingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may=KEEP))

    def above(self, paths):
        """Those of the places on the way from the root to one of these paths."""
        return self.filter(path__in=paths).order_by("path")


@follows_moves
class UnitSetting(models.Model):
    """单位通知设置: what nobody in a unit and below it is told of, and when the rest is told. Without one, the defaults hold."""

    organisation = models.OneToOneField(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="notice_setting"
    )
    path = BytewiseCharField(max_length=64, db_index=True)
    off_kinds = models.JSONField(default=list)
    in_rounds = models.BooleanField(default=True)
    begins = models.TimeField(default=time(9))
    ends = models.TimeField(default=time(18))

    objects = UnitSettingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.UNIT_SETTING
        constraints = [
            models.CheckConstraint(name="unit_setting_begins_before_it_ends", condition=Q(begins__lt=F("ends")))
        ]

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def hours(self):
        return TellingHours(begins=self.begins, ends=self.ends, in_rounds=self.in_rounds)

    @staticmethod
    def units_kept_by(user):
        """The units whose setting, there already or not, this person keeps."""
        reached = Organisation.objects.standing().filter(user.scopes.covers("path", may=KEEP), kind__in=WITH_ACCOUNTS)
        return reached.select_related("notice_setting").order_by("path")

    @classmethod
    def of(cls, organisation):
        """The unit's setting, or one not yet saved that says what holds without it."""
        return getattr(organisation, "notice_setting", None) or cls(organisation=organisation, path=organisation.path)

    @classmethod
    @verb
    def choose(cls, organisation, *, off_kinds, in_rounds, begins, ends, by, at):
        """From now on people of this unit are told like this; what is already on its way is not touched."""
        if begins >= ends:
            raise Refused(wording.HOURS_REVERSED)
        refuse_unknown(off_kinds)
        chosen = {"off_kinds": sorted(off_kinds), "in_rounds": in_rounds, "begins": begins, "ends": ends}
        setting, _ = cls.objects.update_or_create(
            organisation=organisation, defaults={"path": organisation.path, **chosen}
        )
        SecurityEvent.append("notices.chosen", by=by, about=f"{organisation.code} {','.join(off_kinds)}", at=at)
        return setting


def refuse_unknown(kinds):
    """Only a declared kind can be turned off."""
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise Refused(wording.UNKNOWN_KIND.format(kind=unknown[0]))
