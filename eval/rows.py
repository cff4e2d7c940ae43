"""Rows: sentences with marked words, the smallest examples of what a reader should find.

    # a comment
    @published 2025-03-10
    [[donors:Japan]] [[stage:handed over]] [[items:two boats]] to [[recipients:Fiji]]. => type=assistance
    none: Fiji bought two patrol boats from Japan.
    The pact was signed in Suva. => type=agreement stage=signed | type=relation kind=talks
    The pact was not signed. => stage!=signed

A line is a document of its own; ``¶`` parts paragraphs in it. ``@published`` and ``@language`` hold for the lines below
them (at first no day of publication, and ``en``). After ``=>`` stand the values of each wanted claim, claims parted by
``|``, values quoted as in a shell: sets as ``donors=JP,US`` (exactly these), money as ``amount=JPY:1300000000``, an
empty value for a slot that must be empty, ``slot!=value`` for what no claim may say. Marked words must be mentions of
their slot in the wanted claims: one of the two spans lies in the other. ``none:`` wants no claim at all.
"""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.scoring import CODES, FUZZY, MONEY, Claim, as_list, find_words

ROWS = Path(__file__).resolve().parent.parent / "tests" / "rows"
_MARK = re.compile(r"\[\[(\w+):(.*?)\]\]")


@dataclass(frozen=True)
class Mark:
    """Words ``[start, end)`` of a row's text that should be a mention of ``slot``."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """One row. ``wanted`` has a mapping of slots to values for each claim; ``barred`` pairs that no claim may have."""

    file: str
    line: int
    text: str
    marks: tuple[Mark, ...] = ()
    wanted: tuple[dict[str, str], ...] = ({},)
    barred: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    language: str = "en"

    @property
    def place(self) -> str:
        """Where the row stands: file and line."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Verdict:
    """A row and what is wrong with the claims that were made of it: nothing, or one line for each fault."""

    row: Row
    faults: tuple[str, ...]
    claims: tuple[Claim, ...] = field(repr=False, default=())


def parse_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text of ``marked`` and where its marks stand in it."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        marks.append(Mark(found[1], len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    return text + marked[at:], tuple(marks)


def _parse_values(values: str) -> tuple[tuple[dict[str, str], ...], tuple[tuple[str, str], ...]]:
    wanted: list[dict[str, str]] = []
    barred: list[tuple[str, str]] = []
    for group in values.split("|"):
        words = shlex.split(group)
        if any("=" not in word for word in words):
            raise ValueError(f"not slot=value: {group.strip()!r}")
        pairs = [word.split("=", 1) for word in words]
        barred += [(slot[:-1], value) for slot, value in pairs if slot.endswith("!")]
        own = {slot: value for slot, value in pairs if not slot.endswith("!")}
        if own:
            wanted.append(own)
    return tuple(wanted), tuple(barred)


def _parse_row(line: str, file: str, number: int, published: str | None, language: str) -> Row:
    head, arrow, values = line.partition(" => ")
    is_none = head.startswith("none:")
    text, marks = parse_marks(head.removeprefix("none:").strip().replace("¶", "\n\n"))
    wanted, barred = _parse_values(values) if arrow else (({},), ())
    if marks and not wanted:
        wanted = ({},)
    if is_none and (marks or arrow):
        raise ValueError("a row that wants no claim has neither marks nor values")
    return Row(file, number, text, marks, () if is_none else wanted, barred, published, language)


def parse_rows(content: str, file: str) -> Iterator[Row]:
    """The rows of a file named ``file``. Raises ValueError naming file and line."""
    published, language = None, "en"
    for number, raw in enumerate(content.splitlines(), 1):
        line = raw.strip()
        if line.startswith("@published"):
            published = line.removeprefix("@published").strip() or None
        elif line.startswith("@language"):
            language = line.removeprefix("@language").strip()
        elif line and not line.startswith("#"):
            try:
                yield _parse_row(line, file, number, published, language)
            except ValueError as error:
                raise ValueError(f"{file}:{number}: {error}") from error


def read_rows(folder: Path = ROWS) -> list[Row]:
    """Every row of ``folder``, files in the order of their names."""
    files = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]
    return [row for name, content in files for row in parse_rows(content, name)]


def _money(value: Any) -> set[str]:
    return {f"{one['currency']}:{one['value']}" for one in as_list(value)}


def has_value(claim: Claim, slot: str, value: str) -> bool:
    """Whether ``claim`` says exactly ``value`` of ``slot``."""
    said = claim.get(slot)
    if slot in ("scope", "approximate"):
        amount = claim.get("amount") or {}
        return str(amount.get(slot, "")).lower() == value.lower()
    if slot in MONEY:
        return _money(said) == set(filter(None, value.split(",")))
    if slot in CODES:
        return set(said or []) == set(filter(None, value.split(",")))
    if slot in FUZZY:
        words = find_words(" ".join(said) if isinstance(said, list) else said or "")
        other = find_words(value)
        return len(words & other) * 2 >= max(len(words), len(other), 1) if words or other else True
    return str(said if said is not None else "").lower() == value.lower()


def _holds(claim: Claim, wanted: dict[str, str]) -> bool:
    return all(has_value(claim, slot, value) for slot, value in wanted.items())


def _touches(mark: Mark, span: dict[str, Any]) -> bool:
    start, end = int(span["start"]), int(span["end"])
    return mark.start <= start < end <= mark.end or start <= mark.start < mark.end <= end


def _mentions(claim: Claim, mark: Mark) -> bool:
    return any(_touches(mark, span) for span in (claim.get("mentions") or {}).get(mark.slot, []))


def _fault_of_wanted(row: Row, claims: list[Claim], wanted: dict[str, str]) -> str | None:
    if any(_holds(claim, wanted) for claim in claims):
        return None
    return "no claim with " + (" ".join(f"{slot}={value}" for slot, value in wanted.items()) or "these marks")


def _faults_of_marks(row: Row, claims: list[Claim]) -> Iterator[str]:
    """A row that wants one claim wants all its marks in one; with several, each mark in some."""
    fitting = [c for c in claims if any(_holds(c, wanted) for wanted in row.wanted)]
    if len(row.wanted) == 1 and fitting:
        fitting = [max(fitting, key=lambda claim: sum(_mentions(claim, mark) for mark in row.marks))]
    for mark in row.marks:
        if not any(_mentions(claim, mark) for claim in fitting):
            yield f"{mark.slot} has no mention {row.text[mark.start : mark.end]!r}"


def _says(claim: Claim, slot: str, value: str) -> bool:
    """Whether ``claim`` says ``value`` of ``slot``, alone or among others. What is denied is not said."""
    if claim["assertion"] == "denied" and slot != "assertion":
        return False
    return has_value(claim, slot, value) or value in as_list(claim.get(slot))


def judge_row(row: Row, claims: list[Claim]) -> Verdict:
    """Whether ``claims`` are what ``row`` wants."""
    if not row.wanted and not row.barred:
        return Verdict(row, (f"{len(claims)} claims, none wanted",) if claims else (), tuple(claims))
    faults = [fault for wanted in row.wanted if (fault := _fault_of_wanted(row, claims, wanted))]
    if not faults:
        faults += _faults_of_marks(row, claims)
    said = [pair for pair in row.barred if any(_says(claim, *pair) for claim in claims)]
    faults += [f"{slot}={value} is said" for slot, value in said]
    return Verdict(row, tuple(faults), tuple(claims))


def read_row(row: Row) -> list[Claim]:
    """The claims that our reader makes of a row, as JSON decodes them."""
    from headwater.codebook import load_codebook
    from headwater.model import Document, Metadata, digest_of
    from headwater.reading import read_claims

    front = Metadata(id=digest_of(row.text.encode()), published=row.published, language=row.language, genre="news")
    reading = read_claims(Document(front, row.text), load_codebook()).reading
    claims: list[Claim] = json.loads(reading.to_json())["claims"]
    return claims
