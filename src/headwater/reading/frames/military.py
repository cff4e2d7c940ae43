"""Whether a clause speaks of arms, forces or their aid at all: each question is a small function of its own."""

from headwater.reading.frames.act import Clause
from headwater.reading.frames.guard import CIVIL_TOO, find_civil
from headwater.reading.frames.slots import find_again
from headwater.reading.inherit import find_programme
from headwater.reading.lexicon import Tag
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene
from headwater.reading.sums import find_sums
from headwater.reading.verbs import Group

_NEAR = 2
"""Sentences over which an act told before still says what a sum or notes are for."""


def is_military(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of arms, forces or their aid.

    Of goods that civilians get too only with a soldier, a force or an act told before near.
    """
    if _answers(scene, clause) or _names_arms(scene, clause):
        return True
    if _names_goods(scene, clause):
        return find_civil(scene, clause) is None
    return any(asks(scene, clause) for asks in _SIGNS)


def _tags(scene: Scene, clause: Clause) -> list[Tag]:
    return [t for t in scene.sentence.tags if clause.start <= t.start and t.end <= clause.end]


def _groups(scene: Scene, clause: Clause) -> list[Group]:
    return [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]


def _has_sum(scene: Scene, clause: Clause) -> bool:
    return any(clause.start <= m.start < clause.end for m in scene.sentence.money)


def _has(scene: Scene, clause: Clause, *kinds: str) -> bool:
    return all(scene.find_cue(kind, clause.start, clause.end) for kind in kinds)


def _is_near(scene: Scene) -> bool:
    last = scene.last("assistance")
    return last is not None and is_near(scene, last.evidence[-1], _NEAR)


def _answers(scene: Scene, clause: Clause) -> bool:
    """Whether somebody answers with a sum when asked about a country in a talk about a programme."""
    asked = scene.speaker is not None and scene.asked_country is not None and scene.programme is not None
    return asked and _has_sum(scene, clause)


def _names_arms(scene: Scene, clause: Clause) -> bool:
    kinds = ("generic", "force", "assistance_noun")
    return any(t.kind in kinds or (t.kind == "item" and t.value not in CIVIL_TOO) for t in _tags(scene, clause))


def _names_goods(scene: Scene, clause: Clause) -> bool:
    """Whether it names goods that civilians get too, and soldiers or an act told before are near."""
    near = (
        _has(scene, clause, "recipient_noun")
        or _has(scene, clause, "military_word")
        or scene.last("assistance") is not None
        or scene.topic.military
        or scene.context.soldierly
    )
    return near and any(t.kind == "item" for t in _tags(scene, clause))


def _grants_to_forces(scene: Scene, clause: Clause) -> bool:
    given = _has_sum(scene, clause) or _has(scene, clause, "act_noun") or _has(scene, clause, "notes")
    soldiers = _has(scene, clause, "military_word") or (scene.context.soldierly and _has_sum(scene, clause))
    return given and soldiers and find_civil(scene, clause) is None


def _teaches_soldiers(scene: Scene, clause: Clause) -> bool:
    taught = any(g.does("train") and not g.relative for g in _groups(scene, clause))
    course = _has(scene, clause, "course_noun", "soldier_noun") or _has(scene, clause, "military_school")
    return course or (taught and _has(scene, clause, "recipient_noun"))


def _seals_act(scene: Scene, clause: Clause) -> bool:
    """Whether notes are exchanged right behind an act told before."""
    return _is_near(scene) and _has(scene, clause, "notes") and find_civil(scene, clause) is None


def _gives_again(scene: Scene, clause: Clause) -> bool:
    same = scene.last("assistance") is not None and _has(scene, clause, "same_receiver")
    return (same and _has_sum(scene, clause)) or find_again(scene, clause) is not None


def _notes_sum(scene: Scene, clause: Clause) -> bool:
    """Whether notes on a sum are exchanged in a text whose title speaks of a gift for forces."""
    titled = scene.topic.military and scene.pattern("gift_word").search(scene.context.document.metadata.title or "")
    return (
        bool(titled) and _has(scene, clause, "notes") and _has_sum(scene, clause) and find_civil(scene, clause) is None
    )


def _adds_to_loan(scene: Scene, clause: Clause) -> bool:
    """Whether a grant is told beside a loan for defence told right before: "also gave a $2 million grant for it"."""
    last = scene.last("agreement")
    near = last is not None and last.get("instrument") == "loan" and is_near(scene, last.evidence[-1], _NEAR)
    return near and _has(scene, clause, "act_noun") and _has_sum(scene, clause) and find_civil(scene, clause) is None


def _keeps_peace(scene: Scene, clause: Clause) -> bool:
    """Whether a sum is given to an organisation of states in a text on defence or on keeping the peace."""
    given = any(g.does("hand_over", "provide") for g in _groups(scene, clause)) and _has_sum(scene, clause)
    peace = scene.topic.military or scene.pattern("peace_matter").search(scene.context.document.metadata.title or "")
    return given and bool(peace) and _has(scene, clause, "body_of_states") and find_civil(scene, clause) is None


def _announces_sum(scene: Scene, clause: Clause) -> bool:
    announced = any(g.does("announce") for g in _groups(scene, clause))
    return _is_near(scene) and announced and _has_sum(scene, clause) and find_civil(scene, clause) is None


def _tells_share(scene: Scene, clause: Clause) -> bool:
    sums = find_sums(scene, clause.start, clause.end)
    return scene.last("assistance") is not None and any(s.kind == "part" for s in sums)


def _names_act(scene: Scene, clause: Clause) -> bool:
    """Whether it speaks of an act that the text or its title has told: "the package", not "a support officer"."""
    act = scene.find_cue("act_noun", clause.start, clause.end)
    told = scene.last("assistance") is not None or bool(scene.topic.programme)
    return act is not None and told and not any(t.start <= act.start < t.end for t in scene.sentence.tagged("role"))


def _names_programme(scene: Scene, clause: Clause) -> bool:
    return any((p := find_programme(scene, x)) is not None and not p.civil for x in clause.programmes)


def opens_list(scene: Scene) -> bool:
    """Whether a list of what is given follows, in a text that has told of assistance: "In 2021 Canada delivered:"."""
    last = next(reversed(scene.sentence.groups), None)
    gives = last is not None and last.does("hand_over", "provide") and not last.negated
    return gives and scene.last("assistance") is not None and scene.sentence.text.rstrip().endswith(":")


def _opens_list(scene: Scene, clause: Clause) -> bool:
    return opens_list(scene)


_SIGNS = (
    _grants_to_forces,
    _teaches_soldiers,
    _seals_act,
    _gives_again,
    _notes_sum,
    _adds_to_loan,
    _keeps_peace,
    _opens_list,
    _announces_sum,
    _tells_share,
    _names_act,
    _names_programme,
)
"""Any of these makes a clause one about military aid."""
