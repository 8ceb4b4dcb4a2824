from django.db import models
from django.urls import reverse

from mahua.duties import wording
from mahua.duties.facts import RuleSetKept
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.ledger.recording import record, verb


class RuleSet(models.Model):
    """制度集: rules followed up together under a name, such as the systems of 两个维护; who owes what is the rules' own."""

    code = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=60)
    source = models.CharField(max_length=120)
    rules = models.JSONField(default=list)

    class Meta:
        verbose_name = wording.RULE_SET
        constraints = [models.UniqueConstraint(name="rule_set_titled_once", fields=["title"])]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("duties:rule_set", kwargs={"code": self.code})

    @classmethod
    @verb
    def keep(cls, title, *, source, rules, working_committee, by, at):
        """A set of this title holds these rules from now on."""
        if not rules:
            raise Refused(wording.RULE_SET_EMPTY)
        made, _ = cls.objects.update_or_create(
            title=title.strip(),
            defaults={"source": source.strip(), "rules": list(rules)},
            create_defaults={"code": new_code("z"), "source": source.strip(), "rules": list(rules)},
        )
        record(RuleSetKept(rule_set=made.code, rules=tuple(rules)), organisation=working_committee, by=by, at=at)
        return made
