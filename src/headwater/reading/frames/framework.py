"""Frameworks: a mechanism exists, with the day of its founding or the basis on which it stands."""

import re
from collections.abc import Sequence

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.slots import put_voices
from headwater.reading.mechanisms import Mechanism, find_named, find_taken
from headwater.reading.nearby import find_nearby
from headwater.reading.scene import Scene
from headwater.reading.steps import find_stretch
from headwater.reading.times import find_date
from headwater.reading.tokens import Token

RULE = "reading/frames/framework.py"

_NEAR = 70
"""Code points between a programme's name and the verb of its founding."""


def _founding(scene: Scene, mechanism: Mechanism) -> Span | None:
    """The words that tell the founding of ``mechanism``: behind its name as passive, before it as active."""
    for cue in [*scene.find_cues("founding"), *_replacing(scene, mechanism)]:
        gap = max(cue.start - mechanism.end, mechanism.start - cue.end)
        loose = cue.exact.lower() in scene.words("founding_loose")
        if loose and mechanism.taken:
            continue
        before = scene.sentence.words(scene.sentence.start, cue.start).split()[-2:]
        denied = any(w.lower() in scene.words("negation") for w in before)
        if 0 <= gap <= (30 if loose else _NEAR) and not denied and not _is_other(scene, mechanism, cue):
            return cue
    return None


def _replacing(scene: Scene, mechanism: Mechanism) -> list[Span]:
    """Words that tell of the programme as one that came in the place of another."""
    found = [c for c in scene.find_cues("founding_active") if c.start >= mechanism.end]
    before = {c.start: scene.sentence.token_before(c.start) for c in found}
    return [c for c in found if (token := before[c.start]) is None or token.word not in scene.words("be_word")]


def _is_other(scene: Scene, mechanism: Mechanism, cue: Span) -> bool:
    """Whether what is founded is something else: "launched a project under the Fund"."""
    if cue.start < mechanism.start:
        dated = [d for d in scene.sentence.dates if cue.end <= d.start and d.end <= mechanism.start]
        start = dated[-1].end if dated else cue.end
        between = scene.sentence.words(start, mechanism.start).lower().split()
        return any(w in scene.words("preposition") for w in between)
    if _is_governed(scene, mechanism, cue):
        return True
    aside = scene.sentence.words(mechanism.end, cue.start)
    verbs = [g for g in scene.sentence.groups if mechanism.end <= g.start and g.end < cue.start]
    return len(verbs) > 0 and "which" not in aside


def _is_governed(scene: Scene, mechanism: Mechanism, cue: Span) -> bool:
    """Whether something about the programme, or its money for one country, is what starts."""
    s = scene.sentence
    between = s.words(mechanism.end, cue.start)
    token, after = s.token_before(mechanism.start), s.token_after(cue.end)
    while token is not None and token.word in scene.words("determiner"):
        token = s.token_before(token.start)
    led = token is not None and token.word in scene.words("preposition") and "," not in between
    split = any(p.before in ("for", "to") and mechanism.end <= p.start < cue.start for p in scene.parties)
    return led or split or (after is not None and after.word in scene.words("founding_again"))


def _basis(scene: Scene, mechanism: Mechanism) -> Span | None:
    """The paper or decision on which a programme stands."""
    for cue in scene.find_cues("founding_basis", mechanism.start):
        phrase = _phrase(scene, cue.end, "a decision" if "a decision" in cue.exact.lower() else "", cue)
        if not cue.exact.lower().endswith(" by") or (phrase and _is_named_paper(scene, phrase)):
            return phrase
    for cue in scene.find_cues("founding_by"):
        at = cue.end + 1
        if any(d.start == at for d in scene.sentence.dates):
            continue
        phrase = _phrase(scene, at, "", None)
        if at > mechanism.end and phrase and _is_named_paper(scene, phrase):
            return phrase
    return None


def _led(scene: Scene, mechanism: Mechanism) -> Span | None:
    """What stands at the head of the sentence: "Based on the white paper, …"; "this strategy" is looked up before."""
    cue = scene.find_cue("founding_basis", scene.sentence.body, mechanism.start)
    if cue is None or cue.start > scene.sentence.body + 2:
        return None
    phrase = _phrase(scene, cue.end, "", None)
    token = scene.sentence.token_after(cue.end)
    taken = token is not None and token.word in ("this", "that") and phrase is not None and " " not in phrase.exact
    return _earlier(scene, phrase.exact) if taken and phrase else phrase


def _earlier(scene: Scene, noun: str) -> Span | None:
    """The capitalised name that ends in ``noun``, in one of the two sentences before."""
    name = re.compile(rf"(?:[A-Z]\w+ (?:(?:of|the|and|for) )*)+{noun.capitalize()}\b(?: \([A-Z]+\))?")
    for one in find_nearby(scene, 2):
        found = list(name.finditer(one.sentence.text))
        if found:
            at = one.sentence.start
            return one.sentence.cut(at + found[-1].start(), at + found[-1].end())
    return None


def _is_paper(scene: Scene, phrase: Span) -> bool:
    """Whether the phrase names no government as the one who acts."""
    return not any(p.start == phrase.start and not p.owns for p in scene.parties)


def _is_named_paper(scene: Scene, phrase: Span) -> bool:
    """Whether the words of the phrase show that it is a paper or a decision."""
    return scene.pattern("founding_paper").search(phrase.exact) is not None and _is_paper(scene, phrase)


def _phrase(scene: Scene, start: int, keep: str, cue: Span | None) -> Span | None:
    """The noun phrase that starts at ``start``, article left out; ``keep`` takes in the end of the cue."""
    tokens = [t for t in scene.sentence.tokens if t.start >= start]
    while tokens and not keep and tokens[0].word in scene.words("determiner"):
        tokens = tokens[1:]
    end = tokens[0].start if tokens else start
    for k, token in enumerate(tokens[:22]):
        finite = any(
            g.start == token.start and g.aspect not in ("bare", "infinitive", "gerund") for g in scene.sentence.groups
        )
        if k and (
            token.word in {",", ";", ".", "—", "–"}
            or token.word in scene.words("basis_stop")
            or _is_dated(scene, token)
            or (finite and _after_and(scene, tokens, k))
        ):
            break
        end = token.end
    first = cue.start + cue.exact.lower().index(keep) if keep and cue else tokens[0].start if tokens else start
    text = scene.sentence.words(first, end)
    trimmed = re.sub(r"\s+and$", "", text)
    return scene.sentence.cut(first, first + len(trimmed)) if trimmed.strip() and end > first else None


def _is_dated(scene: Scene, token: Token) -> bool:
    """Whether ``token`` opens the day of the founding: "in March 2021"."""
    return token.word in scene.words("day_lead") and any(0 < d.start - token.end <= 1 for d in scene.sentence.dates)


def _after_and(scene: Scene, tokens: Sequence[Token], k: int) -> bool:
    return k > 0 and tokens[k - 1].word in scene.words("clause_join")


def _donors(draft: Draft, scene: Scene, mechanism: Mechanism, cue: Span | None) -> Draft:
    if mechanism.donor:
        own = next((p for p in scene.parties if p.code == mechanism.donor and p.before in ("", "of", "by")), None)
        span = scene.sentence.cut(own.start, own.end) if own else mechanism.span
        return draft.put("donors", (mechanism.donor,), "the programme's donor", span)
    limit = cue.start if cue else scene.sentence.end
    lead = [
        p
        for p in scene.parties
        if p.code and p.kind != "force" and (p.end <= limit or p.before == "by") and p.before in ("", "of", "by")
    ]
    if lead:
        for one in [p for p in lead if p.group == lead[0].group]:
            draft = draft.add("donors", (one.code,), "who founded it", scene.sentence.cut(one.start, one.end))
        return draft
    if scene.context.official and scene.context.house:
        return draft.put("donors", (scene.context.house,), "the house that publishes this")
    return draft


def _draft(scene: Scene, mechanism: Mechanism) -> Draft | None:
    founding, basis = _founding(scene, mechanism), None
    if founding or scene.find_cue("founding_basis", mechanism.end, mechanism.end + 40):
        basis = _basis(scene, mechanism) or _led(scene, mechanism)
    near = founding.start if founding else mechanism.start
    time = find_date(scene, *find_stretch(scene, near), near, since=True) if founding else None
    if not (time or basis) or not (founding or _rests(scene, mechanism)):
        return None
    draft = Draft("framework", RULE, mechanism.start, (scene.sentence.number,))
    draft = draft.put("framework", mechanism.identity, "the programme", mechanism.span, entry=mechanism.entry)
    draft = _donors(draft, scene, mechanism, founding)
    if not mechanism.entry and not draft.get("donors"):
        scene.reject(RULE, "who founded it stays open", mechanism.span)
        return None
    if time:
        draft = draft.put("established", time.value, "when it was founded", time.span)
    if basis:
        draft = draft.put("basis", basis.exact, "on what it stands", basis)
    return put_voices(draft, scene, near, scene.sentence.start, scene.sentence.end)


def _rests(scene: Scene, mechanism: Mechanism) -> bool:
    """Whether the programme itself is the subject that "rests on" something."""
    cue = scene.find_cue("founding_basis", mechanism.end, min(scene.sentence.end, mechanism.end + 30))
    return (
        cue is not None
        and not scene.sentence.words(mechanism.end, cue.start).strip(" ,")
        and "rest" in cue.exact.lower()
    )


def find_framework(scene: Scene) -> list[Draft]:
    """The founding of a programme that a sentence tells."""
    if scene.sentence.is_question or (scene.speaker and scene.speaker.asks):
        return []
    named = find_named(scene)
    if not named and (scene.find_cue("founding") or scene.find_cue("founding_basis")):
        taken = find_taken(scene, scene.sentence.body, scene.sentence.end)
        named = [taken] if taken else []
    drafts = [d for d in (_draft(scene, m) for m in named) if d]
    return drafts[:1]
