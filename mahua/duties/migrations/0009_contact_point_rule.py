from django.db import migrations

ADDED = ("DG-VISIT",)


def lay_down(apps, schema_editor):
    """An installation from before these rules learns them; a new one has them from its default table."""
    from mahua.duties.rule_rows import add_default_rules

    add_default_rules(apps.get_model("duties", "Rule"), ADDED)


class Migration(migrations.Migration):
    dependencies = [("duties", "0008_contact_points")]
    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
