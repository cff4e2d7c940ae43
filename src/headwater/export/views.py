"""Claims, slots, problems and pieces of text as the page shows them: every word, link and class decided here."""

import msgspec

from headwater.export.pieces import EVIDENCE, PROBLEM, Mark, Piece
from headwater.export.slots import find_group, find_slots, find_type
from headwater.export.words import say_code, say_slot, say_value
from headwater.model import Problem, Span
from headwater.model.claim import Claim

_LONG = 80
"""Words quoted beside a slot are cut after so many characters; they stand in full in the text."""


_RUN = 3
"""So many consecutive numbers become one."""


class Link(msgspec.Struct, frozen=True):
    """A link to words in the text, and these words."""

    href: str
    text: str


class Ref(msgspec.Struct, frozen=True):
    """A small number after words: which kind of mark ends there, where it leads, what it shows, its name aloud."""

    kind: str
    href: str
    sign: str
    name: str


class SlotView(msgspec.Struct, frozen=True):
    """A slot of a claim as the page shows it."""

    anchor: str
    name: str
    group: str
    value: str
    words: tuple[Link, ...]


class ClaimView(msgspec.Struct, frozen=True):
    """A claim as the page shows it."""

    number: int
    anchor: str
    name: str
    status: str
    slots: tuple[SlotView, ...]
    evidence: tuple[Link, ...]


class ProblemView(msgspec.Struct, frozen=True):
    """A problem as the page shows it; ``href`` is empty where it is the whole document's."""

    anchor: str
    kind: str
    message: str
    href: str


class PieceView(msgspec.Struct, frozen=True):
    """A piece of text as the page shows it: ``href`` makes it a link, ``refs`` are the numbers that follow it."""

    text: str
    classes: str
    href: str
    title: str
    anchors: tuple[str, ...]
    refs: tuple[Ref, ...]


def _claim_anchor(number: int) -> str:
    return f"c{number}"


def _target(mark: Mark) -> str:
    if mark.slot == PROBLEM:
        return f"#p{mark.number}"
    return f"#{_claim_anchor(mark.number)}" + ("" if mark.slot == EVIDENCE else f"-{mark.slot}")


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else line[:_LONG].rsplit(" ", 1)[0] + " …"


def _links(number: int, slot: str, spans: tuple[Span, ...]) -> tuple[Link, ...]:
    return tuple(Link(f"#w{number}-{slot}-{nth}", _shorten(span.exact)) for nth, span in enumerate(spans, 1))


def _view_slot(number: int, claim: Claim, slot: str, value: object) -> SlotView:
    said = say_value(slot, value)
    words = _links(number, slot, claim.mentions.get(slot, ()))
    return SlotView(f"{_claim_anchor(number)}-{slot}", say_slot(slot), find_group(slot), said, words)


def build_claim(number: int, claim: Claim) -> ClaimView:
    """Claim ``number`` (from 1): its slots with their words; that it is plainly stated goes without saying."""
    slots = [
        _view_slot(number, claim, slot, value)
        for slot, value in find_slots(claim)
        if (slot, value) != ("assertion", "stated") or claim.mentions.get(slot)
    ]
    status = [say_code(word) for word in (getattr(claim, "stage", None), claim.assertion) if word and word != "stated"]
    return ClaimView(
        number,
        _claim_anchor(number),
        say_code(find_type(claim)),
        ", ".join(status),
        tuple(slots),
        _links(number, EVIDENCE, claim.evidence),
    )


def build_problem(number: int, problem: Problem, marked: set[int]) -> ProblemView:
    """Problem ``number`` (from 1); ``marked`` are the numbers of those that have a place in the text."""
    href = f"#w{number}-{PROBLEM}-1" if number in marked else ""
    return ProblemView(f"p{number}", say_code(problem.kind), problem.message, href)


def _name(mark: Mark, claims: list[ClaimView]) -> str:
    if mark.slot == PROBLEM:
        return f"problem {mark.number}"
    if mark.slot == EVIDENCE:
        return f"claim {mark.number}: {claims[mark.number - 1].name}"
    return f"{say_slot(mark.slot)}, claim {mark.number}"


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Sorted ``numbers`` as first and last of each run of three and more: 2 3 4 7 8 is 2 to 4, 7 and 8."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    short = [(number, number) for run in runs if len(run) < _RUN for number in run]
    return sorted(short + [(run[0], run[-1]) for run in runs if len(run) >= _RUN])


def _ground(piece: Piece) -> list[str]:
    """The classes of the ground below a piece: which claims light it up, and darker the more have it as evidence."""
    carried = sorted({mark.number for mark in piece.marks if mark.slot != PROBLEM})
    depth = len({mark.number for mark in piece.marks if mark.slot == EVIDENCE})
    return [f"k{number}" for number in carried] + ([f"e e{min(depth, 3)}"] if depth else [])


def _shared(piece: Piece, main: Mark | None) -> tuple[Ref, ...]:
    """Further claims whose words end here: a word that ten claims inherit says "2–10", not nine numbers."""
    others = [mark for mark in piece.ends if not mark.stands_alone and not (main and mark.number == main.number)]
    targets = {mark.number: _target(mark) for mark in reversed(others)}
    kind = " ".join(["word", *_ground(piece)])
    return tuple(
        Ref(kind, targets[first], sign, f"shared with claim{'s' if first != last else ''} {sign.replace('–', ' to ')}")
        for first, last in _runs(sorted(targets))
        for sign in [str(first) if first == last else f"{first}–{last}"]
    )


def _refs(piece: Piece, main: Mark | None, claims: list[ClaimView]) -> tuple[Ref, ...]:
    """What follows a piece: claims that share its words, then claims whose evidence ends here, then problems."""
    alone = sorted({(mark.slot, mark.number): mark for mark in piece.ends if mark.stands_alone}.values(), key=_place)
    return _shared(piece, main) + tuple(
        Ref(mark.slot, _target(mark), "!" if mark.slot == PROBLEM else str(mark.number), _name(mark, claims))
        for mark in alone
    )


def _place(mark: Mark) -> tuple[str, int]:
    return mark.slot, mark.number


def build_piece(piece: Piece, claims: list[ClaimView]) -> PieceView:
    """A piece as a link to the slot of its narrowest mark; the numbers after it lead to all other claims."""
    words = [mark for mark in piece.marks if not mark.stands_alone]
    main = min(words, key=lambda mark: (mark.end - mark.start, mark.number), default=None)
    classes = _ground(piece)
    classes += ["begins"] if any(mark.slot == EVIDENCE for mark in piece.begins) else []
    classes += [f"w {find_group(main.slot)}"] if main else []
    classes += ["p"] if any(mark.slot == PROBLEM for mark in piece.marks) else []
    return PieceView(
        piece.text,
        " ".join(classes),
        _target(main) if main else "",
        "; ".join(dict.fromkeys(_name(mark, claims) for mark in words)).capitalize(),
        tuple(mark.anchor for mark in piece.begins),
        _refs(piece, main, claims),
    )
