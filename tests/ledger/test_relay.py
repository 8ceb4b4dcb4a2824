"""Reactions read the ledger from their own cursors: each fact once, in order, undone when corrected."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction

from mahua.ledger import relay
from mahua.ledger.models import Cursor, Fact
from mahua.ledger.recording import reverse
from mahua.ledger.relay import lag, reaction, run_pending
from mahua.meetings.facts import BranchAssemblyHeld
from tests.factories.ledger import AT, Body, assembly, heart_talk, recorded
from tests.factories.organisations import OrganisationFactory

BRANCH = Body("o2222")


@pytest.fixture
def notebook(monkeypatch):
    """A reaction of the test's own, alone in the registry, that writes down what it was told."""
    monkeypatch.setattr(relay, "REACTIONS", {})
    told = []

    @reaction("test.notebook", kinds=(BranchAssemblyHeld,), undo=lambda fact: told.append(-fact.position))
    def note(fact):
        if fact.data["present"] == 0:
            raise ValueError("nobody came")
        told.append(fact.position)

    return told


@pytest.mark.django_db
def test_each_fact_of_the_kinds_asked_for_is_taken_in_once_and_in_order(notebook):
    recorded(BRANCH, assembly(), heart_talk("p1"), assembly())

    assert run_pending(batch=1) == 2
    assert run_pending() == 0
    assert notebook == [1, 3]
    assert lag() == {"test.notebook": 0}


@pytest.mark.django_db
def test_a_correction_undoes_what_was_done(notebook):
    recorded(BRANCH, assembly(), heart_talk("p1"))
    run_pending()
    reverse(1, reason="wrong_day", organisation=BRANCH, by=None, at=AT)
    reverse(2, reason="wrong_day", organisation=BRANCH, by=None, at=AT)

    run_pending()

    assert notebook == [1, -1]


@pytest.mark.django_db
def test_a_reaction_that_fails_stands_still_before_the_fact_and_goes_on_when_it_can(notebook, monkeypatch):
    recorded(BRANCH, assembly(), assembly(0), assembly())

    run_pending()
    run_pending()
    cursor = Cursor.objects.get()

    assert (notebook, cursor.position, cursor.stuck_on, cursor.failures) == ([1], 1, 2, 2)
    assert "nobody came" in cursor.last_error

    monkeypatch.setattr(Fact, "data", {"present": 1})
    run_pending()

    assert notebook == [1, 2, 3]
    assert Cursor.objects.get().stuck_on is None


@pytest.mark.django_db
def test_two_reactions_may_not_bear_one_name(notebook):
    with pytest.raises(ValueError, match="twice"):
        reaction("test.notebook", kinds=())(print)


KILLED = """
import os, signal, django
django.setup()
from mahua.ledger import relay
from mahua.organisations.models import Organisation
relay.REACTIONS.clear()

@relay.reaction("test.staff", kinds=("branch_assembly.held",))
def count(fact):
    Organisation.objects.filter(code=fact.organisation_code).update(staff=fact.number)
    if fact.number == int(os.environ["DIE_AT"]):
        os.kill(os.getpid(), signal.SIGKILL)

relay.run_pending(batch=2)
"""


@pytest.mark.commits
def test_a_reaction_killed_halfway_takes_each_fact_in_once(own_database):
    branch = OrganisationFactory()
    recorded(branch, *[assembly()] * 5)

    def run(die_at):
        environment = own_database.environment | {"DIE_AT": die_at, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        root = Path(__file__).parent.parent.parent
        return subprocess.run([sys.executable, "-c", KILLED], env=environment, cwd=root, check=False).returncode  # noqa: S603

    assert run("3") == -signal.SIGKILL
    wait_until_the_database_has_noticed()
    branch.refresh_from_db()
    assert (branch.staff, Cursor.objects.get().position) == (2, 2)

    assert run("99") == os.EX_OK
    branch.refresh_from_db()
    assert (branch.staff, Cursor.objects.get().position) == (5, 5)


@transaction.atomic
def wait_until_the_database_has_noticed():
    """PostgreSQL learns of a client's death only when it reads from it; until then the dead one's lock on its cursor
    holds, and the next worker would rightly pass by. Asking for the same lock waits for exactly that."""
    Cursor.objects.select_for_update().get()
