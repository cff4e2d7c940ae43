"""Hedges before and after a number: what they make of its value."""

import re
from typing import cast

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import SPACE, any_of, eastern_of, english_of, forms_of, look_up, once
from headwater.model.claim import Bound

_REACH = 48


class Hedge(msgspec.Struct, frozen=True):
    """What stands around a number: its bound and where the wording before it starts (the number's start where none)."""

    bound: Bound
    start: int


class _Grammar(msgspec.Struct, frozen=True):
    before: re.Pattern[str]
    after: re.Pattern[str]
    values: dict[str, str]
    closing: dict[str, str]
    inner: re.Pattern[str]
    within: dict[str, str]
    particle: re.Pattern[str]
    particles: dict[str, str]


@once
def _grammar(codebook: Codebook) -> _Grammar:
    english, eastern = english_of(codebook, "hedge"), eastern_of(codebook, "hedge")
    bridge = any_of(english_of(codebook, "hedge_bridge"))
    western = rf"(?<!\w)(?P<hedge>{any_of(english)})(?:{SPACE}{bridge})?(?:{SPACE}(?i:an?))?{SPACE}?"
    particles = english_of(codebook, "particle_verb")
    closing, within = forms_of(codebook, "hedge_after"), eastern_of(codebook, "inner_hedge")
    return _Grammar(
        before=re.compile(rf"(?:{western}|(?P<eastern>{any_of(eastern)})[ \u3000]?)\Z"),
        after=re.compile(
            rf"{SPACE}(?P<word>{any_of(english_of(codebook, 'hedge_after'))})(?!\w)"
            rf"|(?P<eastern>{any_of(eastern_of(codebook, 'hedge_after'))})"
        ),
        values={**english, **eastern},
        closing=closing,
        inner=re.compile(any_of(within)),
        within=within,
        particle=re.compile(rf"(?<!\w){any_of(particles)}{SPACE}?\Z"),
        particles=particles,
    )


def find_hedge(text: str, start: int, end: int, codebook: Codebook) -> Hedge:
    """The hedge around the number ``text[start:end]``: "about", "up to" before it, "or more" after it."""
    grammar = _grammar(codebook)
    low = max(0, start - _REACH)
    before = grammar.before.search(text, low, start)
    if before and not _is_particle(grammar, text, before):
        words = before["hedge"] or before["eastern"]
        return Hedge(cast(Bound, look_up(grammar.values, words)), before.start())
    if inner := grammar.inner.search(text, start, end):
        return Hedge(cast(Bound, look_up(grammar.within, inner[0])), start)
    after = grammar.after.match(text, end)
    bound = look_up(grammar.closing, after["word"] or after["eastern"]) if after else "exact"
    return Hedge(cast(Bound, bound), start)


def _is_particle(grammar: _Grammar, text: str, before: re.Match[str]) -> bool:
    """Whether the hedge is a word of the verb before it: "handed over two boats"."""
    words, at = before["hedge"], before.start()
    verb = grammar.particle.search(text, max(0, at - _REACH), at) if words else None
    return verb is not None and look_up(grammar.particles, verb[0].strip()) == words.lower()
