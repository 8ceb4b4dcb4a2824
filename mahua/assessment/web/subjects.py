"""Which kind of body a page is about: branches, or units where asked."""

from mahua.assessment.wording import SUBJECTS


def chosen_subject(request) -> str:
    """`?subject=`, if it is one there is; branches otherwise."""
    asked = request.GET.get("subject", "")
    return asked if asked in SUBJECTS else next(iter(SUBJECTS))
