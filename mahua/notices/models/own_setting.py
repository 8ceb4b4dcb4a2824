from django.db import models

from mahua.ledger.recording import verb
from mahua.notices import wording
from mahua.notices.models.unit_setting import refuse_unknown


class OwnSettingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own only."""
        return self.filter(user=user)


class OwnSetting(models.Model):
    """个人通知设置: it only takes away from what the unit lets through."""

    user = models.OneToOneField("access.User", on_delete=models.CASCADE, related_name="notice_setting")
    off_kinds = models.JSONField(default=list)
    always_in_rounds = models.BooleanField(default=False)
    shows_number = models.BooleanField(default=True)

    objects = OwnSettingQuerySet.as_manager()

    class Meta:
        verbose_name = wording.OWN_SETTING

    @classmethod
    def of(cls, user):
        """The person's setting, or one not yet saved that takes nothing away."""
        return cls.objects.filter(user=user).first() or cls(user=user)

    @classmethod
    @verb
    def choose(cls, user, *, off_kinds, always_in_rounds, shows_number):
        """From now on; nobody else learns of it."""
        refuse_unknown(off_kinds)
        chosen = {"off_kinds": sorted(off_kinds), "always_in_rounds": always_in_rounds, "shows_number": shows_number}
        return cls.objects.update_or_create(user=user, defaults=chosen)[0]
