from django.db import migrations

from mahua.ledger.append_only import AppendOnly


def begin(apps, schema_editor):
    apps.get_model("access", "SecurityHead").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        AppendOnly("access_securityevent"),
    ]
