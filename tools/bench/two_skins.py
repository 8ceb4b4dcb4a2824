"""Precision and recall of the two-skins finder on generated districts (docs/two-skins-stories.md)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.insight.measuring import measured

for words, seeds in (("used while building", range(1, 21)), ("not used while building", range(101, 121))):
    for of, tally in zip(("undertakings", "branches"), measured(seeds), strict=True):
        figures = f"precision {tally.precision:.3f}, recall {tally.recall:.3f}"
        print(f"seeds {seeds.start}–{seeds.stop - 1} ({words}), {of}: {figures} ({tally})")
