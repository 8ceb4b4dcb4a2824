"""What somebody writes to call: three fields, the rest may stay as it is. A category brings questions of its own."""

from django import forms
from django.urls import reverse

from mahua.calls import wording
from mahua.calls.elsewhere import channel_of
from mahua.calls.models import Category, Requester
from mahua.calls.models.call import TITLE_AT_MOST
from mahua.calls.wording import callers as words

ANSWER = "answer-"
LINES = forms.Textarea(attrs={"rows": 3})
KEYS = {"title": "1", "place": "2", "name": "3", "phone": "4", "urgency": "5", "category": "6", "text": "7"}


class WrittenField(forms.CharField):
    """Text with one kind of line break, so that a passage stands at the same place each time the page sends it."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class CategoryField(forms.ModelChoiceField):
    """Categories with the one they stand under."""

    def label_from_instance(self, category):
        return f"{category.parent} › {category}" if category.parent else str(category)


class RaiseForm(forms.Form):
    caller = forms.TypedChoiceField(label="呼叫方")
    title = WrittenField(label=words.FIELDS["title"], max_length=TITLE_AT_MOST, help_text="一句话，如“电梯停了两天”。")
    place = WrittenField(label=words.FIELDS["place"], max_length=80, help_text="小区、路口、楼栋即可，不要写门牌。")
    contact = forms.ChoiceField(
        label="要不要告诉谁是诉求人",
        choices=Requester.Contact.choices,
        initial=Requester.Contact.RELAYED,
        required=False,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label="诉求人姓名", max_length=40, required=False)
    phone = forms.CharField(
        label="诉求人电话",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    text = WrittenField(label=words.FIELDS["text"], max_length=5000, required=False, widget=LINES)
    urgency = forms.ChoiceField(label="紧急程度", choices=wording.URGENCIES.items(), initial="ordinary", required=False)
    category = CategoryField(
        label="类别",
        queryset=Category.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=words.CHOOSE_CATEGORY,
    )
    channel = forms.ChoiceField(label="怎么来的", choices=words.CHANNEL_CHOICES.items(), required=False)

    def __init__(self, data=None, *, bodies, initial=None, phone=False):
        super().__init__(data, initial=initial)
        by_code = {body.code: body for body in bodies}  # read once, for the choice and for what is chosen
        self.fields["caller"].choices = [(code, str(body)) for code, body in by_code.items()]
        self.fields["caller"].coerce = by_code.get
        self.fields["caller"].initial = next(iter(by_code), None)
        self.fields["category"].queryset = Category.objects.in_use().select_related("parent").for_list()
        asks = {"hx-get": reverse("calls:questions"), "hx-target": "#questions", "hx-swap": "outerHTML"}
        self.fields["category"].widget.attrs.update(asks)
        if phone:
            for name, key in KEYS.items():
                self.fields[name].widget.attrs["accesskey"] = key
        said = data if data is not None else initial or {}
        self._ask(said.get("category", ""))

    def _ask(self, code):
        """The questions of the category chosen, or of the one above it."""
        category = Category.objects.in_use().filter(code=code).select_related("parent").first() if code else None
        for question in category.all_questions if category else ():
            field = WrittenField(label=question["words"], max_length=200, required=bool(question.get("required")))
            self.fields[ANSWER + question["key"]] = field

    def questions(self):
        return [self[name] for name in self.fields if name.startswith(ANSWER)]

    def clean(self):
        said = super().clean()
        category = said.get("category")
        everything = " ".join(str(said.get(name) or "") for name in self.written)
        self.elsewhere = (category.elsewhere if category else "") or channel_of(everything)
        if self.elsewhere:
            raise forms.ValidationError(words.GO_ELSEWHERE.format(channel=self.elsewhere))
        return said

    def shorten(self, masked):
        """Covering may lengthen: says so where the masked edition no longer fits. Whether it does."""
        long = [name for name in ("title", "place") if len(masked[name]) > self.fields[name].max_length]
        for name in long:
            self.add_error(name, words.MASKED_TOO_LONG.format(most=self.fields[name].max_length))
        return not long

    @property
    def written(self):
        """Fields whose words everybody who sees the call will read."""
        return ("title", "place", "text", *(name for name in self.fields if name.startswith(ANSWER)))

    @property
    def typed(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.written}

    @property
    def labels(self) -> dict:
        return {name: self.fields[name].label for name in self.written}

    @property
    def has_person(self):
        return bool(self.cleaned_data["name"] or self.cleaned_data["phone"])

    @property
    def contact_words(self):
        return wording.CONTACT_CHOICES[self.cleaned_data["contact"] or "relayed"]

    @property
    def urgency_words(self):
        return wording.URGENCIES[self.cleaned_data["urgency"] or "ordinary"]
