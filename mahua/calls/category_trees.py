"""The district's own tree of categories from a table of three columns: 一级, 二级, 三级. What is there already stays as it is."""

from mahua.calls import facts
from mahua.calls.models import Category
from mahua.calls.wording import centre as words
from mahua.kernel.codes import new_code
from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.grids import open_grids
from mahua.ledger.recording import record, verb

LEVELS = 3


def read_lines(data: bytes) -> list[tuple[str, ...]]:
    """((一级, 二级, 三级), …) in the order of the file; an empty cell above a filled one repeats the one over it."""
    grid = next((grid for grid in open_grids(data) if grid.rows and not grid.is_hidden), None)
    if grid is None or grid.width < 1:
        raise Refused(words.NO_TREE)
    lines, before = [], [""] * LEVELS
    for row in grid.rows[1:]:
        cells = [str(cell).strip() for cell in (*row[:LEVELS], *[""] * LEVELS)][:LEVELS]
        if not any(cells):
            continue
        depth = max(number for number, cell in enumerate(cells) if cell)
        before = [cells[number] or (before[number] if number < depth else "") for number in range(LEVELS)]
        lines.append(_line(before[: depth + 1]))
    if not lines:
        raise Refused(words.NO_TREE)
    return lines


@verb
def bring_in(lines, *, by, at, district) -> int:
    """Lay down what is missing; how many categories are new."""
    known = {(each.parent_id, each.name): each for each in Category.objects.all()}
    order, added = max((each.order for each in known.values()), default=0), 0
    for line in lines:
        parent = None
        for name in line:
            key = (parent.pk if parent else None, name)
            if key not in known:
                order, added = order + 1, added + 1
                known[key] = Category.objects.create(code=new_code("k"), parent=parent, name=name, order=order)
            parent = known[key]
    if added:
        record(facts.CategoryBroughtIn(added=added), organisation=district, by=by, at=at)
    return added


def _line(cells):
    longest = Category._meta.get_field("name").max_length  # noqa: SLF001 -- Django's own way to ask
    if wrong := next((cell for cell in cells if not cell or len(cell) > longest), None):
        raise Refused(words.NAME_TOO_LONG.format(name=wrong[:longest], most=longest))
    if not all(cells):
        raise Refused(words.NO_TREE)
    return tuple(cells)
