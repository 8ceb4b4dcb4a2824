"""The `obligations` table handed to the assessment engine: the same answer as `query.owed_by`, for a whole district at once.

The pure query walks bearers one by one, which is right for pages; here DuckDB joins the same plain data, which is right
for 57,000 organisations. A test holds the two equal.
"""

from datetime import date

from mahua.duties.bearers import COMMITTEE_AT_LEAST, COMMITTEE_ROLES, ROLES_OF_POST, bearers_of, bearing
from mahua.duties.models import Exemption, MakeUp
from mahua.duties.query import rules_between
from mahua.rules.periods import periods_within

SQL = """
with owing as (
    select b.code as organisation_code, '' as bearer, r.* exclude (kind, by_post, condition),
        case when r.condition = 'has_cells' then r.asked * b.cells else r.asked end as required, b.*
    from bodies b join rule_periods r on r.kind = b.kind
    where not r.by_post
      and (r.condition <> 'has_cells' or b.cells > 0)
      and (r.condition <> 'has_committee' or (
          select count(*) from posts p where p.body = b.code and p.in_committee
          and p.from_on <= r.seen_on and (p.until_on is null or p.until_on >= r.seen_on)) >= $committee)
    union all by name
    select b.code as organisation_code, p.post as bearer, r.* exclude (kind, by_post, condition),
        r.asked as required, b.*
    from bodies b join rule_periods r on r.kind = b.kind
    join posts p on p.body = b.code and list_contains(r.roles, p.role)
        and p.from_on <= r.seen_on and (p.until_on is null or p.until_on >= r.seen_on)
    where r.by_post
),
done as (
    select f.organisation_code, r.rule, case when r.by_post then coalesce(f.body->>'post', '') else '' end as bearer,
        coalesce(m.period, case r.frequency
            when 'month' then strftime(f.occurred_on, '%Y-%m')
            when 'quarter' then year(f.occurred_on) || 'Q' || quarter(f.occurred_on)
            when 'half' then year(f.occurred_on) || 'H' || case when month(f.occurred_on) < 7 then 1 else 2 end
            when 'belongs_to_year' then coalesce(f.body->>'belongs_to_year', year(f.occurred_on)::varchar)
            else year(f.occurred_on)::varchar end) as period,
        list(f.position order by f.position) as positions
    from facts f join fact_rules r on r.fact_kind = f.kind
    left join made_up m on m.rule = r.rule and m.position = f.position
    group by all
)
select o.organisation_code, o.bearer, o.rule, o.period, o.starts_on, o.ends_on, o.due_on,
    o.required::integer as required, coalesce(len(d.positions), 0)::integer as done,
    case
        when o.go_live_on is null or greatest(o.founded_on, o.go_live_on) > o.starts_on
            or o.dissolved_on < o.ends_on then 'not_in_force'
        when e.period is not null then 'exempt'
        when coalesce(len(d.positions), 0) >= o.required or $on > o.due_on then 'due'
        else 'open' end as outcome,
    coalesce(d.positions, []) as discharged_by
from owing o
left join done d on (d.organisation_code, d.rule, d.bearer, d.period) = (o.organisation_code, o.rule, o.bearer, o.period)
left join exempt e on (e.organisation_code, e.rule, e.period) = (o.organisation_code, o.rule, o.period)
order by o.organisation_code, o.rule, o.period, o.bearer
"""


def obligations_table(organisations, *, facts, year: int, on: date):
    """The Arrow table `obligations` (architecture.md) of a year as it stands on a day.

    `organisations` is a queryset, `facts` the effective facts as the ledger hands them over (Arrow): from the year's
    first day to the last day of grace.
    """
    import duckdb  # noqa: PLC0415 (heavy: never at start-up of a web process)

    start, end = date(year, 1, 1), date(year, 12, 31)
    rules = rules_between(start, end)
    bodies = bearers_of(list(bearing(organisations)))
    with duckdb.connect() as engine:
        engine.execute("set timezone = 'UTC'")
        for name, table in {
            **_body_tables(bodies),
            **_rule_tables(rules, start=start, end=end, on=on),
            **_decision_tables(),
            "facts": facts,
        }.items():
            engine.register(name, table)
        return engine.execute(SQL, {"on": on, "committee": COMMITTEE_AT_LEAST}).to_arrow_table()


def _body_tables(bodies):
    import pyarrow as pa  # noqa: PLC0415 (heavy)

    columns = ("code", "kind", "founded_on", "dissolved_on", "go_live_on", "cells")
    day = pa.date32()
    shapes = (pa.string(), pa.string(), day, day, day, pa.int32())
    posts = [
        (body.code, post.code, post.role, post.role in COMMITTEE_ROLES, post.from_on, post.until_on)
        for body in bodies
        for post in body.posts
    ]
    return {
        "bodies": _table(columns, shapes, ([getattr(body, name) for name in columns] for body in bodies)),
        "posts": _table(
            ("body", "post", "role", "in_committee", "from_on", "until_on"),
            (pa.string(), pa.string(), pa.string(), pa.bool_(), day, day),
            posts,
        ),
    }


def _rule_tables(rules, *, start, end, on):
    import pyarrow as pa  # noqa: PLC0415 (heavy)

    text, day = pa.string(), pa.date32()
    rows = [
        (
            kind, rule.code, period.code, period.starts_on, period.ends_on, rule.due_on(period), rule.required,
            rule.condition or "", rule.bearer_post is not None, list(ROLES_OF_POST.get(rule.bearer_post, ())),
            min(period.ends_on, on),
        )
        for rule in rules
        for kind in rule.bearer_kinds
        for period in periods_within(rule.frequency, start=start, end=end)
        if rule.is_in_force(period.starts_on)
    ]  # fmt: skip
    names = (
        "kind", "rule", "period", "starts_on", "ends_on", "due_on", "asked", "condition", "by_post", "roles", "seen_on"
    )  # fmt: skip
    shapes = (text, text, text, day, day, day, pa.int32(), text, pa.bool_(), pa.list_(text), day)
    met_by = {(rule.code, rule.fact_kind, rule.frequency.value, rule.bearer_post is not None) for rule in rules}
    return {
        "rule_periods": _table(names, shapes, rows),
        "fact_rules": _table(
            ("rule", "fact_kind", "frequency", "by_post"), (text, text, text, pa.bool_()), sorted(met_by)
        ),
    }


def _decision_tables():
    import pyarrow as pa  # noqa: PLC0415 (heavy)

    text = pa.string()
    exempt = Exemption.objects.in_force().values_list("organisation__code", "rule_code", "period")
    made_up = MakeUp.objects.values_list("rule_code", "position", "period")
    return {
        "exempt": _table(("organisation_code", "rule", "period"), (text, text, text), exempt),
        "made_up": _table(("rule", "position", "period"), (text, pa.int64(), text), made_up),
    }


def _table(names, shapes, rows):
    """An Arrow table from rows."""
    import pyarrow as pa  # noqa: PLC0415 (heavy)

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    arrays = [pa.array(column, type=shape) for column, shape in zip(columns, shapes, strict=True)]
    return pa.table(dict(zip(names, arrays, strict=True)))
