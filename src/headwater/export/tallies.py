"""Tallies of a ledger: claims counted, and what the sums that they tell come to, which is no total of aid."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from headwater.export.control import show_line
from headwater.export.listing import Telling
from headwater.export.words import name_country, say_code, say_number
from headwater.ledger.tally import By, Tally

if TYPE_CHECKING:
    from rich.console import Console

WARNING = (
    "These are counts of claims, and sums of what they report: no totals of aid. Several reports of one grant, and"
    " several stages of it, are each counted; nothing is converted."
)
_COUNTRIES: tuple[By, ...] = ("donor", "recipient")


def show_sum(value: Decimal | None) -> str:
    """A decimal string without zeros at the end; empty for None."""
    text = "" if value is None else format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def say_reported(one: Tally) -> str:
    """``JPY 900,000,000``; empty where no sum was added up."""
    return f"{one.currency} {say_number(show_sum(one.reported))}" if one.reported is not None else ""


def _say_key(one: Tally, by: By) -> str:
    if one.key is None:
        return f"no {by} told"
    return name_country(one.key) if by in _COUNTRIES else say_code(one.key) if by == "stage" else one.key


def _say_beside(one: Tally) -> str:
    """Claims that are in no sum, and why."""
    counts = [(one.apart, "of them with a sum that is not added"), (one.expected, "only expected or possible")]
    counts.append((one.denied, "denied"))
    return ", ".join(f"{number:,} {what}" for number, what in counts if number)


def _build_cells(one: Tally, by: By) -> dict[str, str]:
    return {
        by: show_line(_say_key(one, by)),
        "of": f"{one.type}: {say_code(one.stage)}" if one.stage else f"{one.type}: no stage told",
        "claims": f"{one.claims:,}",
        "sums reported": say_reported(one),
        "beside": _say_beside(one),
    }


def _build_fields(one: Tally, by: By) -> dict[str, Any]:
    fields = msgspec.structs.asdict(one)
    return {"by": by, **fields, "reported": show_sum(one.reported) or None}


COLUMNS_TALLY = {
    "by": "donor, recipient, framework or stage",
    "key": "its code; empty where claims do not say",
    "type": "type of the claims",
    "stage": "stage that they tell",
    "currency": "currency of their sums; empty for claims without a sum",
    "claims": "how many claims tell that it is so",
    "reported": "sum of what they report, each report counted: no total of aid",
    "apart": "how many of the claims have a sum that is not added: for each of several, or a part of another",
    "expected": "how many claims tell that it is only expected or possible",
    "denied": "how many claims deny it",
}


def build_telling(by: By) -> Telling[Tally]:
    """How tallies by donor, recipient, framework or stage are told."""
    return Telling(
        noun="tally",
        label=lambda one: one.key or "-",
        cells=lambda one: _build_cells(one, by),
        quotes=lambda _: (),
        notes=lambda _: (),
        fields=lambda one: _build_fields(one, by),
        columns=COLUMNS_TALLY,
        flat=lambda one: {name: "" if value is None else str(value) for name, value in _build_fields(one, by).items()},
        layouts=(),
        shares={},
    )


def write_table(tallies: Sequence[Tally], by: By, console: "Console") -> None:
    """One line each on a terminal, numbers under numbers."""
    from rich.table import Table
    from rich.text import Text

    rows = [_build_cells(one, by) for one in tallies]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold dim")
    for name in (by, "of", "claims", "sums reported", "beside"):
        if any(row[name] for row in rows):
            table.add_column(name, justify="right" if name in ("claims", "sums reported") else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[str(column.header)]) for column in table.columns))
    console.print(table)
