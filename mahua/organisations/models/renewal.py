from django.db import models

from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations import facts, wording
from mahua.organisations.happening import refuse_future
from mahua.organisations.models.term import Term

STEPS = ("requested", "approved", "elected", "reported")
BATCH = 500


def _iso(term):
    return term.expires_on.isoformat()


class RenewalQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("term__organisation__path", may="organisations.view_organisation"))

    def open(self):
        """Those whose result has not been reported."""
        return self.filter(reported_on=None)


class Renewal(models.Model):
    """换届 of one term: 提醒 → 请示 → 批复 → 选举 → 结果报告, a day for each (支部条例 第二十一条, 选举条例 第三条)."""

    term = models.OneToOneField("organisations.Term", on_delete=models.PROTECT, related_name="renewal")
    reminded_on = models.DateField(null=True)
    requested_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    elected_on = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    meeting = models.CharField(max_length=16, blank=True)

    objects = RenewalQuerySet.as_manager()

    class Meta:
        verbose_name = wording.RENEWAL
        constraints = [
            models.CheckConstraint(
                name="renewal_approved_after_request",
                condition=models.Q(approved_on=None) | models.Q(approved_on__gte=models.F("requested_on")),
            ),
            models.CheckConstraint(
                name="renewal_reported_after_election",
                condition=models.Q(reported_on=None) | models.Q(reported_on__gte=models.F("elected_on")),
            ),
        ]

    @property
    def organisation(self):
        return self.term.organisation

    @property
    def scope_paths(self):
        return (self.organisation.path,)

    @property
    def next_step(self) -> str | None:
        """What comes next: one of STEPS, or None when the result is reported. A reminder is not waited for."""
        return next((step for step in STEPS if getattr(self, f"{step}_on") is None), None)

    @classmethod
    def of(cls, term):
        """The renewal of a term, opened when the first step is taken."""
        renewal, _ = cls.objects.get_or_create(term=term)
        return renewal

    @classmethod
    @verb
    def remind(cls, terms, *, by, at, for_=None):
        """The superior reminds of these terms; those reminded already are passed over. Returns how many were new."""
        known = set(cls.objects.filter(term__in=terms).exclude(reminded_on=None).values_list("term_id", flat=True))
        fresh = [term for term in terms if term.pk not in known]
        today = day_of(at)
        cls.objects.bulk_create([cls(term=term) for term in fresh], ignore_conflicts=True, batch_size=BATCH)
        cls.objects.filter(term__in=fresh).update(reminded_on=today)
        record_many(
            Entry(
                fact=facts.RenewalReminded(expires_on=_iso(term)),
                organisation=term.organisation,
                by=by,
                at=at,
                for_=for_,
            )
            for term in fresh
        )
        return len(fresh)

    @verb
    def request(self, *, on, by, at, for_=None):
        """请示: the organisation asks for leave to hold its election."""
        self._take("requested", on=on, at=at)
        self._record(facts.RenewalRequested(expires_on=_iso(self.term)), on=on, by=by, at=at, for_=for_)

    @verb
    def approve(self, *, on, by, at, approver, extended_until=None):
        """批复 by the superior organisation `approver`; it may at once allow a later election, at most a year later."""
        self._take("approved", on=on, at=at, after="requested")
        if extended_until:
            self.term.extend(until=extended_until, by=by, at=at)
        said = facts.RenewalApproved(expires_on=_iso(self.term), approver=approver.code)
        self._record(said, on=on, by=by, at=at)

    @verb
    def elected(self, *, on, by, at, meeting="", for_=None):
        """选举 was held: the new term begins that day. `meeting` is the code of the election's meeting. Returns the term."""
        if on < self.term.ruled.earliest_on:
            raise Refused(wording.TOO_EARLY.format(day=self.term.ruled.earliest_on))
        self._take("elected", on=on, at=at, after="approved", meeting=meeting)
        began = Term.begin(self.organisation, began_on=on, by=by, at=at, for_=for_)
        said = facts.RenewalElected(expires_on=_iso(self.term), meeting=meeting)
        self._record(said, on=on, by=by, at=at, for_=for_)
        return began

    @verb
    def report(self, *, on, by, at, for_=None):
        """结果报告 to the superior."""
        self._take("reported", on=on, at=at, after="elected")
        self._record(facts.RenewalReported(expires_on=_iso(self.term)), on=on, by=by, at=at, for_=for_)

    def _take(self, step, *, on, at, after=None, **changes):
        """Compare and set one step, so that two people pressing at once cannot both win."""
        name = wording.STEPS[step]
        refuse_future(on, at=at)
        if after:
            before = getattr(self, f"{after}_on")
            if before is None:
                raise Refused(wording.STEP_FIRST.format(step=wording.STEPS[after], name=name))
            if on < before:
                raise Refused(wording.STEP_BEFORE.format(name=name, step=wording.STEPS[after], day=before))
        waiting = Renewal.objects.filter(pk=self.pk, **{f"{step}_on": None})
        if not waiting.update(**{f"{step}_on": on}, **changes):
            raise Refused(wording.STEP_TAKEN.format(name=name))
        self.refresh_from_db()

    def _record(self, said, *, on, by, at, for_=None):
        record(said, organisation=self.organisation, by=by, at=at, occurred_on=on, for_=for_)
