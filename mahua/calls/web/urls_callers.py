"""Addresses of communities, streets and all who call; and of the resident, who has no account."""

from django.urls import path

from mahua.calls.web.views import (
    chat,
    progress,
    progress_codes,
    raising,
    ratings,
    requesters,
    street,
    triage,
    withdrawals,
)

fixed = [
    path("new/", raising.new, name="new"),
    path("new/phone/", raising.phone, name="phone"),
    path("new/chat/", chat.new, name="chat"),
    path("new/questions/", raising.questions, name="questions"),
    path("street/", street.index, name="street"),
    path("progress/", progress.show, name="progress"),
]
of_a_call = [
    path("<slug:code>/solution/", triage.solve, name="solve_here"),
    path("<slug:code>/escalation/", triage.escalate, name="escalate"),
    path("<slug:code>/street-diversion/", triage.divert, name="divert_by_street"),
    path("<slug:code>/rating/", ratings.create, name="rate"),
    path("<slug:code>/withdrawal/", withdrawals.create, name="withdraw"),
    path("<slug:code>/requester/opening/", requesters.open_, name="open_requester"),
    path("<slug:code>/requester/consent/", requesters.withdraw, name="withdraw_consent"),
    path("<slug:code>/progress-code/", progress_codes.create, name="give_code"),
]
