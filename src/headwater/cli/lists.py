"""``headwater activities``, ``claims`` and ``documents``: what a ledger holds, on three clocks."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli.guard import guarded
from headwater.cli.place import Database, open_place
from headwater.cli.read import Format

if TYPE_CHECKING:
    from headwater.export.listing import Telling
    from headwater.ledger import Query, View

Key = Callable[[Any], int]
"""What a page is cut at: a number that each row has."""

PAGE = 100
"""How many rows a table has where nobody says."""

ACTIVITIES = """What is told of each activity: the stage reached, the sums, by how many documents.

    An activity is, for now, what the same donors, recipients, framework and fiscal year (or instrument) name; those
    with a claim that the filters want are listed, each told by all its claims. Sums are as told, never added up.

    \b
    Examples:
      headwater activities --recipient Mongolia
      headwater activities --recipient MN --published-by 2025-01-10
      headwater activities --donor JP --stage delivered --format csv
    """
CLAIMS = """Claims, each with its words, its document and who says so.

    \b
    Examples:
      headwater claims --donor JP --item patrol_vessel
      headwater claims --text "coastal radar" --known-at 2025-03-01
      headwater claims --since 2024-12-01 --until 2024-12-31 --format jsonl
    """
DOCUMENTS = """Documents, with how many of their claims are held; where claims are asked for, those that make one.

    \b
    Examples:
      headwater documents
      headwater documents --recipient FJ --published-by 2024-12-31
    """


def _option(name: str, metavar: str, help: str) -> Any:
    return typer.Option(name, metavar=metavar, help=help)


Donor = Annotated[str | None, _option("--donor", "COUNTRY", "Given by: a code (JP) or an English name.")]
Recipient = Annotated[str | None, _option("--recipient", "COUNTRY", "Given to; of an agreement, a party.")]
Framework = Annotated[str | None, _option("--framework", "NAME", "The programme, such as OSA or FMF.")]
Type = Annotated[str | None, _option("--type", "TYPE", "The type of claim, such as assistance or agreement.")]
Stage = Annotated[str | None, _option("--stage", "STAGE", "Of claims, the stage told; of activities, the one reached.")]
FiscalYear = Annotated[str | None, _option("--fiscal-year", "CC-YYYY", "The donor's fiscal year, such as JP-2024.")]
Item = Annotated[str | None, _option("--item", "ITEM", "The code of what is given, such as patrol_vessel.")]
Asserter = Annotated[str | None, _option("--asserter", "WORDS", "Part of the name of somebody who says so.")]
Since = Annotated[str | None, _option("--since", "DAY", "What is told came about on this day or later.")]
Until = Annotated[str | None, _option("--until", "DAY", "What is told came about by this day.")]
Text = Annotated[str | None, _option("--text", "WORDS", "Words of the quotation, in any case and width.")]
KnownAt = Annotated[str | None, _option("--known-at", "DAY", "What this ledger knew by then (UTC).")]
PublishedBy = Annotated[str | None, _option("--published-by", "DAY", "What the public could know by then.")]
ValidAt = Annotated[str | None, _option("--valid-at", "DAY", "What was the case by then, as far as it is told.")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="For people, for programs, for spreadsheets.")]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help=f"At most so many; a table has {PAGE} if left out.")
]
After = Annotated[str | None, _option("--after", "CURSOR", "Go on behind the last page, in the ledger as it was then.")]


def build_list(what: str, help: str) -> Callable[..., None]:
    """The verb that lists ``what``; all three have the same filters, clocks and pages."""

    def verb(
        donor: Donor = None,
        recipient: Recipient = None,
        framework: Framework = None,
        type: Type = None,
        stage: Stage = None,
        fiscal_year: FiscalYear = None,
        item: Item = None,
        asserter: Asserter = None,
        since: Since = None,
        until: Until = None,
        text: Text = None,
        known_at: KnownAt = None,
        published_by: PublishedBy = None,
        valid_at: ValidAt = None,
        format: FormatOption = Format.table,
        limit: Limit = None,
        after: After = None,
        database: Database = None,
    ) -> None:
        with guarded(), open_place(database) as ledger:
            from headwater.codebook import load_codebook
            from headwater.pipeline.question import GROUPED, TYPES, Asked, open_view, parse_question

            asked = Asked(
                donor=donor,
                recipient=recipient,
                framework=framework,
                type=type,
                stage=stage,
                fiscal_year=fiscal_year,
                item=item,
                asserter=asserter,
                since=since,
                until=until,
                text=text,
            )
            query = parse_question(asked, load_codebook(), GROUPED if what == "activities" else TYPES)
            view = open_view(ledger, known_at, published_by, valid_at)
            _answer(what, view, query, format.value, limit, after)

    verb.__doc__ = help
    return verb


def _answer(what: str, view: "View", query: "Query", form: str, limit: int | None, after: str | None) -> None:
    """Print a page of ``what``, and below it what was left out and where the next page begins."""
    from headwater.cli.answer import Page, parse_cursor, say_below, show_cursor, write_list

    last = None
    if after is not None:
        position, last = parse_cursor(after, what)
        view = view.at(position)
    telling, things, key = _find(what, view, query, last)
    page = Page(things, limit or (PAGE if form == "table" else None))
    write_list(telling, page, form)
    notes = _say_notes(what, view, query, page.count) if after is None else []
    if page.last is not None and page.has_more():
        notes.append(f"More: go on with --after {show_cursor(what, view.position, key(page.last))}")
    say_below(notes, form)


def _find(what: str, view: "View", query: "Query", last: int | None) -> "tuple[Telling[Any], Iterator[Any], Key]":
    """How ``what`` is told, the things behind ``last``, and what key each has."""
    from headwater.export.activities import ACTIVITIES
    from headwater.export.held import CLAIMS
    from headwater.export.papers import PAPERS

    match what:
        case "activities":
            return ACTIVITIES, view.activities(query, after=last), lambda one: one.activity.key
        case "claims":
            return CLAIMS, view.read(query, after=last or 0), lambda one: one[0].made
    return PAPERS, view.papers(query, after=last or 0), lambda one: one.number


def _say_notes(what: str, view: "View", query: "Query", count: int) -> list[str]:
    from headwater.export.notes import say_empty, say_left_out, say_unpublished

    notes = [] if count else [say_empty(view, what)]
    if what == "documents" and query.is_open() and view.valid_at is None:
        return [*notes, *say_unpublished(view.unpublished())]
    return [*notes, *say_left_out(view.left_out(query))]
