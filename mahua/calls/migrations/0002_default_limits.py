"""The first filling of the matrix of limits: our own proposal (默认值，非官方规定), to be changed by the district."""

from django.db import migrations

DAY = 420  # minutes of a working day with the hours of the district
NATURAL, WORKING = True, False
LIMITS = {
    "critical": {
        "accept": (15, NATURAL),
        "contact": (60, NATURAL),
        "solve": (24 * 60, NATURAL),
        "return": (30, NATURAL),
        "extension": (24 * 60, NATURAL),
    },
    "urgent": {
        "accept": (60, NATURAL),
        "contact": (120, NATURAL),
        "solve": (3 * 24 * 60, NATURAL),
        "return": (120, NATURAL),
        "extension": (3 * 24 * 60, NATURAL),
    },
    "ordinary": {
        "accept": (240, WORKING),
        "contact": (DAY, WORKING),
        "solve": (7 * DAY, WORKING),
        "return": (DAY, WORKING),
        "extension": (5 * DAY, WORKING),
    },
    "complex": {
        "accept": (240, WORKING),
        "contact": (DAY, WORKING),
        "solve": (15 * DAY, WORKING),
        "return": (DAY, WORKING),
        "extension": (15 * DAY, WORKING),
    },
}
RATING = (5 * DAY, WORKING)


def lay_down(apps, schema_editor):
    limits = apps.get_model("calls", "TimeLimit").objects
    for urgency, clocks in LIMITS.items():
        for clock, (minutes, natural) in {**clocks, "rating": RATING}.items():
            limits.create(urgency=urgency, clock=clock, minutes=minutes, natural=natural)


class Migration(migrations.Migration):
    dependencies = [("calls", "0001_initial")]
    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
