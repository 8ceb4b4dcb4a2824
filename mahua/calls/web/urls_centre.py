"""Addresses of the command centre."""

from django.urls import path

from mahua.calls.web.views import board, dispatches

fixed = [
    path("board/", board.index, name="board"),
    path("board/sent/", board.sent, name="sent"),
    path("board/dispatches/", board.dispatch, name="dispatch_many"),
]
of_a_call = [
    path("<slug:code>/hold/", dispatches.hold, name="hold"),
    path("<slug:code>/dispatches/", dispatches.create, name="dispatch"),
    path("<slug:code>/dispatches/adoption/", dispatches.adopt, name="adopt"),
    path("<slug:code>/dispatches/undo/", dispatches.undo, name="undo_dispatch"),
]
