"""The keys of other systems: made, shown once, revoked."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.api import wording
from mahua.api.models import ApiKey
from mahua.organisations.models import Organisation
from mahua.ui.pages import page

SPEAKERS = ("community", "street", "unit", "district")


class KeyForm(forms.Form):
    name = forms.CharField(label="对接系统", max_length=60, help_text="写系统名称，不写人名。")
    organisation = forms.ModelChoiceField(
        label="代表哪个组织",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        help_text="由它发起的算这个组织的，也只能看到这个组织的。",
    )

    def __init__(self, data=None, *, user):
        super().__init__(data)
        below = user.scopes.covers("path", may="api.keep_keys")
        self.fields["organisation"].queryset = (
            Organisation.objects.filter(below, kind__in=SPEAKERS).standing().for_list()
        )


@may("api.keep_keys")
def index(request):
    form = KeyForm(request.POST or None, user=request.user)
    if form.is_valid():
        _, secret = ApiKey.make(**form.cleaned_data, by=request.user, at=timezone.now())
        request.session["fresh_key"] = secret
        messages.success(request, wording.KEY_MADE)
        return redirect("api:keys")
    keys = ApiKey.objects.visible_to(request.user).for_list()
    context = {"form": form, "keys": keys, "fresh": request.session.pop("fresh_key", "")}
    return page(request, "api/keys.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@may_on(ApiKey, "api.keep_keys")
def revoke(request, key):
    key.revoke(by=request.user, at=timezone.now())
    messages.success(request, wording.KEY_REVOKED)
    return redirect("api:keys")
