"""Whom to ask: bodies are typed and found by name from a list, which needs no script."""

from django import forms

from mahua.calls.models.dispatch import RESPONDERS
from mahua.calls.wording import centre as words
from mahua.organisations.models import Organisation

OTHERS = 4
BODIES = "bodies"  # the id of the page's list of names


def bodies():
    """Units and streets that may be asked, as the list on the page holds them."""
    return Organisation.objects.standing().of_kind("unit", "street").for_list()


def names_of_bodies():
    """What stands in the list on the page."""
    return bodies().values_list("name", flat=True)


class BodyField(forms.CharField):
    """The name of one unit or street, chosen from the page's list; gives the organisation."""

    kinds = RESPONDERS

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"list": BODIES, "autocomplete": "off"})
        super().__init__(max_length=80, widget=widget, **kwargs)

    def clean(self, value):
        name = super().clean(value)
        if not name:
            return None
        found = list(Organisation.objects.standing().of_kind(*self.kinds).filter(name=name)[:2])
        if len(found) != 1:
            raise forms.ValidationError(words.NO_SUCH_BODY.format(name=name))
        return found[0]


class DispatchForm(forms.Form):
    """One body in charge, others beside it: to help (协办), or all of them to choose from (先接收的主办)."""

    unit = BodyField(label="主办单位", help_text="写几个字，从列表中选。")
    others_as = forms.ChoiceField(
        label="下面的单位", choices=words.OTHERS_AS.items(), initial="co", widget=forms.RadioSelect
    )
    other_1 = BodyField(label="单位二", required=False)
    other_2 = BodyField(label="单位三", required=False)
    other_3 = BodyField(label="单位四", required=False)
    other_4 = BodyField(label="单位五", required=False)
    reasons = forms.CharField(label="给承办单位的话", required=False, max_length=300)

    def clean(self):
        given = super().clean()
        others = [body for number in range(1, OTHERS + 1) if (body := given.get(f"other_{number}"))]
        asked = [*filter(None, [given.get("unit")]), *others]
        for body in asked:
            if asked.count(body) > 1:
                raise forms.ValidationError(words.SAME_BODY.format(name=body.name))
        given["others"] = others
        return given

    @property
    def asked(self) -> dict:
        """As `Dispatch.send` takes it."""
        given = self.cleaned_data
        told = {"reasons": given["reasons"]}
        if given["others_as"] == "candidate" and given["others"]:
            return {"candidates": (given["unit"], *given["others"]), **told}
        return {"lead": given["unit"], "co_units": tuple(given["others"]), **told}

    @property
    def other_fields(self):
        return [self[f"other_{number}"] for number in range(1, OTHERS + 1)]


class BatchForm(forms.Form):
    """The ticked rows, all to one body or each to the one offered for it."""

    unit = BodyField(label="派给", required=False)
