"""What a person chose to see of the roster."""

from mahua.members import wording
from mahua.rules.set_up_rules import RULES


class MemberFilter:
    """`?q=&stage=&status=`; without a status those on the roster."""

    def __init__(self, given):
        self.text = given.get("q", "").strip()[:40]
        self.stage = given.get("stage") if given.get("stage") in wording.STAGES else ""
        self.status = given.get("status") if given.get("status") in wording.STATUSES else ""

    def apply(self, members):
        members = members.filter(status=self.status) if self.status else members.on_roster()
        if self.stage:
            members = members.filter(stage=self.stage)
        return members.named(self.text) if self.text else members


class BreachFilter:
    """`?rule=&severity=&q=` over the findings."""

    def __init__(self, given):
        self.rule = given.get("rule") if given.get("rule") in RULES else ""
        self.severity = given.get("severity", "")
        self.text = given.get("q", "").strip()[:60]

    def apply(self, findings):
        return [
            each
            for each in findings
            if (not self.rule or each.breach.rule == self.rule)
            and (not self.severity or each.breach.severity == self.severity)
            and (not self.text or self.text in each.name)
        ]
