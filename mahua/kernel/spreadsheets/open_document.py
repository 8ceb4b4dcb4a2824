"""The layout of an .ods: hidden rows and columns, and how far each sheet reaches before calamine lays it out."""

from dataclasses import dataclass, field
from xml.parsers import expat

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.containers import DAMAGED
from mahua.kernel.spreadsheets.layouts import ENTITY, Layout, too_long, too_wide
from mahua.kernel.spreadsheets.limits import Limits

Attributes = dict[str, str]


@dataclass
class _Walk:
    """One pass over content.xml; repeated rows and columns are counted, not spread out."""

    limits: Limits
    layouts: dict[str, Layout] = field(default_factory=dict)
    name: str = ""
    row: int = 0
    column: int = 0
    row_repeats: int = 1
    row_is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element opens."""
        match tag:
            case "table:table":
                self.name, self.row, self.column = attributes.get("table:name", ""), 0, 0
                self.hidden_rows, self.hidden_columns = set(), set()
            case "table:table-column":
                repeats = int(attributes.get("table:number-columns-repeated", "1"))
                if _is_hidden(attributes):
                    last = min(self.column + repeats, self.limits.columns)
                    self.hidden_columns.update(range(self.column, last))
                self.column += repeats
            case "table:table-row":
                self.row_repeats = int(attributes.get("table:number-rows-repeated", "1"))
                self.row_is_hidden, self.column = _is_hidden(attributes), 0
            case "table:table-cell" | "table:covered-table-cell":
                self._cell(attributes)

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag == "table:table-row":
            self.row += self.row_repeats
        elif tag == "table:table":
            self.layouts[self.name] = Layout(
                hidden_rows=frozenset(self.hidden_rows), hidden_columns=frozenset(self.hidden_columns)
            )

    def _cell(self, attributes: Attributes) -> None:
        self.column += int(attributes.get("table:number-columns-repeated", "1"))
        if "office:value-type" not in attributes and "table:formula" not in attributes:
            return
        if self.column > self.limits.columns:
            raise too_wide(self.name, limits=self.limits)
        last = self.row + self.row_repeats
        if last > self.limits.rows:
            raise too_long(self.name, limits=self.limits)
        if self.row_is_hidden:
            self.hidden_rows.update(range(self.row + 1, last + 1))


def open_document_layouts(content: bytes, *, limits: Limits) -> dict[str, Layout]:
    """The layout of each sheet of content.xml by its name."""
    walk = _Walk(limits)
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise Refused(DAMAGED) from error
    return walk.layouts


def _refuse_entity(*_: object) -> None:
    raise Refused(ENTITY)


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("table:visibility") in {"collapse", "filter"}
