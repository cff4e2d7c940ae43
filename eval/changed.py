"""Metamorphic looks: a text is changed in a way whose effect is known, and the claims must follow.

Other years and sums are put in, dates and sums written another way, something irrelevant added, a layer of quotation
wrapped around, a denial put in, the active made passive, the text made a page or a PDF. What our reader finds in the
changed text is held against what it found before, changed likewise: no gold is needed, only rows and documents.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from eval.corpus import Case
from eval.rows import Row, read_row
from eval.unrelated import PARAGRAPHS, find_breaks
from eval.ways import build_html, build_pdf
from headwater.codebook import Codebook, load_codebook
from headwater.grammar import find_money
from headwater.ingest import read_document
from headwater.model import Document
from headwater.reading import read_claims

PLACES = ("id", "evidence", "mentions", "quote", "score")
TIMES = ("date", "deadline", "horizon", "established", "fiscal_year", "label", "basis", "asserters", "beneficiaries")
CYCLE = 28
"""Years after which days of the week, and leap years, come again (1901 to 2099)."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ARTICLE = "\n\n".join(PARAGRAPHS)

Claim = dict[str, Any]


@dataclass(frozen=True)
class Tally:
    """How many claims followed a change, of how many that should (or that came up without a call)."""

    followed: int = 0
    of: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.followed + other.followed, self.of + other.of)

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 where nothing was to follow."""
        return self.followed / self.of if self.of else 1.0


def strip(claims: Iterable[Claim]) -> list[Claim]:
    """What the claims say, without where."""
    return [{slot: value for slot, value in claim.items() if slot not in PLACES} for claim in claims]


def hold(expected: Iterable[Claim], found: Iterable[Claim]) -> Tally:
    """How many of ``expected`` are among ``found``, of the larger number of the two."""
    wanted, got = (Counter(json.dumps(one, sort_keys=True) for one in claims) for claims in (expected, found))
    return Tally((wanted & got).total(), max(wanted.total(), got.total()))


def read_text(text: str) -> list[Claim]:
    """The claims of a document whose file holds ``text``."""
    book = load_codebook()
    document = read_document(text.encode(), path="changed.txt", codebook=book)
    return strip(json.loads(read_claims(document, book).reading.to_json())["claims"])


# --- other years, other sums -----------------------------------------------------------------------------------------

_YEAR = re.compile(r"(?<![\d,.$€£¥])((?:19|20)\d\d)(?:(–|-|/)(\d\d)(?![\d-]))?(?!\d|,\d{3}|\.\d)")


def shift_years(text: str) -> str:
    """Every year moved back by a cycle of the calendar: "2024-25" is "1996-97"."""

    def shift(found: re.Match[str]) -> str:
        tail = f"{found[2]}{(int(found[3]) - CYCLE) % 100:02d}" if found[2] else ""
        return f"{int(found[1]) - CYCLE}{tail}"

    return _YEAR.sub(shift, text)


def shift_claims(claims: list[Claim]) -> list[Claim]:
    """The claims as the text with other years says them."""
    plain = re.compile(r"\b(19|20)(\d\d)\b")

    def shift(value: Any) -> Any:
        text = json.dumps(value, ensure_ascii=False)
        return json.loads(plain.sub(lambda found: str(int(found[0]) - CYCLE), text))

    return [{slot: shift(value) if slot in TIMES else value for slot, value in claim.items()} for claim in claims]


def _turn(digits: str) -> str:
    """Every digit but 0 the next one, 9 becomes 1."""
    return re.sub("[1-9]", lambda found: str(int(found[0]) % 9 + 1), digits)


def turn_sums(text: str, book: Codebook) -> tuple[str, dict[tuple[str, str], str]]:
    """``text`` with other digits in every sum, and which value in which currency has become which."""
    mentions = find_money(text, book)
    turned = list(text)
    for one in mentions:
        turned[one.start : one.end] = _turn(text[one.start : one.end])
    after = "".join(turned)
    others = {(one.start, one.end): one for one in find_money(after, book)}
    pairs = [(one, others.get((one.start, one.end))) for one in mentions]
    return after, {
        key: new
        for one, other in pairs
        if other
        for key, new in (((one.value, "value"), other.value), ((one.high or "", "value"), other.high or ""))
        if key[0]
    }


def turn_claims(claims: list[Claim], values: dict[tuple[str, str], str]) -> list[Claim]:
    """The claims as the text with other sums says them."""

    def turn(money: Any) -> Any:
        return {**money, "value": values.get((money["value"], "value"), money["value"])}

    def change(slot: str, value: Any) -> Any:
        if slot == "amount":
            return turn(value)
        return [turn(one) for one in value] if slot == "restated" else value

    return [{slot: change(slot, value) for slot, value in claim.items()} for claim in claims]


# --- the same, written otherwise -------------------------------------------------------------------------------------


def turn_dates(text: str) -> str:
    """Days with the month first, as "December 11, 2024", where it stood second; and the reverse."""
    british = rf"(?P<d>\d{{1,2}}) (?P<m>{MONTHS}) (?P<y>\d{{4}})"
    american = rf"(?P<m2>{MONTHS}) (?P<d2>\d{{1,2}}), (?P<y2>\d{{4}})"

    def turn(found: re.Match[str]) -> str:
        if found["d"]:
            return f"{found['m']} {found['d']}, {found['y']}"
        return f"{found['d2']} {found['m2']} {found['y2']}"

    return re.sub(rf"\b(?:{british}|{american})\b", turn, text)


_SUMS = (
    (re.compile(r"\b(\d[\d,.]*) (million|billion) (?:Japanese )?yen\b"), r"¥\1 \2"),
    (re.compile(r"¥(\d[\d,.]*) (million|billion)\b"), r"\1 \2 yen"),
    (re.compile(r"\b(\d[\d,.]*) (million|billion) euros?\b"), r"€\1 \2"),
    (re.compile(r"€(\d[\d,.]*) (million|billion)\b"), r"\1 \2 euros"),
    (re.compile(r"(?<![\w$])\$(\d[\d,.]*) million\b"), r"$\1m"),
    (re.compile(r"(?<![\w$])\$(\d[\d,.]*) billion\b"), r"$\1bn"),
    (re.compile(r"£(\d[\d,.]*) million\b"), r"£\1m"),
)


def turn_money(text: str) -> str:
    """Sums in another of the usual spellings; each at most once."""
    places = sorted(
        (found.start(), found.end(), found.expand(new)) for form, new in _SUMS for found in form.finditer(text)
    )
    told, at = "", 0
    for start, end, new in places:
        if start >= at:
            told, at = told + text[at:start] + new, end
    return told + text[at:]


# --- documents -------------------------------------------------------------------------------------------------------


def add_article(document: Document, *, before: bool) -> str:
    """The text with a whole irrelevant article before its first paragraph, or after its last."""
    breaks = find_breaks(document)
    body = breaks[0] if before else breaks[-1]
    return f"{document.text[:body]}\n\n{ARTICLE}{document.text[body:]}"


Look = Callable[[Document, list[Claim]], tuple[list[Claim], list[Claim]] | None]
"""Claims expected and claims found; None where the change does not touch the document."""


def _same(change: Callable[[str], str]) -> Look:
    """A change after which the claims should be what they were."""

    def look(document: Document, before: list[Claim]) -> tuple[list[Claim], list[Claim]] | None:
        text = change(document.text)
        return None if text == document.text else (before, read_text(text))

    return look


def _way(build: Callable[[str], bytes], name: str) -> Look:
    """The text as another kind of file, which must say what the text says."""

    def look(document: Document, before: list[Claim]) -> tuple[list[Claim], list[Claim]] | None:
        book = load_codebook()
        other = read_document(build(document.text), path=name, codebook=book)
        return before, strip(json.loads(read_claims(other, book).reading.to_json())["claims"])

    return look


def _years(document: Document, before: list[Claim]) -> tuple[list[Claim], list[Claim]] | None:
    text = shift_years(document.text)
    return None if text == document.text else (shift_claims(before), read_text(text))


def _sums(document: Document, before: list[Claim]) -> tuple[list[Claim], list[Claim]] | None:
    text, values = turn_sums(document.text, load_codebook())
    return None if text == document.text else (turn_claims(before, values), read_text(text))


def _article(before_it: bool) -> Look:
    def look(document: Document, before: list[Claim]) -> tuple[list[Claim], list[Claim]] | None:
        return before, read_text(add_article(document, before=before_it))

    return look


LOOKS: dict[str, Look] = {
    "other years": _years,
    "other sums": _sums,
    "dates written otherwise": _same(turn_dates),
    "sums written otherwise": _same(turn_money),
    "an article after it": _article(False),
    "an article before it": _article(True),
    "as a page": _way(build_html, "changed.html"),
    "as a PDF": _way(build_pdf, "changed.pdf"),
}


def look_at(document: Document) -> Iterator[tuple[str, list[Claim], list[Claim]]]:
    """For each change that touches an English document: its name, the claims expected, the claims found."""
    before = strip(json.loads(read_claims(document, load_codebook()).reading.to_json())["claims"])
    for name, look in LOOKS.items():
        seen = look(document, before)
        if seen is not None:
            yield name, *seen


# --- rows ------------------------------------------------------------------------------------------------------------

SPEAKER = "a ministry spokesman"
_SPEECH = re.compile(
    r"[\"“”‘]|\b(said|says|told|according|reported|reportedly|claims?|argues?|wrote|asked|I|we|our)\b", re.I
)
_AUXILIARY = re.compile(r"\b(will|has|have|was|were|is|are|had)\b(?! not\b)")


def wrap(row: Row) -> str | None:
    """A row of one plain sentence as what a spokesman said."""
    sentence = row.text.strip()
    if not sentence.endswith(".") or "\n" in sentence or sentence.count(". ") or _SPEECH.search(sentence):
        return None
    return f"“{sentence[:-1]},” {SPEAKER} said."


def deny(row: Row) -> str | None:
    """A row of one plain sentence with one auxiliary, with a ``not`` behind it."""
    sentence = row.text.strip()
    if sentence.count(". ") or "\n" in sentence or _SPEECH.search(sentence) or len(_AUXILIARY.findall(sentence)) != 1:
        return None
    if re.search(r"\b(not|no|never|yet|nor|which|who|that|after|because|if|when|and|but)\b|,|;|:", sentence):
        return None
    return _AUXILIARY.sub(r"\1 not", sentence)


_ACTIVE = re.compile(
    r"^(?P<who>[A-Z][\w ]{1,30}?) (?P<verb>handed over|donated|delivered|provided|supplied|transferred|granted) "
    r"(?P<what>[\w ,-]+?) to (?P<whom>(?:the )?[A-Z][\w ’']+?)(?P<rest> (?:on|in|under|last|by) [\w ]+)?\.$"
)


def turn_passive(row: Row) -> str | None:
    """A row such as "Japan donated two boats to Fiji in May." told from the side of the boats."""
    found = _ACTIVE.match(row.text.strip())
    if not found or _SPEECH.search(row.text) or re.search(r"\b(given|that|who|which|and)\b", found["what"]):
        return None
    what, rest = found["what"], found["rest"] or ""
    be = "was" if re.match(r"(a|an|one)\b", what) else "were"
    return f"{what[0].upper()}{what[1:]} {be} {found['verb']} to {found['whom']} by {found['who']}{rest}."


def _hold_denied(before: list[Claim], after: list[Claim]) -> Tally:
    """Claims that were told must be denied now, or gone: none may be told as before."""
    still = [one for one in after if one["assertion"] != "denied"]
    wrong = hold(before, still).followed
    return Tally(len(before) - wrong, len(before))


def look_at_rows(rows: Iterable[Row]) -> Iterator[tuple[str, Row, str, Tally]]:
    """For each change that touches a row: its name, the row, the changed text, and how many claims followed."""
    for row in (row for row in rows if row.language == "en" and row.wanted):
        before = strip(read_row(row))
        for name, change in (("wrapped in a quotation", wrap), ("denied", deny), ("made passive", turn_passive)):
            text = change(row)
            if text is None or not before:
                continue
            after = strip(read_row(Row(row.file, row.line, text, published=row.published)))
            if name == "denied":
                yield name, row, text, _hold_denied(before, after)
                continue
            said = [{**one, "asserters": [SPEAKER, *one["asserters"]]} for one in before] if change is wrap else before
            yield name, row, text, hold(_fold(said), _fold(after))


def _fold(claims: list[Claim]) -> list[Claim]:
    """Asserters without the article, which begins a sentence in capitals."""
    return [{**one, "asserters": [name.lower() for name in one["asserters"]]} for one in claims]


def look_at_all(cases: Iterable[Case], rows: Iterable[Row]) -> Iterator[tuple[str, str, Tally, list[str]]]:
    """For each change and each English text that it touches: its name, the text's, the tally, what did not follow."""
    for name, row, text, tally in look_at_rows(rows):
        yield name, row.place, tally, [text] if tally.share < 1 else []
    for case in cases:
        if case.text is not None and case.metadata.get("language") == "en":
            document = read_document(case.source, path=case.source.name, codebook=load_codebook())
            for name, expected, found in look_at(document):
                lost = [f"- {json.dumps(one, ensure_ascii=False)}" for one in expected if one not in found]
                extra = [f"+ {json.dumps(one, ensure_ascii=False)}" for one in found if one not in expected]
                yield name, f"{case.folder}/{case.name}", hold(expected, found), lost + extra


def count_changes(cases: Iterable[Case], rows: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """By change: how many claims followed it, and how many should."""
    tallies: dict[str, Tally] = {}
    for name, _, tally, _ in look_at_all(cases, rows):
        tallies[name] = tallies.get(name, Tally()) + tally
    return {name: (tally.followed, tally.of) for name, tally in tallies.items()}


def write_changed(cases: Iterable[Case], rows: Iterable[Row]) -> Iterator[str]:
    """What did not follow a change, text by text, and the counts."""
    tallies: dict[str, Tally] = {}
    for name, place, tally, faults in look_at_all(cases, rows):
        tallies[name] = tallies.get(name, Tally()) + tally
        if faults:
            yield f"{name}: {place}"
            yield from (f"  {fault}" for fault in faults)
    yield from (f"{name:<24} {tally.followed} of {tally.of}" for name, tally in tallies.items())
