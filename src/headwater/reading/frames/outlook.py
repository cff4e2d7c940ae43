"""Outlook: a prediction about assistance, its programme or its effects, that can be scored later."""

from headwater.grammar import DateMention, resolve_date
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.aid import has_told, is_about_aid, is_taken_up
from headwater.reading.frames.known import find_known
from headwater.reading.frames.meant import take_up
from headwater.reading.frames.motives import opines
from headwater.reading.frames.voices import add_judge, find_judge, find_subject, is_imputer, put_who
from headwater.reading.frames.whose import put_aid
from headwater.reading.nearby import is_near
from headwater.reading.scene import Scene
from headwater.reading.verbs import Group

RULE = "reading/frames/outlook.py"

_ACTS = (
    "hand_over",
    "provide",
    "arrive",
    "sign",
    "receive",
    "announce",
    "agree",
    "exchange",
    "build",
    "train",
    "fund",
    "pay",
    "approve",
    "visit",
    "meet",
    "request",
    "ask",
    "seek",
)
"""What an expected act does: that is assistance or an agreement, expected, and no outlook."""

_LONG = 9
"""The name of a forecaster is no longer than this, in words."""

_NEAR = 6
"""How many code points may stand between the words that foretell and the verb that they foretell."""

_GOES_ON = 2
"""A column that foretells speaks of what it told so many sentences before at most."""

_AHEAD = ("by", "by_end_of", "end_of", "before", "until", "within", "in", "on", None)


def _foretold(scene: Scene) -> Span | None:
    """The words by which the sentence foretells: a likelihood, or a future that is bound to a time."""
    expects = next((g for g in scene.sentence.groups if _expects(scene, g)), None)
    own = scene.sentence.cut(expects.start, expects.end) if expects else None
    return scene.find_cue("foretell") or own or _bound_future(scene)


def _expects(scene: Scene, group: Group) -> bool:
    """Whether somebody named foretells: "Analysts expect the fleet to double"."""
    if not group.does("expect", "predict", "opine") or group.passive or group.modal:
        return False
    if group.does("opine") and not (scene.sentence.dates and scene.find_cue("will_word")):
        return False
    if group.aspect in ("infinitive", "gerund", "bare"):
        return False
    judge = find_judge(scene, group.start)
    if group.does("predict"):
        return judge is not None and scene.find_cue("first_person", judge.start, judge.end) is None
    if judge is not None and judge.exact.lower() in ("it", "they") and _goes_on(scene):
        return True
    few = judge is not None and len(judge.exact.split()) <= _LONG
    if judge is not None and few and _is_timed_effect(scene, group):
        return True
    return judge is not None and few and scene.find_cue("forecaster", judge.start, judge.end) is not None


def _is_timed_effect(scene: Scene, group: Group) -> bool:
    """Whether an effect is expected by a time: "expects the boats to halve the attacks by 2028"."""
    timed = any(d.relation in ("by", "by_end_of", "before", "within", "until") for d in scene.sentence.dates)
    effect = scene.find_cue("effect_verb", group.end, scene.sentence.end) is not None
    return timed and effect and group.does("expect")


def _goes_on(scene: Scene) -> bool:
    """Whether the sentence before, in a list too, opens with a forecaster whom "it" takes up."""
    before = scene.before
    if before is None:
        return False
    verb = next((g.start for g in before.sentence.groups), before.sentence.start)
    return before.find_cue("forecaster", before.sentence.start, verb) is not None


def _bound_future(scene: Scene) -> Span | None:
    """A future with a term ("By 2030 the brigade will …") of somebody else than the donor or "we"."""
    timed = any(d.relation in ("by", "by_end_of", "before", "within", "until") for d in scene.sentence.dates)
    timed = timed or (scene.find_cue("horizon_word") is not None and (opines(scene) or bool(scene.voices)))
    timed = timed or (scene.context.official and any(d.relation == "from" for d in scene.sentence.dates))
    if not timed:
        return None
    for group in scene.sentence.groups:
        words = scene.sentence.cut(group.start, group.end)
        if (
            group.modal in ("future", "able")
            and group.governor is None
            and not group.does(*_ACTS)
            and not _decides(scene, group)
        ):
            return words
    will = scene.find_cue("will_word")
    heard = opines(scene) or any(is_imputer(scene, v) and v.kind != "media" for v in scene.voices)
    if will and heard and not scene.find_cue("first_person", scene.sentence.start, will.start):
        return will
    able = scene.find_cue("able_by")
    return able if able and not scene.find_cue("first_person", scene.sentence.start, able.start) else None


def _decides(scene: Scene, group: Group) -> bool:
    """Whether the donor itself is the subject: then it is a plan."""
    near = max(scene.sentence.start, group.start - 40)
    donors = find_known(scene).donors
    return scene.find_cue("first_person", near, group.start) is not None or any(
        p.code in donors and near <= p.start < group.start for p in scene.parties
    )


def _act(scene: Scene, words: Span) -> Group | None:
    """The verb that is foretold: the first one behind ``words`` or around it."""
    groups = [g for g in scene.sentence.groups if g.head >= words.start and not g.does("expect")]
    return next((g for g in groups if g.start - words.end <= _NEAR), None)


def _is_step(scene: Scene, words: Span) -> bool:
    """Whether the sentence only expects a delivery or a signing, told as an act already."""
    if any(
        d.type in ("assistance", "agreement") and d.assertion == "expected" and scene.sentence.number in d.evidence
        for d in scene.past
    ):
        return not (opines(scene) and scene.find_cue("likelihood") and scene.sentence.dates)
    act = _act(scene, words)
    if act is not None and (forecaster := _forecaster(scene)) is not None:
        outside = scene.find_cue("imputer", forecaster.start, forecaster.end) is not None
        if outside and scene.find_cue("own_plan") is None:
            return False
    if act and act.does("total", "value") and scene.sentence.money:
        return True
    if act and scene.find_cue("effect_verb", act.head, act.end + 3):
        return False
    return act is not None and act.does(*_ACTS) and not scene.find_cue("likelihood")


def _horizon(scene: Scene, mention: DateMention) -> str | None:
    """The time as precise as the period named; "within two years" is the year at its end."""
    value = resolve_date(mention, scene.context.published, future=True)
    if value and mention.relation == "within" and "/" in value:
        return value.split("/")[1][:4]
    return value


def _put_horizon(draft: Draft, scene: Scene) -> Draft:
    for mention in scene.sentence.dates:
        value = _horizon(scene, mention) if mention.relation in _AHEAD else None
        published = scene.context.published or ""
        if value and value[: len(published)] >= published[: len(value)]:
            return draft.put(
                "horizon", value, "the time it is foretold for", scene.sentence.cut(mention.start, mention.end)
            )
    return draft


def _is_ours(scene: Scene) -> bool:
    """Whether the sentence speaks of assistance, takes it up as "it", or names a receiver."""
    s = scene.sentence
    if is_about_aid(scene, s.start, s.end) or scene.find_cue("defence_matter"):
        return True
    if scene.find_cue("cooperation"):
        return True
    if not has_told(scene):
        return False
    if opines(scene) and (scene.find_cue("given_pronoun") or scene.find_cue("horizon_word")):
        told = (d for d in scene.past if d.type in ("assistance", "outlook", "assessment"))
        return any(is_near(scene, d.evidence[-1], _GOES_ON) for d in told)
    return is_taken_up(scene) or any(p.code in find_known(scene).recipients for p in scene.parties)


def _is_rival(scene: Scene, words: Span) -> bool:
    """Whether what is foretold is what an enemy does: "Russia is likely to attack"."""
    known = find_known(scene)
    near = [p for p in scene.parties if 0 <= p.start - words.end <= _NEAR and p.code]
    others = any(p.code in known.recipients for p in scene.parties)
    return others and any(p.code not in known.donors | known.recipients for p in near)


def _forecaster(scene: Scene) -> Span | None:
    """Who expects or predicts; for "he" whoever opens the sentence."""
    group = next((g for g in scene.sentence.groups if _expects(scene, g)), None)
    judge = find_judge(scene, group.start) if group else None
    if judge is not None and judge.exact.lower() in scene.words("third_person"):
        subject = find_subject(scene)
        if subject is None and scene.before is not None and scene.before.voices:
            return scene.before.voices[-1].name
        return subject.name if subject else None
    return judge


def find_outlooks(scene: Scene) -> list[Draft]:
    """The predictions of a sentence: one at most."""
    words = _foretold(scene)
    if words is None or scene.sentence.is_question or (scene.speaker and scene.speaker.asks):
        return []
    if not _is_ours(scene):
        scene.reject(f"{RULE}:matter", "foretells something else than assistance", words)
        return []
    if _is_step(scene, words) or _is_rival(scene, words) or scene.find_cue("own_plan"):
        scene.reject(f"{RULE}:step", "an expected delivery or signing is a step of the act itself", words)
        return []
    draft = Draft("outlook", RULE, words.start, (scene.sentence.number,))
    draft = put_aid(take_up(draft, scene), scene, scene.sentence.start, scene.sentence.end)
    draft = _put_horizon(draft, scene)
    if not (draft.get("framework") or draft.get("recipients") or (draft.get("donors") and draft.get("horizon"))):
        return []
    if not (draft.get("framework") or draft.get("donors") or has_told(scene)):
        return []
    draft = put_who(draft, scene, words.start, "expected")
    forecaster = _forecaster(scene)
    return [add_judge(draft, forecaster) if forecaster and not draft.asserters else draft]
