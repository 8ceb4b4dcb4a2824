"""What the tables of results hold: one line for each suggestion, repeated message, message of a topic."""

from collections.abc import Iterable, Iterator, Sequence

from mahua.kernel.spreadsheets.columns import Column, Kind
from mahua.textmining.classification import Suggestion
from mahua.textmining.message_files import CODE, SUBJECT, TEXT, TIME, Row
from mahua.textmining.near_duplicates import Repetition
from mahua.textmining.topics import Topic

Values = dict[str, object]
SHOWN_OF_TEXT = 80
FROM_ROW = (
    Column("number", "行号", Kind.INTEGER),
    Column("code", "编号"),
    Column("subject", "主题"),
    Column("time", "时间"),
    Column("text", "正文（开头）"),
)
SUGGESTIONS = (Column("label", "label"), Column("confidence", "confidence"), Column("abstain", "abstain"))
DUPLICATES = (
    Column("group", "组", Kind.INTEGER),
    Column("is_exact", "完全相同", Kind.YES_NO),
    Column("score", "相似度"),
    *FROM_ROW,
)
TOPICS = (
    Column("topic", "热点", Kind.INTEGER),
    Column("place", "地点"),
    Column("words", "事项"),
    Column("messages", "条数", Kind.INTEGER),
    Column("senders", "人数", Kind.INTEGER),
    *FROM_ROW,
)


def suggestion_row(suggestion: Suggestion) -> Values:
    """As programs read it: true and false, a share with four places."""
    abstains = "true" if suggestion.abstains else "false"
    return {"label": suggestion.label, "confidence": f"{suggestion.confidence:.4f}", "abstain": abstains}


def duplicate_rows(groups: Iterable[Sequence[Repetition]], rows: Sequence[Row]) -> Iterator[Values]:
    """Group after group."""
    for number, group in enumerate(groups, start=1):
        for each in group:
            found = {"group": number, "is_exact": each.is_exact, "score": f"{each.score:.2f}"}
            yield found | _from_row(rows[each.number])


def topic_rows(found: Iterable[Topic], rows: Sequence[Row]) -> Iterator[Values]:
    """Topic after topic, the most typical message first."""
    for number, topic in enumerate(found, start=1):
        about: Values = {
            "topic": number,
            "place": topic.place,
            "words": "、".join(topic.words),
            "messages": len(topic.members),
            "senders": topic.senders,
        }
        for member in topic.members:
            yield about | _from_row(rows[member])


def _from_row(row: Row) -> Values:
    return {
        "number": row.number,
        "code": row[CODE],
        "subject": row[SUBJECT],
        "time": row[TIME],
        "text": " ".join(row[TEXT].split())[:SHOWN_OF_TEXT],
    }
