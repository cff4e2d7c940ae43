"""Makes docs/img/performance.svg and the tables of docs/performance.md from what benches measured.

python -m bench.picture
"""

import json
import re
from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "ledger.json"
PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "img" / "performance.svg"

Row = dict[str, Any]
Points = list[tuple[float, float]]

CURVES = (
    ("tallies by donor as of then, no mirror", "tallies by donor, no mirror", "2 5", "square"),
    ("all claims as of then, mirror", "all claims, mirror", "9 3 2 3", "cross"),
    ("tallies by donor as of then, mirror", "tallies by donor, mirror", "8 4", "ring"),
    ("one activity as of then", "one activity", "", "dot"),
)
"""What is drawn: measure, its label, its dashes and the mark at each point; ink is black."""

TABLES = {
    "write": (
        "bulk append",
        "bulk append, the last tenth",
        "plain inserts of the same rows",
        "append as a share of plain inserts",
        "acts on documents that are there",
        "add one document, on the disk",
        "memory at a tenth of the load",
        "memory at its end",
        "ledger on the disk",
    ),
    "ask": (
        "one activity as of then",
        "one activity as of then, 19 of 20",
        "one claim as of then",
        "one claim as of then, 19 of 20",
        "tallies by donor as of then, mirror",
        "tallies by donor now, mirror",
        "tallies by recipient as of then, mirror",
        "all claims as of then, mirror",
        "the same, DuckDB by hand",
        "mirror as a multiple of that",
        "count all claims as of then, no mirror",
        "tallies by donor as of then, no mirror",
    ),
    "mirror": ("write the mirror", "mirror on the disk", "bring the mirror up to one document more"),
    "peer": (
        "append, before the peer",
        "append, after the peer",
        "nomenklatura's store",
        "its rows by SQLAlchemy, without the store",
    ),
}
"""Which measures stand in which table of the page."""


# --- tables ----------------------------------------------------------------------------------------------------------


def build_table(rows: Sequence[Row], measures: Sequence[str]) -> str:
    """A table in Markdown: a line for each measure, a column for each ledger that was measured."""
    ledgers = sorted({(row["database"], row["statements"]) for row in rows if row["measure"] in measures}, reverse=True)
    ledgers.sort(key=lambda ledger: (ledger[0] != "SQLite", ledger[1]))
    values = {(row["measure"], row["database"], row["statements"]): row for row in rows}
    head = ["", *(f"{database}, {_short(size)}" for database, size in ledgers)]
    lines = [_line(head), _line(["---", *("--:" for _ in ledgers)])]
    for measure in measures:
        cells = [_cell(values.get((measure, *ledger))) for ledger in ledgers]
        if any(cells):
            lines.append(_line([measure, *cells]))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(row: Row | None) -> str:
    return "" if row is None else f"{_number(row['value'])} {row['unit']}"


def _number(value: float) -> str:
    """Three figures that count."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:g}"


def _short(size: int) -> str:
    return f"{size // 1_000_000} M" if size >= 1_000_000 else f"{size // 1_000} k"


# --- the picture -----------------------------------------------------------------------------------------------------

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 80, 210, 30, 60


class Scale:
    """Where a value stands on an axis of powers of ten."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        low, high = log10(min(values)), log10(max(values))
        self.powers = range(int(low // 1), int(-(-high // 1)) + 1)
        self._from, self._to = self.powers[0], self.powers[-1]
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        """The coordinate of ``value``."""
        share = (log10(value) - self._from) / (self._to - self._from)
        return self._start + share * (self._end - self._start)


def build_picture(rows: Sequence[Row]) -> str:
    """The SVG: milliseconds by size, one curve for each question, told apart by dashes and marks, not by colour."""
    curves = [(label, dashes, mark, _find_points(rows, measure)) for measure, label, dashes, mark in CURVES]
    points = [point for *_, some in curves for point in some]
    across = Scale([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = Scale([y for _, y in points], HEIGHT - BOTTOM, TOP)
    return "\n".join([OPENING, *_draw_axes(across, up), *_draw_curves(curves, across, up), "</svg>", ""])


OPENING = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" \
aria-labelledby="title" font-family="sans-serif" font-size="13" fill="black">
<title id="title">Milliseconds of four questions as of an earlier day, by the number of statements in the ledger</title>
<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>"""


def _find_points(rows: Sequence[Row], measure: str) -> Points:
    found = [row for row in rows if row["measure"] == measure and row["database"] == "SQLite"]
    return sorted((float(row["statements"]), row["value"]) for row in found)


def _draw_axes(across: Scale, up: Scale) -> Iterator[str]:
    for power in up.powers:
        y, said = up.at(10**power), f"{10**power:,} ms" if power >= 0 else f"{10.0**power:g} ms"
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#bbb" stroke-width="1"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{said}</text>'
    for power in across.powers:
        x = across.at(10**power)
        yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#bbb" stroke-width="1"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle:.0f}" y="{HEIGHT - 14}" text-anchor="middle">statements in the ledger (SQLite)</text>'


def _draw_curves(curves: Sequence[tuple[str, str, str, Points]], across: Scale, up: Scale) -> Iterator[str]:
    ends: list[float] = []
    for label, dashes, mark, points in sorted(curves, key=lambda curve: up.at(curve[3][-1][1])):
        places = [(across.at(x), up.at(y)) for x, y in points]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield f'<path d="{path}" fill="none" stroke="black" stroke-width="2" stroke-dasharray="{dashes}"/>'
        yield from (_draw_mark(mark, x, y) for x, y in places)
        x, y = places[-1]
        ends.append(max(y, ends[-1] + 18) if ends else y)
        yield f'<text x="{x + 12:.1f}" y="{ends[-1] + 4:.1f}">{label}</text>'


def _draw_mark(mark: str, x: float, y: float) -> str:
    match mark:
        case "dot":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
        case "ring":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="white" stroke="black" stroke-width="2"/>'
        case "square":
            return f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    return f'<path d="M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10" stroke="black" stroke-width="2.5"/>'


def renew_page(page: str, rows: Sequence[Row]) -> str:
    """``page`` with its tables made again: what stands between ``<!-- NAME -->`` and ``<!-- end -->``."""
    for name, measures in TABLES.items():
        table = build_table(rows, measures)
        page = re.sub(rf"(<!-- {name} -->\n).*?(<!-- end -->)", rf"\1\n{table}\n\n\2", page, flags=re.DOTALL)
    return page


def main() -> None:
    rows = json.loads(RESULTS.read_text("utf-8"))
    PICTURE.write_text(build_picture(rows), "utf-8")
    PAGE.write_text(renew_page(PAGE.read_text("utf-8"), rows), "utf-8")


if __name__ == "__main__":
    main()
