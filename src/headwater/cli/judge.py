"""``headwater retract``, ``review`` and ``undo``: what people do to claims; every act is an append."""

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import guarded
from headwater.cli.lists import FormatOption, KnownAt
from headwater.cli.place import Database, open_place
from headwater.cli.read import Format

if TYPE_CHECKING:
    from headwater.ledger import Ledger
    from headwater.model.statement import Verdict
    from headwater.pipeline.act import Done

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who does this.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WHY", help="Why, for whoever reads it later.")]


def retract(
    id: Annotated[str, typer.Argument(metavar="ID", help="A document or a claim: the first 4 digits or more.")],
    reason: Reason = "",
    by: By = "",
    database: Database = None,
) -> None:
    """Hold a document, or one of its claims, no longer. Nothing is erased: what was known before can still be asked.

    \b
    Example:
      headwater retract 7f4d18d0 --by Ann --reason "the publisher withdrew it"
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.pipeline.act import append_retraction

        tell_act(append_retraction(ledger, id, by, reason))


def review(
    id: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="A claim: the first 4 digits or more.")] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="It is right; kept even if a newer reading omits it.")
    ] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is wrong, and held no longer.")] = False,
    correct: Annotated[
        list[str] | None, typer.Option("--correct", metavar="SLOT=VALUE", help="Set a slot right; may be repeated.")
    ] = None,
    quote: Annotated[
        list[str] | None, typer.Option("--quote", metavar="WORDS", help="The document's words that carry the value.")
    ] = None,
    occurrence: Annotated[
        int | None, typer.Option("--occurrence", metavar="N", min=1, help="Which one, where they stand several times.")
    ] = None,
    editor: Annotated[
        bool, typer.Option("--editor", help="The value is the editor's own, not the document's.")
    ] = False,
    by: By = "",
    reason: Reason = "",
    queue: Annotated[bool, typer.Option("--queue", help="List what is most worth a person's time, and why.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How long the queue is.")] = 20,
    known_at: KnownAt = None,
    format: FormatOption = Format.table,
    database: Database = None,
) -> None:
    """Judge a claim: accept it, reject it, or set a slot right. What its reader said stays beside it.

    \b
    Examples:
      headwater review --queue
      headwater review 5f36ea7c --accept --by Ann
      headwater review 5f36ea7c --correct "amount=1300000000 JPY" --quote "1.3 billion yen" --by Ann --reason misread
      headwater review 5f36ea7c --correct recipients=MN,PH --editor --by Ann --reason "as the annex lists them"
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.codebook import load_codebook
        from headwater.errors import QueryError
        from headwater.pipeline.act import Wish, append_review

        corrections = correct or []
        wish = Wish(corrections=corrections, quotes=quote or [], occurrence=occurrence, editor=editor)
        if queue:
            if id is not None or accept or reject or corrections:
                raise QueryError("--queue lists claims; judge one of them in another run")
            _list(ledger, known_at, limit, format.value)
            return
        if id is None:
            raise QueryError("name a claim, or ask for --queue")
        if not corrections and (wish.quotes or editor or occurrence):
            raise QueryError("--quote, --occurrence and --editor belong to --correct")
        verdict = _find_verdict(accept, reject, bool(corrections))
        tell_act(append_review(ledger, id, verdict, wish, (by, reason), load_codebook()))


def _find_verdict(accept: bool, reject: bool, correct: bool) -> "Verdict":
    from headwater.errors import QueryError

    if (accept, reject, correct).count(True) != 1:
        raise QueryError("say one of --accept, --reject and --correct")
    return "accept" if accept else "reject" if reject else "correct"


def undo(
    id: Annotated[str, typer.Argument(metavar="ACT", help="A review or retraction: the first 4 digits or more.")],
    by: By = "",
    reason: Reason = "",
    database: Database = None,
) -> None:
    """Take a review or a retraction away again; both stay to be seen in the history.

    \b
    Example:
      headwater undo 8eb50cf0 --by Ann --reason "it was right after all"
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        from headwater.pipeline.act import append_undo

        tell_act(append_undo(ledger, id, by, reason))


def tell_act(done: "Done") -> None:
    """What was done, whether its claims are held now, and how to take it back."""
    from headwater.export.causes import say_statement
    from headwater.export.control import show_line
    from headwater.export.listing import short_id
    from headwater.export.words import say_count
    from headwater.model import Undone

    if not done.new:
        typer.echo("The ledger has this very act already; nothing was appended.")
        return
    typer.echo(show_line(say_statement(done.statement)))
    held = f"{len(done.held):,} of {say_count(len(done.claims), 'claim')} held now"
    if len(done.claims) == 1:
        held = f"claim {short_id(done.claims[0])} is {'held' if done.held else 'not held'} now"
    typer.echo(held)
    if not isinstance(done.statement, Undone):
        typer.echo(
            f"act {short_id(done.act)}; to take it back: headwater undo {short_id(done.act)} --by NAME --reason WHY"
        )


def _list(ledger: "Ledger", known_at: str | None, limit: int, form: str) -> None:
    """Print the queue, worst first."""
    from headwater.cli.answer import say_below, write_list
    from headwater.export.notes import say_empty
    from headwater.export.queue import QUEUE
    from headwater.pipeline.question import open_view

    view = open_view(ledger, known_at)
    waiting = view.queue(limit)
    write_list(QUEUE, waiting, form)
    if not waiting:
        say_below([say_empty(view, "claims that wait")], form)
