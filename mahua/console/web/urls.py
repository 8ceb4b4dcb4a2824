"""Pages about several modules, and those of the packages below organisations, which bring none of their own."""

from importlib import import_module
from importlib.util import find_spec

from django.urls import path

from mahua.console.web.views import (
    accounts,
    delegations,
    doubts,
    own_data,
    passwords,
    roles,
    security_log,
    sessions,
)

app_name = "console"

access = [
    path("log-in/", sessions.log_in, name="log_in"),
    path("log-out/", sessions.log_out, name="log_out"),
    path("password/", passwords.change, name="change_password"),
    path("accounts/", accounts.index, name="accounts"),
    path("accounts/new/", accounts.new, name="new_account"),
    path("accounts/<str:code>/", accounts.show, name="account"),
    path("accounts/<str:code>/closure/", accounts.close, name="close_account"),
    path("accounts/<str:code>/one-time-password/", passwords.reset, name="reset_password"),
    path("assignments/", roles.index, name="assignments"),
    path("assignments/<int:pk>/ending/", roles.end, name="end_role"),
    path("assignments/<str:code>/", roles.show, name="account_assignments"),
    path("assignments/<str:code>/grants/", roles.grant, name="grant_role"),
    path("permissions/", roles.permissions, name="permissions"),
    path("delegations/", delegations.index, name="delegations"),
    path("delegations/new/", delegations.create, name="delegate"),
    path("delegations/<int:pk>/ending/", delegations.end, name="end_delegation"),
    path("security-log/", security_log.index, name="security_log"),
    path("security-log/verification/", security_log.verify, name="verify_security_log"),
    path("security-log/workbook/", security_log.export, name="export_security_log"),
    path("own-data/", own_data.show, name="own_data"),
    path("doubts/", doubts.index, name="doubts"),
    path("doubts/new/", doubts.new, name="raise_doubt"),
    path("doubts/<str:code>/", doubts.show, name="doubt"),
    path("doubts/<str:code>/answer/", doubts.answer, name="answer_doubt"),
]


def brought(name):
    """The urls of a part of the console, once it has been written."""
    return import_module(name).urlpatterns if find_spec(name) else []


urlpatterns = [
    *access,
    *brought("mahua.console.web.urls_ledger"),
    *brought("mahua.console.web.urls_home"),
    *brought("mahua.console.web.urls_imports"),
]
