"""Money and dates that others annotated: what of them is read, and what is declared outside the grammar, and why."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from eval.dated import fits

LANGUAGES = ("English", "Japanese", "Chinese")
OUTSIDE = Path(__file__).parent / "specs.toml"
_DATES = ("datetimeV2.date", "datetimeV2.daterange")


@dataclass(frozen=True)
class Reason:
    """Why cases of ``kind`` lie outside; ``empty``: those without a value."""

    kind: str
    reason: str
    patterns: tuple[re.Pattern[str], ...] = ()
    empty: bool = False

    def holds(self, case: "Case") -> bool:
        """Whether ``case`` is outside for this reason."""
        if case.kind != self.kind:
            return False
        return (self.empty and case.empty) or any(p.search(case.words) for p in self.patterns)


@dataclass(frozen=True)
class Case:
    """One annotated stretch: its language, its words in small letters, and whether it is read as annotated."""

    kind: str
    language: str
    words: str
    text: str
    right: bool
    empty: bool = False


@dataclass(frozen=True)
class Looked:
    """All cases, and the reason of each that is outside."""

    cases: list[Case]
    outside: dict[int, Reason] = field(repr=False)

    def inside(self, kind: str, language: str | None = None) -> list[Case]:
        """The cases of ``kind`` inside the grammar."""
        return [
            case
            for n, case in enumerate(self.cases)
            if n not in self.outside and case.kind == kind and language in (None, case.language)
        ]


def read_reasons(path: Path = OUTSIDE) -> list[Reason]:
    """The reasons in ``specs.toml``."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["outside"]
    return [
        Reason(
            row["kind"], row["reason"], tuple(re.compile(p) for p in row.get("patterns", ())), row.get("empty", False)
        )
        for row in rows
    ]


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))
    return rows


def _read_money(folder: Path, language: str) -> Iterator[Case]:
    from headwater.codebook import load_codebook
    from headwater.grammar import find_money

    codebook = load_codebook()
    for row in _rows(folder / "NumberWithUnit" / language / "CurrencyModel.json"):
        text = row["Input"]
        mentions = find_money(text, codebook, dollar="USD", yuan=language == "Chinese")
        found = [(Decimal(one.value), one.currency) for one in mentions]
        for one in row["Results"]:
            resolution = one.get("Resolution") or {}
            value, code = resolution.get("value"), resolution.get("isoCurrency")
            right = value is not None and any(
                (Decimal(value) == v and code in (None, c)) or f"{Decimal(value):.14G}" == f"{v:.14G}" for v, c in found
            )
            yield Case("money", language, one["Text"].lower(), text, right, value is None)


def _read_dates(folder: Path, language: str) -> Iterator[Case]:
    from headwater.codebook import load_codebook
    from headwater.grammar import calendar_of, find_dates

    codebook = load_codebook()
    calendar = calendar_of("US", codebook)
    for row in _rows(folder / "DateTime" / language / "DateTimeModel.json"):
        text, day = row["Input"], ((row.get("Context") or {}).get("ReferenceDateTime") or "")[:10] or None
        mentions = find_dates(text, codebook)
        for one in (one for one in row["Results"] if one.get("TypeName") in _DATES):
            start, values = one["Start"], (one.get("Resolution") or {}).get("values", [])
            end = one["End"] + 1 if "End" in one else start + one["Length"]
            near = [m for m in mentions if m.start < end and start < m.end]
            counted = any(m.unit and m.offset for m in near)
            found = list(_resolved(near, day, calendar))
            right = any(fits(found, value, counted) for value in values)
            yield Case("date", language, one["Text"].lower(), text, right)


_TOLD = re.compile(r"(?P<how>simple|between|under|above) (?P<unit>\w+) \(?(?P<low>[\d.e]+)(?:, (?P<high>[\d.e]+))?")


def _read_strings(folder: Path) -> Iterator[Case]:
    """Strings of money with their values: those of Duckling in two languages, and the prices of price-parser."""
    for language, short in (("English", "EN"), ("Chinese", "ZH")):
        for row in _rows(folder / f"duckling_money_{short}.json"):
            told = _TOLD.match(row["gold"])
            values = {Decimal(v) for v in (told["low"], told["high"]) if v} if told else set()
            empty = told is None or told["unit"] == "Unnamed"
            yield Case("money", language, row["text"].lower(), row["text"], _holds(row["text"], values), empty)
    for line in (folder / "price_parser_examples.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, sign = row["price_raw"], row["currency"]
        if row["amount"] is not None and sign and sign in text and sign in _forms():
            right = _holds(text, {Decimal(str(row["amount"]))})
            yield Case("money", "English", text.strip().lower(), text, right)


def _holds(text: str, values: set[Decimal]) -> bool:
    from headwater.codebook import load_codebook
    from headwater.grammar import find_money

    found = find_money(text, load_codebook(), dollar="USD", yuan=True)
    return bool(values) and values <= {Decimal(v) for one in found for v in (one.value, one.high) if v}


@cache
def _forms() -> frozenset[str]:
    """Signs, codes and names of money in the three languages: others are words of another language."""
    from headwater.codebook import load_codebook

    codebook = load_codebook()
    shared = {form for cue in codebook.cue if cue.kind == "open_currency" for form in (*cue.en, *cue.ja, *cue.zh)}
    return frozenset({form for c in codebook.currency for form in (c.code, *c.symbols, *c.en, *c.ja, *c.zh)} | shared)


def _resolved(mentions: list[Any], day: str | None, calendar: Any) -> Iterator[str]:
    """What the mentions mean, looked at from ``day`` both ways: the annotation gives both as well."""
    from headwater.grammar import resolve_date

    for future in (False, True):
        for mention in mentions:
            value = resolve_date(mention, day, future=future, calendar=calendar, anchor=day)
            if value:
                yield value


def read_specs(folder: Path) -> Looked:
    """The money and the dates of the three languages."""
    recognizers, strings = folder / "recognizers_specs", folder / "money_strings"
    reads = [read(recognizers, language) for language in LANGUAGES for read in (_read_money, _read_dates)]
    cases = [case for read in (*reads, _read_strings(strings)) for case in read]
    reasons = read_reasons()
    outside = {
        n: reason
        for n, case in enumerate(cases)
        if (reason := next((r for r in reasons if r.holds(case)), None)) is not None
    }
    return Looked(cases, outside)


def measure_specs(folder: Path) -> dict[str, float]:
    """Shares for the floors: right inside the grammar, by kind, and how much is declared outside."""
    looked = read_specs(folder)
    measures = {f"specs.{kind}": _share(looked.inside(kind)) for kind in ("money", "date")}
    return {**measures, "specs.outside": len(looked.outside) / len(looked.cases)}


def _share(cases: list[Case]) -> float:
    return sum(case.right for case in cases) / len(cases) if cases else 0.0


def write_specs(folder: Path, misses: bool = False) -> Iterator[str]:
    """The look: what is right inside, what lies outside and why; ``misses``: each case that is not read."""
    looked = read_specs(folder)
    for kind in ("money", "date"):
        for language in LANGUAGES:
            inside = looked.inside(kind, language)
            total = sum(c.kind == kind and c.language == language for c in looked.cases)
            right = sum(c.right for c in inside)
            share = f"{right} of {len(inside)} inside the grammar ({_share(inside):.3f})"
            yield f"{kind:6} {language:9} {share}; {total - len(inside)} outside"
            if misses:
                yield from (f"    {case.words!r} in {case.text[:80]!r}" for case in inside if not case.right)
    yield f"outside {len(looked.outside)} of {len(looked.cases)} ({len(looked.outside) / len(looked.cases):.3f}):"
    told = Counter((reason.kind, reason.reason) for reason in looked.outside.values())
    read = Counter((r.kind, r.reason) for n, r in looked.outside.items() if looked.cases[n].right)
    yield from (
        f"  {count:4} {kind}: {reason} ({read[kind, reason]} of them read)"
        for (kind, reason), count in told.most_common()
    )
