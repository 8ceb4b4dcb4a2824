"""Changing the own password, and resetting another's in the own unit."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mahua.access import lock_out
from mahua.access.locks import for_oneself, may_on
from mahua.access.models import User
from mahua.console import wording
from mahua.ui.pages import page


def password_field(label, *, autocomplete):
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget)


class ChangePassword(forms.Form):
    """The old one, and the new one twice."""

    old = password_field("原密码", autocomplete="current-password")
    new = password_field("新密码", autocomplete="new-password")
    again = password_field("再输一次新密码", autocomplete="new-password")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["new"].help_text = "".join(password_validators_help_texts())

    def clean_old(self):
        if not self.user.check_password(self.cleaned_data["old"]):
            raise ValidationError(wording.OLD_IS_WRONG)
        return self.cleaned_data["old"]

    def clean_new(self):
        validate_password(self.cleaned_data["new"], self.user)
        return self.cleaned_data["new"]

    def clean(self):
        if self.cleaned_data.get("new") != self.cleaned_data.get("again"):
            self.add_error("again", wording.NOT_TWICE_THE_SAME)


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@for_oneself
def change(request):
    form = ChangePassword(request.POST or None, user=request.user)
    if form.is_valid():
        request.user.change_password(form.cleaned_data["new"], at=timezone.now())
        update_session_auth_hash(request, request.user)
        messages.success(request, wording.NEW_ONE_HOLDS)
        return redirect("/")
    context = {"form": form, "is_due": request.user.needs_new_password(timezone.now())}
    return page(request, "console/access/change_password.html", context, status=422 if form.errors else 200)


@require_POST
@may_on(User, "access.keep_accounts")
def reset(request, account):
    """The answer itself tells the one-time password: it is kept nowhere, and a reload asks before resetting again."""
    password = account.reset_password(by=request.user, at=timezone.now())
    lock_out.lift(account.username)
    return told_once(request, account, password)


def told_once(request, account, password):
    """The page that tells a one-time password, and how long it holds."""
    context = {"account": account, "password": password, "days": settings.ONE_TIME_PASSWORD_DAYS}
    return page(request, "console/access/one_time_password.html", context)
