"""The act that a clause tells: its verbs, its stage, and how it is told."""

from collections.abc import Sequence

import msgspec

from headwater.model import Span
from headwater.reading.frames.anaphor import find_anaphor
from headwater.reading.gifts import find_gift_paper
from headwater.reading.lexicon import Tag, build_lexicon, find_tags
from headwater.reading.scene import Scene
from headwater.reading.stages import TELLS, Stage, find_stage
from headwater.reading.times import ends_time
from headwater.reading.verbs import Group

_RANK = {
    "suspended": 0, "cancelled": 0, "delivered": 2, "contracted": 3, "operational": 3, "considered": 4, "agreed": 4,
    "announced": 5, "planned": 6, "budgeted": 5,
}  # fmt: skip


_CLAUSE = 60
"""Characters between "under which" and its verb."""

_NEAR = 30
"""A thing that is brought stands at most so many characters behind the verb."""


class Clause(msgspec.Struct, frozen=True):
    """A clause ``[start, end)`` with what a rule asks of it first."""

    start: int
    end: int
    stage: Stage | None
    noun: Span | None
    programmes: tuple[str, ...]


def find_stages_of(scene: Scene, start: int, end: int) -> list[Stage]:
    """The stages that the verbs of ``[start, end)`` tell, main verbs before those that only describe."""
    governors = {id(x) for g in scene.sentence.groups for x in g.chain()[1:] if not _is_for(x, g)}
    inside = [g for g in scene.sentence.groups if start <= g.start and g.end <= end and id(g) not in governors]
    groups = [g for g in inside if not ends_time(scene, g) and not _is_helped(inside, g)]
    telling = [
        g for g in groups if any(x.does(*TELLS) for x in g.chain()) and _arrives(scene, g, start) and not _is_effect(g)
    ]
    plain = [
        g
        for g in groups
        if not g.relative
        and g.aspect in ("past", "perfect", "present", "progressive", "future")
        and not g.does("include", "total", "value")
    ]
    bound = [g for g in telling if _pays(scene, g) or _is_bound(scene, g)]
    main = [g for g in telling if not g.relative] or (bound if plain else telling)
    told = [find_stage(g) for g in main if not any(x.negated for x in g.chain())]
    return [s for s in told if s]


_FEW = 4
"""How many words before a cue are looked at for a denial of it."""


def _is_for(act: Group, group: Group) -> bool:
    """Whether an infinitive behind a verb of giving only tells what it was given for: "sent radars to help"."""
    gives = act.does("hand_over", "provide", "fund", "pay", "build", "equip", "train", "receive", "arrive")
    return gives and group.aspect == "infinitive" and not group.does(*TELLS)


def _is_effect(group: Group) -> bool:
    """Whether it only tells what something is meant to bring about: "aims to strengthen"."""
    return group.does("strengthen", "deepen", "defend") and not group.does(*TELLS) and group.governor is not None


def _is_helped(groups: Sequence[Group], group: Group) -> bool:
    """Whether a bare verb only tells what a described thing helps to do: "which helped the police block roads"."""
    before = [g for g in groups if g.end <= group.start]
    helps = bool(before) and before[-1].relative and before[-1].does("help", "enable")
    return helps and group.aspect == "present" and group.does("suspend", "cancel")


def _pays(scene: Scene, group: Group) -> bool:
    """Whether a description tells who pays for a thing: "a new pier, for which Washington will pay US$25 million"."""
    return (
        group.does("pay", "fund")
        and group.aspect in ("past", "perfect", "present", "future")
        and bool(scene.sentence.money)
    )


def _is_bound(scene: Scene, group: Group) -> bool:
    """Whether an agreement binds to it: "an agreement under which Ankara will donate"."""
    cue = scene.find_cue("binding", max(scene.sentence.start, group.start - _CLAUSE), group.start)
    return cue is not None and group.relative and group.does("provide", "hand_over", "train", "build", "equip")


def _arrives(scene: Scene, group: Group, start: int) -> bool:
    """A verb of arriving tells of assistance only where a thing arrives."""
    if group.does("train") and not group.passive:
        after = scene.sentence.token_after(group.end)
        return after is None or after.word not in scene.words("jointly")
    if group.does("bring"):
        behind = [t for t in scene.sentence.tagged("item", "generic") if 0 <= t.start - group.end <= _NEAR]
        return bool(behind) and not group.passive and group.aspect in ("past", "perfect")
    if group.does("attend"):
        return (
            any(t.value == "training" for t in scene.sentence.tagged("item"))
            or bool(scene.sentence.tagged("programme"))
            or scene.find_cue("course_noun") is not None
        )
    if group.does("receive") and scene.find_cue("no_gift", group.end, group.end + _NEAR):
        return False
    if group.does("present"):
        return any(c.role == "recipient" and c.party.start > group.end for c in scene.cast)
    if not group.does("arrive") or group.does("hand_over"):
        return True
    after = scene.sentence.token_after(group.end)
    if not group.does("reach") and after is not None and after.word in ("the", "a", "an") and not group.passive:
        return False  # "This followed the signing of a pact."
    before = max(start, group.start - 80)
    things = [t for t in scene.sentence.tagged("item", "generic") if before <= t.start and t.end <= group.start]
    return (
        bool(things)
        or scene.find_cue("act_noun", before, group.start) is not None
        or find_anaphor(scene, start, group.start) is not None
    )


def _choose(stages: Sequence[Stage]) -> Stage | None:
    """The stage that the clause tells: an announcement of something planned is an announcement."""
    if not stages:
        return None
    announced = [s for s in stages if s.stage == "announced" and s.group.does("announce")]
    rest = [s for s in stages if s not in announced]
    if announced and all(s.stage in ("planned", "announced", "considered") for s in rest):
        return announced[0]
    return min(stages, key=lambda s: _RANK[s.stage])


def build_clause(scene: Scene, start: int, end: int) -> Clause:
    """The clause ``[start, end)`` of the sentence."""
    said = [v.name for v in scene.voices]
    tags = [t for t in scene.sentence.tagged("programme") if not any(n.start <= t.start < n.end for n in said)]
    programmes = [t.value for t in tags if start <= t.start and t.end <= end]
    return Clause(
        start,
        end,
        _choose(find_stages_of(scene, start, end)),
        scene.find_cue("transfer_noun", start, end),
        tuple(programmes),
    )


def find_label_donors(scene: Scene) -> list[Tag]:
    """The countries that label an entry: "Germany: four systems", "Spain and Malta: one package"."""
    label = scene.context.blocks[scene.sentence.block].label
    if label is None or label.end - label.start > 60:
        return []
    head = find_tags(label.exact, build_lexicon(scene.context.codebook))
    names = [t for t in head if t.kind in ("country", "capital")]
    rest = label.exact
    for tag in reversed(names):
        rest = rest[: tag.start] + rest[tag.end :]
    if not names or rest.replace("and", "").strip(" ,&"):
        return []
    return [msgspec.structs.replace(t, start=t.start + label.start, end=t.end + label.start) for t in names]


def _find_notes(scene: Scene, clause: Clause) -> Span | None:
    """Notes exchanged or signed in the clause, in a relative clause too ("for which notes were exchanged")."""
    tags = [
        t
        for t in scene.sentence.tagged("treaty")
        if t.value == "exchange_of_notes" and clause.start <= t.start < clause.end
    ]
    notes = scene.find_cue("notes", clause.start, clause.end) or (
        scene.sentence.cut(tags[0].start, tags[0].end) if tags else None
    )
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]
    notes = notes or find_gift_paper(scene, clause.start, clause.end)
    done = any(g.does("sign", "exchange") and g.aspect in ("past", "perfect", "bare") for g in groups)
    return notes if notes and (done or _is_signing(scene, notes)) else None


def _find_awaited(scene: Scene, clause: Clause) -> Span | None:
    """The verb by which a gift is still to be signed: "a $3 million grant agreement that is to be signed in May"."""
    paper = find_gift_paper(scene, clause.start, clause.end)
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end and g.does("sign")]
    ahead = next((g for g in groups if g.passive and g.aspect in ("future", "infinitive") and not g.negated), None)
    return scene.sentence.cut(ahead.start, ahead.end) if paper and ahead else None


def _is_signing(scene: Scene, paper: Span) -> bool:
    """Whether a noun tells that a paper was signed: "opened with the signing of an aid agreement"."""
    low = max(scene.sentence.start, paper.start - _CLAUSE)
    signing = scene.find_cue("treaty_signing", low, paper.start)
    if signing is None or any(signing.end <= g.start and g.end <= paper.start for g in scene.sentence.groups):
        return False
    ahead = any(
        t.word in scene.words("treaty_not_yet") for t in scene.sentence.tokens if low <= t.start < signing.start
    )
    return not ahead and not scene.find_cue(
        "treaty_unsigned", max(scene.sentence.start, signing.start - 40), signing.start
    )


def _find_placed(scene: Scene, clause: Clause) -> Span | None:
    """A contract or order that is placed, awarded or signed in the clause."""
    noun = scene.find_cue("contract_noun", clause.start, clause.end)
    groups = [g for g in scene.sentence.groups if clause.start <= g.start < clause.end and not g.relative]
    done = any(g.does("place", "order", "sign") and g.aspect in ("past", "perfect", "bare") for g in groups)
    return noun if noun and done else None


def _names_thing(scene: Scene, clause: Clause) -> bool:
    tags = [
        t for t in scene.sentence.tagged("item", "generic", "assistance_noun") if clause.start <= t.start < clause.end
    ]
    return bool(tags or any(clause.start <= m.start < clause.end for m in scene.sentence.money))


def is_told(scene: Scene, clause: Clause, stage: str) -> bool:
    """Whether the clause tells of an act at all."""
    cues = ("delegation", "act_noun")
    return bool(stage) or clause.noun is not None or any(scene.find_cue(k, clause.start, clause.end) for k in cues)


def manner(scene: Scene, clause: Clause) -> str:
    """``earlier`` where the act is called an earlier one, ``will`` where it is promised with "will", else ``event``."""
    if scene.find_cue("earlier_act", clause.start, clause.end):
        return "earlier"
    return "will" if clause.stage and clause.stage.group.modal == "future" else "event"


def find_stage_of(scene: Scene, clause: Clause) -> tuple[str, str, Span | None, str]:
    """Stage, assertion, the words and the reason."""
    notes = _find_notes(scene, clause)
    if scene.find_cue("delegation", clause.start, clause.end):
        return "", "", None, "authority is only passed on"
    stage = clause.stage
    if notes and (stage is None or stage.stage not in ("suspended", "cancelled")):
        return "agreed", "", notes, "notes exchanged"
    awaited = None if notes or stage else _find_awaited(scene, clause)
    if awaited:
        return "planned", "expected", awaited, "a gift is to be signed"
    order = scene.find_cue("order_noun", clause.start, clause.end) or _find_placed(scene, clause)
    if order and (stage is None or stage.stage in ("announced", "planned")):
        return "contracted", "", order, "a contract was placed"
    service = _find_service(scene, clause)
    if service and (stage is None or stage.group.relative):
        return "operational", "", service, "in use"
    handed = _find_handed(scene, clause) if stage is None else None
    if handed:
        return "delivered", "", handed, "the hand-over took place"
    considered = scene.find_cue("consider_noun", clause.start, clause.end)
    if considered and stage is None:
        return "considered", "", considered, "being considered"
    loose = stage is None or (
        stage.stage == "planned" and stage.group.aspect == "infinitive" and not stage.group.governor
    )
    listed = bool(find_label_donors(scene)) and loose and _names_thing(scene, clause)
    if listed or stage is None:
        return ("announced", "", None, "an entry in a list of offers") if listed else ("", "", None, "")
    return _find_told(scene, clause, stage)


def _find_service(scene: Scene, clause: Clause) -> Span | None:
    """Words that tell of use; "a fully operational corvette" only describes a thing, "not yet in service" has none."""
    things = [t.start for t in scene.sentence.tagged("item", "generic")]
    found = scene.find_cues("service_noun", clause.start, clause.end)
    told = (c for c in found if not any(0 < at - c.end <= 1 for at in things) and not _is_denied_before(scene, c))
    return next((c for c in told if not _is_attribute(scene, c)), None)


def _is_attribute(scene: Scene, words: Span) -> bool:
    """Whether words of use only describe the noun that follows: "operational readiness"."""
    after = scene.sentence.token_after(words.end)
    if after is None or not after.word.isalpha() or len(words.exact.split()) > 1:
        return False
    kinds = ("preposition", "adverb", "clause_opener", "subordinator", "be", "have", "determiner", "pronoun")
    return after.word not in frozenset().union(*(scene.words(kind) for kind in kinds))


def _is_denied_before(scene: Scene, cue: Span) -> bool:
    """Whether one of the few words before a cue denies it: "has not been in operation"."""
    before = [token.word for token in scene.sentence.tokens if token.end <= cue.start][-_FEW:]
    return any(word in scene.words("negation") for word in before)


def _find_told(scene: Scene, clause: Clause, stage: Stage) -> tuple[str, str, Span | None, str]:
    """What the verb tells, where an agreement that binds to it or a hand-over while speaking does not decide."""
    signed = _find_signed(scene, clause, stage)
    if signed:
        return "agreed", "", signed, "what a signed agreement binds to"
    if _hands_over_now(scene, stage):
        return "delivered", "", scene.sentence.cut(stage.group.start, stage.group.end), "said at the hand-over"
    by = stage.by or stage.group
    words = scene.sentence.cut(by.start, by.end)
    return stage.stage, stage.assertion, words, stage.why


def _find_signed(scene: Scene, clause: Clause, stage: Stage) -> Span | None:
    """The verb of signing before what an agreement binds to: "signed a memorandum under which Oslo will give"."""
    if stage.stage != "planned" or not _is_bound(scene, stage.group) or not scene.sentence.money:
        return None
    before = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= stage.group.start]
    signed = next((g for g in before if g.does("sign") and g.aspect in ("past", "perfect", "bare")), None)
    return scene.sentence.cut(signed.start, signed.end) if signed else None


def _find_handed(scene: Scene, clause: Clause) -> Span | None:
    """The noun of a hand-over that took place: "A first delivery took place in May"."""
    happened = any(
        g.does("happen", "ceremony") and g.aspect in ("past", "perfect", "present", "bare") and not g.negated
        for g in scene.sentence.groups
        if clause.start <= g.start < clause.end
    )
    if not happened:
        return None
    noun = clause.noun if clause.noun and clause.noun.exact.lower() in scene.words("handover_noun") else None
    return noun or scene.find_cue("handed_noun", clause.start, clause.end)


def _hands_over_now(scene: Scene, stage: Stage) -> bool:
    """Whether the speaker does it while speaking: "Today we hand over to you forty trucks"."""
    speech = scene.context.document.metadata.genre == "transcript"
    now = stage.group.aspect in ("present", "progressive") and stage.group.does("hand_over")
    return speech and now and scene.first_person is not None and scene.find_cue("second_person") is not None


def find_recalled(scene: Scene, clause: Clause) -> Group | None:
    """A promise or announcement told in a relative clause: "the lorries that Oslo pledged last year"."""
    inside = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end and g.relative]
    named = [v.name for v in scene.voices]
    told = [g for g in inside if not any(n.start <= g.start < n.end for n in named)]
    return next((g for g in told if g.does("announce") and g.aspect in ("past", "perfect", "bare")), None)
