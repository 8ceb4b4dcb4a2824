from datetime import timedelta

from django.conf import settings
from django.db import models

from mahua.access.seals import SealedTextField
from mahua.calls import wording
from mahua.calls.models.enclosure import Enclosure
from mahua.ledger.recording import verb


class RequesterQuerySet(models.QuerySet):
    def to_erase(self, at):
        """Those whose call has ended, whose time is over, or who withdrew their consent."""
        return self.filter(erased_at=None, erase_at__lte=at)

    def reachable_at(self, blind):
        return self.filter(phone_blind=blind, erased_at=None)


class Requester(models.Model):
    """诉求人: the person behind a call, under seal (SM4), apart from the call. No unit called about reads it.

    `contact` is the person's own choice at intake; `told` are the words as they were told, before masking. The row is
    emptied when the time of keeping is over, or at once when consent is withdrawn.
    """

    class Contact(models.TextChoices):
        TOLD = "told", wording.CONTACT_CHOICES["told"]
        RELAYED = "relayed", wording.CONTACT_CHOICES["relayed"]
        RESULT = "result", wording.CONTACT_CHOICES["result"]

    call = models.OneToOneField("calls.Call", on_delete=models.PROTECT, related_name="requester")
    contact = models.CharField(max_length=8, choices=Contact.choices, default=Contact.RELAYED)
    name = SealedTextField()
    phone = SealedTextField()
    told = SealedTextField()
    phone_blind = models.CharField(max_length=64, blank=True, db_index=True)
    consent_withdrawn_at = models.DateTimeField(null=True)
    erase_at = models.DateTimeField(null=True, db_index=True)
    erased_at = models.DateTimeField(null=True)

    objects = RequesterQuerySet.as_manager()

    class Meta:
        verbose_name = wording.REQUESTER

    def __str__(self):
        return wording.CONTACT_CHOICES[self.contact]

    @property
    def is_erased(self):
        return self.erased_at is not None

    @property
    def may_be_told(self):
        """Whether the person agreed that the body in charge learns who they are."""
        return self.contact == self.Contact.TOLD and not self.consent_withdrawn_at and not self.is_erased

    @classmethod
    def keep(cls, call, *, contact, name="", phone="", told=""):
        """Seal what the person said of themselves. Stands inside the verb that raises the call."""
        kept = cls.behind(call, contact=contact, name=name, phone=phone, told=told)
        kept.save(force_insert=True)
        return kept

    @classmethod
    def behind(cls, call, *, contact=Contact.RELAYED, name="", phone="", told=""):
        """The person as they will be sealed when saved; without a choice of their own only the community speaks to them."""
        phone = "".join(sign for sign in phone if sign.isdigit())
        blind = cls._meta.get_field("phone").blind(phone) if phone else ""
        return cls(call=call, contact=contact, name=name, phone=phone, told=told, phone_blind=blind)

    @verb
    def open(self, field, *, by, reason, at, address="", through=None):
        """Read one sealed field; the opening goes into the security log and onto the call's page.

        `through`: the part of a split call on whose page it was opened. Then it is said there and on the whole's.
        """
        opened = through or self.call
        text = getattr(self, field).open_seal(by=by, reason=reason, about=opened.code, at=at, address=address)
        said = f"{REQUESTER_FIELDS[field]}：{reason}"
        opened.note("seal_opened", by=by, at=at, words=said, shown_to="centre")
        if opened.pk != self.call_id:
            words = wording.OPENED_THROUGH.format(number=opened.number, words=said)
            self.call.note("seal_opened", by=by, at=at, words=words, shown_to="centre")
        return text

    @verb
    def withdraw_consent(self, *, by, at):
        """The person no longer wants to be known: emptied at once, the call itself goes on."""
        Requester.objects.filter(pk=self.pk, consent_withdrawn_at=None).update(consent_withdrawn_at=at)
        self.erase(at=at)
        Enclosure.forget_person(self.call, at=at)

    @classmethod
    def let_go(cls, call, *, at):
        """The call has ended, and with it those merged into it: kept for so long yet (MAHUA_REQUESTER_DAYS), then erased."""
        behind = models.Q(call=call) | models.Q(call__merged_into=call)
        ends = at + timedelta(days=settings.REQUESTER_DAYS)
        cls.objects.filter(behind, erase_at=None).update(erase_at=ends)

    def erase(self, *, at):
        """Nothing of the person is left but the choice made."""
        Requester.objects.filter(pk=self.pk, erased_at=None).update(
            name=b"", phone=b"", told=b"", phone_blind="", erased_at=at
        )
        self.refresh_from_db()


REQUESTER_FIELDS = {"name": "姓名", "phone": "电话", "told": "原话"}
TO_REACH = {name: REQUESTER_FIELDS[name] for name in ("name", "phone")}
