"""Which year a page is about."""

BACK = 2


def years_offered(today):
    """This year and the two before, newest first."""
    return [today.year - back for back in range(BACK + 1)]


def chosen_year(request, today):
    """`?year=`, if it is one of those offered; this year otherwise."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdigit() and int(asked) in years_offered(today) else today.year
