"""The one page of every short form about an undertaking: heading, what it asks, one button."""

from mahua.ui.pages import page


def form_page(request, undertaking, form, *, heading, button, cost=2, hint="", **more):
    context = {
        "undertaking": undertaking,
        "form": form,
        "heading": heading,
        "button": button,
        "cost": cost,
        "hint": hint,
    }
    status = 422 if form.is_bound else 200
    return page(request, "undertakings/form.html", {**context, **more}, status=status)
