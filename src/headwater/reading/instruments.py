"""Legal instruments named in a sentence: which kind, and whether named in full, again, or taken up."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from headwater.model import Span
from headwater.reading.gifts import find_gift_paper
from headwater.reading.lexicon import Tag
from headwater.reading.scene import Scene
from headwater.reading.words import find_values

Manner = Literal["named", "again", "same"]

_LENT = 40
"""Code points between a sum and the noun of the loan that it counts."""

_REACH = 160
"""Code points behind the head noun in which what an instrument is about is looked for."""


class Instrument(msgspec.Struct, frozen=True):
    """An instrument whose name takes ``[start, end)`` and whose head noun starts at ``head``.

    ``value`` is its kind, "" where only taken up; ``manner``: ``named`` (the text says what about), ``again`` (one
    more of the kind named before: "a similar one with Kenya"), ``same`` (the one named before: "the Agreement").
    ``definite`` tells "the", "their" from "an"; ``plural`` several instruments, one with each partner; ``acted`` a noun
    ("framework") that names an instrument only where a step of it is told.
    """

    start: int
    end: int
    head: int
    value: str
    manner: Manner
    definite: bool = False
    entry: str = ""
    plural: bool = False
    acted: bool = False


def _modifiers(scene: Scene, head: int) -> tuple[int, bool]:
    """Where the words before a head noun begin that belong to its name, and whether it is definite."""
    s = scene.sentence
    stops = scene.words("preposition") | {",", ";", ":", "(", ")"}
    start = head
    for token in reversed([t for t in s.tokens if t.end <= head][-9:]):
        if token.word in scene.words("indefinite"):
            return start, False
        if token.word in scene.words("determiner"):
            return start, True
        if token.word in stops or any(g.start <= token.start < g.end for g in s.groups):
            return start, False
        if token.word.endswith(("'s", "'")):
            return token.start, True
        start = token.start
    return start, False


def _cues(scene: Scene, kind: str) -> list[Tag]:
    """Wording of ``kind`` in the sentence, with the value of each."""
    values = find_values(scene.context.codebook, kind)
    found = [(c.start, c.end, c.exact.lower()) for c in scene.find_cues(kind)]
    return [Tag(start, end, kind, values.get(word, ""), f"cues-law.toml {kind} “{word}”") for start, end, word in found]


def _inside(tags: Sequence[Tag], start: int, end: int) -> list[Tag]:
    return [t for t in tags if start <= t.start and t.end <= end]


def _first(tags: Sequence[Tag]) -> int:
    return min((t.start for t in tags), default=10**9)


def _kinds(scene: Scene, start: int, end: int) -> list[Tag]:
    """Wording in ``[start, end)`` that decides a kind of instrument; a treaty's name may reach over the end."""
    s = scene.sentence
    names = [t for t in s.tagged("treaty") if start <= t.start < end and t.value != "exchange_of_notes"]
    return [*names, *_inside(_cues(scene, "treaty_subject"), start, end)]


_VAGUE = ("other", "defence_cooperation")
"""Kinds whose wording is so common that it must stand in the name itself."""


def _close(scene: Scene, start: int, end: int) -> int:
    """Where the name itself ends: at a comma or the next verb."""
    marks = [t.start for t in scene.sentence.tokens if start <= t.start < end and t.word in {",", "("}]
    verbs = [
        g.start
        for g in scene.sentence.groups
        if start < g.start < end and g.aspect not in ("bare", "gerund", "infinitive")
    ]
    return min([end, *marks, *verbs])


def _about(scene: Scene, start: int, end: int) -> Tag | None:
    """What an instrument is about, told in ``[start, end)``; None where nothing says so, or a civil matter first."""
    close = _close(scene, start, end)
    special = [t for t in _kinds(scene, start, end) if t.value not in _VAGUE or t.start < close]
    general = _inside(_cues(scene, "treaty_security"), start, close)
    civil = _inside(_cues(scene, "treaty_civil"), start, end)
    if civil and min(_first(special), _first(general)) >= _first(civil):
        return None
    named = [t for t in special if t.value not in _VAGUE] or [t for t in special if t.value != "other"]
    return next(iter(named or general or special), None)


def _is_civil(scene: Scene, start: int, end: int) -> bool:
    return bool(_inside(_cues(scene, "treaty_civil"), start, end))


def _after(scene: Scene, head_end: int, limit: int) -> int:
    """Where the words behind a head noun end that can say what it is about."""
    end = min(limit, head_end + _REACH, scene.sentence.end)
    marks = [t.start for t in scene.sentence.tokens if head_end <= t.start < end and t.word in {";", "“", '"', "—"}]
    return min([end, *marks])


def _named(scene: Scene, head: Span, limit: int) -> Instrument | None:
    over = [t.start for t in scene.sentence.tagged("treaty") if t.start <= head.start <= t.end + 1]
    start, definite = _modifiers(scene, min([head.start, *over]))
    if scene.find_cue("not_treaty", start, min(head.end + 6, scene.sentence.end)):
        return None
    end = _after(scene, head.end, limit)
    if find_gift_paper(scene, start, end):
        return None
    if scene.find_cue("treaty_loan", start, end):
        return _loan(scene, head, (start, end), definite)
    if scene.find_cue("treaty_purchase", start, min(_close(scene, head.end, end), head.end + 40)):
        return None
    about, behind = _about(scene, start, head.end), None
    if (about is None or about.value == "other") and not _is_civil(scene, start, head.start):
        behind = _about(scene, head.end, end)
    about = behind or about
    if about is None:
        return None
    weak = head.exact.lower() in scene.words("treaty_weak_head")
    if weak and about.kind == "treaty_security":
        return None
    value = "defence_cooperation" if about.kind == "treaty_security" else about.value
    if about.kind == "treaty_security" and scene.find_cue("treaty_status", head.end, about.start):
        value = "status_of_forces"
    plural, acted = (head.exact.lower() in scene.words(kind) for kind in ("treaty_plural", "treaty_acted_head"))
    end = max(head.end, about.end)
    return Instrument(start, end, head.start, value, "named", definite, about.entry, plural, acted)


def _loan(scene: Scene, head: Span, place: tuple[int, int], definite: bool) -> Instrument | None:
    """A loan for defence; a plain "loan" only with a sum beside it and arms right behind as what it is for."""
    start, end = place
    things = [t for t in scene.sentence.tagged("item", "generic") if t.value in scene.words("treaty_loan_item")]
    if head.exact.lower() in scene.words("treaty_weak_loan"):
        signed = any(g.does("sign") for g in scene.sentence.groups)
        end = _close(scene, _skip_bracket(scene, head.end), end) if scene.sentence.money or signed else head.end
        arms = [*_inside(_cues(scene, "treaty_arms"), head.end, end), *_inside(things, head.end, end)]
    else:
        arms = [
            *_inside(_cues(scene, "treaty_arms"), start, end),
            *_kinds(scene, start, end),
            *_inside(things, start, end),
        ]
    arms = arms or _titled_arms(scene, head)
    return Instrument(start, end, head.start, "loan", "named", definite, arms[0].entry) if arms else None


_BRACKET = 16
"""Code points at most in a bracket that only gives the short name of what stands before it."""


def _skip_bracket(scene: Scene, at: int) -> int:
    """Behind a short bracket right at ``at``: "a buyer's credit (BC) for"; ``at`` where there is none."""
    words = scene.sentence.words(at, min(at + _BRACKET, scene.sentence.end))
    return at + words.index(")") + 1 if words.startswith(" (") and ")" in words else at


def _titled_arms(scene: Scene, head: Span) -> list[Tag]:
    """What the headline says a loan is for, where it names one and the sentence tells its sum."""
    title = scene.context.document.metadata.title or ""
    words = scene.words("treaty_loan_item")
    lent = scene.pattern("treaty_loan").search(title) is not None
    summed = any(0 <= head.start - m.end <= _LENT for m in scene.sentence.money)
    tags = [t for t in scene.context.title_tags if t.kind in ("item", "generic") and t.value in words]
    return tags if lent and summed else []


def _heads(scene: Scene) -> list[Span]:
    found = [*scene.find_cues("treaty_head"), *scene.find_cues("treaty_loan")]
    spans = sorted(found, key=lambda s: (s.start, -s.end))
    free = [s for k, s in enumerate(spans) if not any(o.start <= s.start and s.end <= o.end for o in spans[:k])]
    return [s for s in free if _is_paper(scene, s)]


def _is_paper(scene: Scene, head: Span) -> bool:
    """Whether a noun that may mean much else ("framework") has beside it what kind of treaty it is."""
    if head.exact.lower() not in scene.words("treaty_acted_head"):
        return True
    start, _ = _modifiers(scene, head.start)
    return bool(_kinds(scene, start, min(head.end + 45, scene.sentence.end)))


def _taken_up(scene: Scene, head: Span) -> Instrument | None:
    for kind, manner in (("treaty_again", "again"), ("treaty_same", "same")):
        for cue in scene.find_cues(kind):
            if cue.start <= head.start < cue.end:
                return Instrument(cue.start, cue.end, head.start, "", manner, manner == "same")  # type: ignore[arg-type]
    return None


def _short(scene: Scene, heads: Sequence[Span]) -> Iterable[Instrument]:
    """Names that need no head noun: "an ACSA", "similar one"."""
    for tag in [t for t in scene.sentence.tagged("treaty") if _is_short(scene, t)]:
        if not any(h.start - 40 <= tag.start < h.end + 60 for h in heads):
            start, definite = _modifiers(scene, tag.start)
            yield Instrument(start, tag.end, tag.start, tag.value, "named", definite, tag.entry)
    for tag in [*scene.sentence.tagged("treaty"), *_cues(scene, "treaty_subject")]:
        if tag.value not in _VAGUE and _has_talks(scene, tag) and not any(h.start <= tag.start < h.end for h in heads):
            yield Instrument(tag.start, tag.end, tag.start, tag.value, "named", entry=tag.entry)
            break
    for cue in scene.find_cues("treaty_again"):
        if not any(cue.start <= h.start < cue.end for h in heads):
            yield Instrument(cue.start, cue.end, cue.start, "", "again")


def _has_talks(scene: Scene, tag: Tag) -> bool:
    """Whether the word for talks stands right behind: "status of forces talks"."""
    talk = scene.find_cue("treaty_talk", tag.end, min(tag.end + 16, scene.sentence.end))
    return talk is not None and talk.start - tag.end <= 1


def _is_short(scene: Scene, tag: Tag) -> bool:
    exact = scene.sentence.words(tag.start, tag.end)
    return (exact.isupper() and len(exact) > 2 and exact.isalpha()) or tag.value == "letter_of_offer"


def find_instruments(scene: Scene) -> list[Instrument]:
    """The legal instruments about security that a sentence names, in order."""
    heads = _heads(scene)
    found: list[Instrument] = list(_short(scene, heads))
    for k, head in enumerate(heads):
        limit = heads[k + 1].start if k + 1 < len(heads) else scene.sentence.end
        one = _named(scene, head, limit) or _civil_or_taken(scene, head, limit)
        if one:
            found.append(one)
    return sorted(found, key=lambda i: i.start)


def _civil_or_taken(scene: Scene, head: Span, limit: int) -> Instrument | None:
    start, _ = _modifiers(scene, head.start)
    near = _after(scene, head.end, min(limit, head.end + 30))
    if _is_civil(scene, start, near) or scene.find_cue("not_treaty", start, min(head.end + 6, scene.sentence.end)):
        return None
    return _taken_up(scene, head)


def find_rivals(scene: Scene, found: Sequence[Instrument]) -> list[Instrument]:
    """Papers of another kind that the sentence names: what is signed may be these."""
    spans = [*_heads(scene), *scene.find_cues("treaty_rival")]
    free = [s for s in spans if not any(i.start <= s.start < max(i.end, i.head + 1) for i in found)]
    if any(i.value == "loan" for i in found):
        free = [s for s in free if s.exact.lower() not in scene.words("treaty_head")]
    return [Instrument(s.start, s.end, s.start, "", "same") for s in free]
