"""The security log, for the audit administrator and nobody else."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.addresses import address_of
from mahua.access.locks import may
from mahua.access.models import SecurityEvent, User
from mahua.access.wording import EVENT_KINDS
from mahua.console import wording
from mahua.kernel.spreadsheets.columns import Column
from mahua.ui.exports import workbook
from mahua.ui.pages import page, paginate

AT_MOST = 100_000  # rows of one workbook; more are asked for day by day
COLUMNS = (
    Column("number", "序号"),
    Column("at", "时间"),
    Column("title", "事项"),
    Column("by_code", "人员编号"),
    Column("about", "对象"),
    Column("address", "地址"),
    Column("succeeded", "结果"),
    Column("digest", "摘要"),
)


class Chosen(forms.Form):
    """Which entries: of a kind, of a day, by or about a person's code."""

    kind = forms.ChoiceField(label="事项", required=False, choices=[("", "全部"), *EVENT_KINDS.items()])
    day = forms.DateField(label="日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(label="人员编号", required=False, max_length=16)

    def apply(self, events):
        """What was filled in rightly narrows; the rest is passed over."""
        said = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        if said.get("kind"):
            events = events.filter(kind=said["kind"])
        if said.get("day"):
            events = events.on_day(said["day"])
        return events.concerning(said["code"]) if said.get("code") else events


@may("access.read_security_log")
def index(request):
    chosen = Chosen(request.GET)
    events = paginate(request, _events(request, chosen))
    context = {"chosen": chosen, "events": with_names(events)}
    return page(request, "console/access/security_log.html", context, part="rows")


@require_POST
@may("access.read_security_log")
def verify(request):
    """Reads the whole chain; that somebody did is itself an entry."""
    broken = SecurityEvent.verify()
    about = f"broken {broken.number} {broken.reason}" if broken else "holds"
    SecurityEvent.append(
        "log.verified",
        by=request.user,
        at=timezone.now(),
        about=about,
        address=address_of(request),
        succeeded=broken is None,
    )
    if broken:
        messages.error(request, wording.LOG_BROKEN.format(words=broken.words))
    else:
        messages.success(request, wording.LOG_HOLDS.format(count=SecurityEvent.objects.count() - 1))
    return redirect("console:security_log")


@may("access.read_security_log")
def export(request):
    """The chosen entries with their digests, so that they can be compared with the log later."""
    events = _events(request, Chosen(request.GET))[:AT_MOST]
    rows = (_row(event) for event in events.iterator(chunk_size=2000))
    return workbook(request, COLUMNS, rows, title=wording.SECURITY_LOG, about="security_log")


def with_names(events):
    """The same entries, each told the name behind its code; one query."""
    codes = {event.by_code for event in events} - {""}
    names = dict(User.objects.filter(code__in=codes).values_list("code", "name"))
    for event in events:
        event.by_name = names.get(event.by_code, "")
    return events


def _events(request, chosen):
    return chosen.apply(SecurityEvent.objects.visible_to(request.user)).newest_first()


def _row(event):
    said = {column.key: str(getattr(event, column.key)) for column in COLUMNS}
    return {**said, "at": event.at.isoformat(), "succeeded": wording.OUTCOMES[event.succeeded]}
