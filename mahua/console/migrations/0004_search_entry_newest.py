from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("console", "0003_rosters")]
    operations = [
        migrations.AddIndex(
            model_name="searchentry", index=models.Index(fields=["kind", "-id"], name="searchentry_newest")
        ),
    ]
