"""History is linear, and what the models say is in the migrations."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OURS = [config for config in apps.get_app_configs() if config.name.startswith("mahua.")]


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_each_module_names_its_last_migration_so_that_two_branches_cannot_both_add_one(config):
    folder = Path(config.path) / "migrations"
    leaves = MigrationLoader(None).graph.leaf_nodes(config.label)

    named = (folder / "max_migration.txt").read_text().split() if folder.exists() else []

    assert [name for _, name in leaves] == named


@pytest.mark.django_db
def test_the_migrations_say_all_that_the_models_say(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)

    assert capsys.readouterr().out == ""
