"""Steps in the life of a legal instrument that a sentence tells: talks, signature, force, end."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from headwater.model import Span
from headwater.reading.scene import Scene
from headwater.reading.verbs import Group


class Step(msgspec.Struct, frozen=True):
    """A step at ``[start, end)``: its stage, and how firmly it is told where its own words decide ("" elsewhere).

    ``noun``: only named ("the signing of"), not told as an event.
    """

    start: int
    end: int
    stage: str
    own: str
    why: str
    group: Group | None = None
    noun: bool = False


_DONE = ("past", "perfect", "bare", "present", "progressive", "gerund")


def _signing(scene: Scene, group: Group) -> tuple[str, str] | None:
    above = group.chain()[1:]
    if any(g.does("consider", "discuss") for g in above):
        return "considered", ""
    if any(g.modal == "possible" for g in group.chain()):
        return "negotiating", "possible"
    if group.aspect in ("future", "infinitive"):
        return "negotiating", "expected"
    if any(g.does("expect", "plan", "want", "agree", "seek", "look") for g in above):
        return "negotiating", "expected"
    if group.aspect == "gerund" and not _tells(scene, group):
        return None
    return ("signed", "") if group.aspect in _DONE else None


def _tells(scene: Scene, group: Group) -> bool:
    """Whether "signing" is told as done: "after signing", not "the need of signing"."""
    token = scene.sentence.token_before(group.start)
    return token is None or token.word in scene.words("treaty_gerund_lead")


def _ends_talks(scene: Scene, group: Group) -> bool:
    """Whether talks, not an instrument, are what was concluded."""
    talks = scene.find_cue(
        "talks_noun", max(scene.sentence.start, group.start - 90), min(scene.sentence.end, group.end + 25)
    )
    return talks is not None and group.verb.lemma == "conclude"


def _is_settled(scene: Scene, group: Group) -> bool:
    """Whether the verb tells of initials only, with the signing still to come, or of a mere nod ("sign off on")."""
    after = scene.sentence.token_after(group.end)
    return (after is not None and after.word == "off") or any(
        c.start < group.end and group.start < c.end for c in scene.find_cues("treaty_settled")
    )


def _from_verbs(scene: Scene) -> Iterable[Step]:
    for group in scene.sentence.groups:
        if not group.does("sign") or group.negated or _ends_talks(scene, group) or _is_settled(scene, group):
            continue
        told = _signing(scene, group)
        if told and not _is_open(scene, group.start):
            stage, own = told
            own = "denied" if scene.find_cue("treaty_false") else own
            yield Step(group.start, group.end, stage, own, f"{group.verb.lemma} ({group.aspect})", group)


def _is_open(scene: Scene, at: int) -> bool:
    """Whether a condition stands before the verb in its clause ("if Chile signs"), or it failed."""
    before = [t for t in scene.sentence.tokens if t.end <= at]
    commas = [k for k, t in enumerate(before) if t.word in {",", ";", ":"}]
    clause = before[commas[-1] + 1 if commas else 0 :][-8:]
    return any(t.word in scene.words("treaty_if") for t in clause) or any(
        t.word in scene.words("treaty_failed") for t in before[-3:]
    )


_CUES = (
    ("treaty_signed", "signed"),
    ("treaty_talks", "negotiating"),
    ("treaty_ended", "terminated"),
    ("treaty_halted", "suspended"),
)


def is_put_off(scene: Scene, at: int) -> bool:
    """Whether the few words before ``at`` deny a step or put it off."""
    before = [t for t in scene.sentence.tokens if t.end <= at][-4:]
    return any(t.word in scene.words("treaty_not_yet") for t in before)


def _is_denied(scene: Scene, cue: Span) -> bool:
    """Whether it is said that there are no talks: "not negotiating", "no talks on"."""
    before = [t for t in scene.sentence.tokens if t.end <= cue.start][-2:]
    return any(t.word in scene.words("treaty_no_talks") for t in before)


def _is_aside(scene: Scene, at: int) -> bool:
    """Whether it is told of something else in passing: "which replaces one that lapsed"."""
    token = scene.sentence.token_before(at)
    return token is not None and token.word in ("that", "who")


def _from_cues(scene: Scene) -> Iterable[Step]:
    for kind, stage in _CUES:
        for cue in scene.find_cues(kind):
            if stage == "negotiating" or not (is_put_off(scene, cue.start) or _is_aside(scene, cue.start)):
                own = "denied" if stage == "negotiating" and _is_denied(scene, cue) else ""
                yield Step(cue.start, cue.end, stage, own, f"“{cue.exact}”")
    for cue in scene.find_cues("treaty_force"):
        if not is_put_off(scene, cue.start):
            yield Step(cue.start, cue.end, "in_force", "", f"“{cue.exact}”")
    for cue in scene.find_cues("treaty_force_now") if is_entry(scene) else ():
        yield Step(cue.start, cue.end, "in_force", "", f"“{cue.exact}”")
    for cue in scene.find_cues("treaty_lapses"):
        yield Step(cue.start, cue.end, "terminated", "", f"“{cue.exact}”")
    for cue in scene.find_cues("treaty_settled"):
        if not is_put_off(scene, cue.start):
            yield Step(cue.start, cue.end, "agreed_in_principle", "", f"“{cue.exact}”")
    for cue in scene.find_cues("treaty_signing"):
        ahead = is_put_off(scene, cue.start) or scene.find_cue(
            "treaty_unsigned", max(scene.sentence.start, cue.start - 40), cue.start
        )
        if not ahead:
            yield Step(cue.start, cue.end, "signed", "", f"“{cue.exact}”", noun=True)
    for cue in scene.find_cues("treaty_awaited"):
        yield Step(cue.start, cue.end, "negotiating", "expected", f"“{cue.exact}”")
    agreed = [g for g in scene.sentence.groups if g.does("agree") and g.aspect in ("past", "perfect")]
    for cue in scene.find_cues("treaty_principle"):
        if agreed or "agree" in cue.exact.lower():
            start = agreed[0].start if agreed and agreed[0].start < cue.start else cue.start
            yield Step(start, cue.end, "agreed_in_principle", "", f"“{cue.exact}”")


def _one_a_stage(steps: Iterable[Step]) -> list[Step]:
    kept: dict[str, Step] = {}
    for step in sorted(steps, key=lambda s: s.start):
        kept.setdefault(step.stage, step)
    return list(kept.values())


def _from_talks(scene: Scene, starts: Sequence[int], ends: Sequence[int]) -> Iterable[Step]:
    """Talks on what begins at one of ``starts``, or right behind what ends at one of ``ends``: "basing talks"."""
    failed, done = scene.find_cue("treaty_talk_failed"), scene.find_cue("treaty_talk_done")
    for talk in scene.find_cues("treaty_talk"):
        none = _is_denied(scene, talk)
        if (none or not failed) and any(talk.start - end == 1 for end in ends):
            yield Step(talk.start, talk.end, "negotiating", "denied" if none else "", f"“{talk.exact}”")
        for start in starts if none or not failed else ():
            if talk.end <= start <= talk.end + 90 and scene.find_cue(
                "treaty_talk_on", max(talk.end, start - 14), start
            ):
                part = scene.find_cue("treaty_talk_part", max(scene.sentence.start, talk.start - 16), talk.start)
                stage = "agreed_in_principle" if done and not part and not none else "negotiating"
                yield Step(talk.start, talk.end, stage, "denied" if none else "", f"“{talk.exact}”")


_ENTRY = re.compile(r"\W*(?P<year>(?:19|20)\d\d)?\s*[–—:-]\s")


def find_entry_year(scene: Scene) -> Span | None:
    """The bare year at the head of a chronicle's entry: "2013 – The pact enters into force"."""
    found = _ENTRY.match(scene.sentence.text)
    at = scene.sentence.start
    return scene.sentence.cut(at + found.start("year"), at + found.end("year")) if found and found["year"] else None


def is_entry(scene: Scene) -> bool:
    """Whether the sentence is an entry of a chronicle: a day, month or year, and a dash or colon."""
    s = scene.sentence
    led = any(d.start <= s.start + 1 and _ENTRY.match(s.words(d.end, s.end)) for d in s.dates)
    return led or find_entry_year(scene) is not None


_LOOSE = (
    ("treaty_halted_loose", "suspended"),
    ("treaty_ended_loose", "terminated"),
    ("treaty_signed_loose", "signed"),
    ("treaty_talks_loose", "negotiating"),
)


def _from_loose(scene: Scene, starts: Sequence[int]) -> Iterable[Step]:
    """Steps of what begins at one of ``starts``, told in words that are said of much else: "ended its pact"."""
    for kind, stage in _LOOSE:
        for cue in scene.find_cues(kind):
            if not is_put_off(scene, cue.start) and any(-1 <= start - cue.end <= 30 for start in starts):
                yield Step(cue.start, cue.end, stage, "", f"“{cue.exact}”")


def find_steps(scene: Scene, starts: Sequence[int] = (), ends: Sequence[int] = ()) -> list[Step]:
    """The steps that a sentence tells, in order, one a stage; ``starts``, ``ends``: where its instruments stand."""
    found = [*_from_verbs(scene), *_from_cues(scene), *_from_talks(scene, starts, ends), *_from_loose(scene, starts)]
    steps = _one_a_stage(found)
    settled = [s for s in steps if s.stage == "agreed_in_principle"]
    if settled:
        steps = _join(steps, settled[0])
    return steps


def _join(steps: Sequence[Step], settled: Step) -> list[Step]:
    """What is agreed and still to be signed is one step: agreed, with the signing expected at its day."""
    awaited = next((s for s in steps if s.stage == "negotiating" and s.own == "expected"), None)
    rest = [s for s in steps if s.stage != "negotiating" or not (s is awaited or s.start < settled.end + 20)]
    if awaited is None or awaited.start < settled.end:
        return rest
    both = msgspec.structs.replace(settled, start=awaited.start, end=awaited.end, own="expected")
    return sorted((both if s is settled else s for s in rest), key=lambda s: s.start)


def find_considered(scene: Scene) -> Step | None:
    """That an instrument is only being thought of."""
    cue = scene.find_cue("treaty_considered")
    return Step(cue.start, cue.end, "considered", "", f"“{cue.exact}”") if cue else None


def find_stretch(scene: Scene, at: int) -> tuple[int, int]:
    """From the last to the next place around ``at`` where a mark and a joining word open another clause."""
    tokens, joins = scene.sentence.tokens, scene.words("clause_join")
    cuts = [a.start for a, b in pairwise(tokens) if a.word == ";" or (a.word in {",", "—", "–"} and b.word in joins)]
    cuts = [c for c in cuts if any(g.start < c for g in scene.sentence.groups)]
    start = max((c for c in cuts if c <= at), default=scene.sentence.start)
    return start, min((c for c in cuts if c > at), default=scene.sentence.end)
