"""Programmes named in a sentence or taken up in it: by the codebook's names, by a name's shape, by "the Initiative"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import msgspec

from headwater.model import Span
from headwater.reading.inherit import find_programme
from headwater.reading.lexicon import Tag
from headwater.reading.nearby import find_nearby, is_near
from headwater.reading.scene import Scene
from headwater.reading.tokens import Token

_ACRONYM = re.compile(r" \(([A-Z][A-Za-z]*[A-Z])\)")
_INTRODUCED = re.compile(r"((?:\b(?:[A-Z][\w-]*|and|for|of|the|in),? )*\b([A-Z]\w+)) \(([A-Z][A-Za-z]*[A-Z])\)")
_REACH = 5
"""Sentences back in which a programme is looked for that is taken up."""


class Mechanism(msgspec.Struct, frozen=True):
    """A programme: its identity, its sole donor where it has one, the words that name it, and where it is taken up."""

    identity: str
    donor: str
    span: Span
    start: int
    end: int
    taken: bool = False
    entry: str = ""


def _known(scene: Scene, tag: Tag) -> Mechanism | None:
    programme = find_programme(scene, tag.value)
    if programme is None or programme.civil:
        return None
    donor = programme.donors[0] if len(programme.donors) == 1 else ""
    return Mechanism(programme.id, donor, scene.sentence.cut(tag.start, tag.end), tag.start, tag.end, False, tag.entry)


def _shaped(scene: Scene) -> Iterable[Mechanism]:
    """Capitalised names that end in "Initiative", "Fund" and the like, with a word of security among them."""
    s = scene.sentence
    run: list[Token] = []
    for token in [t for t in s.tokens if t.start >= s.body]:
        joins = run and token.word in scene.words("name_join")
        if not (token.capital or joins) or (run and s.words(run[-1].end, token.start).strip()):
            run = []
        if token.capital or (run and joins):
            run.append(token)
        if token.capital and token.word in scene.words("mechanism_noun") and len(run) >= 2:
            skipped = scene.words("name_join") | scene.words("determiner")
            first = next(t for t in run if t.word not in skipped or t is token)
            span = s.cut(first.start, token.end)
            ours = scene.pattern("mechanism_security").search(span.exact)
            if ours and not scene.pattern("mechanism_civil").search(span.exact):
                short = _ACRONYM.match(s.words(token.end, min(token.end + 12, s.end)))
                yield Mechanism(short.group(1) if short else span.exact.lower(), "", span, span.start, span.end)


@lru_cache(maxsize=8)
def _introduced(text: str, nouns: frozenset[str], ours: re.Pattern[str], civil: re.Pattern[str]) -> dict[str, int]:
    """Abbreviations that stand in brackets behind the name of a programme of security, and where."""
    found = {}
    for m in reversed(list(_INTRODUCED.finditer(text))):
        if m.group(2).lower() in nouns and ours.search(m.group(1)) and not civil.search(m.group(1)):
            found[m.group(3)] = m.start(3)
    return found


def _abbreviated(scene: Scene) -> Iterable[Mechanism]:
    """Programmes that the codebook does not know, by the abbreviation that the document gave them."""
    s = scene.sentence
    patterns = scene.pattern("mechanism_security"), scene.pattern("mechanism_civil")
    known = _introduced(scene.context.text, scene.words("mechanism_noun"), *patterns)
    for token in [t for t in s.tokens if known and t.start >= s.body]:
        name = s.words(token.start, token.end)
        if name in known and known[name] < token.start:
            yield Mechanism(name, "", s.cut(token.start, token.end), token.start, token.end)


def find_named(scene: Scene) -> list[Mechanism]:
    """The security programmes that a sentence names, in order."""
    known = [m for m in (_known(scene, t) for t in scene.sentence.tagged("programme")) if m]
    taken = [(t.start, t.end) for t in scene.sentence.tagged("programme")]
    shaped = [m for m in _shaped(scene) if not any(a < m.end and m.start < b for a, b in taken)]
    taken += [(m.start, m.end + len(m.identity) + 3) for m in shaped]
    short = [m for m in _abbreviated(scene) if not any(a < m.end and m.start < b for a, b in taken)]
    return _drop_repeated(scene, sorted([*known, *shaped, *short], key=lambda m: m.start))


def _drop_repeated(scene: Scene, found: list[Mechanism]) -> list[Mechanism]:
    """``found`` without abbreviations in brackets right behind the name that they shorten."""
    first = found[:1]
    for before, one in pairwise(found):
        between = scene.sentence.words(before.end, one.start).strip()
        if not (one.identity == before.identity and between == "("):
            first.append(one)
    return first


def find_last(scene: Scene, reach: int = _REACH) -> Mechanism | None:
    """The programme named last before this sentence, within ``reach`` sentences: where one names two, the first."""
    for one in find_nearby(scene, reach):
        named = find_named(one)
        if named:
            return named[0]
    return _told(scene, reach)


def _told(scene: Scene, reach: int) -> Mechanism | None:
    last = scene.last("budget", "framework")
    if last is None or not last.get("framework"):
        return None
    donors, spans = last.get("donors", ()), last.mentions.get("framework", ())
    if not spans or not is_near(scene, last.evidence[-1], reach):
        return None
    return Mechanism(
        last.get("framework"), donors[0] if len(donors) == 1 else "", spans[0], spans[0].start, spans[0].end, True
    )


def find_taken(scene: Scene, start: int, end: int) -> Mechanism | None:
    """The programme that "the Initiative" or "it" in ``[start, end)`` takes up."""
    words = scene.find_cue("mechanism_same", start, end)
    token = next(
        (t for t in scene.sentence.tokens if start <= t.start and t.end <= end and t.word in ("it", "its")), None
    )
    last = find_last(scene) if words or token else None
    if last is None:
        return None
    at = words or Span(token.start, token.end, token.word)  # type: ignore[union-attr]
    return msgspec.structs.replace(last, start=at.start, end=at.end, taken=True)
