from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calls", "0008_shifts")]

    operations = [
        migrations.AlterField(
            model_name="step", name="words", field=models.CharField(blank=True, max_length=6000)
        )
    ]
