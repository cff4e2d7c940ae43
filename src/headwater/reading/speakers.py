"""Which block of a document is spoken by whom: turns of an interview, answers in parliament, statements after "X
said:".
"""

from collections.abc import Sequence

import msgspec

from headwater.codebook import Codebook
from headwater.model import Document, Span
from headwater.reading.blocks import Block
from headwater.reading.lexicon import build_lexicon, find_tags
from headwater.reading.tokens import find_tokens
from headwater.reading.verbs import find_groups
from headwater.reading.words import build_pattern, find_words


class Speaker(msgspec.Struct, frozen=True):
    """Who speaks a block: the words that name the speaker; ``asks`` where asking is all that is done."""

    span: Span | None
    asks: bool = False


def _name(document: Document, label: Span, codebook: Codebook) -> tuple[Span | None, bool]:
    """The speaker in a label, a verb of saying at its end left out, and whether there was one."""
    tokens = find_tokens(document.text, label.start, label.end)
    groups = [g for g in find_groups(tokens, codebook) if g.does("say")]
    if groups and groups[-1].end >= label.end - 1:
        end = groups[-1].start
        while end > label.start and document.text[end - 1].isspace():
            end -= 1
        return (Span.of(document.text, label.start, end) if end > label.start else None), True
    return label, False


def _is_speaker(label: str, document: Document, codebook: Codebook) -> bool:
    if label.lower() in find_words(codebook, "no_speaker"):
        return False
    tags = find_tags(label, build_lexicon(codebook))
    if any(t.kind in ("country", "capital") and t.start == 0 and t.end >= len(label) - 1 for t in tags):
        return False
    if {w.lower() for w in label.split()} & find_words(codebook, "be"):
        return False
    named = any(t.kind == "role" and t.value in ("person", "body") for t in tags)
    repeated = document.text.count(f"\n{label}:") >= 2
    return (named and len(label.split()) <= 10) or (document.metadata.genre == "transcript" and repeated)


def _asks(label: str, document: Document, blocks: Sequence[Block], codebook: Codebook) -> bool:
    if label.lower() in find_words(codebook, "speaker_question"):
        return True
    turns = [b for b in blocks if b.label and b.label.exact == label]
    asked = sum(document.text[b.start : b.end].rstrip().endswith("?") for b in turns)
    return len(turns) >= 3 and asked * 2 > len(turns)


def find_speakers(document: Document, blocks: Sequence[Block], codebook: Codebook) -> list[Speaker | None]:
    """For each block its speaker, or None for the document's own voice."""
    found: list[Speaker | None] = []
    current: Speaker | None = None
    lasting = 0
    for block in blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading" and not block.label:
            asks = text.lower().rstrip(":") in find_words(codebook, "speaker_question")
            current, lasting = (Speaker(None, asks=True), 99) if asks else (None, 0)
            found.append(None)
            continue
        label = block.label
        if label and label.exact.lower() in find_words(codebook, "speaker_question"):
            current, lasting = Speaker(None, asks=True), 1
            found.append(current)
            continue
        name, said = _name(document, label, codebook) if label else (None, False)
        ends_there = label is not None and label.end + 1 >= block.end
        if label and name and ((said and ends_there) or (not said and _is_speaker(label.exact, document, codebook))):
            asks = _asks(label.exact, document, blocks, codebook)
            current, lasting = Speaker(None if asks else name, asks), 2 if said else 99
            found.append(current)
            continue
        if (
            lasting == 1
            and not build_pattern(codebook, "first_person").search(text)
            and not text.startswith(("“", '"'))
        ):
            current, lasting = None, 0
        lasting = 1 if lasting == 2 else lasting
        found.append(current)
    return found
