import subprocess
import sys

PROGRAM = """
import sys
from mahua.assessment.engine import backends, explain, scoring
from mahua.assessment.schemes import shipped
shipped("organ-branch")
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_declaring_indicators_and_reading_a_scheme_loads_nothing_heavy():
    command = [sys.executable, "-c", PROGRAM]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603  our own program

    assert "mahua" in loaded
    assert not {"django", "ibis", "duckdb", "pyarrow", "numpy", "pandas"} & set(loaded)
