"""A day of calls while the process is killed at random: nothing lost, nothing fired twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mahua.calls.models import Call, OverdueMark
from mahua.ledger.models import Fact
from mahua.ledger.verify import verify
from tests.factories.calls import CommunityFactory
from tests.factories.ledger import positions
from tests.factories.organisations import UnitFactory

pytestmark = pytest.mark.commits
CITY_DAY = Path(__file__).resolve().parents[2] / "tools" / "bench" / "city_day.py"


def test_six_hundred_calls_survive_a_process_killed_again_and_again(own_database):
    CommunityFactory.create_batch(3)
    UnitFactory.create_batch(4)

    asked = ["--here", "--calls", "600", "--kills", "2", "--evening-kills", "1", "--busy", "3"]
    environment = own_database.environment | {"DJANGO_SETTINGS_MODULE": "mahua.project.settings"}
    ran = subprocess.run(  # noqa: S603 (our own)
        [sys.executable, CITY_DAY, *asked], env=environment, check=True, capture_output=True, text=True
    )

    told = json.loads(ran.stdout.splitlines()[-1])
    fired = Fact.objects.filter(kind="call.overdue")
    assert (told["killed"], told["lost"], told["twice"], told["gaps"], told["verified"]) == (3, 0, 0, False, True)
    assert Call.objects.count() == Fact.objects.filter(kind="call.raised").count() == 600
    assert fired.count() == OverdueMark.objects.filter(step=0).count() > 0
    assert Fact.objects.filter(kind="call.closed").count() == Call.objects.in_state("closed").count() > 0
    assert positions() == list(range(1, Fact.objects.count() + 1))
    assert verify().holds
