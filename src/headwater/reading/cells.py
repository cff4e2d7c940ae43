"""Rows of tables: their cells, and what the header says of each."""

import re
from functools import lru_cache

import msgspec

from headwater.reading.scene import Scene
from headwater.reading.words import find_values

_BAR = re.compile(r"\s*\|\s*")
_DAY = re.compile(r",? (?:as of|as at|at|on|by) \d")
_UNIT = re.compile(r"\(([^)]*)\)")


class Cell(msgspec.Struct, frozen=True):
    """A cell at ``[start, end)`` of the text; ``column`` is its header's kind, "" where unknown, ``head`` its words."""

    start: int
    end: int
    column: str = ""
    head: str = ""

    @property
    def unit(self) -> str:
        """The unit that the header gives in brackets: "Amount (million yen)"."""
        return find_unit(self.head)


def find_unit(words: str) -> str:
    """The unit that words give in brackets, "in" and "of" left out: "(in millions of euros)" is "million euros"."""
    found = _UNIT.search(words)
    unit = found.group(1).strip() if found else ""
    unit = re.sub(r"^(?:[\w ]+, )?(?:all )?(?:figures |amounts )?in ", "", unit)
    return re.sub(r"(million|thousand|billion)s(?: of)? ", r"\1 ", unit)


def find_cells(scene: Scene) -> list[Cell]:
    """The cells of a row, without their headers."""
    s = scene.sentence
    cells: list[Cell] = []
    at = 0
    for bar in [*_BAR.finditer(s.text), None]:
        end = bar.start() if bar else len(s.text)
        cells.append(Cell(s.start + at, s.start + end))
        at = bar.end() if bar else end
    leading = cells[0].start == cells[0].end
    return cells[1:] if leading else cells


_YEAR = re.compile(r"(?:fy|fiscal year|financial year)? ?(?:(?:19|20)?\d\d(?:[-–/]\d\d)?)", re.IGNORECASE)


def find_head_year(words: str) -> str:
    """The year that a header's words begin or end with ("FY 2024 request"), "" where there is none."""
    plain = _UNIT.sub("", words).strip()
    found = [m.group() for m in _YEAR.finditer(plain) if m.start() == 0 or m.end() == len(plain)]
    return found[0].strip() if found and re.search(r"\d{4}|fy", found[0], re.IGNORECASE) else ""


def _is_year_column(scene: Scene, words: str) -> bool:
    """Whether a column gives the sums of one year: "2023", "FY2024 request"."""
    year = find_head_year(words)
    rest = _UNIT.sub("", words).replace(year, "").strip(" ,:").lower() if year else "x"
    return not rest or all(w in scene.words("table_year_word") for w in rest.split())


def _column(scene: Scene, words: str) -> str:
    """The kind of column that a header's words name; a day that they add ("Status at 1 May") says nothing of it."""
    plain = _DAY.split(_UNIT.sub("", words).strip().lower())[0]
    values = find_values(scene.context.codebook, "table_header")
    if plain in values:
        return values[plain]
    if _is_year_column(scene, words):
        return "sums"
    found = [m.group().lower() for m in scene.pattern("table_header").finditer(plain)]
    return values[found[0]] if found and len(plain.split()) <= 5 else ""


def find_heads(scene: Scene) -> list[tuple[str, str]]:
    """Kind and words of each header cell, where the row is a header; else nothing."""
    cells = find_cells(scene)
    texts = [scene.sentence.words(c.start, c.end) for c in cells]
    kinds = [_column(scene, t) for t in texts]
    exact = find_values(scene.context.codebook, "table_header")
    sure = sum(_UNIT.sub("", t).strip().lower() in exact for t in texts)
    plain = [_UNIT.sub("", t) for t, kind in zip(texts, kinds, strict=True) if kind != "sums"]
    numbers = sum(bool(re.search(r"\d", t)) for t in plain)
    good = (
        len(cells) >= 2
        and (not numbers or (numbers == 1 and sure >= 2 and all(kinds)))
        and sure >= 1
        and sum(map(bool, kinds)) * 2 >= len(cells)
        and sum(map(bool, kinds)) >= 2
    )
    return list(zip(kinds, texts, strict=True)) if good else []


@lru_cache(maxsize=2)
def find_header(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The header of the table in which ``scene`` is a row; read in order, the row before has just been asked."""
    before = scene.before
    if before is None or before.sentence.kind != "row":
        return ()
    return tuple(find_heads(before)) or find_header(before)


def find_row(scene: Scene) -> list[Cell]:
    """The cells of a row with what their header says; empty where the row has no header, or is one."""
    if scene.sentence.kind != "row" or find_heads(scene):
        return []
    heads, cells = find_header(scene), find_cells(scene)
    if not heads or not any(ch.isalnum() for ch in scene.sentence.text):
        return []
    named = [heads[k] if k < len(heads) else ("", "") for k in range(len(cells))]
    return [msgspec.structs.replace(c, column=kind, head=head) for c, (kind, head) in zip(cells, named, strict=True)]
