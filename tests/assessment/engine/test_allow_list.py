import ibis
import pytest

from mahua.assessment.engine.allow_list import ForbiddenExpression, check
from mahua.assessment.engine.indicator import INDICATORS, Indicator, completed, indicator
from mahua.assessment.engine.tables import named
from mahua.rules.duty_table import DUTY_RULES
from mahua.rules.set_up_rules import RULES
from tests.assessment.engine.rows import YEAR


def result_grouped_by(rows, key):
    counted = rows.group_by(key).agg(done=rows.count())
    return completed(counted.select("done", organisation_code=counted[key], outcome=ibis.literal("value")))


@pytest.mark.parametrize("code", sorted(INDICATORS))
def test_every_indicator_keeps_to_the_allow_list(code):
    assert INDICATORS[code].of(YEAR).schema().names[0] == "organisation_code"


@pytest.mark.parametrize("code", sorted(INDICATORS))
def test_every_indicator_tells_a_clerk_how_it_counts(code):
    assert any("一" <= letter <= "鿿" for letter in INDICATORS[code].words)
    assert INDICATORS[code].source


def test_breaches_are_known_to_the_set_up_rules_and_obligations_to_the_duties():
    assert {code for each in INDICATORS.values() for code in each.breaches} <= set(RULES)
    assert {code for each in INDICATORS.values() for code in each.rules} <= set(DUTY_RULES)


def test_grouping_by_organisation_is_allowed():
    check(result_grouped_by(named().obligations, "organisation_code"), name="X")


def test_no_indicator_groups_by_post_holder():
    with pytest.raises(ForbiddenExpression, match="bearer"):
        check(result_grouped_by(named().obligations, "bearer"), name="X")


def test_renaming_a_post_does_not_hide_it():
    owed = named().obligations
    renamed = owed.select(organisation_code=owed.bearer)

    with pytest.raises(ForbiddenExpression, match="bearer"):
        check(result_grouped_by(renamed, "organisation_code"), name="X")


def test_no_indicator_groups_by_a_person_in_a_body():
    facts = named().facts
    persons = facts.select(organisation_code=facts.body.cast("json")["person"].str)

    with pytest.raises(ForbiddenExpression, match=r"body\.person"):
        check(result_grouped_by(persons, "organisation_code"), name="X")


def test_grouping_by_a_post_on_the_way_is_refused_too():
    owed = named().obligations
    by_post = owed.group_by("organisation_code", "bearer").agg(done=owed.done.sum())

    with pytest.raises(ForbiddenExpression, match="bearer"):
        check(result_grouped_by(by_post, "organisation_code"), name="X")


def test_breaches_cannot_smuggle_a_post_out():
    owed = named().obligations
    told = completed(owed.select("organisation_code", outcome=ibis.literal("value"), breaches=owed.bearer))

    with pytest.raises(ForbiddenExpression, match="bearer"):
        check(told, name="X")


def test_a_median_is_refused():
    owed = named().obligations
    middle = owed.group_by("organisation_code").agg(done=owed.done.median().cast("int64"))

    with pytest.raises(ForbiddenExpression, match="Median"):
        check(completed(middle.mutate(outcome=ibis.literal("value"))), name="X")


def test_a_python_function_is_refused():
    @ibis.udf.scalar.python
    def twice(number: int) -> int:
        return number * 2

    owed = named().obligations

    with pytest.raises(ForbiddenExpression, match="twice"):
        check(
            completed(owed.select("organisation_code", done=twice(owed.done), outcome=ibis.literal("value"))), name="X"
        )


@pytest.mark.parametrize("kind", ["decimal(18, 2)", "float64"])
def test_fractions_are_refused(kind):
    owed = named().obligations
    amounts = owed.group_by("organisation_code").agg(done=owed.done.cast(kind).sum().cast("int64"))

    with pytest.raises(ForbiddenExpression, match="whole numbers"):
        check(completed(amounts.mutate(outcome=ibis.literal("value"))), name="X")


def test_an_indicator_is_checked_before_it_is_asked():
    def by_post(tables, period):
        return result_grouped_by(tables.obligations, "bearer")

    with pytest.raises(ForbiddenExpression):
        Indicator(code="X", title="X", axis="X", source="X", measure=by_post).of(YEAR)


def test_an_indicator_without_a_docstring_is_refused():
    def silent(tables, period):
        return tables.standing

    with pytest.raises(TypeError, match="docstring"):
        indicator("X", "X", "X", source="X")(silent)


def test_a_code_is_declared_once():
    def again(tables, period):
        """再次声明。"""

    with pytest.raises(TypeError, match="twice"):
        indicator("C2", "X", "X", source="X")(again)
