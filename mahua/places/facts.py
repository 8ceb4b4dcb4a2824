"""What happens to areas, as facts. Codes and digests only: the outline itself stays in its table."""

from mahua.ledger.kinds import fact


@fact("area.outlined", title="辖区划定", retention_years=100)
class AreaOutlined:
    """A street's or community's outline, or that of grid cells within it, is drawn anew from this day.

    `digest` is the SM3 digest of the outline as it now is; `grids` are the codes of the cells drawn.
    """

    area: str
    datum: str
    digest: str
    grids: tuple[str, ...] = ()
