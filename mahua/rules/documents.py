"""The texts the rules are taken from; a rule cites the document and the article, nothing else."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """A Party or State text: its full title and the day from which Mahua applies it."""

    title: str
    in_force_on: date
    short: str = ""

    def article(self, article: str) -> str:
        """The citation shown to people: `第十一条` → 《中国共产党支部工作条例（试行）》第十一条."""
        return f"《{self.title}》{article}"


BRANCH_REGULATIONS = Document("中国共产党支部工作条例（试行）", date(2018, 10, 28), "支部条例")
ORGAN_REGULATIONS = Document("中国共产党党和国家机关基层组织工作条例", date(2020, 1, 5), "机关条例")
ELECTION_REGULATIONS = Document("中国共产党基层组织选举工作条例", date(2020, 7, 13), "选举条例")
ADMISSION_RULES = Document("中国共产党发展党员工作细则", date(2014, 5, 28), "发展党员细则")
RESPONSIBILITY_RULES = Document("党委（党组）落实全面从严治党主体责任规定", date(2020, 3, 9), "主体责任规定")
STUDY_RULES = Document("中国共产党党委（党组）理论学习中心组学习规则", date(2017, 1, 30), "中心组学习规则")

LOCAL_SINCE = date(2020, 1, 1)  # local rules carry no national day: early enough for every year that is imported


def local_source(subject: str) -> str:
    """The citation of a rule the working committee set itself and may change."""
    return f"工委规定（{subject}，可由工委调整）"


DOCUMENTS = (
    BRANCH_REGULATIONS,
    ORGAN_REGULATIONS,
    ELECTION_REGULATIONS,
    ADMISSION_RULES,
    RESPONSIBILITY_RULES,
    STUDY_RULES,
)


def in_short(citation: str) -> str:
    """A citation as colleagues say it, for narrow columns: 《中国共产党支部工作条例（试行）》第十一条 → 支部条例 第十一条."""
    for document in DOCUMENTS:
        citation = citation.replace(f"《{document.title}》", f"{document.short} ")
    return citation
