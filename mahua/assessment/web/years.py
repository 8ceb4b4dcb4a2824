"""Which year a page is about: this one, or last year as long as one may still ask."""


def years_offered(today):
    """This year and the one before, newest first."""
    return [today.year, today.year - 1]


def chosen_year(request, today):
    """`?year=`, if it is one of those offered; this year otherwise."""
    asked = request.GET.get("year", "")
    return int(asked) if asked in map(str, years_offered(today)) else today.year
