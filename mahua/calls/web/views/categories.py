"""类别: the district's tree, brought in from a table; the questions of each, and retiring it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from mahua.access.locks import may
from mahua.calls.category_trees import bring_in, read_lines
from mahua.calls.models import Category
from mahua.calls.web.centre_pages import centre_page
from mahua.calls.web.forms.categories import CategoryForm, TreeForm
from mahua.calls.wording import centre as words
from mahua.kernel.errors import Refused


@may("calls.set_rules")
def index(request):
    form = TreeForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            added = bring_in(read_lines(form.cleaned_data["file"].read()))
        except Refused as no:
            form.add_error("file", no.words)
        else:
            messages.success(request, words.TREE_READ.format(count=added))
            return redirect("calls:categories")
    context = {"form": form, "rows": _in_order(list(Category.objects.for_list()))}
    status = 422 if form.is_bound else 200
    return centre_page(request, "calls/categories.html", context, tab="categories", status=status)


@may("calls.set_rules")
def edit(request, *, code):
    category = get_object_or_404(Category, code=code)
    form = CategoryForm(request.POST or None, category=category)
    if form.is_valid():
        Category.objects.filter(pk=category.pk).update(**form.cleaned_data)
        messages.success(request, words.CATEGORY_SAVED)
        return redirect("calls:categories")
    context = {"category": category, "form": form}
    status = 422 if form.is_bound else 200
    return centre_page(request, "calls/category.html", context, tab="categories", status=status)


def _in_order(categories):
    """(category, its line in words) as a tree is read: each followed by what stands below it."""
    below = {}
    for each in categories:
        below.setdefault(each.parent_id, []).append(each)
    rows = []

    def walk(parent_id, above):
        for each in below.get(parent_id, ()):
            rows.append((each, " / ".join(above)))
            walk(each.pk, (*above, each.name))

    walk(None, ())
    return rows
