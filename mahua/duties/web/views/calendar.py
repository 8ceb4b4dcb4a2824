"""工作日历: which days of a year offices work, for everybody; and its entry from the official notice by the 工委."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mahua.access.locks import may
from mahua.duties import wording
from mahua.duties.calendar import calendar_with, moves
from mahua.duties.holiday_notices import notice_of, read_notice
from mahua.duties.models import WorkYear
from mahua.duties.web.year_sheet import differences, sheet_of
from mahua.kernel.days import day_of
from mahua.organisations.models import Organisation
from mahua.rules import workdays
from mahua.ui.pages import page

LONGEST_NOTICE = 6000  # characters; that of 2026 has about 600
MOVES_SHOWN = 50


class NoticeForm(forms.Form):
    """The pasted text, read; `edition` is what the year said when the page was opened."""

    text = forms.CharField(
        label="放假安排",
        max_length=LONGEST_NOTICE,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text="粘贴国务院办公厅通知的正文即可；也可以一行写一个日期，如“2027年1月1日 元旦”“2027年2月6日 上班”。",
    )
    edition = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data=None, *, year, **rest):
        super().__init__(data, **rest)
        self.year = year

    def clean_text(self):
        self.reading = read_notice(self.cleaned_data["text"], year=self.year)
        if self.reading.problems:
            raise forms.ValidationError(self.reading.problems)
        return self.cleaned_data["text"]

    @property
    def exceptions(self):
        """(off, made_up) as read."""
        return self.reading.off, sorted(self.reading.made_up)


@may("duties.view_calendar")
def show(request):
    today = day_of(timezone.now())
    entered = {each.year: each for each in WorkYear.objects.order_by("year")}
    years = sorted({*entered, today.year, today.year + 1})
    asked = request.GET.get("year", "")
    year = next((each for each in years if str(each) == asked), today.year)
    address = reverse("duties:calendar")
    context = {
        "year": year,
        "tabs": [{"label": f"{each}年", "url": f"{address}?year={each}", "current": each == year} for each in years],
        "entered": entered.get(year),
        "may_enter": year >= today.year,
    }
    if year in entered:
        off, made_up = entered[year].exceptions()
        context["sheet"] = sheet_of(year, off=off, made_up=made_up, today=today)
    return page(request, "duties/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("duties.keep_calendar")
def enter(request, year):
    """Paste, look at what was read and what it moves, then save: only what was looked at is saved."""
    today = day_of(timezone.now())
    if year not in (today.year, today.year + 1):
        raise Http404
    entered = WorkYear.objects.filter(year=year).first()
    before = entered.exceptions() if entered else ({}, [])
    initial = {"text": notice_of(*before), "edition": entered.digest if entered else ""}
    form = NoticeForm(request.POST or None, year=year, initial=initial)
    context = {"year": year, "entered": entered, "form": form}
    if not form.is_valid():
        return page(request, "duties/calendar_entry.html", context, status=422 if form.errors else 200)
    if "confirmed" in request.POST:
        return _save(request, form, entered)
    return page(request, "duties/calendar_entry.html", context | _preview(form, before, today))


def _preview(form, before, today):
    off, made_up = form.exceptions
    asked = workdays.WorkYear(form.year, off=frozenset(off), made_up=frozenset(made_up))
    moved = moves(calendar_with(asked))
    return {
        "sheet": sheet_of(form.year, off=off, made_up=made_up, today=today),
        "differences": differences(before, form.exceptions),
        "moves": moved[:MOVES_SHOWN],
        "moved": len(moved),
        "unused": form.reading.unused,
    }


def _save(request, form, entered):
    off, made_up = form.exceptions
    said = {"off": off, "made_up": made_up, "working_committee": _keeper(), "by": request.user, "at": timezone.now()}
    if entered is None:
        WorkYear.publish(form.year, **said)
    else:
        entered.digest = form.cleaned_data["edition"]
        entered.amend(**said)
    words = wording.CALENDAR_AMENDED if entered else wording.CALENDAR_ENTERED
    messages.success(request, words.format(year=form.year))
    return redirect(f"{reverse('duties:calendar')}?year={form.year}")


def _keeper():
    """The working committee, or the district itself where none is entered yet."""
    standing = Organisation.objects.standing()
    return standing.of_kind("working_committee").first() or standing.of_kind("district").get()
