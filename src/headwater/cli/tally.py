"""``headwater tally``: claims counted, and what they report put side by side."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import complain, guarded
from headwater.cli.lists import (
    Donor,
    FiscalYear,
    FormatOption,
    Framework,
    KnownAt,
    PublishedBy,
    Recipient,
    Since,
    Stage,
    Type,
    Until,
    ValidAt,
)
from headwater.cli.mirror import Folder, find_mirror
from headwater.cli.place import Database, open_place
from headwater.cli.read import Format
from headwater.errors import ExtraMissing

if TYPE_CHECKING:
    from headwater.ledger import Ledger, LeftOut, Query, View
    from headwater.ledger.tally import Tally


class By(StrEnum):
    """What claims are counted by."""

    donor = "donor"
    recipient = "recipient"
    framework = "framework"
    stage = "stage"


def tally(
    by: Annotated[By, typer.Option("--by", help="What claims are counted by.")] = By.donor,
    donor: Donor = None,
    recipient: Recipient = None,
    framework: Framework = None,
    type: Type = None,
    stage: Stage = None,
    fiscal_year: FiscalYear = None,
    since: Since = None,
    until: Until = None,
    known_at: KnownAt = None,
    published_by: PublishedBy = None,
    valid_at: ValidAt = None,
    format: FormatOption = Format.table,
    folder: Folder = None,
    database: Database = None,
) -> None:
    """Count claims, and add up the sums that they report: how much is told of whom, not how much was given.

    These are no totals of aid. Three reports of one grant count three times, and so do its stages; they stay apart by
    type, stage and currency. Sums that are expected, possible, denied, for each of several or a part of another are
    never added. With a mirror (`headwater mirror`) millions of claims are counted in an instant.

    \b
    Examples:
      headwater tally --by donor --published-by 2025-01-10
      headwater tally --by recipient --framework OSA --format csv
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.answer import say_below, write_list
        from headwater.codebook import load_codebook
        from headwater.export.notes import say_empty, say_left_out
        from headwater.export.tallies import WARNING, build_telling
        from headwater.pipeline.question import Asked, open_view, parse_question

        asked = Asked(
            donor=donor,
            recipient=recipient,
            framework=framework,
            type=type,
            stage=stage,
            fiscal_year=fiscal_year,
            since=since,
            until=until,
        )
        query = parse_question(asked, load_codebook())
        view = open_view(ledger, known_at, published_by, valid_at)
        tallies, left = _count(ledger, folder, view, by, query)
        if format is Format.table and sys.stdout.isatty():
            _show(tallies, by)
        else:
            write_list(build_telling(by.value), tallies, format.value)
        notes = [WARNING] if tallies else [say_empty(view, "claims")]
        say_below([*notes, *say_left_out(left)], format.value)


def _show(tallies: "list[Tally]", by: By) -> None:
    from rich.console import Console

    from headwater.export.tallies import write_table

    if tallies:
        write_table(tallies, by.value, Console(highlight=False, markup=False, emoji=False))


def _count(
    ledger: "Ledger", folder: Path | None, view: "View", by: By, query: "Query"
) -> "tuple[list[Tally], list[LeftOut]]":
    """The tallies, and what days leave out: from the mirror where there is one, else from every claim."""
    from headwater.ledger.segment import CONTENTS
    from headwater.ledger.tally import read_tallies

    place = find_mirror(ledger, folder)
    if place is not None and (folder is not None or (place / CONTENTS).is_file()):
        try:
            return _ask_mirror(ledger, place, view, by, query)
        except ExtraMissing as error:
            if folder is not None:
                raise
            complain(f"the mirror is not used: {error}")
    with ledger.database.reading() as session:
        return read_tallies(session, view.clocks, by.value, query), view.left_out(query)


def _ask_mirror(
    ledger: "Ledger", place: Path, view: "View", by: By, query: "Query"
) -> "tuple[list[Tally], list[LeftOut]]":
    try:
        from headwater.ledger.mirror import open_mirror
    except ImportError as error:
        raise ExtraMissing("mirror", f"a mirror takes DuckDB and PyArrow ({error})") from error
    with open_mirror(ledger.database, place) as found:
        return found.tallies(view, by.value, query), found.left_out(view, query)
