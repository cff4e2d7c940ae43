"""Where in a sentence a reason may stand: behind a purpose or a "because", in a need, in a list of motives."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from headwater.model import Span
from headwater.reading.frames.aid import find_definite, find_gift_asked, has_told, is_about_aid, is_civil, is_taken_up
from headwater.reading.frames.known import find_known
from headwater.reading.frames.motives import find_ordinal, is_counted, is_listing, is_why_document, opines
from headwater.reading.frames.voices import find_judge, find_sides, find_speakers, is_imputer
from headwater.reading.nearby import is_near
from headwater.reading.roles import GIVES
from headwater.reading.scene import Scene

Kind = Literal["purpose", "because", "need", "motive", "link", "rivalry", "citing", "hint"]

_DOES = ("strengthen", "enable", "deepen", "help")

_CITED = 2
"""How many sentences behind an act somebody may name its reason."""

_EXPLAINED = 3
"""How many sentences behind an act its motive may be told without naming it."""

_ALONE = 12
"""How far apart a donor, "gives" and "only to" may stand, where it is not said what is given, in code points."""

_CLOSE = 24
"""How many code points may stand between a need and the thing needed."""


class Ground(msgspec.Struct, frozen=True):
    """A stretch ``[start, end)`` that gives a reason, the words that open it, and of which kind it is."""

    start: int
    end: int
    kind: Kind
    words: Span


def _tells(scene: Scene, until: int) -> bool:
    """Whether the sentence tells of assistance before ``until``, as an act or by a word for it."""
    s = scene.sentence
    told = any(d.type == "assistance" and s.number in d.evidence for d in scene.past) and not is_civil(scene)
    return told or is_about_aid(scene, s.start, until) or _gives(scene, until)


def _gives(scene: Scene, until: int) -> bool:
    """Whether somebody gives to a receiver known already, or gives "it": "goes on supplying Ghana"."""
    if is_civil(scene) or not has_told(scene):
        return False
    groups = [g for g in scene.sentence.groups if g.end <= until and g.does(*GIVES, "support", "help")]
    known = find_known(scene).recipients
    donors = find_known(scene).donors
    alone = [g for g in groups if 0 <= until - g.end <= _ALONE and not g.passive]
    if any(p.code in donors and 0 <= g.start - p.end <= _ALONE for p in scene.parties for g in alone):
        return True
    return any(
        scene.find_cue("given_pronoun", g.end, min(until, g.end + 6))
        or any(p.code in known and g.end <= p.start < until + 40 for p in scene.parties)
        for g in groups
    )


def _purposes(scene: Scene) -> Iterable[Ground]:
    for words in scene.find_cues("reason_purpose"):
        if scene.find_cue("pretence", scene.sentence.start, words.end) or _is_no_purpose(scene, words):
            continue
        whose = words.end + _CLOSE if words.exact.endswith(" of") else words.end
        again = is_taken_up(scene) or (
            has_told(scene) and scene.find_cue("acting_so", scene.sentence.start, words.start)
        )
        if _tells(scene, whose) or (again and not is_civil(scene)):
            yield Ground(words.start, _end(scene, words.end), "purpose", words)


def _is_no_purpose(scene: Scene, words: Span) -> bool:
    """Whether the words tell the act itself ("to help train"), or what another country is after meanwhile."""
    gives = scene.find_cue("giving_verb", words.end, min(scene.sentence.end, words.end + _CLOSE))
    if gives is not None and gives.start - words.end <= 1:
        return True
    opener = next(reversed(list(scene.find_cues("meanwhile", scene.sentence.body + 1, words.start))), None)
    if opener is None:
        return False
    known = find_known(scene)
    subjects = [p for p in scene.parties if opener.end <= p.start < words.start and p.code and not p.before]
    ours = known.donors | known.recipients | {scene.context.house}
    return bool(subjects) and subjects[-1].code not in ours and not is_about_aid(scene, opener.end, words.start)


def _effects(scene: Scene) -> Iterable[Ground]:
    """What the gift will do, by its verb: "They will also strengthen the navy"."""
    for group in scene.sentence.groups:
        if not group.does(*_DOES) or group.passive or group.negated or group.aspect in ("past", "perfect", "bare"):
            continue
        if scene.find_cue("pretence", scene.sentence.start, group.end):
            continue
        if is_about_aid(scene, scene.sentence.start, group.start) or is_taken_up(scene):
            words = scene.sentence.cut(group.start, group.end)
            yield Ground(words.start, _end(scene, words.end), "purpose", words)


def _links(scene: Scene) -> Iterable[Ground]:
    """What somebody says that the receiver's good is good for: "A stable Ghana means a stable region"."""
    s = scene.sentence
    if not (scene.context.official or scene.voices) or not has_told(scene) or is_civil(scene):
        return
    known = find_known(scene).recipients
    named = [p.start for p in scene.parties if p.code in known]
    named += [c.start for kind in ("both_parties", "receiver") for c in scene.find_cues(kind)]
    words = next(reversed(list(scene.find_cues("linking"))), None)
    if words and any(start < words.start for start in named):
        yield Ground(s.body, s.end, "link", words)


def _backward(scene: Scene) -> Iterable[Ground]:
    """A reason before the act that follows of it: "…, and for this reason Norway trains its divers"."""
    s = scene.sentence
    words = scene.find_cue("backward_cause")
    if words is None or not has_told(scene) or is_civil(scene) or words.start - s.body < _CLOSE:
        return
    if _tells(scene, s.end) or scene.find_cue("acting", words.end, s.end) or _gives(scene, s.end):
        yield Ground(s.body, words.start, "because", words)


def _rounded(scene: Scene) -> Iterable[Ground]:
    """A reason that a few words behind it declare one: "The coast must stay quiet; that is the reason"."""
    s = scene.sentence
    words = scene.find_cue("backward_end")
    told = has_told(scene) and not is_civil(scene) and (scene.context.official or find_speakers(scene, s.start))
    if words and told:
        yield Ground(s.body, s.end, "because", words)


def _citings(scene: Scene) -> Iterable[Ground]:
    """What somebody who speaks for a side gives as the reason, by a verb of naming: "cites the old friendship"."""
    s = scene.sentence
    for words in scene.find_cues("citing"):
        judge = find_judge(scene, words.start)
        explained = is_listing(scene) or any(
            d.type in ("assistance", "agreement") and is_near(scene, d.evidence[-1], _CITED) for d in scene.past
        )
        if judge is None or is_civil(scene) or not (has_told(scene) or is_listing(scene)):
            continue
        known = find_known(scene)
        sides = {p.code for p in scene.parties if judge.start <= p.start < judge.end}
        if not explained and not sides & (known.donors - known.recipients):
            continue
        roles = any(judge.start <= t.start < judge.end for t in s.tagged("role", "body", "country", "adjective"))
        if roles or is_listing(scene):
            yield Ground(words.end, _end(scene, words.end), "citing", words)


def _aims(scene: Scene) -> Iterable[Ground]:
    """Aims that a text states behind what was told: "Our aim is …", "In this way …"."""
    words = scene.find_cue("aim", scene.sentence.start, min(scene.sentence.end, scene.sentence.body + 40))
    if words and has_told(scene) and not is_civil(scene):
        yield Ground(words.end, _end(scene, words.end), "purpose", words)


def _end(scene: Scene, at: int) -> int:
    """Where what a purpose rules ends: at the next semicolon or at the end of the sentence."""
    stop = next((t.start for t in scene.sentence.tokens if t.start >= at and t.word == ";"), scene.sentence.end)
    return stop


def _causes(scene: Scene) -> Iterable[Ground]:
    for words in scene.find_cues("because"):
        start = scene.sentence.start
        answers = words.start - scene.sentence.body <= _CLOSE and find_gift_asked(scene) is not None
        if answers or _tells(scene, words.start) or scene.find_cue("acting", start, words.start):
            yield Ground(words.end, scene.sentence.end, "because", words)


def _receives(scene: Scene, until: int) -> bool:
    """Whether the subject of a need is one who receives: a known receiver, its forces, partners as such."""
    known = find_known(scene).recipients
    if find_sides(scene, until) & (known - find_known(scene).donors):
        return True
    last = next((c.end for c in reversed(list(scene.find_cues("first_person", scene.sentence.start, until)))), 0)
    if last and not scene.find_cue("receiver", scene.sentence.start, until):
        return False
    before = [p for p in scene.parties if last <= p.start < until]
    if any(p.code in known for p in before) or any(p.kind == "force" and not p.code for p in before):
        return True
    return scene.find_cue("receiver", scene.sentence.start, until) is not None


def _needs(scene: Scene) -> Iterable[Ground]:
    """What the receiver lacks, as somebody gives it: an official text, or somebody who is quoted."""
    if not (
        scene.context.official
        or find_speakers(scene, scene.sentence.end - 1)
        or scene.find_cue("motive_intro")
        or is_listing(scene)
    ):
        return
    if is_civil(scene) or not (has_told(scene) or scene.topic.recipients):
        return
    for words in (*scene.find_cues("need"), *_wants_thing(scene), *_cannots(scene), *_gains(scene)):
        if _receives(scene, words.start) and not _is_blamed(scene, words):
            yield Ground(words.start, words.end, "need", words)
            return


def _is_blamed(scene: Scene, words: Span) -> bool:
    """Whether a lack only explains why something went wrong: "the lorries stood idle for want of drivers"."""
    blame = scene.find_cue("blame", scene.sentence.start, words.start)
    return (
        blame is not None and blame.end < words.start and scene.find_cue("want_of", words.start, words.end) is not None
    )


def _cannots(scene: Scene) -> Iterable[Span]:
    """What a receiver has not the means to do: "cannot reach half of them"."""
    for words in scene.find_cues("cannot"):
        after = scene.sentence.token_after(words.end)
        if after is not None and after.word not in scene.words("cannot_stop"):
            yield words


def _gains(scene: Scene) -> Iterable[Span]:
    """What a receiver gains in reach, beside what it is given; a time makes an outlook of it."""
    s = scene.sentence
    ours = is_about_aid(scene, s.start, s.end) or is_taken_up(scene)
    if ours and not any(d.relation in ("by", "by_end_of", "before", "within") for d in s.dates):
        yield from scene.find_cues("gain")


def _wants_thing(scene: Scene) -> Iterable[Span]:
    """Words of need right before a thing or what was given: "has no radars", "needs the boats"."""
    for words in scene.find_cues("need_thing"):
        after = scene.sentence.token_after(words.end)
        if after is not None and (after.word == "of" or after.word in scene.words("no_need")):
            continue
        end = min(scene.sentence.end, words.end + _CLOSE)
        if any(words.end <= t.start < end for t in scene.sentence.tagged("item", "generic", "force")) or find_definite(
            scene, "aid_noun", words.end, end
        ):
            yield words


def _is_told_otherwise(scene: Scene) -> bool:
    """Whether the sentence already tells an act or a bond, and is no motive."""
    return any(d.type != "assistance" and scene.sentence.number in d.evidence for d in scene.past)


def _motives(scene: Scene) -> Iterable[Ground]:
    s = scene.sentence
    ordinal = find_ordinal(scene)
    if ordinal and is_counted(scene):
        yield Ground(ordinal.end, s.end, "motive", ordinal)
    elif is_listing(scene) and not _is_told_otherwise(scene):
        yield Ground(s.body, s.end, "motive", s.cut(s.body, s.end))


def _wants(scene: Scene) -> Iterable[Ground]:
    """What a donor is said to be after: "seeks to", "is driven by"."""
    known = find_known(scene).donors
    for words in scene.find_cues("motive_verb"):
        subject = any(p.code in known and p.end <= words.start for p in scene.parties)
        subject = subject or scene.find_cue("donor_pronoun", scene.sentence.start, words.start) is not None
        counted = is_why_document(scene) or is_counted(scene)
        told = (
            _tells(scene, scene.sentence.end)
            or (opines(scene) and has_told(scene))
            or _is_explained(scene, words.start)
        )
        own = scene.context.official and scene.find_cue("confessed", words.start) is not None
        if subject and has_told(scene) and (counted or told or own or _is_imputed(scene, words.start)):
            yield Ground(words.start, _end(scene, words.end), "motive", words)


def _is_explained(scene: Scene, at: int) -> bool:
    """Whether somebody who speaks for a donor explains an act told shortly before."""
    return bool(find_sides(scene, at) & find_known(scene).donors) and any(
        d.type == "assistance" and is_near(scene, d.evidence[-1], _EXPLAINED) for d in scene.past
    )


def _words(scene: Scene) -> Iterable[Ground]:
    """Motives that a column or a critic announces in the same breath: "The motive is plain: …"."""
    words = scene.find_cue("motive_word") or _colon(scene)
    if words and has_told(scene) and (opines(scene) or _is_imputed(scene, words.start)):
        yield Ground(words.end, scene.sentence.end, "motive", words)


def _colon(scene: Scene) -> Span | None:
    """The words before a colon that announce the motive behind it: "It has one explanation: …"."""
    s = scene.sentence
    colon = next((t for t in s.tokens if t.word == ":" and t.start > s.body), None)
    return scene.find_cue("motive_intro", s.start, colon.start) if colon else None


def _rivalries(scene: Scene) -> Iterable[Ground]:
    """A sentence of a column or a critic about assistance, which may name a rival that it is to hold off."""
    s = scene.sentence
    if is_about_aid(scene, s.start, s.end) and (opines(scene) or _is_imputed(scene, s.end - 1)):
        yield Ground(s.body, s.end, "rivalry", s.span)


def _hints(scene: Scene) -> Iterable[Ground]:
    """A sentence of a column or a critic on the donor or its gift, which may name what donors are commonly after."""
    s = scene.sentence
    if not (opines(scene) or _is_imputed(scene, s.end - 1)) or not has_told(scene) or is_civil(scene):
        return
    known = find_known(scene).donors
    named = any(p.code in known and p.before not in scene.words("enemy_preposition") for p in scene.parties)
    told = any(s.number in d.evidence for d in scene.past)
    if (named or is_about_aid(scene, s.start, s.end) or is_taken_up(scene)) and not told:
        yield Ground(s.body, s.end, "hint", s.span)


def _is_imputed(scene: Scene, at: int) -> bool:
    """Whether critics, rivals or scholars are heard on a donor that the document is about."""
    return has_told(scene) and any(is_imputer(scene, v) and v.kind != "media" for v in find_speakers(scene, at))


def find_grounds(scene: Scene) -> list[Ground]:
    """The stretches of the sentence that may give a reason, strongest first."""
    return [
        g
        for rule in (
            _motives,
            _wants,
            _words,
            _rivalries,
            _causes,
            _backward,
            _rounded,
            _citings,
            _purposes,
            _effects,
            _aims,
            _links,
            _needs,
            _hints,
        )
        for g in rule(scene)
    ]
