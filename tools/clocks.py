"""The picture of the three clocks in docs/ledger.md, on the case of Mongolia: run by hand, writes docs/img/clocks.svg.

Black on white with no meaning by colour; the same days stand as a table beside the picture.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

import msgspec

TARGET = Path(__file__).parent.parent / "docs" / "img" / "clocks.svg"
FIRST, LAST = date(2024, 12, 1), date(2025, 2, 20)
LEFT, RIGHT, WIDTH = 165, 700, 900
CUT = date(2025, 1, 10)


class Event(msgspec.Struct, frozen=True):
    """A day on a line, what to write at it, and how many steps above the line to write it."""

    day: date
    words: str
    step: int = 1
    anchor: str = "start"


CASE = [
    Event(date(2024, 12, 11), "agreement signed"),
    Event(date(2025, 1, 22), "in force"),
    Event(date(2025, 2, 10), "grant agreed", 2),
]
OUT = [
    Event(date(2024, 12, 11), "ministry’s release"),
    Event(date(2025, 1, 8), "the article", 2, "end"),
    Event(date(2025, 1, 22), "notice", 1),
    Event(date(2025, 2, 10), "release of the grant", 2),
]


def find_x(day: date) -> float:
    """How far right a day stands."""
    return LEFT + (RIGHT - LEFT) * (day - FIRST).days / (LAST - FIRST).days


def draw_text(x: float, y: float, words: str, anchor: str = "start", weight: str = "normal") -> str:
    """One line of text."""
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-weight="{weight}">{escape(words)}</text>'


def draw_line(y: int, name: str, told: str, events: list[Event]) -> Iterator[str]:
    """A clock: its line, its name, and its days with their words above."""
    yield draw_text(12, y - 4, name, weight="bold")
    yield draw_text(12, y + 14, told)
    yield f'<line x1="{LEFT}" y1="{y}" x2="{WIDTH - 20}" y2="{y}" stroke="#000"/>'
    for event in events:
        x, top = find_x(event.day), y - 14 - 18 * (event.step - 1)
        yield f'<line x1="{x:.0f}" y1="{y + 5}" x2="{x:.0f}" y2="{top + 4}" stroke="#000"/>'
        yield f'<circle cx="{x:.0f}" cy="{y}" r="4"/>'
        aside = 4 if event.anchor == "start" else -4
        yield draw_text(x + aside, top, f"{event.day:%d %b} {event.words}".lstrip("0"), event.anchor)


def draw() -> str:
    """The whole picture."""
    x, end = find_x(CUT), WIDTH - 40
    body = [
        *draw_line(80, "valid", "what was the case", CASE),
        *draw_line(180, "published", "what the public knew", OUT),
        *draw_line(280, "recorded", "what the ledger knew", []),
        f'<circle cx="{end}" cy="280" r="6" fill="#fff" stroke="#000" stroke-width="2"/>',
        draw_text(end + 10, 262, "all of it, on the day of init", "end"),
        f'<line x1="{x:.0f}" y1="20" x2="{x:.0f}" y2="300" stroke="#000" stroke-dasharray="5 4"/>',
        draw_text(x + 4, 316, "--published-by 2025-01-10: signed, not in force, no grant", "start"),
        draw_text(LEFT, 340, "Dec 2024"),
        draw_text(find_x(date(2025, 1, 1)), 340, "Jan 2025"),
        draw_text(find_x(date(2025, 2, 1)), 340, "Feb 2025"),
        draw_text(end, 340, "Nov 2026", "end"),
    ]
    shape = f'viewBox="0 0 {WIDTH} 352" role="img" aria-labelledby="t" font-family="sans-serif" font-size="14"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {shape}>'
    told = "Three clocks: when it was the case, when the public could know it, when the ledger learned it"
    title = f'<title id="t">{told}</title>'
    return "\n".join([head, title, f'<rect width="{WIDTH}" height="352" fill="#fff"/>', *body, "</svg>"]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(draw(), encoding="utf-8")
