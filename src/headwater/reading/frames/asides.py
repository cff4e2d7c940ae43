"""Acts told beside the main one, in clauses that only describe.

As in "a boat given in 1994", "Lima, which received a corvette".
"""

from headwater.grammar import DateMention
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.act import Clause
from headwater.reading.frames.slots import put_voices
from headwater.reading.inherit import inherit_donors, inherit_recipients
from headwater.reading.lexicon import Tag
from headwater.reading.parties import Party
from headwater.reading.roles import TAKES
from headwater.reading.scene import Scene
from headwater.reading.stages import find_stage
from headwater.reading.things import find_items
from headwater.reading.times import find_date
from headwater.reading.verbs import Group

RULE = "reading/frames/asides.py"

_GAP = 3
"""Words that may stand between a thing and the verb that describes it, or between the verb and its day."""


def find_asides(scene: Scene, clause: Clause, made: list[Draft]) -> list[Draft]:
    """The earlier acts that the clause only recalls, each with a day of its own."""
    told = {item for d in made for item in d.get("items", ())}
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end and g.relative]
    main = made[-1] if made else None
    giving = [g for g in groups if g.does("hand_over", "provide", *TAKES) and not g.negated]
    found = [_build(scene, clause, g, told, main) for g in giving]
    return [d for d in found if d is not None and d.get("donors") and d.get("recipients")]


def find_aside_start(scene: Scene, start: int, end: int) -> int:
    """Where an aside on a party that tells an act of its own opens in the clause ``[start, end)``.

    ``end`` where none does.
    """
    for group in scene.sentence.groups:
        inside = start <= group.start and group.end <= end and group.relative
        owner = _owner(scene, group) if inside else None
        if owner is not None and owner.start > start and "," not in scene.sentence.words(group.end, end):
            return owner.end
        if inside and group.does("hand_over", "provide", *TAKES) and group.aspect in ("past", "perfect"):
            party = _antecedent(scene, group)
            if party is not None and any(d.start >= group.end for d in scene.sentence.dates) and party.start > start:
                return party.end
    return end


def _build(scene: Scene, clause: Clause, group: Group, told: set[str], main: Draft | None) -> Draft | None:
    if group.aspect not in ("bare", "past", "perfect"):
        return None
    party = _antecedent(scene, group)
    tag = _find_thing(scene, clause, group, party)
    day = _find_day(scene, clause, group, party)
    if tag is None or day is None or (party is None and tag.value in told):
        return None
    words = scene.sentence.cut(group.start, group.end)
    draft = Draft("assistance", f"{RULE}:earlier", group.start, (scene.sentence.number,))
    stage = find_stage(group)
    if stage is None:
        return None
    draft = draft.put("stage", stage.stage, stage.why, words)
    draft = draft.add("items", find_items([tag]), "described as given", _cut(scene, tag), entry=tag.entry)
    draft = _put_parties(draft, scene, group, party)
    value = find_date(scene, day.start, day.end, day.start)
    draft = draft.put("date", value.value, "the day named beside the verb", value.span) if value else draft
    draft = inherit_recipients(inherit_donors(draft, scene, main), scene, main)
    return put_voices(draft, scene, group.end, clause.start, clause.end)


def _cut(scene: Scene, tag: Tag) -> Span:
    return scene.sentence.cut(tag.start, tag.end)


def _antecedent(scene: Scene, group: Group) -> Party | None:
    """The party that a clause behind a comma describes: "Lima, which received"."""
    pronoun = scene.sentence.token_before(group.start)
    comma = scene.sentence.token_before(pronoun.start) if pronoun else None
    if pronoun is None or comma is None or pronoun.word not in {"which", "who"} or comma.word != ",":
        return None
    return next((p for p in scene.parties if p.code and p.end == comma.start), None)


def _owner(scene: Scene, group: Group) -> Party | None:
    """The party that ", whose" describes right before a verb: "Ghana, whose medical corps is training"."""
    for token in [t for t in scene.sentence.tokens if t.end <= group.start][-_GAP - 1 :]:
        comma = scene.sentence.token_before(token.start)
        if token.word == "whose" and comma is not None and comma.word == ",":
            return next((p for p in scene.parties if p.code and p.end == comma.start), None)
    return None


def _find_thing(scene: Scene, clause: Clause, group: Group, party: Party | None) -> Tag | None:
    """The thing described: right before the verb, or behind it where a party is described."""
    things = [t for t in scene.sentence.tagged("item") if clause.start <= t.start and t.end <= clause.end]
    if party is not None:
        return next((t for t in things if t.start >= group.end), None)
    before = [t for t in things if t.end <= group.start]
    if before:
        return before[-1] if len(scene.sentence.words(before[-1].end, group.start).split()) <= _GAP else None
    return _find_same_kind(scene, group)


def _find_same_kind(scene: Scene, group: Group) -> Tag | None:
    """Find in "It replaces a boat given in 1994": of the kind of the thing told of last."""
    noun = scene.sentence.token_before(group.start)
    last = scene.last("assistance")
    items: tuple[str, ...] = last.get("items", ()) if last else ()
    if noun is None or noun.word not in scene.words("anaphor_noun") or len(items) != 1:
        return None
    return Tag(noun.start, noun.end, "item", items[0], "") if scene.find_cue("replaces") else None


def _find_day(scene: Scene, clause: Clause, group: Group, party: Party | None) -> DateMention | None:
    s = scene.sentence
    behind = [d for d in s.dates if group.end <= d.start and d.end <= clause.end and d.kind != "fiscal_year"]
    if not behind:
        return None
    close = len(s.words(group.end, behind[0].start).split()) <= _GAP
    return behind[0] if close or party is not None else None


def _put_parties(draft: Draft, scene: Scene, group: Group, party: Party | None) -> Draft:
    """Who gave and who received, as far as the description says so."""
    if party is not None:
        slot = "recipients" if group.does(*TAKES) else "donors"
        draft = draft.put(slot, (party.code,), "described", scene.sentence.cut(party.start, party.end))
    for cast in scene.cast:
        one = cast.party
        near = group.end <= one.start and len(scene.sentence.words(group.end, one.start).split()) <= 2 * _GAP
        if near and one.code and cast.role in ("donor", "recipient") and one is not party:
            slot = "donors" if cast.role == "donor" else "recipients"
            draft = draft.add(slot, (one.code,), cast.why, scene.sentence.cut(one.start, one.end))
    return draft
