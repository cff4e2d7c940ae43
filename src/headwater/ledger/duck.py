"""DuckDB over the files of a mirror: no extension is loaded, nothing is fetched, nothing else is read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from headwater.errors import MirrorForeign
from headwater.ledger.segment import Kind, Segment

_OPTIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_LOCKS = ("parquet_metadata_cache = true", "enable_external_access = false", "lock_configuration = true")

# What the query module knows as tables. Claims of several donors or recipients are few, and have a blank in between.
_BELIEF = """
CREATE OR REPLACE VIEW belief AS
SELECT * FROM began WHERE NOT EXISTS (
    SELECT 1 FROM ended WHERE ended.until <= {position} AND ended.claim = began.claim AND ended.since = began.since
)
"""
_GIVEN_UP = """
CREATE OR REPLACE VIEW given_up AS SELECT * REPLACE (NULL::BIGINT AS until) FROM ended WHERE until <= {position}
"""
_MEMBER = """
CREATE OR REPLACE VIEW member AS
SELECT unnest(string_split(donors, ' ')) AS code, 'donor' AS role, claim, since
FROM began WHERE contains(donors, ' ')
UNION ALL
SELECT unnest(string_split(recipients, ' ')), 'recipient', claim, since
FROM began WHERE contains(recipients, ' ')
"""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that may read ``folder``, and nothing else."""
    connection = duckdb.connect(config=_OPTIONS)
    # Asked for by a pattern, a file must be allowed under the pattern, and then under its name.
    allowed = f"{folder.absolute()}/"
    connection.execute(f"SET allowed_directories = [{_quote(allowed)}, {_quote(_escape(allowed))}]")
    for setting in _LOCKS:
        connection.execute(f"SET {setting}")
    return connection


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """DuckDB's errors as ours: a file that is gone or damaged."""
    try:
        yield
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise MirrorForeign(
            str(folder), f"the mirror is damaged ({reason}); delete it, or make it again: headwater mirror --again"
        ) from error


Tail = tuple[pa.Table, pa.Table, pa.Table]
"""What came behind the last segment: beliefs that began, those that ended, their cells."""
_TABLES: tuple[tuple[str, Kind], ...] = (("began", "begin"), ("ended", "end"), ("cells", "cell"))


def define_views(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    segments: Sequence[Segment],
    tail: Tail,
    position: int,
) -> None:
    """Make the tables of ``segments`` and of ``tail`` known, as at ``position``.

    ``began`` and ``ended`` are events, ``cells`` what they have in common; ``belief`` is what is held, ``given_up``
    what began and is held no longer.
    """
    for (name, kind), table in zip(_TABLES, tail, strict=True):
        connection.register(f"{name}_since", table)
        source = f"{_build_source(folder, segments, kind)} {name}_since"
        what = "DISTINCT *" if kind == "cell" else "*"  # segments have cells in common
        connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT {what} FROM ({source})")
    for view in (_BELIEF, _GIVEN_UP, _MEMBER):
        connection.execute(view.format(position=position))


def _build_source(folder: Path, segments: Sequence[Segment], kind: Kind) -> str:
    files = ", ".join(_quote(_escape(str(folder.absolute() / one.name(kind)))) for one in segments)
    return (f"SELECT * FROM read_parquet([{files}]) UNION ALL " if files else "") + "SELECT * FROM"


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _escape(path: str) -> str:
    """A path as a pattern that only itself fits."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in path)
