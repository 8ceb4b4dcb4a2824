"""What happens to the console's own things, as facts. Codes only: the words of a doubt stay out of the ledger."""

from mahua.ledger.kinds import fact


@fact("doubt.raised", title="提出意见", retention_years=3)
class DoubtRaised:
    """Somebody asked whether a page is needed; `view` is the page's name, so that pages can be counted."""

    doubt: str
    view: str


@fact("doubt.answered", title="答复意见", retention_years=3)
class DoubtAnswered:
    """The working committee said what becomes of it: dropped, merged or kept."""

    doubt: str
    outcome: str
