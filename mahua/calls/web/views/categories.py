"""类别: the district's tree, brought in from a table; the questions of each, and retiring it."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from mahua.access.locks import may
from mahua.calls.category_trees import bring_in, read_lines
from mahua.calls.models import Category
from mahua.calls.web.centre_pages import centre_of, centre_page
from mahua.calls.web.forms.categories import CategoryForm, TreeForm
from mahua.calls.wording import centre as words
from mahua.kernel.errors import Refused


@may("calls.set_rules")
def index(request):
    form = TreeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            added = bring_in(read_lines(form.cleaned_data["file"].read()), **_around(request))
        except Refused as no:
            form.add_error("file", no.words)
        else:
            messages.success(request, words.TREE_READ.format(count=added))
            return redirect("calls:categories")
    groups = _in_groups(list(Category.objects.for_list()), opened=request.GET.get("open", ""))
    context = {"form": form, "groups": groups}
    status = 422 if form.is_bound else 200
    return centre_page(request, "calls/categories.html", context, tab="categories", status=status)


@may("calls.set_rules")
def edit(request, *, code):
    category = get_object_or_404(Category, code=code)
    form = CategoryForm(request.POST or None, category=category)
    context = {"category": category, "form": form, "stamp": category.stamp}
    if form.is_valid() and request.POST.get("stamp") != category.stamp:
        context["stale"] = CategoryForm(category=category)
    elif form.is_valid():
        category.amend(**form.cleaned_data, stamp=category.stamp, **_around(request))
        messages.success(request, words.CATEGORY_SAVED)
        return redirect(f"{reverse('calls:categories')}?open={category.code}")
    status = 422 if form.is_bound else 200
    return centre_page(request, "calls/category.html", context, tab="categories", status=status)


def _around(request):
    return {"by": request.user, "at": timezone.now(), "district": centre_of(request.user)}


@dataclass(frozen=True, slots=True)
class Group:
    """A category of the first level, folded: (category, its line in words) of it and of all below it."""

    top: Category
    rows: list[tuple[Category, str]]
    is_open: bool


def _in_groups(categories, *, opened):
    """The tree by its first level, each in the order in which it is read; the one just changed stands open."""
    below = {}
    for each in categories:
        below.setdefault(each.parent_id, []).append(each)

    def walk(each, above):
        yield each, " / ".join(above)
        for one in below.get(each.pk, ()):
            yield from walk(one, (*above, each.name))

    groups = []
    for top in below.get(None, ()):
        rows = list(walk(top, ()))
        groups.append(Group(top, rows, any(each.code == opened for each, _ in rows)))
    return groups
