from django.db import models
from django.db.models import F

from mahua.access.roles import BUSINESS_HEAD
from mahua.kernel.codes import new_code
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.models.fields import BytewiseCharField
from mahua.ledger.recording import record, verb
from mahua.notices.kinds import kind
from mahua.notices.telling import tell
from mahua.organisations.moving import follows_moves
from mahua.undertakings import facts, wording

ASKED = kind("undertakings.asked_to_lend", wording.ASKED_TO_LEND)


class LoanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What one's own unit is asked to lend or lent; what is lent to an undertaking stands on that one's page."""
        return self.filter(user.scopes.covers("path", may="undertakings.lend"))

    def for_list(self):
        return self.select_related("undertaking__unit", "lender").order_by("-from_on", "-pk")


@follows_moves
class Loan(models.Model):
    """借用: people, rooms or data of one unit for another unit's undertaking, from a day to a day. `path` is the lender's."""

    class State(models.TextChoices):
        OFFERED = "offered", wording.LOAN_STATES["offered"]
        LENT = "lent", wording.LOAN_STATES["lent"]
        RETURNED = "returned", wording.LOAN_STATES["returned"]
        DECLINED = "declined", wording.LOAN_STATES["declined"]

    code = models.CharField(max_length=16, unique=True)
    undertaking = models.ForeignKey("undertakings.Undertaking", on_delete=models.CASCADE, related_name="loans")
    lender = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="loans")
    path = BytewiseCharField(max_length=64, db_index=True)
    what = models.CharField(max_length=8, choices=wording.RESOURCES.items())
    words = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OFFERED)
    returned_on = models.DateField(null=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        verbose_name = wording.LOAN
        constraints = [
            models.CheckConstraint(name="loan_ends_after_it_begins", condition=models.Q(until_on__gte=F("from_on"))),
            models.CheckConstraint(
                name="loan_returned_has_its_day",
                condition=models.Q(state="returned", returned_on__isnull=False)
                | ~models.Q(state="returned") & models.Q(returned_on=None),
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def scope_paths(self):
        return (self.path,)

    @property
    def is_offered(self):
        return self.state == self.State.OFFERED

    @property
    def is_lent(self):
        return self.state == self.State.LENT

    @classmethod
    @verb
    def ask(cls, undertaking, *, lender, what, words, from_on, until_on, by, at):
        """The business owner wrote down what another unit is to lend; it counts once that unit says so."""
        undertaking.refuse_closed()
        if lender.pk == undertaking.unit_id:
            raise Refused(wording.LENDER_IS_OWN)
        if until_on < from_on:
            raise Refused(wording.ENDS_BEFORE_START)
        loan = cls.objects.create(
            code=new_code("q"),
            undertaking=undertaking,
            lender=lender,
            path=lender.path,
            what=what,
            words=words.strip(),
            from_on=from_on,
            until_on=until_on,
        )
        title = wording.ASKS.format(unit=undertaking.unit, what=loan.get_what_display())
        tell(ASKED, title, body=lender, roles=(BUSINESS_HEAD,), about=undertaking.code, occasion=loan.code, at=at)
        return loan

    @verb
    def lend(self, *, by, at, for_=None):
        """The lender agrees."""
        self._move(self.State.OFFERED, state=self.State.LENT)
        record(self._said(facts.ResourceLent), organisation=self.lender, by=by, at=at, for_=for_)

    @verb
    def decline(self, *, by, at):
        """The lender cannot spare it; nothing is asked of it."""
        self._move(self.State.OFFERED, state=self.State.DECLINED)

    @verb
    def give_back(self, *, by, at, for_=None):
        """It is with the lender again."""
        self._move(self.State.LENT, state=self.State.RETURNED, returned_on=day_of(at))
        record(self._said(facts.ResourceReturned), organisation=self.lender, by=by, at=at, for_=for_)

    def _said(self, fact):
        return fact(undertaking=self.undertaking.code, lender=self.lender.code, what=self.what)

    def _move(self, before, **changes):
        moved = Loan.objects.filter(pk=self.pk, state=before).update(**changes)
        self.refresh_from_db(fields=["state", "returned_on"])
        if not moved:
            raise Refused(wording.LOAN_MOVED.format(state=self.get_state_display()))
