from django.conf import settings
from django.db import models
from django.urls import reverse

from mahua.access.models import SecurityEvent
from mahua.access.seals import OwnSecretField
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.kernel.tree_paths import ancestors
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import verb
from mahua.notices import wording
from mahua.notices.egress import Egress
from mahua.organisations.moving import follows_moves

LONGEST_ADDRESS = 600


class WebhookQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="notices.keep_webhook"))

    def enabled(self):
        return self.filter(is_enabled=True)

    def hearing(self, path):
        """Those of the body at `path` and of whatever it hangs under."""
        return self.filter(path__in=[*ancestors(path), path])

    def for_list(self):
        return self.select_related("organisation").order_by("pk")


@follows_moves
class Webhook(models.Model):
    """群机器人: where a unit has it said how many notices its people have. Address and secret lie under seal."""

    class Adapter(models.TextChoices):
        WECOM = "wecom", wording.ADAPTERS["wecom"]
        DINGTALK = "dingtalk", wording.ADAPTERS["dingtalk"]
        GENERIC_SM3 = "generic_sm3", wording.ADAPTERS["generic_sm3"]
        GENERIC_SHA256 = "generic_sha256", wording.ADAPTERS["generic_sha256"]

    code = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="webhooks")
    path = BytewiseCharField(max_length=64, db_index=True)
    adapter = models.CharField(max_length=16, choices=Adapter.choices)
    name = models.CharField(max_length=40)
    end = models.CharField(max_length=120)
    address = OwnSecretField()
    secret = OwnSecretField()
    is_enabled = models.BooleanField(default=True)
    last_at = models.DateTimeField(null=True)
    last_result = models.CharField(max_length=200, blank=True)
    last_taken = models.BooleanField(null=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = wording.WEBHOOK

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("notices:webhook", args=[self.code])

    @property
    def scope_paths(self):
        return (self.path,)

    @classmethod
    @verb
    def install(cls, organisation, *, adapter, name, address, secret, by, at):
        """From now on it is said there how many notices people of this organisation have; its end must be on the list."""
        if not secret and adapter in {cls.Adapter.GENERIC_SM3, cls.Adapter.GENERIC_SHA256}:
            raise Refused(wording.KEY_MISSING)
        _, host, port = Egress.read(settings.EGRESS).refuse_unlisted(address)
        webhook = cls.objects.create(
            code=new_code("h"),
            organisation=organisation,
            path=organisation.path,
            adapter=adapter,
            name=name,
            end=f"{host}:{port}",
            address=address,
            secret=secret,
        )
        SecurityEvent.append("webhook.installed", by=by, about=f"{organisation.code} {webhook.code} {adapter}", at=at)
        webhook.refresh_from_db()  # now under seal
        return webhook

    @verb
    def pause(self, *, by, at):
        """Nothing is said there until it is resumed; what was on its way, or comes in meanwhile, is not made up for."""
        self._switch(on=False, kind="webhook.paused", by=by, at=at)
        self.sendings.give_up_all(wording.PAUSED, at=at)

    @verb
    def resume(self, *, by, at):
        self._switch(on=True, kind="webhook.resumed", by=by, at=at)

    @verb
    def remove(self, *, by, at):
        """The address and its secret are gone for good, with what was still on its way there."""
        SecurityEvent.append("webhook.removed", by=by, about=f"{self.organisation.code} {self.code}", at=at)
        self.delete()

    def note(self, words, *, taken, at):
        """How it went the last time."""
        Webhook.objects.filter(pk=self.pk).update(last_at=at, last_result=words[:200], last_taken=taken)

    def _switch(self, *, on, kind, by, at):
        if not Webhook.objects.filter(pk=self.pk, is_enabled=not on).update(is_enabled=on):
            raise Refused(wording.SWITCHED_ALREADY)
        self.refresh_from_db()
        SecurityEvent.append(kind, by=by, about=f"{self.organisation.code} {self.code}", at=at)
