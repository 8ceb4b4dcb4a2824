"""Logging in and out."""

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mahua.access import sessions
from mahua.access.addresses import address_of
from mahua.access.locks import open_to_all
from mahua.access.models import SecurityEvent, User
from mahua.console import wording


class LogIn(forms.Form):
    """A name and a password; no "stay signed in" on office computers."""

    username = forms.CharField(
        label="登录名", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label="密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@open_to_all
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request):
    asked = request.POST.get("next") or request.GET.get("next", "")
    form = LogIn(request.POST or None)
    if form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        lapsed = user is not None and user.has_lapsed_one_time_password(timezone.now())
        if user is not None and not lapsed:
            _begin(request, user)
            return redirect(asked if _is_ours(request, asked) else "/")
        _write_failure(request, form.cleaned_data["username"])
        form.add_error(None, wording.ONE_TIME_LAPSED if lapsed else _wrong())
    context = {"form": form, "next": asked}
    return render(request, "console/access/log_in.html", context, status=422 if form.errors else 200)


@require_POST
@open_to_all
def log_out(request):
    if request.user.is_authenticated:
        _write("session.ended", request, by=request.user)
        logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _begin(request, user):
    login(request, user)
    sessions.begin(request.session, at=timezone.now())
    _write("session.began", request, by=user)


def _write_failure(request, username):
    """Whose account it was if there is one; a name that is nobody's may be a password typed into the wrong field."""
    known = User.objects.filter(username=username).values_list("code", flat=True).first()
    kind = "session.locked" if getattr(request, "axes_locked_out", False) else "session.refused"
    _write(kind, request, about=known or "", succeeded=False)


def _write(kind, request, *, by=None, about="", succeeded=True):
    SecurityEvent.append(kind, by=by, at=timezone.now(), about=about, address=address_of(request), succeeded=succeeded)


def _wrong():
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return wording.WRONG_LOG_IN.format(limit=settings.AXES_FAILURE_LIMIT, minutes=minutes)


def _is_ours(request, address):
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
