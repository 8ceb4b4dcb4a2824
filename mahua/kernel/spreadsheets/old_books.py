"""Reading an old .xls in a process of its own, with bounded memory and time.

calamine believes what an .xls says of its own sizes: a damaged file makes it ask for hundreds of gigabytes or follow a
chain of sectors for ever, and either ends the whole process. Run as a module it is that process.
"""

import io
import os
import pickle
import resource
import subprocess
import sys

import python_calamine as calamine

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.containers import DAMAGED
from mahua.kernel.spreadsheets.raw import Sheet

MEMORY_BYTES = 2 << 30  # of addresses; the fullest sheet an .xls can hold takes a third of it
SECONDS = 60


def read_apart(data: bytes) -> list[Sheet]:
    """The worksheets of an .xls; `Refused` as damaged when the reader dies of it."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and module, no shell
            [sys.executable, "-m", __name__],
            input=data,
            capture_output=True,
            timeout=SECONDS * 2,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "RUST_BACKTRACE": "0"},
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Refused(DAMAGED) from error
    return [Sheet(*each) for each in pickle.loads(done.stdout)]  # noqa: S301 -- written by our own process just now


def worksheets(data: bytes) -> list[tuple[object, ...]]:
    """The worksheets as plain tuples, which any process can unpickle."""
    with calamine.load_workbook(io.BytesIO(data)) as book:
        return [
            (told.name, sheet.to_python(skip_empty_area=False), tuple(sheet.merged_cell_ranges or ()), _is_hidden(told))
            for told in book.sheets_metadata
            if told.typ == calamine.SheetTypeEnum.WorkSheet
            for sheet in [book.get_sheet_by_name(told.name)]
        ]


def _is_hidden(told: calamine.SheetMetadata) -> bool:
    return told.visible != calamine.SheetVisibleEnum.Visible


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pickle.dump(worksheets(sys.stdin.buffer.read()), sys.stdout.buffer)
