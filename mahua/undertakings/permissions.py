"""What may be done with undertakings. Each side plans and reports its own strand; going on, ending and dropping are the
business owner's alone, and no Party role holds any of these.
"""

from mahua.access.roles import (
    ADMINISTRATIVE,
    BUSINESS,
    BUSINESS_HEAD,
    OF_BRANCH,
    PARTY,
    UNIT_LEADER,
    permission,
)


def owns(user, undertaking):
    """The one business owner of this undertaking."""
    return undertaking.business_owner_id == user.pk


def bears_party_strand(user, undertaking):
    """The officers of the very branch that bears the Party strand."""
    return any(role in OF_BRANCH and path == undertaking.branch.path for role, path in user.scopes.held)


def is_of_business_strand(task):
    """A task a unit does for the business strand of an undertaking: its business owner moves it, no Party role does."""
    return task.about.startswith("s") and task.organisation.kind == "unit"


def answers_for_it(user, undertaking):
    """Its business owner, or who leads its unit."""
    return owns(user, undertaking) or (UNIT_LEADER, undertaking.path) in user.scopes.held


permission("undertakings.view_undertaking", "查看融合事项", side=PARTY, roles=(*BUSINESS, BUSINESS_HEAD))
permission("undertakings.propose", "提出融合事项", side=PARTY, roles=(UNIT_LEADER, BUSINESS_HEAD))
permission("undertakings.plan_party", "谋划党建一股", side=PARTY, roles=OF_BRANCH, when=bears_party_strand)
permission("undertakings.plan_business", "谋划业务一股", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owns)
permission(
    "undertakings.say_apart", "说明无需结合", side=PARTY, roles=(UNIT_LEADER, BUSINESS_HEAD), when=answers_for_it
)
permission("undertakings.take_over", "接手融合事项", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,))
permission("undertakings.pass_stage", "通过业务阶段", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owns)
permission("undertakings.end", "结束融合事项", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owns)
permission("undertakings.drop", "不再办理融合事项", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owns)
permission("undertakings.ask_loan", "向外单位借用", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,), when=owns)
permission("undertakings.lend", "向外单位借出", side=ADMINISTRATIVE, roles=(BUSINESS_HEAD,))
