"""``headwater show``, ``history`` and ``diff``: one thing in full, how it came to be believed, what changed."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli.guard import guarded
from headwater.cli.lists import FormatOption, KnownAt, PublishedBy, ValidAt
from headwater.cli.place import Database, open_place
from headwater.cli.read import Format

if TYPE_CHECKING:
    from headwater.export.sheet import Sheet
    from headwater.ledger import Name, View


class Whole(StrEnum):
    """How one thing is shown."""

    table = "table"
    jsonl = "jsonl"


Id = Annotated[str, typer.Argument(metavar="ID", help="A claim, activity or document: the first 4 digits or more.")]
WholeOption = Annotated[Whole, typer.Option("--format", "-f", help="For people or for programs.")]


def show(
    id: Id,
    known_at: KnownAt = None,
    published_by: PublishedBy = None,
    valid_at: ValidAt = None,
    format: WholeOption = Whole.table,
    database: Database = None,
) -> None:
    """Show a claim, an activity or a document in full: words, who says so, readers, and every later act.

    The days of --published-by and --valid-at choose among the claims of an activity or document.

    \b
    Examples:
      headwater show 5f36ea7c
      headwater show a60e4fe5 --published-by 2025-01-10
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.pipeline.question import open_view
        from headwater.pipeline.resolve import resolve

        view = open_view(ledger, known_at, published_by, valid_at)
        _write(*_show(view, resolve(view, id)), format.value)


def _show(view: "View", name: "Name") -> "tuple[Sheet, list[dict[str, Any]]]":
    from headwater.export import show as sheets

    if name.kind == "activity":
        return _show_activity(view, name)
    document = name.document
    paper = view.paper(document) if document else None
    assert document is not None
    assert paper is not None
    entries = view.trail(document)
    if name.kind == "claim":
        file = sheets.build_file(name.id, paper, entries)
        return sheets.build_claim_sheet(file), [sheets.build_claim_fields(file)]
    if name.kind == "act":
        one = next(one for one in entries if "sha256:" + one.id.hex() == name.id)
        return sheets.build_act_sheet(one, paper, entries), [sheets.build_act_fields(one)]
    claims = list(view.read_document(paper.number))
    sheet = sheets.build_paper_sheet(paper, entries, [one for one, _ in claims])
    return sheet, [sheets.build_paper_fields(paper, entries, claims)]


def _show_activity(view: "View", name: "Name") -> "tuple[Sheet, list[dict[str, Any]]]":
    from headwater.errors import QueryError
    from headwater.export import show as sheets
    from headwater.ledger import build_summary

    assert name.key is not None
    claims = list(view.read_activity(name.key))
    if not claims:
        raise QueryError(f"no claim tells of activity {name.id} on these days; see: headwater history {name.id[7:19]}")
    summary = build_summary(view.group(name.key), [one for one, _ in claims])
    sheet = sheets.build_activity_sheet(summary, [one for one, _ in claims])
    return sheet, [sheets.build_activity_fields(summary, claims)]


def _write(sheet: "Sheet", fields: list[dict[str, Any]], form: str) -> None:
    from headwater.export import sheet as sheets

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if form == "jsonl":
        import msgspec

        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in fields)
    elif sys.stdout.isatty():
        from rich.console import Console

        sheets.write_table(sheet, Console(highlight=False, markup=False, emoji=False))
    else:
        sheets.write_plain(sheet, sys.stdout)


def history(id: Id, known_at: KnownAt = None, format: WholeOption = Whole.table, database: Database = None) -> None:
    """Tell what was believed about a claim, an activity or a document, from when to when, and what changed it.

    \b
    Example:
      headwater history 5f36ea7c
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.pipeline.question import open_view
        from headwater.pipeline.resolve import resolve

        view = open_view(ledger, known_at)
        _write(*_tell(view, resolve(view, id, frozenset({"claim", "activity", "document"}))), format.value)


def _tell(view: "View", name: "Name") -> "tuple[Sheet, list[dict[str, Any]]]":
    from headwater.export import history as told
    from headwater.ledger import find_events, find_steps
    from headwater.model import ClaimMade

    if name.key is not None:
        versions = view.versions(name.key)
        return told.build_activity_history(name.id, versions), told.build_activity_versions(versions)
    entries = view.trail(name.document or name.id)
    if name.kind == "document":
        steps = find_steps(entries)
        return told.build_paper_history(name.id, steps), told.build_paper_steps(steps)
    made = (entry.statement.claim for entry in entries if isinstance(entry.statement, ClaimMade))
    events = find_events(entries, name.id)
    claim = next(one for one in made if one.id == name.id)
    return told.build_claim_history(claim, events), told.build_claim_events(events)


def diff(
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The earlier day of knowledge (UTC).")],
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="The later one; now if left out.")] = None,
    format: FormatOption = Format.table,
    database: Database = None,
) -> None:
    """Tell which claims and activities are new, changed or withdrawn between two days of knowledge.

    \b
    Example:
      headwater diff --from 2025-03-01 --to 2025-04-01
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.answer import say_below, write_list
        from headwater.export.changes import CHANGES, Change
        from headwater.export.notes import say_changes
        from headwater.pipeline.question import open_days

        before, after = open_days(ledger, since, until)
        activities, claims = after.changes(before)
        changes: list[Change] = [*activities, *claims]
        write_list(CHANGES, changes, format.value)
        say_below([say_changes(activities, claims)], format.value)
