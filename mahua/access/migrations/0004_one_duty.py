"""An assignment's duty is its user's duty, by the database: with the check on roles this keeps the administrators apart.

A composite foreign key on PostgreSQL; SQLite cannot add one to a table, so there triggers say the same.
"""

from django.db import migrations

POSTGRES = """
ALTER TABLE access_assignment ADD CONSTRAINT assignment_has_its_users_duty
FOREIGN KEY (user_id, duty) REFERENCES access_user (id, duty)
"""
TRIGGERS = {
    "assignment_duty_on_insert": "BEFORE INSERT ON access_assignment WHEN NEW.duty IS NOT (SELECT duty FROM access_user WHERE id = NEW.user_id)",
    "assignment_duty_on_update": "BEFORE UPDATE OF user_id, duty ON access_assignment WHEN NEW.duty IS NOT (SELECT duty FROM access_user WHERE id = NEW.user_id)",
    "user_duty_on_update": "BEFORE UPDATE OF duty ON access_user WHEN NEW.duty <> OLD.duty AND EXISTS (SELECT 1 FROM access_assignment WHERE user_id = OLD.id)",
}


def close(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES, params=None)
        return
    for name, when in TRIGGERS.items():
        schema_editor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{name}'); END", params=None)


def open_(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE access_assignment DROP CONSTRAINT assignment_has_its_users_duty", params=None)
        return
    for name in TRIGGERS:
        schema_editor.execute(f"DROP TRIGGER {name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("access", "0003_no_last_login")]
    operations = [migrations.RunPython(close, open_)]
