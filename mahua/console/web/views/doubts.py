"""“这个多余吗”: raising a doubt about a page, following it by its code, answering it."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mahua.access.locks import for_oneself, may, may_on, open_to_all
from mahua.console import wording
from mahua.console.models import Doubt
from mahua.duties.calendar import work_calendar
from mahua.kernel.errors import Refused
from mahua.organisations.models import Organisation
from mahua.ui.pages import page as show_page
from mahua.ui.pages import paginate


class RaiseDoubt(forms.Form):
    """About which page, in a sentence; a name only from those who want to be asked back."""

    page = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label="哪里多余，或者可以怎样省去", max_length=200, widget=forms.Textarea(attrs={"rows": 3})
    )
    name = forms.CharField(label="署名", max_length=40, required=False, help_text="可不填。不署名就不记是谁提的。")

    def about(self):
        """The page's path and its name; an address that is none of ours is left out."""
        path = self.cleaned_data["page"].split("?")[0]
        try:
            return path, resolve(path).view_name
        except Resolver404:
            return "", ""


class AnswerDoubt(forms.Form):
    """What becomes of it, and why."""

    outcome = forms.ChoiceField(label="处理", choices=Doubt.Outcome.choices, widget=forms.RadioSelect)
    reply = forms.CharField(label="说明", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "HEAD", "POST"])
@for_oneself
def new(request):
    form = RaiseDoubt(request.POST or None, initial={"page": request.GET.get("page", "")})
    if not form.is_valid():
        return show_page(request, "console/doubts/new.html", {"form": form}, status=422 if form.errors else 200)
    page, view = form.about()
    doubt = Doubt.raise_about(
        page,
        view=view,
        words=form.cleaned_data["words"],
        name=form.cleaned_data["name"],
        to=_who_answers(),
        at=timezone.now(),
        calendar=work_calendar(),
    )
    messages.success(request, wording.DOUBT_RAISED.format(code=doubt.code))
    return redirect("console:doubt", doubt.code)


@may("console.answer_doubt")
def index(request):
    now = timezone.now()
    doubts = paginate(request, Doubt.objects.visible_to(request.user).for_list())
    for doubt in doubts:
        doubt.late = doubt.is_overdue(now)
    per_page = [(view or wording.OTHER_PAGES, many) for view, many in Doubt.objects.per_page()[:10]]
    return show_page(request, "console/doubts/index.html", {"doubts": doubts, "per_page": per_page}, part="rows")


@open_to_all
def show(request, code):
    """Whoever knows the code reads it: an anonymous asker has nothing else."""
    return _page(request, get_object_or_404(Doubt, code=code), AnswerDoubt())


@require_POST
@may_on(Doubt, "console.answer_doubt")
def answer(request, doubt):
    form = AnswerDoubt(request.POST)
    if not form.is_valid():
        return _page(request, doubt, form)
    said = form.cleaned_data
    organisation = Organisation.objects.get(code=doubt.organisation_code)
    doubt.answer(said["reply"], outcome=said["outcome"], organisation=organisation, by=request.user, at=timezone.now())
    messages.success(request, wording.DOUBT_ANSWERED)
    return redirect("console:doubts")


def _page(request, doubt, form):
    answers = request.user.is_authenticated and request.user.has_perm("console.answer_doubt")
    context = {
        "doubt": doubt,
        "form": form if answers and doubt.replied_at is None else None,
        "late": doubt.is_overdue(timezone.now()),
        "answers": answers,
    }
    return show_page(request, "console/doubts/show.html", context, status=422 if form.errors else 200)


def _who_answers():
    """The working committee, or the district itself where none is entered yet."""
    standing = Organisation.objects.standing()
    found = standing.of_kind("working_committee").first() or standing.of_kind("district").first()
    if found is None:
        raise Refused(wording.NOBODY_TO_ASK)
    return found
