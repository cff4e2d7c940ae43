"""``headwater add``: documents, or readings made elsewhere, into a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import complain, guarded
from headwater.cli.place import Database, open_place
from headwater.cli.read import say_skipped

if TYPE_CHECKING:
    from headwater.pipeline.told import Added


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files (text, HTML, PDF), folders, readings (.jsonl), or - for standard input."
        ),
    ],
    database: Database = None,
    codebook: Annotated[
        Path | None, typer.Option("--codebook", metavar="DIR", help="Add the entries in DIR to the codebook.")
    ] = None,
    recorded_at: Annotated[
        str | None,
        typer.Option(
            "--recorded-at", metavar="DAY", help="For a load of history: record it as of DAY, marked as such."
        ),
    ] = None,
) -> None:
    """Read documents and append what they claim to the ledger; what it has already is not appended again.

    A newer reader reads an old document again: its reading supersedes the older one, and both stay visible. A run can
    be interrupted and started again at any moment.

    \b
    Examples:
      headwater add releases/
      headwater add readings.jsonl --database postgresql://localhost/headwater
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.cli.progress import Progress
        from headwater.codebook import load_codebook
        from headwater.pipeline.add import Adding, add_sources, find_reader
        from headwater.pipeline.result import Failed, Skipped
        from headwater.pipeline.told import Added, Refused

        known, progress = load_codebook(codebook), Progress()
        done: list[Added] = []
        failed = 0
        try:
            for one in add_sources(sources, Adding(ledger, known, find_reader(known), recorded_at), progress.tell):
                progress.hide()
                match one:
                    case Added():
                        done.append(one)
                        typer.echo(_say_added(one))
                        failed += len(one.refused)
                        _complain_of(one)
                    case Refused():
                        failed += 1
                        complain(f"{one.place}: {one.reason}")
                    case Failed():
                        failed += 1
                        complain(str(one.error))
                    case Skipped():
                        complain(say_skipped(one.path, one.hidden, one.unknown))
        finally:
            progress.hide()
        typer.echo(_say_sum(done, ledger.head().seq))
        if failed:
            raise typer.Exit(1)


def _complain_of(added: "Added") -> None:
    for one in added.refused:
        complain(f"{one.place}: {one.reason}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _say_added(added: "Added") -> str:
    """``new    releases/a.txt: 5 claims; 1 problem``."""
    from headwater.export.control import show_line

    change = added.new or added.superseded
    status = "new" if added.seen else "again" if change else "known"
    counts = [_count(added.new + added.known, "claim")]
    if not added.seen and change:
        counts.append(f"{added.new:,} of them new, {added.superseded:,} superseded")
    counts += [_count(added.problems, "problem")] if added.problems else []
    counts += [f"{len(added.refused):,} refused"] if added.refused else []
    counts += [added.note] if added.note else []
    return f"{status:<6} {show_line(added.path)}: {'; '.join(counts)}"


def _say_sum(done: "list[Added]", statements: int) -> str:
    new = [one for one in done if one.seen]
    claims, refused = sum(one.new for one in done), sum(len(one.refused) for one in done)
    told = f"{_count(len(done), 'document')}, {len(new):,} of them new; {_count(claims, 'new claim')}"
    told += f", {refused:,} refused" if refused else ""
    return f"{told}. The ledger holds {_count(statements, 'statement')}."
