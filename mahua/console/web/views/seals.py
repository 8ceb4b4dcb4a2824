"""Seals of the ledger (封存), for the audit administrator: which there are, the file to keep outside, the last reading."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from mahua.access.addresses import address_of
from mahua.access.locks import may
from mahua.access.models import SecurityEvent
from mahua.ledger.models import Seal, Verification
from mahua.ui.pages import page, paginate

KEEP, TAKEN_OUT = "ledger.keep_seals", "ledger_seal.taken_out"
AT_LEAST_EVERY = timedelta(days=31)  # docs/operating/ledger.md: a copy outside monthly


@may(KEEP)
def index(request):
    last_out = SecurityEvent.objects.filter(kind=TAKEN_OUT).newest_first().first()
    context = {
        "leaf": paginate(request, Seal.objects.newest_first()),
        "last": Verification.newest(),
        "last_with_seal": Verification.newest_with_kept_seal(),
        "last_out": last_out,
        "overdue": last_out is None or timezone.now() - last_out.at > AT_LEAST_EVERY,
    }
    return page(request, "console/ledger/seals.html", context, part="table")


@may(KEEP)
def take_out(request, number):
    """The file that `mahua verify --seal` reads; who took out which one is written down first."""
    seal = get_object_or_404(Seal, number=number)
    SecurityEvent.append(
        TAKEN_OUT, by=request.user, at=timezone.now(), about=str(seal.number), address=address_of(request)
    )
    headers = {"Content-Disposition": f'attachment; filename="{seal.file_name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(seal.exported(), content_type="application/json", headers=headers)
