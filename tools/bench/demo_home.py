"""A 示例区 to measure on: one that is there, or one of the customer's size loaded for the run."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def on_demo(measure, *, doc):
    """Ask the command line for `[HOME] [--runs 5]`, make the home ready with its segments cut, and `measure(runs)`."""
    asked = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("home", type=Path, nargs="?")
    asked.add_argument("--runs", type=int, default=5)
    said = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="mahua-bench-") as folder:
        _make_ready(said.home or Path(folder, "home"))
        measure(said.runs)


def _make_ready(home):
    is_new = not (home / "demo-accounts.json").exists()
    home.mkdir(exist_ok=True)
    os.environ |= {"MAHUA_HOME": str(home), "MAHUA_DEMO_ON_EXTERNAL": "1"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "mahua.project.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    from mahua.ledger.segments import cut_segments
    from mahua.project.demo import load

    call_command("migrate", verbosity=0)
    if is_new:
        load(scale=1)
    cut_segments()
