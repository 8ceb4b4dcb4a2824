"""The first screen of each role. It answers that person's question in ten seconds; no score stands on it."""

from dataclasses import replace

from django.shortcuts import render
from django.utils import timezone

from mahua.access.acting import acting
from mahua.access.locks import for_oneself
from mahua.calls import board
from mahua.calls.inbox import inbox_of
from mahua.calls.models import Call
from mahua.console.homes.branch import branch_home
from mahua.console.homes.business_head import asked_of, awaiting
from mahua.console.homes.caller import caller_home
from mahua.console.homes.calls import overdue_by_unit, owed_by
from mahua.console.homes.member import member_home
from mahua.console.homes.overview import (
    SHOWN,
    burden_in_bands,
    gaps_by_rule,
    lacking_branches,
    lacking_units,
    severe_rules,
    terms_due,
)
from mahua.console.homes.unit import own_contact_points, unit_home
from mahua.duties.calendar import missing_year
from mahua.kernel.days import day_of, month_in_words
from mahua.organisations.models import Organisation
from mahua.ui.pages import paginate


@for_oneself
def show(request):
    assignment = acting(request)
    role = assignment.role if assignment else ""
    today = day_of(timezone.now())
    draw = SCREENS.get(role, keeping)
    context = {"assignment": assignment, "today": today, "month": month_in_words(today.month)}
    return draw(request, assignment, today, context)


def branch(request, assignment, today, context):
    organisation = Organisation.objects.filter(code=assignment.organisation_code).first()
    home = branch_home(request.user, organisation, today=today)
    return render(request, "console/home/branch.html", {**context, "home": home})


def clerk(request, assignment, today, context):
    rules = severe_rules(today)
    context |= {
        "needs": _needs(request, lacking_branches(request.user, rules=rules, today=today)),
        "terms": terms_due(request.user, today=today),
        "organisation": Organisation.objects.filter(code=assignment.organisation_code).first(),
    }
    return render(request, "console/home/clerk.html", context)


def unit(request, assignment, today, context):
    organisation = Organisation.objects.filter(code=assignment.organisation_code).first()
    lacking = lacking_branches(request.user, rules=severe_rules(today), today=today)
    context |= {
        "home": unit_home(request.user, organisation, today=today),
        "needs": _needs(request, lacking),
        "calls": owed_by(organisation, at=timezone.now()) if organisation else (),
        "contact_points": own_contact_points(request.user),
    }
    return render(request, "console/home/unit.html", context)


def working_committee(request, assignment, today, context):
    rules = severe_rules(today)
    context |= {
        "needs": _needs(request, lacking_units(request.user, rules=rules, today=today)),
        "terms": terms_due(request.user, today=today),
        "overdue_calls": overdue_by_unit(request.user, at=timezone.now()),
        "missing_year": missing_year(today),
        "by_rule": gaps_by_rule(request.user, rules=rules, today=today),
        "burden": burden_in_bands(request.user, today=today),
    }
    return render(request, "console/home/working_committee.html", context)


def member(request, assignment, today, context):
    home = member_home(request.user, today=today)
    return render(request, "console/home/member.html", {**context, "home": home})


def caller(request, assignment, today, context):
    organisation = Organisation.objects.filter(code=assignment.organisation_code).first()
    home = caller_home(request.user, organisation, at=timezone.now())
    return render(request, "console/home/caller.html", {**context, "home": home})


def _needs(request, lacking):
    leaf = paginate(request, lacking.bodies(), size=SHOWN)
    return replace(leaf, rows=lacking.needs(leaf.rows))


def responder(request, assignment, today, context):
    return render(
        request, "console/home/responder.html", {**context, "inbox": inbox_of(request.user, at=timezone.now())}
    )


def call_backer(request, assignment, today, context):
    waiting = Call.objects.visible_to(request.user).to_call_back().with_bodies()
    return render(request, "console/home/call_backer.html", {**context, "page": paginate(request, waiting)})


def keeping(request, assignment, today, context):
    return render(request, "console/home/keeping.html", context)


def dispatcher(request, assignment, today, context):
    now = timezone.now()
    context |= {
        "rows": board.rows(board.queue(request.user)[:SHOWN], user=request.user, at=now),
        "standings": board.standings(request.user, at=now),
    }
    return render(request, "console/home/dispatcher.html", context)


def business_head(request, assignment, today, context):
    context |= {"awaiting": awaiting(request.user), "asked": asked_of(request.user)}
    return render(request, "console/home/business_head.html", context)


SCREENS = {
    "branch_secretary": branch,
    "branch_recorder": branch,
    "committee_clerk": clerk,
    "unit_leader": unit,
    "working_committee": working_committee,
    "member": member,
    "unit_responder": responder,
    "call_backer": call_backer,
    "business_head": business_head,
    "dispatcher": dispatcher,
    "community_clerk": caller,
    "street_clerk": caller,
}
