from django import forms

from mahua.kernel.codes import new_code

MUST = "（必填）"


class TreeForm(forms.Form):
    file = forms.FileField(label="类别表")


class CategoryForm(forms.Form):
    """The questions a category brings, one a line; and whether it is still offered."""

    questions = forms.CharField(
        label="呼叫时要问什么", required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        help_text="一行一问，最多 5 问。必须答的在末尾写“（必填）”。",
    )  # fmt: skip
    retired = forms.BooleanField(label="停用（以往用过的仍看得到）", required=False)

    def __init__(self, data=None, *, category):
        told = "\n".join(each["words"] + (MUST if each.get("required") else "") for each in category.questions)
        super().__init__(data, initial={"questions": told, "retired": category.retired})
        self.keys = {each["words"]: each["key"] for each in category.questions}

    def clean_questions(self):
        lines = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()][:5]
        return [self._question(line) for line in lines]

    def _question(self, line):
        words = line.removesuffix(MUST)[:100]
        return {"key": self.keys.get(words) or new_code("q"), "words": words, "required": line.endswith(MUST)}
