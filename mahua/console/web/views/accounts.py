"""Accounts: one for each person, kept by the person's unit."""

from django import forms
from django.contrib import messages
from django.core.validators import RegexValidator
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mahua.access.locks import may, may_on
from mahua.access.models import User
from mahua.access.roles import SYSTEM_ADMINISTRATOR
from mahua.console import wording
from mahua.console.web.views.passwords import told_once
from mahua.members.models import Member
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate

LOG_IN_NAME = RegexValidator(r"^[a-z0-9._-]{3,40}\Z", "登录名用 3–40 个小写字母、数字或 . _ - 组成。")


class Place(forms.ModelChoiceField):
    """One of the organisations a person may choose from, as a tree."""

    def label_from_instance(self, organisation):
        return "\u3000" * (organisation.depth - 1) + organisation.name


class NewAccount(forms.Form):
    """Who the person is and where; the link to the member is optional. A shared or default account has no place here."""

    name = forms.CharField(label="姓名", max_length=40)
    username = forms.CharField(label="登录名", validators=[LOG_IN_NAME], help_text=LOG_IN_NAME.message)
    organisation = Place(label="所在组织", queryset=Organisation.objects.none(), to_field_name="code")
    duty = forms.ChoiceField(label="账号类别", choices=User.Duty.choices, initial="business")
    member_code = forms.CharField(
        label="党员编号", max_length=16, required=False, help_text="可不填；填了，本人能看到自己的党员信息。"
    )

    def __init__(self, *args, keeper, **kwargs):
        super().__init__(*args, **kwargs)
        reached = keeper.scopes.covers("path", may="access.keep_accounts")
        self.fields["organisation"].queryset = Organisation.objects.standing().filter(reached).for_list()
        if not keeper.scopes.has_role(SYSTEM_ADMINISTRATOR):
            del self.fields["duty"]

    def clean(self):
        code, organisation = self.cleaned_data.get("member_code"), self.cleaned_data.get("organisation")
        if code and organisation and not Member.objects.below(organisation.path).filter(code=code).exists():
            self.add_error("member_code", wording.NO_SUCH_MEMBER.format(code=code))


@may("access.keep_accounts")
def index(request):
    words = request.GET.get("q", "").strip()
    accounts = paginate(request, User.objects.visible_to(request.user).matching(words).for_list())
    context = {"accounts": with_places(accounts), "words": words}
    return page(request, "console/access/accounts.html", context, part="rows")


@require_http_methods(["GET", "HEAD", "POST"])
@may("access.keep_accounts")
def new(request):
    form = NewAccount(request.POST or None, keeper=request.user)
    if form.is_valid():
        account, password = User.open(**form.cleaned_data, by=request.user, at=timezone.now())
        return told_once(request, account, password)
    return page(request, "console/access/new_account.html", {"form": form}, status=422 if form.errors else 200)


@may_on(User, "access.keep_accounts")
def show(request, account):
    with_places([account])
    return page(request, "console/access/account.html", {"account": account})


@require_POST
@may_on(User, "access.keep_accounts")
def close(request, account):
    account.close(by=request.user, at=timezone.now())
    messages.success(request, wording.ACCOUNT_CLOSED.format(name=account.name))
    return redirect("console:account", account.code)


def with_places(things):
    """The same accounts or assignments, each told the name of the organisation at its path today; one query."""
    paths = {thing.path for thing in things}
    names = dict(Organisation.objects.filter(path__in=paths).values_list("path", "name"))
    for thing in things:
        thing.place = names.get(thing.path, "")
    return things
