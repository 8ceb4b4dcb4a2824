"""Asking for a yearly assessment: with the shipped scheme unless another text is given, to be computed by the worker."""

from mahua.assessment import wording
from mahua.assessment.models import Scheme, Snapshot
from mahua.assessment.running import STEPS
from mahua.assessment.schemes import text_of
from mahua.assessment.self_check import SCHEMES
from mahua.jobs.models import Work
from mahua.kernel.days import day_of
from mahua.ledger.recording import verb


@verb
def ask_for(*, year, as_of, by, at, reason="", subject="branch", scheme_text=None, in_worker=True):
    """The snapshot asked for, of branches or of units; `in_worker=False` leaves computing it to the caller."""
    scheme = Scheme.keep(scheme_text or text_of(SCHEMES[subject]), at=at)
    title = wording.WORK_TITLE.format(year=year, subject=wording.SUBJECTS[scheme.said.subject])
    work = Work.begin(title, total=STEPS, by=by, at=at) if in_worker else None
    return Snapshot.ask(year=year, as_of=as_of, scheme=scheme, reason=reason, by=by, at=at, today=day_of(at), work=work)
