from django.db import migrations, models

import mahua.ledger.models.fields
from mahua.console.search.dialects import WordIndex


class Migration(migrations.Migration):
    dependencies = [("console", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("organisation", "组织"), ("member", "党员"), ("meeting", "会议"), ("task", "任务")],
                        max_length=12,
                    ),
                ),
                ("code", models.CharField(max_length=16, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("subtitle", models.CharField(blank=True, max_length=300)),
                ("path", mahua.ledger.models.fields.BytewiseCharField(max_length=64)),
                ("also", models.TextField(blank=True)),
                ("day", models.DateField(null=True)),
                ("grams", models.TextField()),
            ],
            options={
                "verbose_name": "检索条目",
                "indexes": [models.Index(fields=["path", "kind"], name="searchentry_in_place")],
            },
        ),
        WordIndex(),
    ]
