"""The engine once more, slow and obvious: one organisation and one fraction at a time, no Ibis, no numpy."""

import json
from fractions import Fraction
from math import floor

from mahua.rules.months import add_months

RULES = {
    "C1a": {"OL-MEET-Q"},
    "C1b": {"OL-COMM-M"},
    "C1c": {"OL-GROUP-M"},
    "C1d": {"OL-LECT-SEC", "OL-LECT-LOC"},
    "C2": {"OL-DAY-M"},
    "C4": {"OL-APPR-Y"},
    "C5": {"OL-DUAL-Y"},
}
NO_DATA, NOT_APPLICABLE = "no_data", "not_applicable"


def half_up(number):
    return floor(number + Fraction(1, 2))


def value_of(code, branch, *, facts, obligations, standing):
    """A Fraction from 0 to 1 in whole millionths, or why there is none."""
    stand = next(row for row in standing if row["organisation_code"] == branch)
    if code in {"B1", "B2", "B3"}:
        found = {"B1": set_up, "B2": term, "B3": committee}[code](stand)
    elif code == "C3":
        found = problems(branch, facts=facts)
    else:
        cells = {row["organisation_code"] for row in standing if row["kind"] == "cell" and row["parent_code"] == branch}
        family = {branch} | (cells if code == "C1c" else set())
        own = [row for row in obligations if row["organisation_code"] in family and row["rule"] in RULES[code]]
        found = share(own)
        if code == "C4" and isinstance(found, Fraction) and any(over_the_cap(row, facts) for row in own):
            found = Fraction(half_up(found * 1_000_000), 2_000_000)
    return found if isinstance(found, str) else Fraction(half_up(found * 1_000_000), 1_000_000)


def share(owed):
    due = [row for row in owed if row["outcome"] == "due"]
    if due:
        return sum(Fraction(min(row["done"], row["required"]), row["required"]) for row in due) / len(due)
    return NO_DATA if any(row["outcome"] in {"open", "not_in_force"} for row in owed) else NOT_APPLICABLE


def over_the_cap(row, facts):
    if row["outcome"] != "due":
        return False
    bodies = [json.loads(fact["body"]) for fact in facts if fact["position"] in row["discharged_by"]]
    return any(body["excellent"] > body["members"] // 3 for body in bodies)


def problems(branch, *, facts):
    own = [(fact["kind"], json.loads(fact["body"])) for fact in facts if fact["organisation_code"] == branch]
    raised = {body["problem"] for kind, body in own if kind == "problem.raised"}
    closed = {body["problem"] for kind, body in own if kind == "problem.closed"}
    return Fraction(len(raised & closed), len(raised)) if raised else NO_DATA


def met(conditions):
    return Fraction(sum(conditions), len(conditions)) if conditions else NOT_APPLICABLE


def set_up(stand):
    conditions = [stand["members"] <= 50, stand["formal_members"] >= 3]
    if stand["form"] == "joint":
        conditions.append(stand["joint_units"] <= 5)
    return met(conditions)


def term(stand):
    expires = stand["term_expires_on"]
    if expires is None:
        return NO_DATA
    last = max(expires, min(stand["term_extended_until"] or expires, add_months(expires, months=12)))
    return Fraction(stand["as_of"] <= last)


def committee(stand):
    conditions = [stand["secretaries"] == 1 and stand["deputy_secretaries"] <= 1]
    if stand["formal_members"] >= 7:
        conditions.append(3 <= stand["committee_members"] <= 7)
    if stand["parent_code"] == stand["unit_code"] and stand["staff"]:
        enough = Fraction(stand["fulltime_party_staff"], stand["staff"]) >= Fraction(1, 100)
        somebody = stand["has_dedicated_person"] or stand["fulltime_party_staff"] > 0
        conditions.append(somebody if stand["staff"] < 50 else enough)
    return met(conditions)


def scored(scheme, branch, **tables):
    """(base, coverage, lost by indicator): base in hundredths or None."""
    values = {weight.code: value_of(weight.code, branch, **tables) for weight in scheme.weights}
    weights = {weight.code: weight.weight for weight in scheme.weights}
    counting = {code: value for code, value in values.items() if isinstance(value, Fraction)}
    covered = sum(weights[code] for code in counting)
    applicable = sum(weights[code] for code, value in values.items() if value != NOT_APPLICABLE)
    coverage = covered * 10_000 // applicable if applicable else 0
    if not covered:
        return None, coverage, dict.fromkeys(values, 0)
    exact = {code: 10_000 * weights[code] * (1 - value) / covered for code, value in counting.items()}
    base = half_up(sum(10_000 * weights[code] * value / covered for code, value in counting.items()))
    lost = {code: floor(exact.get(code, 0)) for code in values}
    by_remainder = sorted(values, key=lambda code: -(exact.get(code, 0) - lost[code]))
    for code in by_remainder[: 10_000 - base - sum(lost.values())]:
        lost[code] += 1
    return base, coverage, lost
