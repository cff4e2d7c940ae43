"""A reading for people at a prompt: plain lines where the output is piped, a laid-out table on a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from headwater.export.control import show_line
from headwater.export.slots import find_type
from headwater.export.words import (
    say_amount,
    say_asserters,
    say_author,
    say_code,
    say_lineage,
    say_time,
    say_value,
    say_what,
    say_when,
    say_who,
)
from headwater.model import Problem, Reading
from headwater.model.claim import Claim

if TYPE_CHECKING:
    from rich.console import Console


def build_head(reading: Reading) -> dict[str, str]:
    """What a document says of itself, by plain names; what it does not say is left out."""
    document = reading.document
    head = {
        "title": document.title,
        "source": document.path,
        "publisher": document.publisher,
        "by": ", ".join(map(say_author, document.authors)),
        "editor": document.editor,
        "published": say_time(document.published),
        "genre": say_code(document.genre),
        "language": document.language,
        "lineage": "; ".join(map(say_lineage, document.lineage)),
        "address": document.url,
    }
    return {name: show_line(value) for name, value in head.items() if value}


def build_cells(claim: Claim) -> dict[str, str]:
    """What is shown of a claim, by plain names; empty cells included."""
    cells = {
        "type": say_code(find_type(claim)),
        "who": say_who(claim),
        "what": say_what(claim),
        "amount": say_amount(claim),
        "stage": say_value("stage", getattr(claim, "stage", None)),
        "date": say_when(claim),
        "said by": say_asserters(claim),
    }
    return {name: show_line(value) for name, value in cells.items()}


def say_problem(problem: Problem) -> str:
    """Kind, message and place of a problem on one line."""
    place = "" if problem.start is None else f" (characters {problem.start} to {problem.end})"
    return show_line(f"{say_code(problem.kind)}: {problem.message}{place}")


def _plain(reading: Reading) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in build_head(reading).items())
    yield f"claims: {len(reading.claims)}"
    for number, claim in enumerate(reading.claims, 1):
        cells = build_cells(claim)
        told = "; ".join(f"{name}: {value}" for name, value in cells.items() if value and name != "type")
        yield f"claim {number}: {cells['type']}; {told}"
        yield from (f'  "{show_line(span.exact)}"' for span in claim.evidence)
    yield from (f"problem: {say_problem(problem)}" for problem in reading.problems)


def write_plain(reading: Reading, stream: TextIO) -> None:
    """``reading`` as lines without colour or boxes; a claim is one line, the words that carry it stand below."""
    stream.write("\n".join(_plain(reading)) + "\n\n")


def write_table(reading: Reading, console: "Console") -> None:
    """``reading`` laid out for a terminal of any width."""
    from headwater.export import terminal  # lazily: rich is for terminals

    terminal.write_reading(reading, console)
