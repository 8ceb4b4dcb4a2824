"""Addresses of communities, streets and all who call."""

from django.urls import path

from mahua.calls.web.views import chat, raising

fixed = [
    path("new/", raising.new, name="new"),
    path("new/phone/", raising.phone, name="phone"),
    path("new/chat/", chat.new, name="chat"),
    path("new/questions/", raising.questions, name="questions"),
]
of_a_call = []
