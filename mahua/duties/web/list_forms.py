"""Forms about responsibility lists."""

from django import forms

from mahua.duties import wording
from mahua.duties.models import Authorisation
from mahua.duties.web.asking import day_field, text_field
from mahua.members.models import Member
from mahua.members.models.post import OF_KIND
from mahua.members.wording import ROLES
from mahua.organisations.models import Organisation

BODIES = ("working_committee", "leading_group", "party_committee", "general_branch", "branch")
ITSELF = [("", wording.THE_BODY_ITSELF)]


def kept_by(user, may="duties.keep_responsibility_list"):
    """The bodies whose lists somebody keeps."""
    return Organisation.objects.filter(user.scopes.covers("path", may=may)).of_kind(*BODIES).standing().for_list()


def roles_of(organisation):
    return [(role, ROLES[role]) for role in OF_KIND.get(organisation.kind, ())]


class ListForm(forms.Form):
    organisation = forms.ModelChoiceField(label="组织", queryset=Organisation.objects.none(), to_field_name="code")
    year = forms.TypedChoiceField(label="年度", coerce=int)
    title = forms.CharField(label="清单名称", max_length=60, initial="全面从严治党主体责任清单")

    def __init__(self, *args, user, today, **rest):
        super().__init__(*args, **rest)
        self.fields["organisation"].queryset = kept_by(user)
        self.fields["year"].choices = [(year, f"{year}年") for year in (today.year, today.year + 1)]


class ItemForm(forms.Form):
    """One item: what, by which clause, borne by the body itself or by one of its posts."""

    title = forms.CharField(label="责任事项", max_length=200)
    source = forms.CharField(label="依据", max_length=120, help_text="文件名称和条款。")
    role = forms.ChoiceField(label="由谁承担", required=False)
    veto = forms.BooleanField(label="列为一票否决", required=False)

    def __init__(self, *args, organisation, **rest):
        super().__init__(*args, **rest)
        self.fields["role"].choices = [*ITSELF, *roles_of(organisation)]
        if not Authorisation.objects.allows("single_veto"):
            del self.fields["veto"]


class HandDownForm(forms.Form):
    """Which items go to which body below."""

    to = forms.ModelChoiceField(label="分解到", queryset=Organisation.objects.none(), to_field_name="code")
    items = forms.ModelMultipleChoiceField(
        label="事项", queryset=None, to_field_name="code", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, user, of, **rest):
        super().__init__(*args, **rest)
        self.fields["to"].queryset = kept_by(user).exclude(pk=of.organisation_id)
        self.fields["items"].queryset = of.items.for_list()


class IssueForm(forms.Form):
    as_letter = forms.BooleanField(label="列为责任状", required=False)

    def __init__(self, *args, **rest):
        super().__init__(*args, **rest)
        if not Authorisation.objects.allows("responsibility_letter"):
            del self.fields["as_letter"]


class QuestionForm(forms.Form):
    words = text_field("哪里不合适", rows=3, max_length=300, help_text="例如：这项不归本职务，或者依据已经修改。")


class AnswerForm(forms.Form):
    reply = text_field("答复", rows=3, max_length=300)
    drop = forms.BooleanField(label="从清单中去掉这一项", required=False)


class ActingForm(forms.Form):
    """Who does what a vacant post owes."""

    role = forms.ChoiceField(label="空缺的职务")
    member = forms.ModelChoiceField(label="由谁代行", queryset=Member.objects.none(), to_field_name="code")
    from_on = day_field("自何日起")
    until_on = day_field("至何日止")

    def __init__(self, *args, organisation, user, **rest):
        super().__init__(*args, **rest)
        self.fields["role"].choices = roles_of(organisation)
        self.fields["member"].queryset = Member.objects.visible_to(user).active().near(organisation).for_list()


class AuthorisationForm(forms.Form):
    what = forms.ChoiceField(label="启用什么", choices=wording.AUTHORISED.items())
    title = forms.CharField(label="上级文件名称", max_length=120)
    number = forms.CharField(label="文号", max_length=60)
    issued_on = day_field("印发日期")
