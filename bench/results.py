"""What benches measure: numbers with their names, printed as they come, and kept in a file for a page of the docs."""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Results:
    """What was measured, as rows of one table, printed as they come. ``is_first``: the process did nothing before."""

    def __init__(self, database: str, statements: int, *, is_first: bool = False) -> None:
        self.rows: list[Row] = []
        self.is_first = is_first
        self._about = {"database": database, "statements": statements}

    def tell(self, measure: str, value: float, unit: str) -> None:
        """Note one number."""
        self.rows.append({**self._about, "measure": measure, "value": round(value, 6), "unit": unit})
        print(f"{self._about['database']:<11} {self._about['statements']:>10,}  {measure:<46} {value:>14,.3f} {unit}")
        sys.stdout.flush()


def measure(work: Callable[..., object], *arguments: object, **options: object) -> float:
    """Seconds of doing ``work`` once."""
    gc.collect()
    begin = time.perf_counter()
    work(*arguments, **options)
    return time.perf_counter() - begin


def find_peak() -> float:
    """Megabytes that the process took at its highest."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def add_results(path: Path, rows: list[Row]) -> None:
    """Put ``rows`` into the file, in the place of earlier ones of the same kind."""
    old = json.loads(path.read_text("utf-8")) if path.exists() else []
    new = {(row["database"], row["statements"], row["measure"]) for row in rows}
    kept = [row for row in old if (row["database"], row["statements"], row["measure"]) not in new]
    order = sorted([*kept, *rows], key=lambda row: (row["database"], row["statements"], row["measure"]))
    path.write_text("[\n" + ",\n".join(json.dumps(row) for row in order) + "\n]\n", "utf-8")
