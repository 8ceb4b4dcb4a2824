from django.db import migrations

from mahua.ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_seals_segments_cursors")]
    operations = [AppendOnly("ledger_seal")]
