"""Both strands of one undertaking with their measures, and whether anything stands beside it: read in one statement."""

from django.db.models import Exists, OuterRef

from mahua.undertakings.models import Apart, Loan, Measure, Strand, Undertaking

OF_STRAND = [field.attname for field in Strand._meta.concrete_fields]  # noqa: SLF001 (the documented way to a model's columns)
OF_MEASURE = [field.attname for field in Measure._meta.concrete_fields]  # noqa: SLF001 (as above)


def read_strands(undertaking):
    """([(strand, its measures)], what stands beside it: any of aparts, loans, parts), the business strand first."""
    beside = {
        "aparts": Exists(Apart.objects.filter(undertaking=OuterRef("undertaking"))),
        "loans": Exists(Loan.objects.filter(undertaking=OuterRef("undertaking"))),
        "parts": Exists(Undertaking.objects.filter(parent=OuterRef("undertaking"))),
    }
    found = Strand.objects.filter(undertaking=undertaking).annotate(**beside).order_by("side", "measures__number")
    columns = (*OF_STRAND, *(f"measures__{name}" for name in OF_MEASURE), *beside)
    strands, there = {}, set()
    for row in found.values_list(*columns):
        said, flags = row[: -len(beside)], row[-len(beside) :]
        there = {name for name, is_there in zip(beside, flags, strict=True) if is_there}
        strand, measure = said[: len(OF_STRAND)], said[len(OF_STRAND) :]
        if strand[0] not in strands:
            made = Strand.from_db(undertaking._state.db, OF_STRAND, strand)  # noqa: SLF001 (from_db wants it)
            made.undertaking = undertaking
            strands[made.pk] = (made, [])
        if measure[0] is not None:
            strands[strand[0]][1].append(Measure.from_db(undertaking._state.db, OF_MEASURE, measure))  # noqa: SLF001
    return list(strands.values()), there
