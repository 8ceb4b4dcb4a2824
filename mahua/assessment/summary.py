"""A yearly assessment in a few lines, for the operator: how many of each, never who."""

from django.db.models import Count

from mahua.assessment import wording
from mahua.assessment.models import Star


def summary_of(snapshot) -> str:
    """Year, cut-off, how many bodies, and how many of each star are proposed."""
    proposed = Star.objects.of_snapshot(snapshot).values("proposed").annotate(bodies=Count("pk")).order_by("-proposed")
    counted = {row["proposed"]: row["bodies"] for row in proposed}
    stars = [
        wording.SUMMARY_STAR.format(star=wording.STARS[star], bodies=counted[star])
        for star in sorted(wording.STARS)[:0:-1]
        if star in counted
    ]
    if None in counted:
        stars.append(wording.SUMMARY_STAR.format(star=wording.NO_PROPOSAL, bodies=counted[None]))
    return wording.SUMMARY.format(
        year=snapshot.year,
        subject=snapshot.get_subject_display(),
        as_of=snapshot.as_of,
        cursor=snapshot.cursor,
        scheme=snapshot.scheme,
        organisations=snapshot.organisations,
        stars="，".join(stars),
        code=snapshot.code,
    )
