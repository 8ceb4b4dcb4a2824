from django import forms
from django.db.models import Q

from mahua.calls import states, wording
from mahua.calls.models import Call, Category
from mahua.ui.choices import LongSelect

GROUPS = {
    "open": ("在办", states.OPEN),
    "waiting": ("待派单", states.WAITING),
    "with_unit": ("承办中", states.WITH_UNIT),
    "after": ("待回访、待评议", (states.ANSWERED, states.CALLED_BACK)),
    "ended": ("已结束", states.ENDED),
}


class CallFilter(forms.Form):
    """Which calls the list shows: those still open unless asked otherwise."""

    state = forms.ChoiceField(
        label="状态", required=False, choices=[*((key, words) for key, (words, _) in GROUPS.items()), ("any", "全部")]
    )
    urgency = forms.ChoiceField(label="紧急程度", required=False, choices=[("", "全部"), *wording.URGENCIES.items()])
    category = forms.ChoiceField(label="类别", required=False, widget=LongSelect)
    late = forms.BooleanField(label="只看超时", required=False)
    q = forms.CharField(label="编号或标题", required=False, max_length=40)

    def __init__(self, data, *, user, at):
        super().__init__({"state": "open", **data.dict()})
        self.user, self.at = user, at
        self.categories = list(Category.objects.for_list().values("pk", "parent", "code", "name", "retired"))
        in_use = ((each["code"], each["name"]) for each in self.categories if not each["retired"])
        self.fields["category"].choices = [("", "全部"), *in_use]

    def calls(self):
        """What the person sees of what was asked for."""
        chosen = self.cleaned_data if self.is_valid() else {"state": "open"}
        if chosen["state"] in GROUPS:
            calls = Call.objects.visible_in(self.user, states=GROUPS[chosen["state"]][1])
        else:
            calls = Call.objects.visible_to(self.user)
        if chosen.get("urgency"):
            calls = calls.filter(urgency=chosen["urgency"])
        if chosen.get("category"):
            calls = calls.filter(category__in=self._with_below(chosen["category"]))
        if chosen.get("late"):
            calls = calls.overdue(self.at)
        if chosen.get("q"):
            calls = calls.filter(Q(number__contains=chosen["q"]) | Q(title__contains=chosen["q"]))
        return calls

    def _with_below(self, code):
        """The keys of a category and of those right below it."""
        key = next(each["pk"] for each in self.categories if each["code"] == code)
        return [key, *(each["pk"] for each in self.categories if each["parent"] == key)]
