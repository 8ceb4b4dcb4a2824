"""委托代理: the holder of a role lets another person act in it from a day until a day."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.access.models import Assignment, User
from mahua.console import wording
from mahua.console.web.views.roles import for_table
from mahua.kernel.days import day_of
from mahua.ui.pages import page


class Delegate(forms.Form):
    """Which of the own roles, to whom (by log-in name, so that nobody browses accounts), from when until when."""

    assignment = forms.ModelChoiceField(label="代理我的角色", queryset=Assignment.objects.none(), empty_label=None)
    username = forms.CharField(label="代理人的登录名", max_length=40)
    from_on = forms.DateField(label="起日", widget=forms.DateInput(attrs={"type": "date"}))
    until_on = forms.DateField(
        label="止日", widget=forms.DateInput(attrs={"type": "date"}), help_text="当日仍有效，次日自动终止。"
    )

    def __init__(self, *args, holder, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignment"].queryset = Assignment.objects.delegable_by(holder, day=day)
        self.fields["assignment"].label_from_instance = lambda each: each.get_role_display()

    def clean_username(self):
        typed = self.cleaned_data["username"]
        found = User.objects.filter(username=typed, is_active=True).first()
        if found is None:
            raise forms.ValidationError(wording.NO_SUCH_LOG_IN.format(username=typed))
        return found


@may("access.delegate")
def index(request):
    return _page(request, Delegate(holder=request.user, day=day_of(timezone.now())))


@require_POST
@may("access.delegate")
def create(request):
    form = Delegate(request.POST, holder=request.user, day=day_of(timezone.now()))
    if not form.is_valid():
        return _page(request, form)
    said = form.cleaned_data
    given = said["assignment"].delegate(
        to=said["username"],
        from_on=said["from_on"],
        until_on=said["until_on"],
        by=request.user,
        at=timezone.now(),
    )
    words = wording.DELEGATED.format(name=given.user.name, role=given.get_role_display(), until=given.until_on)
    messages.success(request, words)
    return redirect("console:delegations")


@require_POST
@may_on(Assignment, "access.end_delegation", key="pk")
def end(request, delegation):
    delegation.end(by=request.user, at=timezone.now())
    messages.success(request, wording.DELEGATION_ENDED)
    return redirect("console:delegations")


def _page(request, form):
    delegations = Assignment.objects.delegated().between(request.user).for_list()
    context = {"form": form, "delegations": for_table(delegations)}
    return page(request, "console/access/delegations.html", context, status=422 if form.errors else 200)
