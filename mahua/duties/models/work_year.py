"""工作年历: the days of a published year on which offices are closed or open against the weekday, kept by the 工委."""

from django.db import IntegrityError, models, transaction

from mahua.duties import wording
from mahua.duties.facts import CalendarAmended, CalendarPublished
from mahua.kernel.errors import Refused
from mahua.ledger.digests import sm3
from mahua.ledger.recording import record, verb
from mahua.rules import workdays

BATCH = 200


class WorkYearQuerySet(models.QuerySet):
    def stamps(self):
        """((year, digest), …) of the published years: equal stamps mean equal calendars."""
        return tuple(self.order_by("year").values_list("year", "digest"))

    def exceptions(self):
        """(year, digest, day, kind, reason) of every published year; the last three are None where it has no exception."""
        its = ("days__day", "days__kind", "days__reason")
        return self.order_by("year", "days__day").values_list("year", "digest", *its)


class WorkYear(models.Model):
    """A year whose 放假安排 is published and entered; a year without a row is 尚未公布 and never guessed.

    `digest` is that of its exceptions: it tells processes that keep the calendar whether theirs still holds, and two
    people amending at once that one came second.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    entered_at = models.DateTimeField(null=True)  # null: the first filling, entered by nobody
    amended_at = models.DateTimeField(null=True)

    objects = WorkYearQuerySet.as_manager()

    class Meta:
        verbose_name = wording.WORK_YEAR

    def __str__(self):
        return f"{self.year}年"

    @classmethod
    @verb
    def publish(cls, year, *, off, made_up, working_committee, by, at):
        """Enter a year from the official notice: `off` are weekdays off with their reason, `made_up` weekend days worked.

        Refused when the year is entered already, or when a day is of another year, on both sides, or no exception.
        """
        days = _days_of(year, off=off, made_up=made_up)
        try:
            with transaction.atomic():
                entered = cls.objects.create(year=year, digest=_digest(days), entered_at=at)
        except IntegrityError:
            raise Refused(wording.PUBLISHED_ALREADY.format(year=year)) from None
        _keep(entered, days)
        record(CalendarPublished(**_said(year, days)), organisation=working_committee, by=by, at=at)
        return entered

    @verb
    def amend(self, *, off, made_up, working_committee, by, at):
        """Put other exceptions in the place of those of this year; refused when somebody else amended it meanwhile."""
        days = _days_of(self.year, off=off, made_up=made_up)
        if _digest(days) == self.digest:
            raise Refused(wording.NOTHING_AMENDED.format(year=self.year))
        mine = WorkYear.objects.filter(pk=self.pk, digest=self.digest)
        if not mine.update(digest=_digest(days), amended_at=at):
            raise Refused(wording.AMENDED_MEANWHILE.format(year=self.year))
        self.refresh_from_db()
        self.days.all().delete()
        _keep(self, days)
        record(CalendarAmended(**_said(self.year, days)), organisation=working_committee, by=by, at=at)

    def exceptions(self):
        """(weekdays off with their reasons, weekend days worked), both in order; one query."""
        off, made_up = {}, []
        for each in self.days.order_by("day"):
            if each.kind == WorkDay.Kind.OFF:
                off[each.day] = each.reason
            else:
                made_up.append(each.day)
        return off, made_up


class WorkDay(models.Model):
    """One exception of a year: a weekday off, with its reason such as 国庆节, or a weekend day worked (调休上班)."""

    class Kind(models.TextChoices):
        OFF = "off", wording.KINDS_OF_WORK_DAY["off"]
        MADE_UP = "made_up", wording.KINDS_OF_WORK_DAY["made_up"]

    year = models.ForeignKey(WorkYear, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    reason = models.CharField(max_length=20)

    class Meta:
        verbose_name = wording.WORK_DAY
        constraints = [
            models.CheckConstraint(name="work_day_of_a_known_kind", condition=models.Q(kind__in=["off", "made_up"])),
        ]

    def __str__(self):
        return f"{self.day} {self.reason}"


def _days_of(year, *, off, made_up):
    """The rows of a year's exceptions, in order of days; refused where one is none."""
    workdays.WorkYear(year, off=frozenset(off), made_up=frozenset(made_up))
    for day in sorted({*off, *made_up}):
        if (day.weekday() < workdays.SATURDAY) != (day in off):
            raise Refused((wording.RESTS_ANYWAY if day in off else wording.WORKS_ANYWAY).format(day=day))
    rows = [{"day": day, "kind": "off", "reason": reason} for day, reason in off.items()]
    rows += [{"day": day, "kind": "made_up", "reason": wording.MADE_UP_WORK} for day in made_up]
    return sorted(rows, key=lambda row: row["day"])


def _keep(year, days):
    WorkDay.objects.bulk_create((WorkDay(year=year, **each) for each in days), batch_size=BATCH)


def _digest(days):
    return sm3("\n".join(f"{row['day']} {row['kind']} {row['reason']}" for row in days))


def _said(year, days):
    """What the ledger keeps: the year and the days, as ISO dates."""
    by_kind = {kind: tuple(row["day"].isoformat() for row in days if row["kind"] == kind) for kind in WorkDay.Kind}
    return {"year": year, "off": by_kind["off"], "made_up": by_kind["made_up"]}
