"""Sums of a budget: asked for, voted or spent for a programme or for security assistance as a whole; no gift."""

from collections.abc import Sequence

import msgspec

from headwater.model import Span
from headwater.reading.mechanisms import Mechanism, find_last, find_named, find_taken
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, find_sums

_STAGES = (
    ("budget_strong", "appropriated"),
    ("budget_moved", "appropriated"),
    ("budget_asked", "requested"),
    ("budget_spent", "executed"),
    ("budget_medium", "appropriated"),
    ("budget_weak", "appropriated"),
    ("budget_noun", "appropriated"),
)
_NEEDS_ACTOR = ("budget_weak", "budget_asked", "budget_spent")


_BESIDE = 3
"""Code points, at most, between words that stand side by side."""


class Line(msgspec.Struct, frozen=True):
    """One sum of a budget with its stretch ``[start, end)`` of the sentence, and the words that tell its stage."""

    sum: Sum
    start: int
    end: int
    stage: str
    words: Span
    kind: str


def _ends(scene: Scene, sums: Sequence[Sum]) -> list[int]:
    """Where the stretch of each sum ends: at the first mark or "and" behind it, the last one's with the sentence."""
    names = scene.sentence.tagged("programme")

    def cut(after: int, before: int) -> int:
        for token in scene.sentence.tokens:
            inside = any(n.start <= token.start < n.end for n in names)
            if after <= token.start < before and not inside and token.word in scene.words("sum_break"):
                return token.start
        return before

    nexts = [s.mention.hedge for s in sums[1:]]
    return [*(cut(s.end, n) for s, n in zip(sums, nexts, strict=False)), scene.sentence.end]


def _stage(scene: Scene, start: int, at: int, end: int) -> tuple[str, str, Span] | None:
    """The stage told nearest before ``at``, else behind it; the kind of wording and the words."""
    found: list[tuple[int, int, str, str, Span]] = []
    for rank, (kind, stage) in enumerate(_STAGES):
        for cue in scene.find_cues(kind, start, end):
            far = at - cue.end if cue.end <= at else 200 + cue.start - at
            found.append((rank > 3, far, kind, stage, cue))
    best = min(found, key=lambda f: (f[1] // 40, f[0], f[1]), default=None)
    return (best[2], best[3], best[4]) if best else None


def _lines(scene: Scene) -> list[Line]:
    sums = find_sums(scene, scene.sentence.start, scene.sentence.end)
    lines: list[Line] = []
    start = scene.sentence.body
    for one, end in zip(sums, _ends(scene, sums) if sums else [], strict=True):
        told = _got(scene, one) or _stage(scene, start, one.mention.hedge, end) or _carried(lines)
        if told and not _is_difference(scene, one) and not _is_whole(scene, one):
            drafted = told[0] in ("budget_weak", "budget_noun") and _is_draft(scene, start, one.mention.start)
            lines.append(Line(one, start, end, "requested" if drafted else told[1], told[2], told[0]))
        start = end
    return lines


def _got(scene: Scene, one: Sum) -> tuple[str, str, Span] | None:
    """The verb between a programme as subject and its sum: "the Facility has € 3 million"."""
    named = [m.end for m in find_named(scene) if not _is_under(scene, m)]
    for cue in scene.find_cues("budget_got", scene.sentence.body, one.mention.start):
        between = [scene.sentence.words(end, cue.start).strip().lower() for end in named if end <= cue.start]
        beside = any(not words or words in scene.words("budget_adverb") for words in between)
        if one.mention.hedge - cue.end <= _BESIDE and beside:
            return "budget_moved", "appropriated", cue
    return None


def _is_difference(scene: Scene, one: Sum) -> bool:
    """Whether a sum only says how far another one is from a third: "$ 3 million more than"."""
    after = scene.sentence.token_after(one.end)
    return after is not None and after.start - one.end <= 1 and after.word in scene.words("budget_difference")


def _is_whole(scene: Scene, one: Sum) -> bool:
    """Whether a sum at the head is only that of which another is a part: "Of the $ 3 million"."""
    lead = scene.sentence.words(scene.sentence.body, one.mention.hedge).strip().lower()
    return lead in scene.words("budget_whole")


def _carried(lines: Sequence[Line]) -> tuple[str, str, Span] | None:
    return (lines[-1].kind, lines[-1].stage, lines[-1].words) if lines else None


def find_actor(scene: Scene) -> Span | None:
    """Who votes or asks: a parliament, a budget; not one that money merely comes from."""
    away = list(scene.find_cues("budget_source"))
    return next((a for a in scene.find_cues("budget_actor") if not any(w.start <= a.start < w.end for w in away)), None)


def _is_source(scene: Scene, line: Line) -> bool:
    """Whether money comes out of the budget that the line names."""
    near = scene.sentence.words(max(scene.sentence.start, line.words.start - 24), line.words.start).lower().split()
    return any(w in scene.words("way_in") for w in near)


def _goes_on(scene: Scene) -> Scene | None:
    """The sentence before, where this one goes on about the same paper: "It provides …"."""
    first = scene.sentence.token_after(scene.sentence.body)
    led = first is not None and first.word in scene.words("budget_pronoun")
    return scene.before if led else None


def _acts(scene: Scene) -> bool:
    """Whether a parliament or a budget acts, here or in the sentence that this one goes on from."""
    before = _goes_on(scene)
    return find_actor(scene) is not None or (before is not None and find_actor(before) is not None)


def _is_draft(scene: Scene, start: int, at: int) -> bool:
    """Whether the budget is still one that is proposed."""
    before = _goes_on(scene)
    here = scene.find_cue("budget_draft", start, at)
    return here is not None or (before is not None and before.find_cue("budget_draft") is not None)


def is_recent(scene: Scene, reach: int = 1) -> bool:
    """Whether a budget was told at most ``reach`` sentences ago."""
    last = scene.last("budget")
    return last is not None and is_near(scene, last.evidence[-1], reach)


def _is_under(scene: Scene, mechanism: Mechanism) -> bool:
    """Whether the programme is only the way in which something is given: "under OSA"."""
    token = scene.sentence.token_before(mechanism.start)
    while token is not None and token.word in scene.words("determiner"):
        token = scene.sentence.token_before(token.start)
    return token is not None and token.word in scene.words("way_in")


def _mechanism(scene: Scene, line: Line, before: Mechanism | None) -> Mechanism | None:
    named = [m for m in find_named(scene) if not _is_under(scene, m)]
    inside = [m for m in named if line.start <= m.start < line.end]
    taken = find_taken(scene, line.start, line.end) if not named else None
    own = not inside and _has_object(scene, line)
    found = inside[0] if inside else None if own and named else named[0] if named else taken
    if found is None and scene.find_cue("budget_same", line.start, line.sum.mention.start):
        found = find_last(scene)
    other = _has_object(scene, line) or scene.find_cue("budget_other", line.start, line.end)
    return found or (None if other else before or _running(scene))


def _running(scene: Scene) -> Mechanism | None:
    """The programme of a budget or founding told one to three sentences ago, which this sentence goes on about."""
    last = scene.last("budget", "framework")
    near = last is not None and is_near(scene, last.evidence[-1], 3)
    return find_last(scene) if near and last is not None and last.get("framework") else None


def _has_object(scene: Scene, line: Line) -> bool:
    """Whether the sentence says itself what the money is for: "for repairs", not "for 2025"."""
    for token in scene.sentence.tokens:
        before = scene.sentence.token_before(token.start)
        cited = before is not None and before.word in scene.words("budget_cited")
        if token.word in scene.words("purpose") and line.sum.end <= token.start < line.end and not cited:
            after = scene.sentence.token_after(token.end)
            dated = any(d.start <= token.end + 5 and d.start >= token.end for d in scene.sentence.dates)
            if after is not None and not dated and after.word not in scene.words("anaphor_pronoun"):
                return True
    return False


def _counts(scene: Scene, line: Line, mechanism: Mechanism | None) -> bool:
    """Whether the wording is that of a budget, and the money is for security assistance."""
    if scene.find_cue("budget_civil", line.start, line.end):
        return False
    inside = mechanism is not None and line.start <= mechanism.start < line.end
    if not inside and scene.find_cue("budget_paper", line.sum.end, min(line.sum.end + 32, scene.sentence.end)):
        return False
    actor = _acts(scene)
    whole = mechanism is not None and not any(c.role == "recipient" for c in scene.cast)
    if line.kind == "budget_moved":
        return whole
    needs = line.kind in _NEEDS_ACTOR and not (whole and line.kind != "budget_weak")
    if needs and not (actor or (is_recent(scene) and mechanism)):
        return False
    if line.kind in ("budget_strong", "budget_noun") and not (actor or mechanism):
        return False
    if line.kind == "budget_noun" and (
        line.words.start > line.sum.mention.start or not (actor or (whole and not _is_source(scene, line)))
    ):
        return False
    if mechanism is not None:
        return True
    if line.kind == "budget_medium" and not any(c.role == "recipient" for c in scene.cast):
        actor = True
    nouns = [t for t in scene.sentence.tagged("assistance_noun") if line.start <= t.start < line.end]
    loose = scene.find_cue("budget_object_loose", line.start, line.end) and scene.find_cue("military_word")
    return actor and bool(nouns or loose or scene.find_cue("budget_object", line.start, line.end))


def is_silent(scene: Scene) -> bool:
    """Whether nothing is told here: a question, or the row of a table."""
    return scene.sentence.is_question or bool(scene.speaker and scene.speaker.asks) or scene.sentence.kind == "row"


def find_lines(scene: Scene) -> list[tuple[Line, Mechanism | None]]:
    """The sums of a sentence that are a budget's, each with its programme."""
    if is_silent(scene) or not scene.sentence.money:
        return []
    found: list[tuple[Line, Mechanism | None]] = []
    mechanism: Mechanism | None = None
    for line in _lines(scene):
        mechanism = _mechanism(scene, line, mechanism)
        if _counts(scene, line, mechanism):
            found.append((line, mechanism))
    return found


def is_budget(scene: Scene) -> bool:
    """Whether the sentence tells of a budget, so that its sums are no gift."""
    return bool(find_lines(scene))
