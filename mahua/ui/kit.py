"""The living style page: every component with true-looking words, for eyes, axe and screenshots. Only when DEBUG."""

from datetime import date, datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mahua.access.locks import open_to_all
from mahua.kernel.days import SHANGHAI, month_in_words
from mahua.ui.pages import page, paginate

TABS = [
    {"label": "概况", "url": "#", "current": True},
    {"label": "议程", "url": "#", "count": 3},
    {"label": "决议", "url": "#", "count": 0},
]
TRAIL = [{"label": "首页", "url": "/"}, {"label": "组织生活", "url": "#"}, {"label": "支部党员大会"}]
CHART = {
    "tooltip": {"trigger": "axis"},
    "legend": {"top": 0, "right": 0},
    "xAxis": {"type": "category", "data": ["一季度", "二季度", "三季度", "四季度"]},
    "yAxis": {"type": "value", "minInterval": 1},
    "series": [
        {"name": "应办", "type": "bar", "data": [12, 12, 13, 13]},
        {"name": "已办", "type": "bar", "data": [12, 11, 13, 6]},
    ],
}


class MeetingForm(forms.Form):
    """One of each kind of field."""

    title = forms.CharField(label="会议名称", max_length=60)
    held_on = forms.DateField(
        label="召开日期",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="可以补记以前的会议。",
    )
    kind = forms.ChoiceField(label="会议种类", choices=[("", "请选择"), ("a", "支部党员大会"), ("b", "支委会")])
    present = forms.IntegerField(label="实到人数", min_value=0, required=False)
    way = forms.ChoiceField(
        label="表决方式", widget=forms.RadioSelect, choices=[("h", "举手"), ("p", "无记名投票")], initial="h"
    )
    minutes = forms.CharField(label="会议记录", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    files = forms.FileField(label="附件", required=False)
    joint = forms.BooleanField(label="与其他支部联合召开", required=False, help_text="对方支部也会看到这次会议。")


@open_to_all
def show(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    typed = {"title": "第四季度党员大会", "held_on": "2026-13-40", "way": "h"}
    context = {
        "months": [month_in_words(month) for month in range(1, 13)],
        "branches": ["住建局机关第一党支部", "住建局机关第二党支部", "住建局离退休干部党支部"],
        "tabs": TABS,
        "trail": TRAIL,
        "chart": CHART,
        "form": MeetingForm(typed, auto_id="id_%s"),
        "leaf": paginate(request, range(60), counted=True),
        "soon": now + timedelta(days=1),
        "earlier": datetime(2025, 9, 18, 14, 30, tzinfo=SHANGHAI),
        "year_end": date(now.year, 12, 31),
    }
    return page(request, "ui/kit.html", context)
