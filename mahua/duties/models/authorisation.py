from django.db import IntegrityError, models, transaction

from mahua.duties import wording
from mahua.duties.facts import AuthorisationEntered, AuthorisationWithdrawn
from mahua.kernel.days import day_of
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class AuthorisationQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(withdrawn_on=None)

    def allows(self, what):
        return self.in_force().filter(what=what).exists()


class Authorisation(models.Model):
    """上级授权文件: 责任状 and 一票否决 are off (2024 规定 on 减负) until the higher document that allows them is entered."""

    what = models.CharField(max_length=24, choices=wording.AUTHORISED.items())
    title = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        verbose_name = wording.AUTHORISATION
        constraints = [
            models.UniqueConstraint(name="authorised_once", fields=["what"], condition=models.Q(withdrawn_on=None)),
            models.CheckConstraint(
                name="authorisation_names_its_document", condition=~models.Q(title="") & ~models.Q(number="")
            ),
        ]

    def __str__(self):
        return f"《{self.title}》（{self.number}）"

    @classmethod
    @verb
    def enter(cls, what, *, title, number, issued_on, working_committee, by, at):
        """From now on this is allowed, by the document named."""
        if not title.strip() or not number.strip():
            raise Refused(wording.AUTHORISATION_INCOMPLETE)
        try:
            with transaction.atomic():
                entered = cls.objects.create(what=what, title=title.strip(), number=number.strip(), issued_on=issued_on)
        except IntegrityError:
            raise Refused(wording.AUTHORISED_ALREADY.format(what=wording.AUTHORISED[what])) from None
        said = AuthorisationEntered(what=what, issued_on=issued_on.isoformat())
        record(said, organisation=working_committee, by=by, at=at)
        return entered

    @verb
    def withdraw(self, *, working_committee, by, at):
        """The document no longer allows it."""
        if not Authorisation.objects.in_force().filter(pk=self.pk).update(withdrawn_on=day_of(at)):
            raise Refused(wording.AUTHORISATION_WITHDRAWN)
        record(AuthorisationWithdrawn(what=self.what), organisation=working_committee, by=by, at=at)
