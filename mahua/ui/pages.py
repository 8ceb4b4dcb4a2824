"""How a view answers: a whole page or its part, and one leaf of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

LAST_PAGE = 100_000  # beyond it an offset means nothing to a reader, and too large a one breaks the database
COUNT_CAP = 1000


def page(
    request: HttpRequest, template: str, context: dict | None = None, *, part: str | None = None, status: int = 200
) -> HttpResponse:
    """The whole page for a browser, only the named part of it for htmx (form errors: `status=422`).

    A history restore is htmx asking for what a reload would show, so it gets the whole page; a cache must keep the two
    apart, hence `Vary`.
    """
    asks = request.htmx
    wants_part = part and asks and not asks.boosted and not asks.history_restore_request
    response = render(request, f"{template}#{part}" if wants_part else template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """One page of a list. `total` is None unless it was asked for and is at most 1000."""

    rows: Sequence
    number: int
    size: int
    has_next: bool
    total: int | None = None
    more_than_cap: bool = False

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def is_alone(self) -> bool:
        """Whether the whole list stands on this one page, so that no turning is needed."""
        return self.number == 1 and not self.has_next

    @property
    def next_number(self) -> int:
        return self.number + 1

    @property
    def previous_number(self) -> int:
        return self.number - 1

    @property
    def first_row(self) -> int:
        """The place in the whole list of this page's first row, counted from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last_row(self) -> int:
        return self.first_row + len(self.rows) - 1


def paginate(request: HttpRequest, queryset: QuerySet | Sequence, size: int = 25, *, counted: bool = False) -> Leaf:
    """The leaf named by `?page=`, in one query and without counting; `counted` adds one query that stops at 1000.

    A page number that is none, or lies behind the end, shows page 1. The queryset brings its own total order.
    """
    number = _page_number(request.GET.get("page"))
    rows = _rows(queryset, number=number, size=size)
    if not rows and number > 1:
        number, rows = 1, _rows(queryset, number=1, size=size)
    total = _capped_count(queryset) if counted else None
    return Leaf(
        rows=rows[:size],
        number=number,
        size=size,
        has_next=len(rows) > size,
        total=None if total is None or total > COUNT_CAP else total,
        more_than_cap=total is not None and total > COUNT_CAP,
    )


def _page_number(text: str | None) -> int:
    """What a person or an old link put into `?page=`, or 1."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > len(str(LAST_PAGE)):
        return 1
    return min(max(int(text), 1), LAST_PAGE)


def _rows(queryset: QuerySet | Sequence, *, number: int, size: int) -> list:
    """One row more than is shown: its presence says that a next page exists."""
    start = (number - 1) * size
    return list(queryset[start : start + size + 1])


def _capped_count(queryset: QuerySet | Sequence) -> int:
    if isinstance(queryset, QuerySet):
        return queryset.order_by()[: COUNT_CAP + 1].count()
    return sum(1 for _ in islice(queryset, COUNT_CAP + 1))
