"""Who holds which role where: given and taken back by the security administrator, and by nobody else."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import for_oneself, may, may_on
from mahua.access.models import Assignment, User
from mahua.access.roles import DUTY_OF_ROLE, PERMISSIONS
from mahua.access.wording import ROLES, SIDES
from mahua.console import wording
from mahua.console.web.views.accounts import Place, with_places
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate


class GrantRole(forms.Form):
    """Which role, over which organisation and all below it, from when and perhaps until when."""

    role = forms.ChoiceField(label="角色")
    organisation = Place(
        label="范围", queryset=Organisation.objects.none(), to_field_name="code", help_text="含所选组织的全部下级。"
    )
    from_on = forms.DateField(label="起日", widget=forms.DateInput(attrs={"type": "date"}))
    until_on = forms.DateField(
        label="止日",
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
        help_text="当日仍有效；不填即长期。",
    )

    def __init__(self, *args, by, to, **kwargs):
        super().__init__(*args, **kwargs)
        reached = by.scopes.covers("path", may="access.assign_roles")
        self.fields["organisation"].queryset = Organisation.objects.standing().filter(reached).for_list()
        self.fields["role"].choices = [
            (role, words) for role, words in Assignment.Role.choices if DUTY_OF_ROLE[role] == to.duty
        ]


@may("access.assign_roles")
def index(request):
    words = request.GET.get("q", "").strip()
    day = day_of(timezone.now())
    accounts = paginate(request, User.objects.visible_to(request.user).matching(words).for_list())
    context = {"accounts": _with_roles(with_places(accounts), day=day), "words": words}
    return page(request, "console/access/assignments.html", context, part="rows")


@may_on(User, "access.assign_roles")
def show(request, account):
    return _page(request, account, GrantRole(by=request.user, to=account, initial={"from_on": day_of(timezone.now())}))


@require_POST
@may_on(User, "access.assign_roles")
def grant(request, account):
    form = GrantRole(request.POST, by=request.user, to=account)
    if not form.is_valid():
        return _page(request, account, form)
    granted = Assignment.grant(account, **form.cleaned_data, by=request.user, at=timezone.now())
    said = wording.ROLE_GRANTED.format(name=account.name, role=granted.get_role_display())
    messages.success(request, said)
    return redirect("console:account_assignments", account.code)


@require_POST
@may_on(Assignment, "access.assign_roles", key="pk")
def end(request, assignment):
    assignment.end(by=request.user, at=timezone.now())
    said = wording.ROLE_ENDED.format(name=assignment.user.name, role=assignment.get_role_display())
    messages.success(request, said)
    return redirect("console:account_assignments", assignment.user.code)


@for_oneself
def permissions(request):
    """谁能做什么: every permission with its side and the roles that carry it, for everybody to read."""
    sides = [
        {"words": words, "permissions": [_spelled(each) for each in PERMISSIONS.values() if each.side == side]}
        for side, words in SIDES.items()
    ]
    return page(request, "console/access/permissions.html", {"sides": sides})


def _page(request, account, form):
    context = {"account": account, "assignments": for_table(account.assignments.for_list()), "form": form}
    status = 422 if form.errors else 200
    return page(request, "console/access/account_assignments.html", context, status=status)


def for_table(assignments):
    """Assignments as a page lists them, each told its place and whether it is over today."""
    today = day_of(timezone.now())
    rows = with_places(list(assignments))
    for assignment in rows:
        assignment.over = assignment.is_over(today)
    return rows


def _with_roles(accounts, *, day):
    """The same accounts, each told the roles held on that day; one query."""
    held = {}
    for assignment in Assignment.objects.in_force(day).filter(user__in=list(accounts)).order_by("role", "path"):
        held.setdefault(assignment.user_id, []).append(assignment.get_role_display())
    for account in accounts:
        account.roles = "、".join(dict.fromkeys(held.get(account.pk, ())))
    return accounts


def _spelled(permission):
    roles = [words for role, words in ROLES.items() if role in permission.roles]
    return {"code": permission.code, "words": permission.words, "roles": "、".join(roles)}
