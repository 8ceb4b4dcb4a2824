import hashlib

from django.db import models

from mahua.console.imports import shelf, wording
from mahua.kernel.errors import Refused


class SentFileQuerySet(models.QuerySet):
    def waiting(self):
        """Those a check looks at."""
        return self.exclude(state__in=("left_out", "imported", "unchanged"))

    def acceptable(self):
        return self.filter(state="acceptable")

    def marked_or_markable(self):
        """Those with problems whose bytes are still here."""
        return self.lying().exclude(faults=0, warnings=0).select_related("delivery__sender")

    def lying(self):
        """Those whose bytes are still here."""
        return self.exclude(place="")

    def in_order(self):
        return self.order_by("number")


class SentFile(models.Model):
    """报送文件: one workbook of a delivery, what was found in it and what became of it.

    `place`, `marked` and `marks` are names on the shelf: the file as sent, the workbook with the faults marked, and by
    what its rows are known again in other files. `sheets` holds headings and, until decided, a few sample cells.
    """

    class State(models.TextChoices):
        RECEIVED = "received", wording.FILE_STATES["received"]
        UNREADABLE = "unreadable", wording.FILE_STATES["unreadable"]
        ACCEPTABLE = "acceptable", wording.FILE_STATES["acceptable"]
        FAULTY = "faulty", wording.FILE_STATES["faulty"]
        IMPORTED = "imported", wording.FILE_STATES["imported"]
        UNCHANGED = "unchanged", wording.FILE_STATES["unchanged"]
        LEFT_OUT = "left_out", wording.FILE_STATES["left_out"]

    delivery = models.ForeignKey("console.Delivery", on_delete=models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=32, blank=True)
    marked = models.CharField(max_length=32, blank=True)
    marks = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    words = models.CharField(max_length=400, blank=True)
    sheets = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)

    objects = SentFileQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SENT_FILE
        constraints = [models.UniqueConstraint(name="sent_file_numbered", fields=["delivery", "number"])]

    def __str__(self):
        return self.name

    @classmethod
    def shelved(cls, number, name, data):
        """The bytes are put on the shelf; the row is not saved yet."""
        digest = hashlib.sha256(data).hexdigest()
        return cls(number=number, name=name[-200:], size=len(data), digest=digest, place=shelf.put(data))

    @property
    def size_in_words(self):
        return f"{self.size / (1 << 20):.1f} MB" if self.size >= 1 << 20 else f"{max(self.size >> 10, 1)} KB"

    @property
    def kind_of_state(self):
        """The colour of its badge."""
        return wording.KINDS_OF_STATE.get(self.state, "quiet")

    @property
    def has_problems(self):
        return bool(self.faults or self.warnings)

    @property
    def can_be_marked(self):
        """Whether a workbook with its problems marked can be handed out."""
        return bool(self.place) and self.has_problems

    @property
    def is_kept(self):
        """Whether it can still be checked, imported or left out."""
        return self.state in {"received", "unreadable", "acceptable", "faulty"}

    @property
    def more_than_shown(self):
        return self.faults + self.warnings > len(self.problems)

    def data(self) -> bytes:
        """The bytes as they were sent; `Refused` when they were cleared away."""
        data = shelf.get(self.place)
        if data is None:
            raise Refused(wording.FILE_GONE.format(name=self.name))
        return data

    def leave_out(self):
        """This one will not be imported; the others of the delivery may."""
        dropped = SentFile.objects.filter(pk=self.pk, state__in=("received", "unreadable", "acceptable", "faulty"))
        if not dropped.update(state=self.State.LEFT_OUT):
            self.refresh_from_db(fields=["state"])
            raise Refused(wording.NOT_LEFT_OUT.format(name=self.name, state=self.get_state_display()))
        self.refresh_from_db()
        self.clear_away()

    def found(self, state, **said):
        """What a check or an import found out about it."""
        for name, value in {"state": state, **said}.items():
            setattr(self, name, value)
        self.save(update_fields=["state", *said])

    def clear_away(self):
        """Take its bytes off the shelf, and the sample cells out of the row."""
        shelf.drop((self.place, self.marked, self.marks))
        self.clashes_first.all().delete()
        self.clashes_second.all().delete()
        self.found(self.state, place="", marked="", marks="", sheets=[])
