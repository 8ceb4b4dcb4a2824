"""Forms about statements and what follows from them."""

from django import forms
from django.db.models import Q

from mahua.duties import wording
from mahua.duties.models.statement import STATING
from mahua.duties.web.asking import day_field, text_field
from mahua.members.models import Post

LONGEST = 12000  # characters: three times what the reader can bear, so that nobody is stopped while writing


class StatementForm(forms.Form):
    """Whose report, on which year, in what words; one's own post, or one of those a clerk records for."""

    post = forms.ModelChoiceField(label="谁述职", queryset=Post.objects.none(), to_field_name="code")
    year = forms.TypedChoiceField(label="年度", coerce=int)
    words = text_field(
        "述职报告",
        rows=16,
        max_length=LONGEST,
        help_text="写做了什么、还差什么、明年怎么办。一般不超过4000字，短一些更好。",
    )

    def __init__(self, *args, user, today, **rest):
        super().__init__(*args, **rest)
        recorded_for = user.scopes.covers("organisation__path", may="duties.review_statement")
        own = Q(member__code=user.member_code) if user.member_code else Q(pk__in=())
        posts = Post.objects.filter(recorded_for | own, role__in=STATING).current().for_list()
        self.fields["post"].queryset = posts
        self.fields["post"].label_from_instance = lambda post: f"{post}　{post.member.name}"
        self.fields["year"].choices = [(year, f"{year}年") for year in (today.year, today.year - 1)]


class WordsForm(forms.Form):
    """The report again, before anybody commented."""

    words = text_field("述职报告", rows=16, max_length=LONGEST)


class CommentForm(forms.Form):
    words = text_field("点评", rows=6, max_length=2000, help_text="一述一评：说清一条最要紧的，不求面面俱到。")


class GradeForm(forms.Form):
    """The grade that people gave at the review."""

    grade = forms.ChoiceField(label="评议等次", choices=wording.GRADES.items(), widget=forms.RadioSelect)


class OpeningForm(forms.Form):
    reason = forms.CharField(label="启封事由", max_length=60, help_text="谁启封、为什么，记入安全日志。")


class RectificationForm(forms.Form):
    title = forms.CharField(label="整改什么", max_length=120)
    due_on = day_field("何时完成")


class ResultForm(forms.Form):
    result = forms.CharField(label="结果", max_length=200, required=False)
    on = day_field("哪天完成的")
