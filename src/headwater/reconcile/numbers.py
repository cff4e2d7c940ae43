"""How many of a thing a claim's own words count, where its slots do not say."""

import re
from functools import lru_cache

from headwater.codebook import Codebook
from headwater.grammar import NumberMention, find_numbers
from headwater.model import Claim, Span
from headwater.reconcile.wording import has_cue

_WORDS = 4
"""Words that may stand between a number and its thing: "six new self-propelled howitzers"."""
_STOP = re.compile(r"[.,;:()。、，；：]|\b(?:and|or|for|with|of|to|from|in|on|under|worth|by|the)\b")


@lru_cache(2048)
def _numbers(text: str, codebook: Codebook) -> tuple[NumberMention, ...]:
    return tuple(find_numbers(text, codebook))


def find_counted(claim: Claim, text: str | None, codebook: Codebook) -> dict[str, tuple[int, str]]:
    """Items and how many of each, with the bound; from the claim's quantities, else from its evidence."""
    if claim.quantities:
        return {q.item: (q.value, q.bound) for q in claim.quantities}
    items: tuple[str, ...] = getattr(claim, "items", ())
    mentions = claim.mentions.get("items", ())
    if text is None or len(items) != 1 or len(mentions) != 1:
        return {}
    found = [
        n for span in claim.evidence if _holds(span, mentions[0]) for n in [_before(span, mentions[0], codebook)] if n
    ]
    return {items[0]: (int(found[0].value), found[0].bound)} if found else {}


def _holds(sentence: Span, mention: Span) -> bool:
    return sentence.start <= mention.start and mention.end <= sentence.end


def _before(sentence: Span, mention: Span, codebook: Codebook) -> NumberMention | None:
    """The number that counts the mention, right before it or its first word."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    for number in reversed(_numbers(sentence.exact, codebook)):
        if number.ordinal or number.end > end or not isinstance(number.value, int):
            continue
        between = sentence.exact[number.end : max(start, number.end)]
        if number.start >= start or (len(between.split()) <= _WORDS and not _STOP.search(between)):
            return number
        return None
    return None


def find_country_counts(claim: Claim, text: str | None, codebook: Codebook) -> list[tuple[int, str]]:
    """How many countries a claim counts, with the bound; in its evidence, or in ``text`` where that is given."""
    if claim.count is not None:
        return [(claim.count.value, claim.count.bound)]
    own = [span.exact for span in claim.evidence]
    return [
        (number.value, str(number.bound))
        for sentence in ([text] if text else own)
        for number in _numbers(sentence, codebook)
        if not number.ordinal and isinstance(number.value, int) and _counts_countries(sentence, number, codebook)
    ]


def _counts_countries(sentence: str, number: NumberMention, codebook: Codebook) -> bool:
    """Whether the next words, two adjectives at most before it, are a noun for countries."""
    behind = re.split(r"[.,;:()]", sentence[number.end : number.end + 60], maxsplit=1)[0]
    ahead = " ".join(behind.split()[:3]) if behind[:1].isspace() else behind[:3]
    return has_cue(ahead, "record_countries", codebook)
