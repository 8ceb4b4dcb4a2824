"""责任安排: what a template asks for, made in one step, followed up, looked through by a superior."""

from functools import partial

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.locks import may, may_on
from mahua.duties import wording
from mahua.duties.models import DutyPart, DutySet
from mahua.duties.templates_of_duty import BODIES
from mahua.duties.web.asking import Question, ask, day_field, today
from mahua.duties.web.list_forms import kept_by
from mahua.duties.web.tabs import tabs
from mahua.ui.pages import page, paginate

MAKE = Question(
    title="建立责任安排",
    words="一步建好：清单按制度拟出草稿，要开的会列在下面；没有上级授权文件的责任书不列入。",
    button="建立",
    done=wording.DUTY_SET_MADE,
)
DONE = Question(title="登记完成", words=wording.WRITE_NO_NAMES, button="登记", done=wording.PART_DONE)


class SetForm(forms.Form):
    template = forms.ChoiceField(label="样式", choices=wording.TEMPLATES.items())
    organisation = forms.ModelChoiceField(label="组织", queryset=None, to_field_name="code")
    year = forms.TypedChoiceField(label="年度", coerce=int)

    def __init__(self, *args, user, today, **rest):
        super().__init__(*args, **rest)
        self.fields["organisation"].queryset = kept_by(user, may="duties.keep_duty_set")
        self.fields["year"].choices = [(year, f"{year}年") for year in (today.year, today.year + 1)]

    def clean(self):
        said = super().clean()
        body, template = said.get("organisation"), said.get("template")
        if body and template and body.kind not in BODIES[template]:
            self.add_error("organisation", f"“{wording.TEMPLATES[template]}”由党组建立，请选党组。")
        return said


class PartForm(forms.Form):
    """When it was done, in a few words of the body; of a meeting, which one it was."""

    meeting = forms.ChoiceField(label="哪一次会议")
    words = forms.CharField(label="说明", max_length=200, required=False)
    on = day_field("哪天完成的")

    def __init__(self, *args, part, **rest):
        super().__init__(*args, **rest)
        if part.is_meeting:
            self.held = {str(fact.position): fact for fact in part.meetings_held()[:30]}
            words = [(key, f"{fact.occurred_on} {fact.title}") for key, fact in self.held.items()]
            self.fields["meeting"].choices = words
            del self.fields["on"], self.fields["words"]
        else:
            del self.fields["meeting"]

    @property
    def completion(self):
        """As `DutyPart.complete` takes it."""
        if "meeting" not in self.cleaned_data:
            return self.cleaned_data
        meeting = self.held[self.cleaned_data["meeting"]]
        return {"meeting": meeting, "on": meeting.occurred_on}


@may("duties.view_duty_set")
def index(request):
    leaf = paginate(request, DutySet.objects.visible_to(request.user).for_list())
    return page(request, "duties/duty_sets.html", {"page": leaf, "tabs": tabs("duty_sets")}, part="table")


@may("duties.keep_duty_set")
def new(request):
    form = SetForm(request.POST or None, user=request.user, today=today())

    def act(said):
        return DutySet.make(said.pop("template"), **said, by=request.user, at=timezone.now())

    return ask(request, MAKE, form, act=act, back=lambda made: made)


@may_on(DutySet, "duties.view_duty_set")
def show(request, duty_set):
    parts = list(duty_set.parts.select_related("list").order_by("number"))
    complete = all(part.is_done for part in parts)
    context = {"set": duty_set, "parts": parts, "complete": complete, "tabs": tabs("duty_sets")}
    return page(request, "duties/duty_set.html", context)


@may_on(DutyPart, "duties.keep_duty_set", key="pk")
def complete(request, part):
    form = PartForm(request.POST or None, part=part, initial={"on": today()})
    act = partial(part.complete, by=request.user, at=timezone.now())
    back = part.duty_set.get_absolute_url()
    return ask(request, DONE, form, act=lambda _: act(**form.completion), back=back, about=part)


@require_POST
@may_on(DutySet, "duties.review_duty_set")
def review(request, duty_set):
    duty_set.review(by=request.user, at=timezone.now())
    messages.success(request, wording.DUTY_SET_REVIEWED)
    return redirect(duty_set)
