"""All that a ledger holds of one document, statement by statement: what is believed of it, since when and until when.

The derived rows of a document are a pure function of its statements in their order. So they can be thrown away and made
again, and what was believed after statement N is the same for ever.
"""

from collections.abc import Iterator

import msgspec

from headwater.ledger.correct import apply_corrections
from headwater.ledger.judge import find_claim_fault, find_correction_fault
from headwater.model import (
    Claim,
    ClaimMade,
    DocumentSeen,
    Reader,
    ReadingMade,
    Retracted,
    Reviewed,
    Statement,
    TextDropped,
    Undone,
    find_first_day,
    find_last_day,
)


class Belief(msgspec.Struct, frozen=True, gc=False):
    """A claim as it was held from statement ``since`` until before statement ``until`` (None: still).

    ``made``: sequence number of the claim's own statement; ``corrected``: whether ``claim`` differs from what that
    statement says; ``published``: first and last day on which the document may have been published.
    """

    made: int
    since: int
    until: int | None
    claim: Claim
    corrected: bool
    published: tuple[str | None, str | None]


class Dossier:
    """The state of one document. :meth:`take` each of its statements in order; :meth:`beliefs` is what follows."""

    def __init__(self) -> None:
        self.sightings: list[DocumentSeen] = []
        self.claims: dict[str, tuple[int, Claim]] = {}
        self.acts: dict[str, Reviewed | Retracted | TextDropped] = {}  # by id, in order, without those undone
        self.undone: set[str] = set()
        self.last_act: dict[str | None, str] = {}  # by claim; None: the document's own
        self.published: tuple[str | None, str | None] = (None, None)
        self.readers: dict[str, Reader] = {}  # by name: who read last
        self._readings: dict[str, frozenset[str]] = {}  # by name: what was found
        self._open: dict[str, Belief] = {}
        self._closed: list[Belief] = []

    # --- what may be taken -------------------------------------------------------------------------------------------

    def find_fault(self, statement: Statement, text: str | None, *, bare: bool = False) -> str | None:
        """Why ``statement`` may not be taken next; None where it may. ``text``: the document's, where it is at hand.

        ``bare``: the text was dropped, and what it said cannot be checked.
        """
        match statement:
            case ClaimMade():
                return find_claim_fault(statement.document, statement.claim, text, bare=bare)
            case ReadingMade():
                missing = [one for one in statement.claims if one not in self.claims]
                return f"it lists a claim that the document does not have: {missing[0]}" if missing else None
            case Reviewed():
                return self._find_review_fault(statement, text, bare)
            case Retracted() if statement.claim is not None and statement.claim not in self.claims:
                return f"the document has no claim {statement.claim}"
            case Undone() if statement.act not in self.acts and statement.act not in self.undone:
                return f"the document has no review or retraction {statement.act}"
        return None

    def _find_review_fault(self, review: Reviewed, text: str | None, bare: bool) -> str | None:
        if review.claim not in self.claims:
            return f"the document has no claim {review.claim}"
        return find_correction_fault(self.claims[review.claim][1], review, text, bare=bare)

    # --- taking ------------------------------------------------------------------------------------------------------

    def take(self, seq: int, identifier: str, statement: Statement) -> None:
        """Add the statement with number ``seq`` and id ``identifier``, which :meth:`find_fault` found no fault with."""
        for claim in self._touched(seq, identifier, statement):
            self._settle(seq, claim)

    def _touched(self, seq: int, identifier: str, statement: Statement) -> list[str]:
        """Change the state; the claims whose standing may have changed."""
        match statement:
            case ClaimMade():
                self.claims[statement.claim.id] = (seq, statement.claim)
                return []
            case ReadingMade():
                before = self._readings.get(statement.reader.name, frozenset())
                self.readers[statement.reader.name] = statement.reader
                self._readings[statement.reader.name] = frozenset(statement.claims)
                return [*statement.claims, *sorted(before.difference(statement.claims))]
            case DocumentSeen():
                return self._see(statement)
            case Undone():
                self.undone.add(statement.act)
                return self._scope(self.acts.pop(statement.act, None))
        self.acts[identifier] = statement
        self.last_act[getattr(statement, "claim", None)] = identifier
        return self._scope(statement)

    def _see(self, sighting: DocumentSeen) -> list[str]:
        """The document was published on the earliest day that any of its sightings tells for sure."""
        self.sightings.append(sighting)
        published = sighting.metadata.published
        last = find_last_day(published)
        if last is None or (self.published[1] is not None and self.published[1] <= last):
            return []
        self.published = (find_first_day(published), last)
        return list(self.claims)

    def _scope(self, act: Reviewed | Retracted | TextDropped | None) -> list[str]:
        """The claims that ``act`` is about."""
        match act:
            case Reviewed() | Retracted() if act.claim is not None:
                return [act.claim]
            case Retracted():
                return list(self.claims)
        return []

    # --- what follows ------------------------------------------------------------------------------------------------

    def _settle(self, seq: int, claim: str) -> None:
        """Close what was believed of ``claim`` and open what is believed from ``seq`` on, where that differs."""
        held, now = self._open.get(claim), self._hold(seq, claim)
        if held is not None:
            if now is not None and msgspec.structs.replace(now, since=held.since) == held:
                return
            del self._open[claim]
            self._closed.append(msgspec.structs.replace(held, until=seq))
        if now is not None:
            self._open[claim] = now

    def _hold(self, seq: int, claim: str) -> Belief | None:
        """What is believed of ``claim`` now; None where it is not held."""
        reviews: list[Reviewed] = []
        if self.acts:  # of most documents there are none, in a bulk load above all
            acts = [act for act in self.acts.values() if claim in self._scope(act)]
            if any(isinstance(act, Retracted) for act in acts):
                return None
            reviews = [act for act in acts if isinstance(act, Reviewed)]
        if reviews and reviews[-1].verdict == "reject":
            return None
        # What a person accepted or set right stays, though a newer reading no longer lists it.
        if not reviews and not self._is_listed(claim):
            return None
        made, said = self.claims[claim]
        told = apply_corrections(said, reviews) if reviews else said
        return Belief(made, seq, None, told, told is not said, self.published)

    def _is_listed(self, claim: str) -> bool:
        return any([claim in listed for listed in self._readings.values()])  # noqa: C419 (a list is faster for one)

    def beliefs(self) -> Iterator[Belief]:
        """Every belief so far: those given up, in the order of giving up, then those still held."""
        yield from self._closed
        yield from self._open.values()

    def believed(self, claim: str) -> Belief | None:
        """What is believed of the claim with this id now; None where it is not held."""
        return self._open.get(claim)

    def held(self) -> frozenset[str]:
        """The ids of the claims held now."""
        return frozenset(self._open)

    def is_retracted(self) -> bool:
        """Whether the whole document is retracted now."""
        return any(isinstance(act, Retracted) and act.claim is None for act in self.acts.values())

    def is_dropped(self) -> bool:
        """Whether the text was taken out on request, and the request still stands."""
        return any(isinstance(act, TextDropped) for act in self.acts.values())
