from django import forms

from mahua.calls.models import Category, RoutingRule
from mahua.calls.web.forms.dispatch import BodyField
from mahua.calls.wording import centre as words
from mahua.organisations.models import Organisation

PLACES = "places"  # the id of the page's list of streets and communities


class PlaceField(BodyField):
    """The name of one street or community."""

    kinds = ("street", "community")

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.attrs["list"] = PLACES


class RoutingRuleForm(forms.Form):
    """One rule: its place in the order, its conditions, where it sends."""

    order = forms.IntegerField(label="第几条", min_value=1, max_value=9999)
    category = forms.ModelChoiceField(
        label="类别是", required=False, queryset=Category.objects.none(), to_field_name="code", empty_label="不限"
    )
    place = PlaceField(label="地点在", required=False)
    words = forms.CharField(label="写有这些词之一", required=False, max_length=100, help_text="几个词用空格隔开。")
    out_of_hours = forms.BooleanField(label="只在非工作时间", required=False)
    unit = BodyField(label="派给")
    retired = forms.BooleanField(label="停用这条规则", required=False)

    def __init__(self, data=None, *, rule, place):
        self.rule = rule
        initial = {"order": place, "words": rule.words, "out_of_hours": rule.out_of_hours}
        initial |= {"place": rule.place_name, "unit": rule.unit.name if rule.pk else ""}
        initial |= {"category": rule.category.code if rule.category_id else None}
        super().__init__(data, initial=initial)
        self.fields["category"].queryset = Category.objects.in_use().for_list()
        if not rule.pk:
            del self.fields["retired"]

    def clean(self):
        given = super().clean()
        conditions = ("category", "place", "words", "out_of_hours")
        if not self.errors and not any(given.get(name) for name in conditions):
            raise forms.ValidationError(words.CONDITION_NEEDED)
        return given

    @property
    def draft(self) -> RoutingRule:
        """The rule as it would be, not yet saved."""
        given, place = self.cleaned_data, self.cleaned_data["place"]
        return RoutingRule(
            pk=self.rule.pk,
            order=given["order"],
            category=given["category"],
            place_path=place.path if place else "",
            place_name=place.name if place else "",
            words=given["words"],
            out_of_hours=given["out_of_hours"],
            unit=given["unit"],
            retired=given.get("retired", False),
        )


def places():
    return Organisation.objects.standing().of_kind("street", "community").for_list()
