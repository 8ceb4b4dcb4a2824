"""Keeping the entries in step with the things they stand for: some of them, those of a place, or all."""

from django.db import transaction

from mahua.calls.models import Response
from mahua.console.models import SearchEntry
from mahua.console.search.sources import SOURCES, in_words, offices_above
from mahua.ledger.batches import batched
from mahua.meetings.models import Meeting
from mahua.organisations.models import Organisation

MADE_ANEW = ("title", "subtitle", "path", "also", "day", "grams")


def refresh(kind, codes):
    """Write the entries of these things as they are now; of what is no longer to be found the entry goes."""
    codes = list(codes)
    entries = [SearchEntry(kind=kind, **line.columns()) for line in SOURCES[kind].lines(codes)]
    SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["code"], update_fields=MADE_ANEW)
    gone = set(codes) - {entry.code for entry in entries}
    if gone:
        SearchEntry.objects.filter(kind=kind, code__in=gone).delete()


def refresh_below(path):
    """An organisation got another name or place: so did those below, and the lines of what belongs to them."""
    below = Organisation.objects.below(path)
    for codes in batched(list(below.values_list("code", flat=True))):
        refresh("organisation", codes)
    joint = Meeting.objects.filter(joint__in=below).values_list("code", flat=True).distinct()
    for codes in batched(list(joint)):
        refresh("meeting", codes)
    asked = Response.objects.filter(organisation__in=below).values_list("call__code", flat=True).distinct()
    for codes in batched(list(asked)):
        refresh("call", codes)
    _reword(list(below))


def _reword(organisations):
    """The subtitles of all but organisations end in the name of their organisation."""
    offices = offices_above(organisations)
    for organisation in organisations:
        words = in_words(organisation, offices)
        there = SearchEntry.objects.filter(path=organisation.path).exclude(kind="organisation")
        stale = there.exclude(subtitle__endswith=words)
        for kind in ("member", "meeting", "task", "call", "undertaking"):
            for codes in batched(list(stale.filter(kind=kind).values_list("code", flat=True))):
                refresh(kind, codes)


def rebuild(*, say=lambda words: None):
    """Make all entries anew, in portions of their own transactions: people can search meanwhile, and it can be repeated."""
    for kind, source in SOURCES.items():
        codes = source.codes()
        for portion in batched(codes):
            with transaction.atomic():
                refresh(kind, portion)
        _forget_others(kind, codes)
        say(f"{source.label}：{len(codes)}")


def _forget_others(kind, codes):
    known = SearchEntry.objects.filter(kind=kind).values_list("code", flat=True)
    for gone in batched(sorted(set(known) - set(codes))):
        SearchEntry.objects.filter(code__in=gone).delete()
