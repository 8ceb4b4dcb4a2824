from datetime import timedelta

from django.conf import settings
from django.db import models

from mahua.access.models import Attachment, SecurityEvent
from mahua.access.uploads import IMAGES, Accepted
from mahua.calls import enclosed_files, facts
from mahua.calls.wording import enclosures as words
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb

AT_MOST = 9
SEEN_ONCE_IN = timedelta(hours=1)


class EnclosureQuerySet(models.QuerySet):
    def of(self, call):
        """Those of the call, of the call it is a part of, and of the calls merged into it."""
        around = models.Q(call=call) | models.Q(call__merged_into=call)
        if call.parent_id:
            around |= models.Q(call=call.parent_id)
        return self.filter(around).select_related("call__lead", "original", "copy").order_by("call", "number")

    def standing(self):
        return self.filter(erased_at=None)

    def withheld(self):
        return self.standing().filter(state="withheld")

    def to_erase(self, at):
        """Those whose call ended long enough ago."""
        return self.standing().filter(erase_at__lte=at)


class Enclosure(models.Model):
    """随件附件: a file handed in with a call. The body called sees it once somebody who looked at it released it or a covered copy.

    It is called by its number: what the sender named the file is not kept. `hints` say by counts what may show a person.
    """

    class State(models.TextChoices):
        WITHHELD = "withheld", words.STATES["withheld"]
        RELEASED = "released", words.STATES["released"]
        COVERED = "covered", words.STATES["covered"]

    code = models.CharField(max_length=16, unique=True)
    call = models.ForeignKey("calls.Call", on_delete=models.PROTECT, related_name="enclosures")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WITHHELD)
    hints = models.JSONField(default=dict)
    original = models.OneToOneField("access.Attachment", on_delete=models.SET_NULL, null=True, related_name="+")
    copy = models.OneToOneField("access.Attachment", on_delete=models.SET_NULL, null=True, related_name="+")
    kept_at = models.DateTimeField()
    erase_at = models.DateTimeField(null=True, db_index=True)
    erased_at = models.DateTimeField(null=True)

    objects = EnclosureQuerySet.as_manager()

    class Meta:
        verbose_name = words.ENCLOSURE
        constraints = [models.UniqueConstraint(name="enclosure_numbered_once", fields=["call", "number"])]

    def __str__(self):
        return words.SHOWN_AS.format(number=self.number, kind=self.kind)

    @property
    def is_picture(self):
        return self.kind in IMAGES

    @property
    def what(self):
        return words.KINDS["picture" if self.is_picture else self.kind]

    @property
    def is_withheld(self):
        return self.state == self.State.WITHHELD

    @property
    def is_erased(self):
        return self.erased_at is not None

    @property
    def shown(self):
        """What the body called may open: the file, its covered copy, or nothing."""
        if self.is_erased:
            return None
        return {self.State.RELEASED: self.original, self.State.COVERED: self.copy}.get(self.state)

    @property
    def hints_in_words(self):
        return enclosed_files.hints_in_words(self.hints)

    @classmethod
    def enclose(cls, call, files, *, by, at):
        """Keep files already judged with the call. Stands inside the verb that takes them; returns what is to be recorded."""
        there = cls.objects.filter(call=call).count()
        if there + len(files) > AT_MOST:
            raise Refused(words.TOO_MANY.format(most=AT_MOST, there=there))
        for number, file in enumerate(files, start=there + 1):
            made = cls(code=new_code("e"), call=call, number=number, kind=file.kind, kept_at=at)
            made.hints = enclosed_files.hints(file)
            made.original = made._store(file.data, by=by, at=at)
            made.save(force_insert=True)
        call.note("enclosed", by=by, at=at, words=words.HANDED_IN.format(count=len(files)))
        return facts.CallEnclosed(call=call.code, files=len(files))

    @classmethod
    @verb
    def hand_in(cls, call, files, *, by, at):
        """Files for a call already raised."""
        call.refresh_from_db(from_queryset=type(call).objects.select_for_update())
        if not call.is_open:
            raise Refused(words.ENDED)
        record(cls.enclose(call, files, by=by, at=at), organisation=call.caller, by=by, at=at)

    @verb
    def open(self, *, by, at, address=""):
        """The file as it was handed in; who looked at it goes into the security log and the call's history, once an hour."""
        if self.is_erased or self.original is None:
            raise Refused(words.GONE)
        said = words.OPENED.format(number=self.number)
        lately = self.call.steps.filter(kind="seal_opened", by_code=by.code, words=said, at__gt=at - SEEN_ONCE_IN)
        if not lately.exists():
            about = f"{self.call.code} calls.enclosure.original {said}"
            SecurityEvent.append("seal.opened", by=by, at=at, about=about, address=address)
            self.call.note("seal_opened", by=by, at=at, words=said, shown_to="centre")
        return self.original

    @verb
    def release(self, *, by, at):
        """It shows nobody: whoever sees the call may open it."""
        self._decide(self.State.RELEASED, said=words.RELEASED, by=by, at=at)

    @verb
    def cover(self, data, *, kind, by, at):
        """A copy on which nobody is to be known takes its place; what was handed in stays withheld."""
        before = (self.State.WITHHELD, self.State.COVERED)
        copy = self._store(data, by=by, at=at, kind=kind)
        self._decide(self.State.COVERED, said=words.COVERED, by=by, at=at, before=before, copy=copy)

    @verb
    def withhold(self, *, by, at):
        """Taken back: the body called can open it no more, and a covered copy is gone."""
        before = (self.State.RELEASED, self.State.COVERED)
        self._decide(self.State.WITHHELD, said=words.WITHHELD, by=by, at=at, before=before)

    @verb
    def erase(self, *, at):
        """Nothing of it is left but that it was there."""
        if not Enclosure.objects.filter(pk=self.pk, erased_at=None).update(erased_at=at, hints={}):
            return
        for file in filter(None, (self.original, self.copy)):
            file.remove()
        self.refresh_from_db()

    @classmethod
    def let_go(cls, call, *, at):
        """The call has ended, and with it those merged into it: kept as long as the person behind it, then erased."""
        ends = at + timedelta(days=settings.REQUESTER_DAYS)
        behind = models.Q(call=call) | models.Q(call__merged_into=call)
        cls.objects.standing().filter(behind, erase_at=None).update(erase_at=ends)

    @classmethod
    def forget_person(cls, call, *, at):
        """Consent is withdrawn: what was not released goes at once, also behind a covered copy."""
        for each in cls.objects.standing().filter(call=call).select_related("original", "copy"):
            if each.is_withheld:
                each.erase(at=at)
            elif each.copy and each.original:
                each.original.remove()

    def _store(self, data, *, by, at, kind=""):
        kind = kind or self.kind
        named = words.SHOWN_AS.format(number=self.number, kind=kind)
        return Attachment.keep_judged(Accepted(name=named, kind=kind, data=data), about=self.call.code, by=by, at=at)

    def _decide(self, state, *, said, by, at, before=("withheld",), copy=None):
        """Compare and set; a copy that was there before goes. What is recorded are counts of the call's files."""
        standing, old = Enclosure.objects.standing(), self.copy
        moved = standing.filter(pk=self.pk, state__in=before, copy=old).update(state=state, copy=copy)
        self.refresh_from_db()
        if not moved:
            raise Refused(words.GONE if self.is_erased else words.MOVED.format(state=self.get_state_display()))
        if old:
            old.remove()
        self.call.note("enclosed", by=by, at=at, words=said.format(number=self.number))
        states = list(standing.filter(call=self.call_id).values_list("state", flat=True))
        counts = {name: states.count(name) for name in self.State.values}
        record(facts.CallDisclosed(call=self.call.code, **counts), organisation=self.call.caller, by=by, at=at)
