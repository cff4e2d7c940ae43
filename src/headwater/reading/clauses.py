"""Cuts a sentence into clauses that tell one act each."""

from headwater.reading.scene import Scene
from headwater.reading.verbs import Group

_TIMES = ({"past", "progressive"}, {"perfect", "progressive"}, {"past", "future"}, {"perfect", "future"})
"""Pairs of times that tell two acts of one subject."""

_FINITE = ("past", "perfect", "present", "progressive", "future")


def _is_finite(group: Group) -> bool:
    return group.aspect in _FINITE or group.modal == "arranged"


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    return any(start <= g.start and g.end <= end and _is_finite(g) for g in scene.sentence.groups)


def _cuts(scene: Scene) -> list[int]:
    s, tokens = scene.sentence, scene.sentence.tokens
    joins = scene.words("clause_join")
    cuts: list[int] = []
    depth = 0
    for k, token in enumerate(tokens):
        depth += token.word in {"(", "["}
        depth -= token.word in {")", "]"}
        if depth or token.start < s.body:
            continue
        after = tokens[k + 1].word if k + 1 < len(tokens) else ""
        shared = (
            token.word == "," and after in {"and", "but"} and _shares_subject(scene, tokens[k + 1].end, token.start)
        )
        joined = shared or (
            token.word in {",", "—", "–"}
            and after in joins
            and (after != "and" or _verb_follows(scene, tokens[k + 1].end))
        )
        if (
            token.word == ";"
            or joined
            or (token.word in joins and k and tokens[k - 1].word not in {",", ";"} and _verb_follows(scene, token.end))
            or (token.word == "and" and _changes(scene, token.end, token.start))
        ):
            cuts.append(token.start)
    return cuts


def _shares_subject(scene: Scene, at: int, cut: int) -> bool:
    """Whether a verb with an auxiliary follows at once and both sides name a sum or a thing.

    As in "…, and has committed £1m to".
    """
    s = scene.sentence
    group = next((g for g in s.groups if g.start >= at), None)
    if group is None or s.words(at, group.start).strip() or group.start == group.head or group.aspect not in _FINITE:
        return False
    things = [m.start for m in s.money] + [t.start for t in s.tagged("item", "generic")]
    told = next((g for g in reversed(s.groups) if g.end <= cut and g.aspect in _FINITE and not g.relative), None)
    if told is not None and told.aspect == group.aspect and not s.money:
        return False
    return any(t < cut for t in things) and any(t > cut for t in things)


def _changes(scene: Scene, at: int, cut: int) -> bool:
    """Whether a verb of another time follows at once with a thing of its own.

    As in "donated trucks and is building a jetty".
    """
    group = next((g for g in scene.sentence.groups if g.start >= at), None)
    told = next((g for g in reversed(scene.sentence.groups) if g.end <= cut and not g.relative), None)
    if group is None or told is None or scene.sentence.words(at, group.start).strip():
        return False
    return {group.aspect, told.aspect} in _TIMES and _shares_subject(scene, at, cut)


def _verb_follows(scene: Scene, at: int) -> bool:
    """Whether a subject and a finite verb follow closely: "and it has suspended"."""
    groups = [g for g in scene.sentence.groups if g.start >= at]
    group = next((g for g in groups if not (g.relative and g.aspect == "bare")), None)
    if group is None or not _is_finite(group):
        return False
    if group.does("value") and not group.passive and scene.find_cue("valued_at", group.start, group.end + 3):
        return False
    between = scene.sentence.words(at, group.start).split()
    if between and between[-1].lower() in {"and", "or"}:
        return False
    return 0 < len(between) <= 8 and "to" not in between and "," not in "".join(between)


def find_clauses(scene: Scene) -> list[tuple[int, int]]:
    """Stretches ``[start, end)`` of the sentence, each with a finite verb of its own where the sentence has one."""
    s = scene.sentence
    found: list[tuple[int, int]] = []
    start = s.body
    for cut in [*_cuts(scene), s.end]:
        if cut < s.end and not (_has_verb(scene, start, cut) and _has_verb(scene, cut, s.end)):
            continue
        found.append((start, cut))
        start = cut
    return found
