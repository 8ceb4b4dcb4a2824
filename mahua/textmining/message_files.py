"""Tables of messages as offices export them: columns found by their headings, every row kept, results safe to open."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mahua.kernel.errors import Refused
from mahua.kernel.spreadsheets.cells import as_typed
from mahua.kernel.spreadsheets.characters import title_core, visible
from mahua.kernel.spreadsheets.columns import Column
from mahua.kernel.spreadsheets.grids import Grid, open_grids
from mahua.kernel.spreadsheets.headers import Header, find_header
from mahua.kernel.spreadsheets.mapping import propose
from mahua.kernel.spreadsheets.writing import write, write_csv

LABEL = Column(
    "label", "类别", synonyms=("label", "标签", "分类", "一级标签", "一级分类", "类型", "诉求类别", "category")
)
TEXT = Column(
    "text",
    "正文",
    synonyms=(
        "text",
        "内容",
        "详情",
        "留言详情",
        "留言内容",
        "诉求内容",
        "来电内容",
        "反映内容",
        "问题描述",
        "content",
        "body",
    ),
)
SUBJECT = Column("subject", "主题", synonyms=("subject", "标题", "题目", "留言主题", "诉求标题", "title"))
CODE = Column("code", "编号", synonyms=("id", "留言编号", "诉求编号", "受理编号", "流水号"))
SENDER = Column("sender", "来件人", synonyms=("留言用户", "用户", "诉求人", "来电人", "反映人", "user"))
TIME = Column(
    "time", "时间", synonyms=("留言时间", "来电时间", "受理时间", "提交时间", "反映时间", "日期", "time", "date")
)
COLUMNS = (LABEL, TEXT, SUBJECT, CODE, SENDER, TIME)
LONE_TITLES = tuple(title_core(name) for name in (TEXT.title, *TEXT.synonyms))
MERELY_LIKELY = 60  # percent: a heading that only contains the words


@dataclass(frozen=True)
class Row:
    """One message of a table, by its row there; what the table has no column for is ''."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: Column) -> str:
        return self.values.get(column.key, "")

    @property
    def whole(self) -> str:
        """Subject and body together, the subject once where the body begins with it."""
        subject, body = self[SUBJECT], self[TEXT]
        return body if body.startswith(subject) else f"{subject}\n{body}"


def read_rows(file: Path, *, needs: Sequence[Column]) -> list[Row]:
    """Every message of a file in its order, those with an empty body too; refused in words when a needed column is missing."""
    lacking: list[str] = []
    for grid in _grids(file):
        header = find_header(grid, columns=COLUMNS)
        if header is None:
            continue
        places = _places(header)
        missing = [column for column in needs if column.key not in places]
        if missing:
            lacking.append(_what_is_missing(grid, header, missing))
        elif rows := _rows(grid, header, places):
            return rows
    raise Refused(f"{file.name}：{lacking[0] if lacking else '只有表头或者是空的，没有可读的内容'}")


def write_rows(
    file: Path, columns: Sequence[Column], rows: Iterable[Mapping[str, object]], *, like: Path | None = None
) -> None:
    """A table by its ending, .xlsx or .csv; a csv has the mark that Excel wants unless made from one (`like`) without it."""
    if file.suffix.lower() not in {".csv", ".xlsx"}:
        raise Refused(f"{file.name}：结果只能写成 .csv 或 .xlsx，请改用其中一种文件名")
    data = write(columns, rows, sheet="结果") if file.suffix.lower() == ".xlsx" else write_csv(columns, rows)
    if like and _is_plain_utf8(like):
        data = data.removeprefix(BOM_UTF8)
    try:
        file.write_bytes(data)
    except OSError as error:
        raise Refused(f"{file} 写不进去：{error.strerror}") from error


def _rows(grid: Grid, header: Header, places: Mapping[str, int]) -> list[Row]:
    rows = [
        Row(number, {key: visible(as_typed(cells[place])) for key, place in places.items()})
        for number, cells in enumerate(grid.rows[header.last_row :], start=header.last_row + 1)
        if grid.width == 1 or any(cell != "" for cell in cells)
    ]
    while rows and not any(rows[-1].values.values()):
        rows.pop()
    return rows


def _places(header: Header) -> dict[str, int]:
    matches = propose(header.headings, columns=COLUMNS).matches
    return {match.column.key: match.heading.place for match in matches if match.confidence >= MERELY_LIKELY}


def _what_is_missing(grid: Grid, header: Header, missing: Sequence[Column]) -> str:
    wanted = "、".join(f"“{column.title}”（或 {column.synonyms[0]}）" for column in missing)
    there = "、".join(heading.words for heading in header.headings[:12])
    return f"工作表“{grid.name}”里没有找到{wanted}一列，表头是：{there}"


def _grids(file: Path) -> list[Grid]:
    try:
        return open_grids(_bytes_of(file), lone_titles=LONE_TITLES)
    except Refused as refused:
        raise Refused(f"{file.name}：{refused.words}") from refused


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise Refused("没有这个文件，请核对路径和文件名")
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"打不开（{error.strerror}）") from error


def _is_plain_utf8(file: Path) -> bool:
    data = _bytes_of(file)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith(BOM_UTF8)
