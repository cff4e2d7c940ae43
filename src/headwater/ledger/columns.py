"""Events as columns: arrays in memory, and Parquet files. Needs the extra ``headwater[mirror]``."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from headwater.ledger.cell import Cell, build_key, parse_hundredths
from headwater.ledger.event import Event

_DAYS = ("published_first", "published_last", "valid_first", "valid_last")
_NUMBERS = ("claim", "since", "until", "document", "activity", "cell", "hundredths")
_WORDS = (
    *("type", "assertion", "stage", "donors", "recipients", "framework", "fiscal_year"),
    *("amount", "currency", "scope", "odd"),
)
EVENTS = pa.schema(
    [
        *(pa.field(name, pa.int64()) for name in _NUMBERS),
        *(pa.field(name, pa.string()) for name in _WORDS),
        *(pa.field(name, pa.date32()) for name in _DAYS),
        pa.field("corrected", pa.bool_()),
    ]
)
"""``hundredths`` is the sum where it is exact so, ``odd`` the sum as it stands where it is not."""
_GROUP = 65_536
"""Rows from which on a stretch of a file is long enough."""
CELLS = pa.schema(
    [pa.field("key", pa.int64()), *(pa.field(name, pa.string()) for name in Cell.__struct_fields__)],
)


@lru_cache(16_384)
def _number(day: str | None) -> int | None:
    """Days since 1970."""
    return None if day is None else date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()


def _build_row(event: Event) -> tuple[object, ...]:
    """The values of an event in the order of :data:`EVENTS`."""
    cell, hundredths = event.cell, parse_hundredths(event.amount)
    return (
        *(event.claim, event.since, event.until, event.document, event.activity, build_key(cell), hundredths),
        *(cell.type, cell.assertion, cell.stage, cell.donors, event.recipients, cell.framework, event.fiscal_year),
        *(event.amount, cell.currency, cell.scope, event.amount if hundredths is None else None),
        *(_number(event.published[0]), _number(event.published[1]), _number(event.valid[0]), _number(event.valid[1])),
        event.corrected,
    )


def build_events(events: Iterable[Event]) -> pa.Table:
    """``events`` as columns."""
    return _build_table(EVENTS, list(map(_build_row, events)))


def build_cells(cells: Iterable[Cell]) -> pa.Table:
    """``cells`` with their numbers as columns, sorted by number."""
    rows = sorted((build_key(cell), *(getattr(cell, name) for name in Cell.__struct_fields__)) for cell in cells)
    return _build_table(CELLS, rows)


def _build_table(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [_build_array(list(values), field) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _build_array(values: list[object], field: pa.Field) -> pa.Array:
    days = field.type == pa.date32()
    array = pa.array(values, pa.int32() if days else field.type)
    return array.cast(pa.date32()) if days else array


def open_file(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A Parquet file to write tables to, each a stretch that can be passed over as one; for a ``with``."""
    return pq.ParquetWriter(path, schema, compression="zstd", write_page_checksum=True)


def join_files(parts: Iterable[Path], path: Path) -> None:
    """Write the rows of ``parts`` into one file, in their order."""
    files = [pq.ParquetFile(part) for part in parts]
    with open_file(path, files[0].schema_arrow) as joint:
        waiting: list[pa.Table] = []
        for file in files:
            for number in range(file.num_row_groups):
                waiting.append(file.read_row_group(number))
                if sum(table.num_rows for table in waiting) >= _GROUP:
                    joint.write_table(pa.concat_tables(waiting))
                    waiting = []
        if waiting:
            joint.write_table(pa.concat_tables(waiting))
