from django.db import migrations

UNIT_PATH = 8
# one statement on both databases: a district's counts are some hundred thousand rows
ADD_UP = f"""
INSERT INTO duties_obligationsum (path, rule_code, period, due_on, owed, unmet, required)
SELECT substr(path, 1, {UNIT_PATH}), rule_code, period, due_on,
       count(*), sum(CASE WHEN met THEN 0 ELSE 1 END), sum(required)
FROM duties_obligationcount WHERE binding GROUP BY substr(path, 1, {UNIT_PATH}), rule_code, period, due_on
"""


class Migration(migrations.Migration):
    dependencies = [("duties", "0006_obligation_sums")]

    operations = [migrations.RunSQL(ADD_UP, "DELETE FROM duties_obligationsum")]
