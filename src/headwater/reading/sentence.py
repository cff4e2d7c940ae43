"""A sentence with everything found in it: tags, sums, days, numbers, verbs. What the rules look at."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from headwater.codebook import Codebook
from headwater.grammar import DateMention, MoneyMention, NumberMention, find_dates, find_money, find_numbers
from headwater.model import Document, Span
from headwater.reading.blocks import Block, find_blocks
from headwater.reading.lexicon import Tag, build_lexicon, find_tags
from headwater.reading.sentences import find_sentences
from headwater.reading.tokens import Token, find_tokens
from headwater.reading.verbs import Group, find_groups

T = TypeVar("T", bound=msgspec.Struct)


_ASKS = ("To ask ", "To call attention ", "asked the ", "asked His ", "asked Her ")
"""How a parliament's printed questions open."""

NAMED = (
    "force",
    "programme",
    "treaty",
    "country",
    "adjective",
    "capital",
    "body",
    "item",
    "generic",
    "assistance_noun",
)
"""Kinds of tag that are names and nouns as a whole: no verb stands inside."""


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of the body. All positions are code points of the canonical text.

    ``number`` counts sentences of the document, ``block`` its blocks; ``body`` is where the sentence starts behind a
    speaker's or list label; ``heading`` is the heading above it.
    """

    number: int
    block: int
    start: int
    end: int
    body: int
    text: str
    kind: str
    label: Span | None
    heading: str
    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    groups: tuple[Group, ...]
    money: tuple[MoneyMention, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[NumberMention, ...]

    @property
    def span(self) -> Span:
        """The sentence as evidence."""
        return Span(self.start, self.end, self.text)

    def words(self, start: int, end: int) -> str:
        """What stands at ``[start, end)`` of the document."""
        return self.text[start - self.start : end - self.start]

    def cut(self, start: int, end: int) -> Span:
        """The span ``[start, end)``."""
        return Span(start, end, self.words(start, end))

    def tagged(self, *kinds: str) -> list[Tag]:
        """The tags of ``kinds``, in order."""
        return [t for t in self.tags if t.kind in kinds]

    def has(self, kind: str, value: str | None = None) -> bool:
        """Whether a tag of ``kind`` (and ``value``) stands in the sentence."""
        return any(t.kind == kind and value in (None, t.value) for t in self.tags)

    def token_before(self, position: int) -> Token | None:
        """The last token that ends at or before ``position``."""
        return next((t for t in reversed(self.tokens) if t.end <= position), None)

    def token_after(self, position: int) -> Token | None:
        """The first token that starts at or after ``position``."""
        return next((t for t in self.tokens if t.start >= position), None)

    @property
    def is_question(self) -> bool:
        """Whether it asks, as members also do with "To ask the Minister …"."""
        return self.text.rstrip("”\"’')").endswith("?") or self.text.startswith(_ASKS)


def _shift(found: Sequence[T], by: int) -> tuple[T, ...]:
    def moved(one: T) -> T:
        fields = {"start": one.start + by, "end": one.end + by}  # type: ignore[attr-defined]
        if hasattr(one, "hedge"):
            fields["hedge"] = one.hedge + by
        return msgspec.structs.replace(one, **fields)

    return tuple(moved(one) for one in found)


def _find_tags(text: str, start: int, codebook: Codebook) -> tuple[Tag, ...]:
    found = find_tags(text, build_lexicon(codebook))
    return tuple(msgspec.structs.replace(t, start=t.start + start, end=t.end + start) for t in found)


def _in_money(tag: Tag, money: Sequence[MoneyMention], start: int) -> bool:
    """Whether a name is part of a sum: "US" in "US$2.5 million", "Canadian" in "5 million Canadian dollars"."""
    return any(m.start + start < tag.end and tag.start < m.end + start for m in money)


def _verbal(tokens: Sequence[Token], tags: Sequence[Tag], body: int, text: str, start: int) -> list[Token]:
    """The tokens that may be verbs: those inside names become blanks ("Armed" in "Armed Forces")."""
    named = [t for t in tags if t.kind in NAMED and t.value != "exchange_of_notes"]
    names = named + [t for t in tags if t.kind == "role" and " " in text[t.start - start : t.end - start]]
    adjectives = [t for t in tags if t.kind == "adjective"]
    names = [n for n in names if not _is_gerund(n, tokens)]
    return [
        msgspec.structs.replace(t, word=_mask(t, any(a.start <= t.start < a.end for a in adjectives)))
        if any(n.start <= t.start < n.end for n in names)
        else t
        for t in tokens
        if t.start >= body
    ]


def _mask(token: Token, adjective: bool) -> str:
    """What stands for a word inside a name; a possessive stays one: "the Navy's ship"."""
    owns = token.word.endswith(("'s", "s'"))
    return "◦" if adjective else "·'s" if owns else "·"


def _is_gerund(name: Tag, tokens: Sequence[Token]) -> bool:
    """Whether what looks like a thing is a verb: "is training 600 soldiers"."""
    if name.kind != "item":
        return False
    inside = [k for k, t in enumerate(tokens) if name.start <= t.start < name.end]
    if len(inside) != 1 or not tokens[inside[0]].word.endswith("ing"):
        return False
    before = [t.word for t in tokens[max(0, inside[0] - 3) : inside[0]]]
    after = tokens[inside[0] + 1 : inside[0] + 2]
    helper = any(w in {"is", "are", "was", "were", "been", "be", "'s", "’s"} for w in before) and "of" not in before
    return helper and not (after and after[0].word in {"of", "for", "in", ".", ","})


def _find_label(block: Block, start: int, tokens: Sequence[Token], codebook: Codebook) -> Span | None:
    """The label at the head of the sentence; words that tell something are none ("Support was announced today: …")."""
    if block.label is None or block.label.start != start:
        return None
    inside = [t for t in tokens if t.end <= block.label.end]
    return None if any(not g.does("say") for g in find_groups(inside, codebook)) else block.label


def build_sentence(
    document: Document,
    codebook: Codebook,
    place: tuple[int, int, int, int],
    block: Block,
    heading: str,
    dollar: str | None,
) -> Sentence:
    """Look at one sentence. ``place`` is its number, its block's number, start and end."""
    number, block_number, start, end = place
    text = document.text[start:end]
    tokens = tuple(find_tokens(document.text, start, end))
    label = _find_label(block, start, tokens, codebook)
    body = label.end + 1 if label else start
    money = find_money(text, codebook, dollar=dollar)
    tags = tuple(t for t in _find_tags(text, start, codebook) if not _in_money(t, money, start))
    return Sentence(
        number,
        block_number,
        start,
        end,
        body,
        text,
        block.kind,
        label,
        heading,
        tokens,
        tags,
        tuple(find_groups(_verbal(tokens, tags, body, text, start), codebook)),
        _shift(money, start),
        _shift(find_dates(text, codebook), start),
        _shift(find_numbers(text, codebook), start),
    )


def find_document_sentences(document: Document, codebook: Codebook, dollar: str | None = None) -> list[Sentence]:
    """Every sentence of the body, in order; headings are context, not sentences."""
    found: list[Sentence] = []
    heading = ""
    for block_number, block in enumerate(find_blocks(document)):
        if block.kind == "heading" and not block.label:
            heading = document.text[block.start : block.end]
            continue
        for start, end in find_sentences(document.text, block.start, block.end, codebook):
            place = (len(found), block_number, start, end)
            found.append(build_sentence(document, codebook, place, block, heading, dollar))
    return found
