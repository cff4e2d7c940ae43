"""May a claim, or a correction of one, enter? The span law, ids and types, each fault in one sentence."""

from itertools import chain

from headwater.ledger.correct import find_value_fault
from headwater.model import Claim, Reviewed, claim_id, find_ungrounded


def _find_span_fault(claim: Claim, text: str) -> str | None:
    """The first of the claim's words that do not stand in ``text``; None where all do."""
    wrong = find_ungrounded(chain(claim.evidence, *claim.mentions.values()), text)
    if wrong is None:
        return None
    slot = next((slot for slot, spans in claim.mentions.items() if wrong in spans), "")
    place = "evidence" if wrong in claim.evidence else f"mentions of {slot}"
    return f"{place}: the words at [{wrong.start}, {wrong.end}) are not {_short(wrong.exact)}"


def find_claim_fault(document: str, claim: Claim, text: str | None, *, bare: bool = False) -> str | None:
    """Why ``claim`` may not enter as one of ``document``: its words do not stand in the text, or its id is another's.

    ``text`` is the canonical text of the document; without it no claim can be checked, and none enters, unless the
    document is ``bare``: its text was dropped, so that everything but its words is checked.
    """
    if text is None and not bare:
        return "the text of its document is not at hand, so that its words cannot be checked"
    if not claim.evidence:
        return "it quotes no evidence"
    fault = None if text is None else _find_span_fault(claim, text)
    if fault is None and claim.id != claim_id(document, claim):
        return f"its id is not the digest of its content: {claim.id}"
    return fault


def _short(words: str, most: int = 60) -> str:
    return repr(words if len(words) <= most else words[: most - 1] + "…")


def find_correction_fault(claim: Claim, review: Reviewed, text: str | None, *, bare: bool = False) -> str | None:
    """Why ``review`` may not be made of ``claim``; None where it may."""
    if review.verdict == "correct" and not review.corrections:
        return "a correction names at least one slot and its value"
    if review.verdict != "correct" and review.corrections:
        return f"to {review.verdict} a claim sets no slot"
    for correction in review.corrections:
        fault = find_value_fault(claim, correction)
        if fault:
            return fault
        if correction.span and not (bare if text is None else correction.span.holds(text)):
            return f"{correction.slot}: the document does not say {_short(correction.span.exact)} there"
    return None
