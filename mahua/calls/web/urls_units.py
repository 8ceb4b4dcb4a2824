"""Addresses of the bodies that answer, and of the call-back."""

from django.urls import path

from mahua.calls.web.views import (
    arrivals,
    call_backs,
    extensions,
    inbox,
    maps,
    objections,
    pauses,
    rates,
    reply_templates,
    responses,
)

fixed = [
    path("inbox/", inbox.index, name="inbox"),
    path("responses/<int:pk>/acceptance/", responses.accept, name="accept"),
    path("responses/<int:pk>/return/", responses.return_, name="return"),
    path("responses/<int:pk>/contact/", responses.contact, name="contact"),
    path("responses/<int:pk>/answer/", responses.answer, name="answer"),
    path("reply-templates/", reply_templates.index, name="reply_templates"),
    path("reply-templates/<slug:code>/removal/", reply_templates.remove, name="remove_reply_template"),
    path("map/", maps.index, name="map"),
    path("rates/", rates.index, name="rates"),
    path("rates/formula/", rates.formula, name="rate_formula"),
    path("call-backs/", call_backs.index, name="call_backs"),
    path("visits/<slug:visit>/arrival/", arrivals.create, name="arrive"),
]
of_a_call = [
    path("<slug:code>/pause/", pauses.create, name="pause"),
    path("<slug:code>/pause/end/", pauses.end, name="resume"),
    path("<slug:code>/extension/", extensions.create, name="ask_extension"),
    path("<slug:code>/objections/new/", objections.create, name="object"),
    path("<slug:code>/call-back/", call_backs.edit, name="call_back"),
]
