from django.db import migrations


def lay_down(apps, schema_editor):
    """The default rule table, as data; the columns of this migration's own model are those of the table."""
    from mahua.rules.duty_table import DUTY_RULES

    Rule = apps.get_model("duties", "Rule")
    Rule.objects.bulk_create(
        Rule(
            code=rule.code,
            title=rule.title,
            source=rule.source,
            severity=rule.severity,
            locked=rule.locked,
            bearer_kinds=",".join(rule.bearer_kinds),
            bearer_post=rule.bearer_post or "",
            frequency=rule.frequency,
            required=rule.required,
            fact_kind=rule.fact_kind,
            condition=rule.condition or "",
            beside=rule.beside or "",
            grace_months=rule.grace_months,
            minutes=rule.minutes,
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
        )
        for rule in DUTY_RULES.values()
    )


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial")]
    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
