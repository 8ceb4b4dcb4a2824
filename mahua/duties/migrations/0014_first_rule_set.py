from django.db import migrations

RULES = ["FT-M", "SS-Q", "DG-HALF", "DG-QTR"]


def lay_down(apps, schema_editor):
    """The set the customer asks for by name; the working committee changes it on its page."""
    RuleSet = apps.get_model("duties", "RuleSet")
    source = "工委规定（“两个维护”制度，可由工委调整）"
    RuleSet.objects.create(code="ztwohold", title="“两个维护”制度", source=source, rules=RULES)


class Migration(migrations.Migration):
    dependencies = [("duties", "0013_duty_sets")]
    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
