"""How a claim came to be, as lines of plain text."""

from collections.abc import Iterable, Iterator

from headwater.export.control import show_line
from headwater.export.slots import find_slots, find_type
from headwater.export.table import say_problem
from headwater.export.words import say_code, say_slot, say_value
from headwater.model import Span
from headwater.reading.trace import Note, Outcome, Rejection


def _place(span: Span) -> str:
    return f"“{show_line(span.exact)}” (characters {span.start} to {span.end})"


def _note(note: Note) -> Iterator[str]:
    yield f"    {show_line(note.why)}"
    if note.span is not None:
        yield f"      words: {_place(note.span)}"
    if note.rule:
        yield f"      rule:  {show_line(note.rule)}"
    if note.entry:
        yield f"      entry: {show_line(note.entry)}"


def _rejected(rejection: Rejection) -> Iterator[str]:
    yield f"  {_place(rejection.span)}"
    yield f"    {show_line(rejection.why)} [{show_line(rejection.rule)}]"


def _touches(one: Span, others: Iterable[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def build_trace(outcome: Outcome, number: int) -> Iterator[str]:
    """Claim ``number`` (from 1) of ``outcome``: its sentences, each slot with its reasons, what was rejected.

    Raises IndexError where there is no such claim.
    """
    claim = outcome.reading.claims[number - 1]
    notes = [note for trace in outcome.traces if trace.claim == number - 1 for note in trace.notes]
    sentences = [span for trace in outcome.traces if trace.claim == number - 1 for span in trace.sentences]
    yield f"claim {number}: {say_code(find_type(claim))}"
    yield "sentences:"
    yield from (f"  {_place(span)}" for span in sentences or claim.evidence)
    yield "slots:"
    for slot, value in find_slots(claim):
        yield f"  {say_slot(slot)}: {show_line(say_value(slot, value))}"
        for note in (note for note in notes if note.slot == slot):
            yield from _note(note)
    told = {slot for slot, _ in find_slots(claim)}
    other = [note for note in notes if note.slot not in told]
    if other:
        yield "also:"
    for note in other:
        yield f"  {show_line(note.slot)}: {show_line(note.value)}"
        yield from _note(note)
    carriers = sentences or claim.evidence
    yield from _list_rejected("rejected here", [one for one in outcome.rejected if _touches(one.span, carriers)])


def build_rejections(outcome: Outcome) -> Iterator[str]:
    """Everything that looked like a claim in the document and was not made one, and what was left undecided."""
    yield f"claims: {len(outcome.reading.claims)}"
    yield from (f"problem: {say_problem(problem)}" for problem in outcome.reading.problems)
    yield from _list_rejected("rejected", list(outcome.rejected))


def _list_rejected(title: str, rejected: list[Rejection]) -> Iterator[str]:
    yield f"{title}: {len(rejected) or 'nothing'}"
    for one in rejected:
        yield from _rejected(one)
