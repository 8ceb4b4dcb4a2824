from django.db import migrations

ADDED = ("ST-Y",)


def lay_down(apps, schema_editor):
    """An installation from before this rule learns it; a new one has it from its default table."""
    from mahua.duties.rule_rows import add_default_rules

    add_default_rules(apps.get_model("duties", "Rule"), ADDED)


class Migration(migrations.Migration):
    dependencies = [("duties", "0010_statements")]
    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
