"""Whether a sentence speaks of assistance that it does not tell: a programme, a word for it, what takes an act up."""

import re

from headwater.model import Span
from headwater.reading.context import Context
from headwater.reading.inherit import find_programme
from headwater.reading.lexicon import Tag
from headwater.reading.nearby import find_nearby, is_near
from headwater.reading.remember import remembered
from headwater.reading.scene import Scene
from headwater.reading.sentence import Sentence
from headwater.reading.tokens import Token
from headwater.reading.words import build_pattern

_QUOTE = re.compile(r"[“‘\"]")

_HEAD = 2
"""Among how many words at the head of a quotation "this" or "them" may stand."""

_BEHIND = 3
"""How many sentences behind an act a quotation may stand that speaks of it as "this"."""

TOLD = ("assistance", "budget", "framework")

_SHORT = 8
"""A sentence of so few words and marks ("Partly.") is stepped over."""


def find_definite(scene: Scene, kind: str, start: int, end: int) -> Span | None:
    """A noun of ``kind`` behind an article or pronoun that takes it up: "the scheme", "this first package"."""
    determiners = scene.words("anaphor_determiner") | scene.words("aid_determiner")
    for cue in scene.find_cues(kind, start, end):
        before = [t for t in scene.sentence.tokens if t.end <= cue.start][-3:]
        if any(
            (t.word in determiners or _is_owner(scene, t)) and len(scene.sentence.words(t.end, cue.start).split()) <= 1
            for t in before
        ):
            return cue
    return None


def _is_owner(scene: Scene, token: Token) -> bool:
    """Whether a word is a country's adjective, which makes "French boats" as definite as "the boats"."""
    return any(t.start <= token.start < t.end for t in scene.sentence.tagged("adjective"))


@remembered
def find_named(scene: Scene) -> tuple[Sentence, Tag] | None:
    """The programme of security assistance named last before the sentence, and where."""
    back = scene.before
    while back is not None:
        for tag in reversed(back.sentence.tagged("programme")):
            programme = find_programme(scene, tag.value)
            if programme and not programme.civil:
                return back.sentence, tag
        back = back.before
    return None


def has_told(scene: Scene) -> bool:
    """Whether an act or a programme was told of before, so that "the gift" or "the scheme" can take it up."""
    topic = bool(scene.topic.donors and scene.topic.recipients)
    topic = topic and _is_defence(scene.context)
    return topic or scene.last(*TOLD) is not None or find_named(scene) is not None or find_gift_asked(scene) is not None


@remembered
def _is_defence(context: Context) -> bool:
    """Whether the document speaks of defence anywhere."""
    return build_pattern(context.codebook, "defence_matter").search(context.text) is not None


@remembered
def find_gift_asked(scene: Scene) -> Scene | None:
    """The question above that itself tells of a gift: "Why does Chile give Peru boats?"."""
    asked = find_asked(scene)
    if asked is None or not (asked.sentence.tagged("item", "generic", "assistance_noun")):
        return None
    roles = {c.role for c in asked.cast if c.party.code}
    return asked if {"donor", "recipient"} <= roles else None


def is_civil(scene: Scene) -> bool:
    """Whether the sentence speaks of civil help only: "humanitarian assistance", schools, food."""
    names = scene.sentence.tagged("role")
    found = (c for c in scene.find_cues("civil_matter") if not any(n.start <= c.start < n.end for n in names))
    return next(found, None) is not None and not scene.sentence.tagged("assistance_noun", "force")


def is_about_aid(scene: Scene, start: int, end: int) -> bool:
    """Whether ``[start, end)`` speaks of assistance: a programme, a word for it, a thing given, what takes it up."""
    s = scene.sentence
    if is_civil(scene):
        return False
    kinds = ("assistance_noun", "item", "generic") if scene.last("assistance") else ("assistance_noun",)
    if any(start <= t.start and t.end <= end for t in s.tagged(*kinds)):
        return True
    programmes = [t for t in s.tagged("programme") if start <= t.start and t.end <= end]
    if any((p := find_programme(scene, t.value)) and not p.civil for t in programmes):
        return True
    return has_told(scene) and (
        find_definite(scene, "aid_noun", start, end) is not None or scene.find_cue("giving", start, end) is not None
    )


def opens_with_pronoun(scene: Scene) -> bool:
    """Whether the first words of the sentence refer back: "It", "Its weakness", "By 2030 they"."""
    heads = [(scene.sentence.body, 5), *((v.start, 3) for v in scene.voices if v.start > scene.sentence.body)]
    first = [
        t.word.removesuffix("'s").removesuffix("’s")
        for start, size in heads
        for t in [t for t in scene.sentence.tokens if t.start >= start][:size]
    ]
    return any(
        w in scene.words("anaphor_pronoun") or w in scene.words("third_person") or w in {"its", "their"} for w in first
    )


def is_taken_up(scene: Scene) -> bool:
    """Whether the sentence opens with a pronoun for assistance that a sentence before it in the paragraph speaks of.

    A question right above the paragraph counts as its first sentence.
    """
    if _is_quoted_behind(scene):
        return True
    here, on = scene.before, opens_with_pronoun(scene)
    while on and here is not None and is_joined(here, scene):
        if is_about_aid(here, here.sentence.start, here.sentence.end):
            return True
        on = opens_with_pronoun(here) or len(here.sentence.tokens) <= _SHORT
        here = here.before
    asked = find_asked(scene) if on and here is not None and here.sentence.block < scene.sentence.block else None
    return asked is not None and is_about_aid(asked, asked.sentence.start, asked.sentence.end)


def _is_quoted_behind(scene: Scene) -> bool:
    """Whether a quotation right behind an act opens with "this" or "these": it speaks of what was given."""
    s = scene.sentence
    if not _QUOTE.search(s.text):
        return False
    after = s.start + next((k + 1 for k, c in enumerate(s.text) if c in '“‘"'), 0)
    first = {t.word for t in [t for t in s.tokens if t.start >= after][:_HEAD]}
    told = [d for d in scene.past if d.type == "assistance" and is_near(scene, d.evidence[-1], _BEHIND)]
    return bool(first & scene.words("quoted_pronoun")) and bool(told)


def is_joined(before: Scene, scene: Scene) -> bool:
    """Whether ``before`` stands in the paragraph of ``scene`` or is a question right above it."""
    if before.sentence.block == scene.sentence.block:
        return True
    if before is scene.before and any(
        d.type == "assistance" and before.sentence.number in d.evidence for d in scene.past
    ):
        return True
    return before.sentence.is_question and before is find_asked(scene)


@remembered
def find_asked(scene: Scene) -> Scene | None:
    """The question right above the paragraph; paragraphs between that are about nothing of ours are stepped over."""
    counted = next(find_nearby(scene, 1), None)
    here = scene.before
    while here is not None:
        if here.sentence.is_question and here.sentence.block < scene.sentence.block:
            return here
        above = here.sentence.block < scene.sentence.block
        if here is counted and above:
            return None
        counted = next(find_nearby(here, 1), None) if here is counted else counted
        here = here.before
    return None
