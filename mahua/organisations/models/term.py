from django.db import models

from mahua.kernel.errors import Refused
from mahua.ledger.recording import Entry, record, record_many, verb
from mahua.organisations import wording
from mahua.organisations.facts import TermBegan, TermExtended
from mahua.organisations.happening import refuse_future
from mahua.rules import terms
from mahua.rules.months import add_months

BATCH = 500


class TermQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.scopes.covers("organisation__path", may="organisations.view_organisation"))

    def current(self):
        return self.filter(ended_on=None)

    def expiring_by(self, day):
        """Current terms whose last day, extended or not, is at or before `day`."""
        return self.current().filter(due_on__lte=day)

    def on(self, day):
        """The terms running on a day; the day a new one begins belongs to the new one."""
        return self.filter(began_on__lte=day).filter(models.Q(ended_on=None) | models.Q(ended_on__gt=day))

    def for_renewal(self, day):
        """Those whose renewal is near (due within six months of `day`), late, or not yet reported, by due day."""
        near = models.Q(ended_on=None, due_on__lte=add_months(day, months=terms.REMINDER_MONTHS))
        under_way = models.Q(renewal__isnull=False, renewal__reported_on=None)
        standing = self.filter(organisation__dissolved_on=None)
        return standing.filter(near | under_way).select_related("organisation", "renewal").order_by("due_on", "pk")


class Term(models.Model):
    """A term of office (届期): from the election until it expires; `due_on` is the last day, extension included."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="terms")
    began_on = models.DateField()
    expires_on = models.DateField()
    extended_until = models.DateField(null=True)
    due_on = models.DateField()
    ended_on = models.DateField(null=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = wording.TERM
        constraints = [
            models.UniqueConstraint(
                name="term_one_current", fields=["organisation"], condition=models.Q(ended_on=None)
            ),
            models.CheckConstraint(name="term_runs_forward", condition=models.Q(expires_on__gt=models.F("began_on"))),
        ]
        indexes = [models.Index(name="term_due", fields=["ended_on", "due_on"])]

    @property
    def scope_paths(self):
        return (self.organisation.path,)

    @property
    def is_being_renewed(self):
        """Whether a renewal was opened and its result is not reported; asks for `renewal` to be selected with it."""
        renewal = getattr(self, "renewal", None)
        return renewal is not None and renewal.next_step is not None

    @property
    def next_step(self) -> str | None:
        """What comes next in its renewal; asks for `renewal` to be selected with it."""
        renewal = getattr(self, "renewal", None)
        return renewal.next_step if renewal else "requested" if self.ended_on is None else None

    @property
    def ruled(self) -> terms.Term:
        """The term as the rules see it: reminder, state, latest day."""
        return terms.Term(self.expires_on, self.extended_until)

    @classmethod
    @verb
    def begin(cls, organisation, *, began_on, by, at, opening=False, for_=None):
        """A new term begins; the one before it ends the same day. `opening` marks a term imported at go-live."""
        refuse_future(began_on, at=at)
        organisation.refuse_dissolved()
        ruled = terms.term_of(organisation.kind, began_on=began_on)
        if ruled is None:
            raise Refused(wording.NO_TERM.format(kind=organisation.get_kind_display()))
        cls.objects.current().filter(organisation=organisation, began_on__lt=began_on).update(ended_on=began_on)
        if cls.objects.current().filter(organisation=organisation).exists():
            raise Refused(wording.TERM_OPEN.format(name=organisation.name))
        expires_on = ruled.expires_on
        term = cls.objects.create(
            organisation=organisation, began_on=began_on, expires_on=expires_on, due_on=expires_on
        )
        said = TermBegan(began_on=began_on.isoformat(), expires_on=expires_on.isoformat(), opening=opening)
        record(said, organisation=organisation, by=by, at=at, occurred_on=began_on, for_=for_)
        return term

    @classmethod
    @verb
    def open_many(cls, began, *, by, at, for_=None):
        """Opening terms from a roster: `began` maps organisations to the day; those with a term are passed over."""
        held = set(cls.objects.current().filter(organisation__in=list(began)).values_list("organisation_id", flat=True))
        ruled = {each: terms.term_of(each.kind, began_on=on) for each, on in began.items() if each.pk not in held}
        made = [
            cls(organisation=each, began_on=began[each], expires_on=term.expires_on, due_on=term.expires_on)
            for each, term in ruled.items()
            if term
        ]
        cls.objects.bulk_create(made, batch_size=BATCH)
        record_many(
            Entry(
                fact=TermBegan(
                    began_on=term.began_on.isoformat(), expires_on=term.expires_on.isoformat(), opening=True
                ),
                organisation=term.organisation,
                by=by,
                at=at,
                occurred_on=term.began_on,
                for_=for_,
            )
            for term in made
        )
        return made

    @verb
    def extend(self, *, until, by, at, for_=None):
        """The superior allowed a later election, at most twelve months after expiry."""
        self.ruled.extended(until=until)
        if not Term.objects.filter(pk=self.pk, ended_on=None).update(extended_until=until, due_on=until):
            raise Refused(wording.TERM_ENDED.format(name=self.organisation.name))
        self.refresh_from_db()
        said = TermExtended(extended_until=until.isoformat())
        record(said, organisation=self.organisation, by=by, at=at, for_=for_)
