from django.db import models
from django.urls import reverse

from mahua.assessment import facts, wording
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.organisations.models import Organisation
from mahua.rules.months import add_months
from mahua.rules.periods import year as year_period

GRACE_MONTHS = 3  # what belongs to a year may be held until the end of March


class SnapshotQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("path", may="assessment.view_help"))

    def taken(self):
        return self.filter(state=Snapshot.State.TAKEN)

    def waiting(self):
        return self.filter(state=Snapshot.State.ASKED)

    def of_year(self, year):
        return self.filter(year=year)

    def of_subject(self, subject):
        return self.filter(subject=subject)

    def newest_first(self):
        return self.order_by("-year", "-number", "subject")


class Snapshot(models.Model):
    """考核快照: a yearly assessment asked for, and once it is taken all that is needed to work its scores again.

    `cursor` is the last ledger position that counts; `fingerprints` are those of the kept tables, of the rules and of the
    calendar; `bands` the quartiles of each axis in per cent. There is one a year for branches and one for units (R24); another
    needs a reason.
    """

    class State(models.TextChoices):
        ASKED = "asked", wording.SNAPSHOT_STATES["asked"]
        TAKEN = "taken", wording.SNAPSHOT_STATES["taken"]
        DROPPED = "dropped", wording.SNAPSHOT_STATES["dropped"]

    code = models.CharField(max_length=16, unique=True)
    path = BytewiseCharField(max_length=64)
    subject = models.CharField(max_length=20, choices=wording.SUBJECTS.items(), default="branch")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(null=True)
    as_of = models.DateField()
    scheme = models.ForeignKey("assessment.Scheme", on_delete=models.PROTECT, related_name="snapshots")
    reason = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    work = models.ForeignKey("jobs.Work", on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    cursor = models.BigIntegerField(null=True)
    organisations = models.PositiveIntegerField(default=0)
    fingerprints = models.JSONField(default=dict)
    bands = models.JSONField(default=dict)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = wording.SNAPSHOT
        constraints = [
            models.UniqueConstraint(name="snapshot_number_once_a_year", fields=["subject", "year", "number"]),
            models.UniqueConstraint(
                name="snapshot_one_asked_a_year", fields=["subject", "year"], condition=models.Q(state="asked")
            ),
            models.CheckConstraint(
                name="snapshot_second_has_a_reason",
                condition=models.Q(number=None) | models.Q(number=1) | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="snapshot_taken_has_its_cursor",
                condition=~models.Q(state="taken")
                | models.Q(number__isnull=False, cursor__isnull=False, taken_at__isnull=False),
            ),
        ]

    def __str__(self):
        return wording.SNAPSHOT_OF.format(year=self.year, subject=self.get_subject_display())

    def get_absolute_url(self):
        return reverse("assessment:snapshot", args=[self.code])

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_taken(self):
        return self.state == self.State.TAKEN

    @property
    def is_waiting(self):
        return self.state == self.State.ASKED

    @classmethod
    @verb
    def ask(cls, *, year, as_of, scheme, by, at, today, reason="", work=None):
        """A yearly assessment is to be taken; refused when the year has one (or is about to) and no reason is given."""
        period = year_period(year)
        latest = add_months(period.ends_on, months=GRACE_MONTHS)
        if not period.starts_on <= as_of <= min(latest, today):
            raise Refused(wording.NOT_A_DAY_TO_COUNT.format(year=year, latest=latest))
        subject = scheme.said.subject
        if cls.objects.waiting().of_year(year).of_subject(subject).exists():
            raise Refused(wording.BEING_TAKEN.format(year=year, subject=wording.SUBJECTS[subject]))
        if cls.objects.taken().of_year(year).of_subject(subject).exists() and not reason.strip():
            raise Refused(wording.ONE_A_YEAR.format(year=year, subject=wording.SUBJECTS[subject]))
        return cls.objects.create(
            code=new_code("a"),
            path=Organisation.objects.order_by("path").values_list("path", flat=True)[0],
            subject=subject,
            year=year,
            as_of=as_of,
            scheme=scheme,
            reason=reason.strip(),
            asked_by=by,
            asked_at=at,
            work=work,
        )

    @verb
    def take(self, *, cursor, organisations, fingerprints, bands, by, at):
        """It was computed: from now on branches see their results and the working committee where help is needed."""
        number = Snapshot.objects.taken().of_year(self.year).of_subject(self.subject).count() + 1
        self._move(
            self.State.TAKEN,
            number=number,
            cursor=cursor,
            organisations=organisations,
            fingerprints=fingerprints,
            bands=bands,
            taken_at=at,
        )
        said = facts.SnapshotTaken(
            snapshot=self.code,
            year=self.year,
            as_of=self.as_of.isoformat(),
            cursor=cursor,
            scheme=f"{self.scheme.code} {self.scheme.version}",
            organisations=organisations,
            again=number > 1,
        )
        record(said, organisation=Organisation.objects.get(path=self.path), by=by, at=at)

    @verb
    def drop(self):
        """It was cancelled or could not be computed; nothing of it is shown."""
        self._move(self.State.DROPPED)

    def _move(self, state, **changes):
        moved = Snapshot.objects.waiting().filter(pk=self.pk).update(state=state, **changes)
        self.refresh_from_db()
        if not moved:
            raise Refused(wording.SNAPSHOT_OUT_OF_TURN.format(state=self.get_state_display()))
