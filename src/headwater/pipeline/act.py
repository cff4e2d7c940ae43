"""What people do to claims and documents: each is an append, and can be undone by another."""

from collections.abc import Sequence

import msgspec

from headwater.codebook import Codebook
from headwater.errors import QueryError
from headwater.ledger import Dossier, Ledger, Name
from headwater.model import Correction, Retracted, Reviewed, Span, Statement, TextDropped, Undone
from headwater.model.statement import Verdict
from headwater.pipeline.resolve import resolve
from headwater.pipeline.values import parse_slot
from headwater.pipeline.words import find_words


class Done(msgspec.Struct, frozen=True):
    """An act as it was appended. ``id`` is None where the ledger had it; ``held``: how many claims that it is about."""

    act: str
    statement: Statement
    new: bool
    claims: tuple[str, ...]
    held: tuple[str, ...]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How a slot is to be set right: ``slot=value``, and the words that carry it, or an editor's word."""

    corrections: Sequence[str] = ()
    quotes: Sequence[str] = ()
    occurrence: int | None = None
    editor: bool = False


def append_retraction(ledger: Ledger, text: str, by: str, reason: str) -> Done:
    """Retract the claim or the document that ``text`` names; raises QueryError."""
    name = resolve(ledger.view(), text, frozenset({"claim", "document"}))
    claim = name.id if name.kind == "claim" else None
    document, dossier = _open(ledger, name)
    after = dossier.last_act.get(claim)
    _demand(reason, "--reason")
    return _append(ledger, Retracted(document=document, claim=claim, by=by.strip(), reason=reason.strip(), after=after))


def append_review(
    ledger: Ledger, text: str, verdict: Verdict, wish: Wish, said: tuple[str, str], codebook: Codebook
) -> Done:
    """Judge the claim that ``text`` names; ``said``: by whom, and why. Raises QueryError or StatementRefused."""
    name = resolve(ledger.view(), text, frozenset({"claim"}))
    document, dossier = _open(ledger, name)
    by, reason = (one.strip() for one in said)
    _demand(by, "--by")
    if verdict != "accept":
        _demand(reason, "--reason")
    review = Reviewed(
        document=document,
        claim=name.id,
        verdict=verdict,
        by=by,
        reason=reason,
        corrections=_build_corrections(ledger, dossier, name, wish, codebook),
        after=dossier.last_act.get(name.id),
    )
    return _append(ledger, review)


def append_drop(ledger: Ledger, text: str, by: str, reason: str) -> Done:
    """Have the text of the document that ``text`` names taken out; raises QueryError.

    Where it was dropped before, nothing is appended, and what an interruption may have left of the text goes.
    """
    name = resolve(ledger.view(), text, frozenset({"document"}))
    document, dossier = _open(ledger, name)
    _demand(by, "--by")
    _demand(reason, "--reason")
    standing = next((act for act in dossier.acts.values() if isinstance(act, TextDropped)), None)
    after = dossier.last_act.get(None)
    drop = TextDropped(document=document, by=by.strip(), reason=reason.strip(), after=after)
    return _append(ledger, standing or drop)


def append_undo(ledger: Ledger, text: str, by: str, reason: str) -> Done:
    """Take away the review, retraction or dropping that ``text`` names; raises QueryError."""
    view = ledger.view()
    name = resolve(view, text, frozenset({"act"}))
    document, dossier = _open(ledger, name)
    _demand(by, "--by")
    _demand(reason, "--reason")
    if isinstance(view.statement(name.id), Undone):
        raise QueryError(f"{text} is itself an undoing: review or retract anew instead")
    if name.id in dossier.undone:
        raise QueryError(f"{text} was undone already; see: headwater show {name.id[7:19]}")
    return _append(ledger, Undone(document=document, act=name.id, by=by.strip(), reason=reason.strip()))


def _demand(text: str, option: str) -> None:
    if not text.strip():
        raise QueryError(f"{option} is wanted: whoever reads it later must know")


def _open(ledger: Ledger, name: Name) -> tuple[str, Dossier]:
    """The document of what is named, and all that the ledger holds of it."""
    document = name.document or name.id
    dossier = ledger.dossier(document)
    assert dossier is not None
    return document, dossier


def _build_corrections(
    ledger: Ledger, dossier: Dossier, name: Name, wish: Wish, codebook: Codebook
) -> tuple[Correction, ...]:
    """Each slot with its value and the words that carry it."""
    if not wish.corrections:
        return ()
    if wish.editor == bool(wish.quotes):
        raise QueryError(
            "a correction quotes the words that carry it (--quote WORDS), or is the editor's own (--editor)"
        )
    if not wish.editor and len(wish.quotes) not in {1, len(wish.corrections)}:
        raise QueryError(f"{len(wish.corrections)} corrections want one --quote for all of them, or one each")
    claim = dossier.claims[name.id][1]
    text = None if wish.editor else ledger.text(name.document or "")
    if text is None and not wish.editor:
        raise QueryError("the text of the document is not kept, so that nothing can be quoted; use --editor")
    spans: list[Span | None] = [find_words(text or "", words, claim, wish.occurrence) for words in wish.quotes]
    spans = spans * len(wish.corrections) if len(spans) == 1 else spans or [None] * len(wish.corrections)
    parsed = [parse_slot(one, claim, codebook) for one in wish.corrections]
    _judge_twice([slot for slot, _ in parsed])
    return tuple(Correction(slot, value, span) for (slot, value), span in zip(parsed, spans, strict=True))


def _judge_twice(slots: Sequence[str]) -> None:
    twice = [slot for slot in slots if slots.count(slot) > 1]
    if twice:
        raise QueryError(f"{twice[0]} is set twice; say it once")


def _append(ledger: Ledger, statement: Retracted | Reviewed | TextDropped | Undone) -> Done:
    receipt = ledger.append([statement])
    dossier = ledger.dossier(statement.document)
    assert dossier is not None
    claim = _find_claim(ledger, statement)
    claims = tuple(dossier.claims) if claim is None else (claim,)
    held = tuple(one for one in claims if one in dossier.held())
    act = receipt.appended[0] if receipt.appended else ""
    return Done(act, statement, bool(receipt.appended), claims, held)


def _find_claim(ledger: Ledger, statement: Retracted | Reviewed | TextDropped | Undone) -> str | None:
    if isinstance(statement, Undone):
        return getattr(ledger.view().statement(statement.act), "claim", None)
    return getattr(statement, "claim", None)
