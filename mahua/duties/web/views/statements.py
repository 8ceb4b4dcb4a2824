"""述职: report, comment, review under seal, and how many of each grade from five upward."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mahua.access.addresses import address_of
from mahua.access.locks import may, may_on
from mahua.duties import wording
from mahua.duties.models import Statement, StatementRound
from mahua.duties.models.statement import LONG_FROM
from mahua.duties.permissions import ends_round
from mahua.duties.web.asking import Question, around, ask, today
from mahua.duties.web.statement_forms import CommentForm, GradeForm, OpeningForm, StatementForm, WordsForm
from mahua.duties.web.tabs import tabs
from mahua.duties.web.years import chosen_year, years_offered
from mahua.organisations.models import Organisation
from mahua.ui.pages import page, paginate

FILE = Question(title="报送述职报告", button="报送", done=wording.FILED, minutes=60)
REVISE = Question(title="修改述职报告", button="保存", done=wording.REVISED, minutes=20)
COMMENT = Question(title="点评", button="点评", done=wording.COMMENTED, minutes=10)
GRADE = Question(
    title="评议等次",
    words="等次由评议会议评定，这里只作记录。记下后即封存：名单和台账里都看不到个人等次，满五人才列各等次的人数。",
    button="封存",
    done=wording.GRADED,
)


@may("duties.view_statement")
def index(request):
    year = chosen_year(request, today())
    leaf = paginate(request, Statement.objects.visible_to(request.user).of_year(year).for_list())
    context = {
        "page": leaf,
        "year": year,
        "years": years_offered(today()),
        "rounds": _rounds(request.user, year),
        "tabs": tabs("statements"),
    }
    return page(request, "duties/statements.html", context, part="table")


def _rounds(user, year):
    """[(the body that reviews, its ended round or None)] for whom this person acts; two queries."""
    if not user.has_perm("duties.end_round"):
        return []
    reviewing = ("party_committee", "general_branch", "working_committee")
    here = user.scopes.covers("path", may="duties.end_round")
    bodies = [
        each for each in Organisation.objects.filter(here, kind__in=reviewing).standing() if ends_round(user, each)
    ]
    ended = {each.reviewer_id: each for each in StatementRound.objects.filter(reviewer__in=bodies, year=year)}
    return [(each, ended.get(each.pk)) for each in sorted(bodies, key=lambda each: each.path)]


@may("duties.file_statement")
def new(request):
    form = StatementForm(request.POST or None, user=request.user, today=today())

    def act(said):
        own = said["post"].member.code == request.user.member_code
        who = {"by": request.user, "at": timezone.now()} if own else around(request, said["post"].organisation)
        return Statement.file(said["post"], year=said["year"], words=said["words"], **who)

    return ask(request, FILE, form, act=act, back=lambda statement: statement)


@may_on(Statement, "duties.view_statement")
def show(request, statement):
    return page(request, "duties/statement.html", _said(statement))


def _said(statement, **more):
    too_long = wording.LONG_STATEMENT.format(signs=statement.signs, limit=LONG_FROM) if statement.is_long else ""
    rows = statement.rectifications.for_list()
    return {
        "statement": statement,
        "too_long": too_long,
        "rectifications": rows,
        "opening": OpeningForm(),
        "tabs": tabs("statements"),
        **more,
    }


@may_on(Statement, "duties.revise_statement")
def revise(request, statement):
    form = WordsForm(request.POST or None, initial={"words": statement.words})
    act = partial(statement.revise, by=request.user, at=timezone.now())
    return ask(
        request, REVISE, form, act=lambda said: act(said["words"]), back=statement.get_absolute_url(), about=statement
    )


@may_on(Statement, "duties.review_statement")
def comment(request, statement):
    form = CommentForm(request.POST or None)
    act = partial(statement.comment_on, by=request.user, at=timezone.now())
    return ask(
        request, COMMENT, form, act=lambda said: act(said["words"]), back=statement.get_absolute_url(), about=statement
    )


@may_on(Statement, "duties.review_statement")
def grade(request, statement):
    form = GradeForm(request.POST or None)
    act = partial(statement.seal_grade, by=request.user, at=timezone.now())
    return ask(
        request, GRADE, form, act=lambda said: act(said["grade"]), back=statement.get_absolute_url(), about=statement
    )


@require_POST
@may_on(Statement, "duties.open_grade")
def open_grade(request, statement):
    form = OpeningForm(request.POST)
    if not statement.is_graded or not form.is_valid():
        return page(request, "duties/statement.html", _said(statement, opening=form), status=422)
    who = {"by": request.user, "at": timezone.now(), "address": address_of(request)}
    opened = statement.open_grade(reason=form.cleaned_data["reason"], **who)
    return page(request, "duties/statement.html", _said(statement, opened=opened))


@require_POST
@may_on(Organisation, "duties.end_round")
def end_round(request, organisation, year):
    StatementRound.close(organisation, year=year, by=request.user, at=timezone.now())
    messages.success(request, wording.ROUND_CLOSED_NOW.format(year=year))
    return redirect("duties:statements")
