"""The steps of a delivery: small ones are done while the person waits, long ones by the worker."""

import gc
from contextlib import contextmanager

from mahua.console.imports import wording
from mahua.console.imports.bringing_in import bring_in
from mahua.console.imports.checking import check, open_and_check
from mahua.console.models import Delivery
from mahua.jobs.models import Cancelled
from mahua.kernel.errors import Refused
from mahua.organisations.rosters import IMPORTS

ROWS_AT_ONCE = 2_000
BYTES_AT_ONCE = 256 << 10  # before a file is opened only its bytes are known; some 2,500 rows
STEPS = {"open": open_and_check, "check": check, "import": bring_in}
PHASES_OF_FILE = {"open": 2, "check": 1, "import": 2}


def open_delivery(delivery, *, by, at):
    """After receipt: read, and check as far as the mapping is known."""
    _start(delivery, "open", is_long=delivery.bytes() > BYTES_AT_ONCE, by=by, at=at)


def check_delivery(delivery, *, by, at):
    """After the mapping was confirmed, or once more after something was mended elsewhere."""
    _start(delivery, "check", is_long=delivery.rows() > ROWS_AT_ONCE, by=by, at=at)


def import_delivery(delivery, *, by, at):
    """The person pressed 导入; only who keeps such rows may."""
    roster = IMPORTS[delivery.roster]
    if not by.has_perm(roster.permission):
        raise Refused(wording.MAY_NOT.format(name=by.name, title=roster.title))
    _start(delivery, "import", is_long=delivery.rows() > ROWS_AT_ONCE, by=by, at=at)


def _start(delivery, step, *, is_long, by, at):
    delivery.begin(step, by=by, at=at)
    if not is_long:
        carry_out(delivery, at=at)


def carry_out_waiting(at):
    """The worker's part: every delivery whose step nobody has taken yet, and those whose step died."""
    Delivery.take_back()
    for delivery in Delivery.objects.waiting_for_worker(at):
        try:
            carry_out(delivery, at=at)
        except Refused:
            continue  # said on the delivery's page


def carry_out(delivery, *, at):
    """Do the step the delivery was begun for; whatever breaks it off, the delivery can be taken up again."""
    step = delivery.step
    if not delivery.take_step():
        return
    done, total = -1, max(delivery.files.waiting().count() * PHASES_OF_FILE[step], 1)

    def tell(phase):
        nonlocal done
        done = min(done + 1, total)
        delivery.say(phase, done=done, total=total)

    try:
        with _without_gathering():
            STEPS[step](delivery, by=delivery.step_by, at=at, tell=tell)
    except Cancelled as cancelled:
        delivery.go_back(words=wording.STOPPED)
        raise Refused(wording.STOPPED) from cancelled
    except BaseException as fault:
        words = fault.words if isinstance(fault, Refused) else wording.BROKE_OFF
        delivery.go_back(words=words)
        delivery.work.fail(words[:300], at=at)
        raise
    delivery.work.finish(at=at)


@contextmanager
def _without_gathering():
    """A hundred thousand rows are held at once, and none in a cycle: looking through them again and again for garbage
    would take a sixth of the time."""
    gathers = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gathers:
            gc.enable()
