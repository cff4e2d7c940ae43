"""Rows as cells: each value in words, with the slot that the words carry."""

from collections.abc import Iterable
from functools import singledispatch
from typing import NamedTuple

from headwater.datasets.entries import AgreementRow, AssistanceRow, BudgetRow, FrameworkRow, RelationRow, Row, Words
from headwater.datasets.words import tell_date, tell_fiscal_year, tell_money, tell_ordinal


class Piece(NamedTuple):
    """Some words of a cell; ``slot`` is what they are a mention of, None where they only join others."""

    words: str
    slot: str | None = None


Cell = tuple[str, list[Piece]]
"""The heading of a column and what stands in it; no pieces: empty."""


def _listed(slot: str | None, values: Iterable[str], glue: str = ", ") -> list[Piece]:
    pieces = [part for value in values for part in (Piece(glue), Piece(value, slot))]
    return pieces[1:]


def _said(slot: str, value: str | None) -> list[Piece]:
    return [Piece(value, slot)] if value else []


def _dated(slot: str, edtf: str | None, words: Words) -> list[Piece]:
    return _said(slot, edtf and tell_date(edtf, words))


def _voiced(row: Row, words: Words) -> list[Cell]:
    """Who says so and how, who signed, and the remark: the last columns of every table."""
    assertion = None if row.assertion == "stated" else words.assertions[row.assertion]
    return [
        ("Said by", _listed("asserters", row.asserters, ", citing ")),
        ("How certain", _said("assertion", assertion)),
        ("Signed by", _listed("signatories", row.signatories, " and ")),
        ("Remark", [Piece(row.note)] if row.note else []),
    ]


def _sums(row: AssistanceRow | BudgetRow, words: Words) -> list[Piece]:
    amount = _said("amount", row.amount and tell_money(row.amount, words))
    others = _listed("restated", (tell_money(sum_, words) for sum_ in row.restated))
    return [*amount, Piece(" ("), *others, Piece(")")] if amount and others else amount + others


def _stage(kind: str, stage: str | None, given: str, words: Words) -> list[Piece]:
    return _said("stage", (given or words.stages[kind][stage]) if stage else None)


def _countries(slot: str, codes: Iterable[str], words: Words, glue: str = ", ") -> list[Piece]:
    return _listed(slot, (words.countries[code] for code in codes), glue)


def _things(row: AssistanceRow, words: Words) -> list[Piece]:
    pieces: list[Piece] = []
    for thing in row.items:
        number = "" if thing.value is None else f"{words.bounds[thing.bound]}{thing.value:,} "
        pieces += [
            Piece("; " if pieces else ""),
            Piece(number, "quantities"),
            Piece(thing.words, thing.item and "items"),
        ]
    return [piece for piece in pieces if piece.words]


def _recipients(row: AssistanceRow, words: Words) -> list[Piece]:
    named = _countries("recipients", row.recipients, words)
    if row.count is None:
        return named
    counted = Piece(f"{words.bounds[row.count.bound]}{row.count.value} {row.count.of}", "count")
    return [*named, Piece(" ("), counted, Piece(")")] if named else [counted]


@singledispatch
def tell_row(row: Row, words: Words) -> list[Cell]:
    """The cells of ``row`` from left to right; each row of one kind has the same columns."""
    raise TypeError(f"no table for {type(row).__name__}")


@tell_row.register
def _(row: AssistanceRow, words: Words) -> list[Cell]:
    return [
        ("From", _countries("donors", row.donors, words)),
        ("To", _recipients(row, words)),
        ("For", _listed("beneficiaries", row.beneficiaries)),
        ("Under", _said("framework", row.framework and words.frameworks[row.framework])),
        ("Year", _said("fiscal_year", row.fiscal_year and tell_fiscal_year(row.fiscal_year))),
        ("What", _things(row, words)),
        ("Amount", _sums(row, words)),
        ("Stage", _stage("assistance", row.stage, row.stage_words, words)),
        ("When", _dated("date", row.date, words)),
        *_voiced(row, words),
    ]


@tell_row.register
def _(row: BudgetRow, words: Words) -> list[Cell]:
    return [
        ("Whose", _countries("donors", row.donors, words)),
        ("For", _said("framework", row.framework and words.frameworks[row.framework])),
        ("Year", _said("fiscal_year", row.fiscal_year and tell_fiscal_year(row.fiscal_year))),
        ("Amount", _sums(row, words)),
        ("Stage", _stage("budget", row.stage, row.stage_words, words)),
        ("When", _dated("date", row.date, words)),
        *_voiced(row, words),
    ]


@tell_row.register
def _(row: FrameworkRow, words: Words) -> list[Cell]:
    return [
        ("Whose", _countries("donors", row.donors, words)),
        ("Name", _said("framework", row.framework and words.frameworks[row.framework])),
        ("Since", _dated("established", row.established, words)),
        ("On the basis of", _said("basis", row.basis)),
        *_voiced(row, words),
    ]


@tell_row.register
def _(row: AgreementRow, words: Words) -> list[Cell]:
    return [
        ("Between", _countries("parties", row.parties, words, " and ")),
        ("What", _said("instrument", words.instruments[row.instrument])),
        ("Number", _said("ordinal", tell_ordinal(row.ordinal) if row.ordinal else None)),
        ("Stage", _stage("agreement", row.stage, row.stage_words, words)),
        ("When", _dated("date", row.date, words)),
        *_voiced(row, words),
    ]


@tell_row.register
def _(row: RelationRow, words: Words) -> list[Cell]:
    return [
        ("Between", _countries("parties", row.parties, words, " and ")),
        ("What", [Piece(row.label, "label")]),
        ("When", _dated("date", row.date, words)),
        *_voiced(row, words),
    ]
