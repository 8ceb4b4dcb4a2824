"""Addresses of the command centre."""

from django.urls import path

from mahua.calls.web.views import (
    board,
    co_units,
    dispatches,
    diversions,
    downward,
    extension_decisions,
    learning,
    merges,
    objection_decisions,
    office_hours,
    parts,
    routing_rules,
    time_limits,
    topics,
    urgings,
)

fixed = [
    path("board/", board.index, name="board"),
    path("board/sent/", board.sent, name="sent"),
    path("board/dispatches/", board.dispatch, name="dispatch_many"),
    path("downward/", downward.create, name="downward"),
    path("objections/", objection_decisions.index, name="objections"),
    path("objections/<slug:code>/", objection_decisions.decide, name="decide_objection"),
    path("rules/", routing_rules.index, name="routing_rules"),
    path("rules/new/", routing_rules.edit, name="new_routing_rule"),
    path("rules/<int:pk>/", routing_rules.edit, name="routing_rule"),
    path("topics/", topics.index, name="topics"),
    path("topics/<slug:code>/", topics.show, name="topic"),
    path("topics/<slug:code>/listing/", topics.list_, name="list_topic"),
    path("learning/", learning.show, name="learning"),
    path("time-limits/", time_limits.index, name="time_limits"),
    path("time-limits/<slug:urgency>/<slug:clock>/", time_limits.edit, name="time_limit"),
    path("office-hours/", office_hours.index, name="office_hours"),
    path("office-hours/<slug:unit>/", office_hours.edit, name="office_hours_of"),
]
of_a_call = [
    path("<slug:code>/hold/", dispatches.hold, name="hold"),
    path("<slug:code>/dispatches/", dispatches.create, name="dispatch"),
    path("<slug:code>/dispatches/adoption/", dispatches.adopt, name="adopt"),
    path("<slug:code>/dispatches/undo/", dispatches.undo, name="undo_dispatch"),
    path("<slug:code>/co-units/<slug:unit>/lift/", co_units.lift, name="lift_co_unit"),
    path("<slug:code>/merge/", merges.create, name="merge"),
    path("<slug:code>/merge/undo/", merges.undo, name="unmerge"),
    path("<slug:code>/parts/", parts.create, name="split"),
    path("<slug:code>/diversion/", diversions.create, name="divert"),
    path("<slug:code>/urgings/", urgings.create, name="urge"),
    path("<slug:code>/supervision/", urgings.supervision, name="supervision"),
    path("<slug:code>/extension/approval/", extension_decisions.approve, name="approve_extension"),
    path("<slug:code>/extension/refusal/", extension_decisions.refuse, name="refuse_extension"),
]
