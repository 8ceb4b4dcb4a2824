from django.db import migrations

FIRST, LAST = 2024, 2026
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


def lay_down(apps, schema_editor):
    """The years chinesecalendar knows, with the names of the holidays; later years are entered by the working committee."""
    from chinese_calendar.constants import holidays

    from mahua.ledger.digests import sm3
    from mahua.rules.workdays import published_years

    WorkYear = apps.get_model("duties", "WorkYear")
    WorkDay = apps.get_model("duties", "WorkDay")
    for known in published_years():
        if not FIRST <= known.year <= LAST:
            continue
        days = [(day, "off", NAMES.get(holidays[day], "放假")) for day in known.off]
        days += [(day, "made_up", "调休上班") for day in known.made_up]
        days.sort()
        digest = sm3("\n".join(f"{day} {kind} {reason}" for day, kind, reason in days))
        year = WorkYear.objects.create(year=known.year, digest=digest)
        WorkDay.objects.bulk_create(WorkDay(year=year, day=day, kind=kind, reason=reason) for day, kind, reason in days)


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_work_year")]
    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
