"""How a claim came to be, as lines of plain text."""

from collections.abc import Iterator

from headwater.export.control import show_line
from headwater.export.slots import find_slots, find_type
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


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


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
    rejected = [one for one in outcome.rejected if any(_overlaps(one.span, span) for span in carriers)]
    yield f"rejected here: {len(rejected) or 'nothing'}"
    for one in rejected:
        yield from _rejected(one)
