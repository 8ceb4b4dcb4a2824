"""Where indicators are computed: DuckDB in this process; Sail or Spark can follow behind the same two verbs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from mahua.assessment.engine.tables import COLUMNS, conformed

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.types as ir
    import pyarrow as pa

# All that is needed comes with the package; DuckDB would otherwise try to fetch extensions.
OFFLINE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": False}


class Backend(Protocol):
    """The three tables held by an engine that answers expressions over them."""

    @classmethod
    def load(cls, *, facts: pa.Table | Path, obligations: pa.Table | Path, standing: pa.Table | Path) -> Self:
        """Hold the tables, from Arrow or from Parquet files (a path may hold a glob)."""

    def to_arrow(self, expression: ir.Table) -> pa.Table:
        """The rows of an expression over `tables.named()`, in the types it declares; their order means nothing."""


class DuckDB:
    """DuckDB inside this process; an object belongs to one thread, and each holds its own tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @classmethod
    def load(cls, *, facts: pa.Table | Path, obligations: pa.Table | Path, standing: pa.Table | Path) -> Self:
        """Arrow tables are read where they lie, Parquet files column by column."""
        import duckdb  # noqa: PLC0415  heavy: never while Django starts

        connection = duckdb.connect(config=OFFLINE)
        for name, source in (("facts", facts), ("obligations", obligations), ("standing", standing)):
            if isinstance(source, Path):
                columns = ", ".join(column for column, _ in COLUMNS[name])
                connection.read_parquet(str(source)).project(columns).create_view(name)
            else:
                connection.register(name, conformed(name, source))
        return cls(connection)

    def to_arrow(self, expression: ir.Table) -> pa.Table:
        """By plain SQL: Ibis's own way to Arrow goes through pandas."""
        sql, schema = _compiled(expression.op())
        return self._connection.execute(sql).to_arrow_table().cast(schema)


@lru_cache(maxsize=256)
def _compiled(operation: Any) -> tuple[str, pa.Schema]:
    """DuckDB's SQL for an expression and the types it yields; kept, because every run asks the same."""
    import ibis  # noqa: PLC0415  heavy (1.5 s): never while Django starts

    expression = operation.to_expr()
    return str(ibis.to_sql(expression, dialect="duckdb")), expression.schema().to_pyarrow()
