"""Checks what the schema of a data set cannot: that codes are known, days fit, and words can stand in a table."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from headwater.codebook import load_codebook
from headwater.datasets.entries import AgreementRow, AssistanceRow, BudgetRow, FrameworkRow, Page, Row, Words
from headwater.datasets.words import parse_money
from headwater.grammar import fiscal_interval
from headwater.model import find_first_day, find_last_day

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
AHEAD = {"considered", "planned", "requested", "negotiating"}
"""Stages that may be dated after the day on which they are told."""


class Entry(NamedTuple):
    """A page and where it stands: file, number and key."""

    place: str
    page: Page


Check = Callable[[Page, Words], Iterator[str]]


def _find_bad_source(page: Page, _: Words) -> Iterator[str]:
    if not _KEY.fullmatch(page.key):
        yield f"key “{page.key}” is not in lower case with hyphens"
    if page.url is not None and not _ADDRESS.fullmatch(page.url):
        yield f"url “{page.url}” is no http or https address"
    if bool(page.unknown) != (page.url is None or page.published is None):
        yield "“unknown” says why there is no address or day of publication, and only then"
    if not page.rows:
        yield "it has no rows"


def _dates(page: Page) -> Iterator[tuple[str, str]]:
    yield from [("published", page.published)] if page.published else []
    for row in page.rows:
        yield from [("date", row.date)] if row.date else []
        if isinstance(row, FrameworkRow) and row.established:
            yield "established", row.established


def _find_bad_dates(page: Page, _: Words) -> Iterator[str]:
    for name, value in _dates(page):
        if not _DATE.fullmatch(value) or find_first_day(value) is None:
            yield f"{name} “{value}” is no day, month or year such as 2025-02-10, 2025-02 or 2025"


def _texts(page: Page) -> Iterator[str]:
    yield from filter(None, (page.title, page.publisher, page.host, page.unknown))
    for row in page.rows:
        yield from (*row.asserters, *row.signatories, row.note)
        yield from (getattr(row, "stage_words", ""), getattr(row, "basis", None) or "", getattr(row, "label", ""))
        if isinstance(row, AssistanceRow):
            yield from (*row.beneficiaries, *(thing.words for thing in row.items))


def _find_bad_words(page: Page, _: Words) -> Iterator[str]:
    for text in _texts(page):
        if text != text.strip() or "|" in text or len(text.splitlines()) > 1:
            yield f"“{text}” cannot stand in a cell: no spaces at its ends, no “|”, one line"


def _countries(row: Row) -> tuple[str, ...]:
    return (*getattr(row, "donors", ()), *getattr(row, "recipients", ()), *getattr(row, "parties", ()))


def _find_unknown_codes(page: Page, words: Words) -> Iterator[str]:
    items = {item.code for item in load_codebook().item}
    for row in page.rows:
        yield from (f"no words for the country “{code}”" for code in _countries(row) if code not in words.countries)
        framework = getattr(row, "framework", None)
        if framework and framework not in words.frameworks:
            yield f"no words for the framework “{framework}”"
        things = row.items if isinstance(row, AssistanceRow) else ()
        yield from (f"no item has the code “{t.item}”" for t in things if t.item and t.item not in items)


def _find_unknown_stages(page: Page, words: Words) -> Iterator[str]:
    for kind in ("assistance", "budget", "agreement"):
        for row in getattr(page, kind):
            if row.stage and not row.stage_words and row.stage not in words.stages[kind]:
                yield f"no words for the stage “{row.stage}” of {kind}"


def _find_bad_sums(page: Page, words: Words) -> Iterator[str]:
    for row in (*page.assistance, *page.budget):
        for written in filter(None, (row.amount, *row.restated)):
            try:
                money = parse_money(written)
            except ValueError as error:
                yield str(error)
                continue
            if money.currency not in words.currencies:
                yield f"no words for the currency “{money.currency}”"


def _is_sure(row: AssistanceRow | BudgetRow | AgreementRow) -> bool:
    return row.assertion == "stated" and row.stage is not None and row.stage not in AHEAD


def _find_early_reports(page: Page, _: Words) -> Iterator[str]:
    last = find_last_day(page.published)
    rows: tuple[AssistanceRow | BudgetRow | AgreementRow, ...] = (*page.assistance, *page.budget, *page.agreement)
    for row in rows:
        first = find_first_day(row.date)
        if last and first and _is_sure(row) and first > last:
            yield f"published {page.published}, before {row.stage} on {row.date}"


def _find_other_years(page: Page, _: Words) -> Iterator[str]:
    for row in page.assistance:
        if row.fiscal_year is None:
            continue
        days = fiscal_interval(row.fiscal_year, load_codebook())
        if days is None or row.fiscal_year[:2] not in row.donors:
            yield f"“{row.fiscal_year}” is no fiscal year of a donor"
        elif row.stage == "agreed" and not _overlap(row.date, days[0].isoformat(), days[1].isoformat()):
            yield f"notes exchanged on {row.date}, outside of {row.fiscal_year}"


def _overlap(edtf: str | None, first: str, last: str) -> bool:
    return edtf is None or ((find_first_day(edtf) or first) <= last and (find_last_day(edtf) or last) >= first)


def _find_repeats(page: Page, _: Words) -> Iterator[str]:
    rows = Counter(msgspec.json.encode(row) for row in page.rows)
    yield from (f"the same row twice: {row.decode()}" for row, number in rows.items() if number > 1)


CHECKS: tuple[Check, ...] = (
    _find_bad_source,
    _find_bad_dates,
    _find_bad_words,
    _find_unknown_codes,
    _find_unknown_stages,
    _find_bad_sums,
    _find_early_reports,
    _find_other_years,
    _find_repeats,
)
"""Everything that is checked beyond the schema, in the order in which faults are told."""


def find_faults(entries: list[Entry], words: Words) -> list[str]:
    """What is wrong with the pages, one line each: file, page's number and key, reason."""
    faults = [
        f"{entry.place}: {reason}" for entry in entries for check in CHECKS for reason in check(entry.page, words)
    ]
    keys = Counter(entry.page.key for entry in entries)
    sources = Counter((entry.page.url, entry.page.published) for entry in entries)
    for place, page in entries:
        faults += [f"{place}: its key stands twice"] if keys[page.key] > 1 else []
        faults += (
            [f"{place}: its address and day stand twice"] if page.url and sources[page.url, page.published] > 1 else []
        )
    return faults
