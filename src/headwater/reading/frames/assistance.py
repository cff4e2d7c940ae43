"""Assistance: donors give or plan to give something to recipients."""

from collections.abc import Iterable, Sequence

import msgspec

from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.forms import find_singular
from headwater.reading.tokens import Token
from headwater.reading.clauses import find_clauses
from headwater.reading.draft import Draft
from headwater.reading.inherit import find_programme, inherit_donors, inherit_recipients
from headwater.reading.lexicon import Tag, build_lexicon, find_tags
from headwater.reading.roles import Cast
from headwater.reading.scene import Scene
from headwater.reading.stages import Stage, find_stage
from headwater.reading.sums import Sum, build_money, build_restated, find_currency, find_sums, span_of
from headwater.reading.things import find_item_tags, find_items
from headwater.reading.verbs import Group
from headwater.reading.times import find_date, find_deadline, find_fiscal_year

RULE = "reading/frames/assistance.py"

TELLS = (
    "hand_over provide offer announce pay fund train equip build receive order suspend cancel operate consider plan arrive agree decide continue facilitate"
).split()

_RANK = {
    "suspended": 0, "cancelled": 0, "delivered": 2, "contracted": 3, "operational": 3, "considered": 4, "agreed": 4,
    "announced": 5, "planned": 6,
}  # fmt: skip


CIVIL_TOO = frozenset(
    "maintenance infrastructure medical training finance fuel transport_vehicle engineering_equipment communications "
    "rescue_equipment transport_aircraft helicopter satellite_system cyber spare_parts small_boat".split()
)
"""Items that civil aid gives as well: they need a soldier, a force or an act told before beside them."""


class Clause(msgspec.Struct, frozen=True):
    """A clause ``[start, end)`` with what a rule asks of it first."""

    start: int
    end: int
    stage: Stage | None
    noun: Span | None
    programmes: tuple[str, ...]


def _stages(scene: Scene, start: int, end: int) -> list[Stage]:
    governors = {id(x) for g in scene.sentence.groups for x in g.chain()[1:]}
    groups = [g for g in scene.sentence.groups if start <= g.start and g.end <= end and id(g) not in governors]
    telling = [g for g in groups if any(x.does(*TELLS) for x in g.chain()) and _arrives(scene, g, start)]
    plain = [
        g
        for g in groups
        if not g.relative and g.aspect in ("past", "perfect", "present", "progressive", "future") and not g.does("include", "total", "value")
    ]
    main = [g for g in telling if not g.relative] or ([] if plain else telling)
    told = [find_stage(g) for g in main if not any(x.negated for x in g.chain())]
    return [s for s in told if s]


def _arrives(scene: Scene, group: Group, start: int) -> bool:
    """A verb of arriving tells of assistance only where a thing arrives."""
    if group.does("attend"):
        return any(t.value == "training" for t in scene.sentence.tagged("item")) or bool(scene.sentence.tagged("programme"))
    if group.does("present"):
        return any(c.role == "recipient" and c.party.start > group.end for c in scene.cast)
    if not group.does("arrive") or group.does("hand_over"):
        return True
    before = max(start, group.start - 80)
    things = [t for t in scene.sentence.tagged("item", "generic") if before <= t.start and t.end <= group.start]
    return bool(things) or scene.find_cue("act_noun", before, group.start) is not None or find_anaphor(scene, start, group.start) is not None


def _choose(stages: Sequence[Stage]) -> Stage | None:
    """The stage that the clause tells: an announcement of something planned is an announcement."""
    if not stages:
        return None
    announced = [s for s in stages if s.stage == "announced" and s.group.does("announce")]
    rest = [s for s in stages if s not in announced]
    if announced and all(s.stage in ("planned", "announced", "considered") for s in rest):
        return announced[0]
    return min(stages, key=lambda s: _RANK[s.stage])


def _clause(scene: Scene, start: int, end: int) -> Clause:
    programmes = [t.value for t in scene.sentence.tagged("programme") if start <= t.start and t.end <= end]
    return Clause(
        start, end, _choose(_stages(scene, start, end)), scene.find_cue("transfer_noun", start, end), tuple(programmes)
    )


def _is_answer(scene: Scene) -> bool:
    """Whether somebody answers a question about a country in a talk about a programme."""
    return scene.speaker is not None and scene.asked_country is not None


def _find_civil(scene: Scene, clause: Clause) -> Span | None:
    """A civil thing that is not part of an item's or a force's name ("field hospital")."""
    named = scene.sentence.tagged("item", "force", "generic", "programme")
    found = scene.find_cues("civil_thing", clause.start, clause.end)
    return next((c for c in found if not any(n.start <= c.start < n.end for n in named)), None)


def _is_civil(scene: Scene, clause: Clause) -> bool:
    if _find_civil(scene, clause) and not any(
        clause.start <= t.start and t.end <= clause.end for t in scene.sentence.tagged("force", "generic", "assistance_noun")
    ) and not any(t.value not in CIVIL_TOO for t in scene.sentence.tagged("item") if clause.start <= t.start < clause.end):
        return True
    found = [find_programme(scene, p) for p in clause.programmes]
    return any(p is not None and p.civil for p in found) and not any(p is not None and not p.civil for p in found)


def _is_purchase(scene: Scene, clause: Clause) -> bool:
    security = [p for p in clause.programmes if (q := find_programme(scene, p)) and not q.civil and p != "FMS"]
    if security:
        return False
    if scene.find_cue("purchase", clause.start, clause.end) or "FMS" in clause.programmes:
        return True
    return any(
        g.does("buy", "sell") and g.aspect not in ("infinitive",) and g.modal != "future"
        for g in scene.sentence.groups
        if clause.start <= g.start and g.end <= clause.end and not g.relative
    ) and not any(g.does("hand_over", "announce") for g in scene.sentence.groups if clause.start <= g.start < clause.end)


def _is_military(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of arms, forces or their aid; of goods that civilians get too only with a soldier near."""
    inside = [t for t in scene.sentence.tags if clause.start <= t.start and t.end <= clause.end]
    if _is_answer(scene) and scene.programme and any(clause.start <= m.start < clause.end for m in scene.sentence.money):
        return True
    if any(t.kind in ("generic", "force", "assistance_noun") or (t.kind == "item" and t.value not in CIVIL_TOO) for t in inside):
        return True
    if any(t.kind == "item" for t in inside) and (scene.find_cue("recipient_noun", clause.start, clause.end) or scene.last("assistance") or scene.topic.military):
        return _find_civil(scene, clause) is None
    money = any(clause.start <= m.start < clause.end for m in scene.sentence.money)
    act = scene.find_cue("act_noun", clause.start, clause.end) or scene.find_cue("notes", clause.start, clause.end)
    if scene.find_cue("military_word", clause.start, clause.end) and (money or act) and _find_civil(scene, clause) is None:
        return True
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]
    if any(g.does("train") and not g.relative for g in groups) and scene.find_cue("recipient_noun", clause.start, clause.end):
        return True
    if scene.last("assistance") and any(s.kind == "part" for s in find_sums(scene, clause.start, clause.end)):
        return True
    act = scene.find_cue("act_noun", clause.start, clause.end)
    if act and (scene.last("assistance") or scene.topic.programme) and not any(t.start <= act.start < t.end for t in scene.sentence.tagged("role")):
        return True
    return any((p := find_programme(scene, x)) is not None and not p.civil for x in clause.programmes)


def find_anaphor(scene: Scene, start: int, end: int) -> Span | None:
    """Words at the head of a clause that take up an act told before: "The grant", "They", "Its value", "Together they"."""
    s = scene.sentence
    tokens = [t for t in s.tokens if start <= t.start and t.end <= end]
    while tokens and tokens[0].word in scene.words("anaphor_lead"):
        tokens = tokens[1:]
    if tokens and tokens[0].word == "all" and any(find_singular(t.word) in scene.words("anaphor_noun") or t.word in scene.words("anaphor_noun") for t in tokens[1:4]):
        return Span(tokens[0].start, tokens[2].end, s.words(tokens[0].start, tokens[2].end)) if len(tokens) > 2 else None
    if not tokens:
        return None
    if tokens[0].word in {"it", "they"} and _is_actor(scene, start, end):
        return None
    if tokens[0].word in scene.words("anaphor_pronoun"):
        return Span(tokens[0].start, tokens[0].end, s.words(tokens[0].start, tokens[0].end))
    if tokens[0].word not in scene.words("anaphor_determiner"):
        return _find_whole(scene, start, end) or _find_taken_up(scene, start, end)
    if tokens[0].word == "such":
        return None
    stops = scene.words("anaphor_determiner") | scene.words("preposition") | scene.words("be") | scene.words("have")
    for token in tokens[1:8]:
        if token.word in stops or any(g.start == token.start and g.aspect != "bare" for g in s.groups):
            return None
        if token.word in scene.words("anaphor_noun") or find_singular(token.word) in scene.words("anaphor_noun"):
            return Span(tokens[0].start, token.end, s.words(tokens[0].start, token.end))
    return None


def _is_actor(scene: Scene, start: int, end: int) -> bool:
    """Whether "it" or "they" does something that only a government does: it plans, suspends, hands over."""
    first = next((g for g in scene.sentence.groups if start <= g.start < end), None)
    acts = ("plan", "suspend", "hand_over", "consider", "cancel", "resume", "agree", "decide", "order", "announce", "want")
    return first is not None and not first.passive and first.aspect != "bare" and first.does(*acts)


def _find_whole(scene: Scene, start: int, end: int) -> Span | None:
    """The whole that something is part of: "spare parts are included in the donation", "boats make up the gift"."""
    s = scene.sentence
    if not any(g.does("include", "make_up") and start <= g.start and g.end <= end for g in s.groups):
        return None
    for token in s.tokens:
        before = s.token_before(token.start)
        if start <= token.start < end and token.word in scene.words("act_noun") and before and before.word in {"the", "this"}:
            return Span(before.start, token.end, s.words(before.start, token.end))
    return None


def _find_taken_up(scene: Scene, start: int, end: int) -> Span | None:
    """An act taken up as an object: "The EU gives this assistance so that", "notes on it were exchanged"."""
    s = scene.sentence
    telling = any(g.does(*TELLS) and not g.does("fund") and not g.relative for g in s.groups if start <= g.start < end)
    if telling and any(start <= m.start < end for m in s.money):
        return None
    items = [t for t in s.tagged("item", "generic") if start <= t.start < end]
    if items:
        return _find_same_things(scene, items)
    for token in s.tokens:
        before = s.token_before(token.start)
        if not (start <= token.start < end) or before is None or before.start < start:
            continue
        this = find_singular(token.word) in scene.words("act_noun") and before.word in ({"this", "these"} if telling else {"this", "these", "the"})
        notes = token.word in {"it", "them", "this"} and before.word in {"on", "for"} and scene.find_cue("notes", start, token.start)
        if this or notes:
            return Span(before.start, token.end, s.words(before.start, token.end))
    return None


def _find_same_things(scene: Scene, items: Sequence[Tag]) -> Span | None:
    """Things told of before, with "the" and no number: "China was providing the trucks in order to"."""
    last = scene.last("assistance")
    before = scene.sentence.token_before(items[0].start)
    if last and before and before.word in {"the", "these", "those"} and {t.value for t in items} <= set(last.get("items", ())):
        return scene.sentence.cut(before.start, items[0].end)
    return None


def _in(cast: Cast, start: int, end: int) -> bool:
    return start <= cast.party.start and cast.party.end <= end


def _parties(scene: Scene, clause: Clause, role: str) -> list[Cast]:
    inside = [c for c in scene.cast if c.role == role and _in(c, clause.start, clause.end)]
    if inside or role != "donor":
        return inside
    return [c for c in scene.cast if c.role == role and c.party.end <= clause.start]


def _is_giver(scene: Scene, clause: Clause) -> bool:
    """Whether the house that publishes this speaks as the giver: "we", or another country receives."""
    others = [c for c in _parties(scene, clause, "recipient") if c.party.code not in ("", scene.context.house)]
    return scene.first_person is not None or bool(others)


def find_label_donors(scene: Scene) -> list[Tag]:
    """The countries that label an entry: "Germany: four systems", "Britain and Norway: a joint package"."""
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


def _put_parties(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    label = find_label_donors(scene)
    named = [c for c in _parties(scene, clause, "donor") if c.party.code]
    if label and named and not {c.party.code for c in named} & {t.value for t in label}:
        draft = draft.put("recipients", tuple(t.value for t in label), "the entry's label", *(Span.of(scene.context.text, t.start, t.end) for t in label))
        label = []
    elif label and named:
        label = [t for t in label if t.value in {c.party.code for c in named}]
    if label:
        draft = draft.put("donors", tuple(t.value for t in label), "the entry's label", *(Span.of(scene.context.text, t.start, t.end) for t in label))
    for role, slot in (("donor", "donors"), ("recipient", "recipients")):
        if label and role == "donor":
            continue
        for cast in _parties(scene, clause, role):
            party = cast.party
            if role == "recipient" and party.code and party.code == scene.context.house and _is_giver(scene, clause):
                continue
            if party.code and party.code not in draft.get("donors", ()):
                draft = draft.add(slot, (party.code,), cast.why, scene.sentence.cut(party.start, party.end), entry=party.entry)
            if party.kind == "force" and role == "recipient" and party.code not in draft.get("donors", ()):
                name = scene.sentence.cut(party.start, party.end)
                draft = draft.add("beneficiaries", (name.exact,), "a force that receives", name, entry=party.entry)
    return draft


def _put_items(draft: Draft, scene: Scene, clause: Clause, behind: int = 0) -> Draft:
    """``draft`` with the things named in the clause (behind ``behind``) and those that its verb means ("trained")."""
    draft = _put_meant(draft, scene, clause)
    tags = [t for t in find_item_tags(scene, clause.start, clause.end) if t.start >= behind]
    spans = [scene.sentence.cut(t.start, t.end) for t in tags]
    entry = ", ".join(dict.fromkeys(t.entry for t in tags))
    return draft.add("items", find_items(tags), "named in the clause", *spans, entry=entry)


def _put_meant(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    for group in scene.sentence.groups:
        if not (clause.start <= group.start and group.end <= clause.end) or group.negated or group.aspect == "bare":
            continue
        words = scene.sentence.cut(group.start, group.end)
        if group.does("train") and not group.relative:
            draft = draft.add("items", ("training",), "the verb means training", words)
        if group.does("equip") and not scene.sentence.words(group.end, clause.end).count(" with "):
            draft = draft.add("items", ("defence_equipment",), "the verb means equipment", words)
    return draft


def _put_programme(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    tags = [t for t in scene.sentence.tagged("programme") if clause.start <= t.start and t.end <= clause.end]
    for tag in sorted(tags, key=lambda t: (t.value.islower(), t.start)):
        programme = find_programme(scene, tag.value)
        if programme and not programme.civil:
            return draft.put("framework", tag.value, "named in the clause", scene.sentence.cut(tag.start, tag.end), entry=tag.entry)
    words = scene.find_cue("framework_anaphor", clause.start, clause.end)
    if words and scene.programme and (known := find_programme(scene, scene.programme.value)) and not known.civil:
        named = Span.of(scene.context.text, scene.programme.start, scene.programme.end)
        return draft.put("framework", known.id, f"“{words.exact}” is the programme named before", named, entry=scene.programme.entry)
    return draft


def put_sum(draft: Draft, scene: Scene, found: Sum) -> Draft:
    """``draft`` with the amount and what it is restated as; an open currency leaves the amount out."""
    mention = found.mention
    currency = find_currency(scene, mention, draft.get("donors", ()), draft.get("recipients", ()))
    span = span_of(scene, mention)
    if currency is None:
        scene.reject(f"{RULE}:sum", f"which dollar “{span.exact}” is stays open", span)
        return draft
    draft = draft.put("amount", build_money(scene, mention, currency, found.kind == "part"), "the sum of the clause", span)
    restated = build_restated(found.restated, "USD" if currency != "USD" else None)
    return draft.put("restated", restated, "the document's own conversion", *(span_of(scene, m) for m in found.restated))


def _put_times(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    donor = next(iter(draft.get("donors", ())), "")
    near = clause.stage.group.start if clause.stage else clause.start
    stage = draft.get("stage")
    year = find_fiscal_year(scene, clause.start, clause.end, donor) if donor else None
    if year:
        draft = draft.put("fiscal_year", year.value, "the donor's fiscal year", year.span)
    deadline = find_deadline(scene, clause.start, clause.end, donor)
    if deadline and stage not in ("delivered", "suspended"):
        draft = draft.put("deadline", deadline.value, "the time by which it is to be done", deadline.span)
    if draft.follows and (clause.stage is None or clause.stage.group.relative):
        return draft
    date = find_date(scene, clause.start, clause.end, near, future=stage in ("planned", "considered"), since=stage in ("suspended", "cancelled"))
    if date:
        draft = draft.put("date", date.value, "the day nearest to the verb", date.span)
    elif stage == "announced" and find_label_donors(scene) and scene.head and scene.sentence.kind == "item":
        draft = draft.put("date", scene.head.anchor, "the day of the meeting that the list is of")
    return _put_round(draft, scene, clause)


def _put_round(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """The batch of recipients: "the first list of recipient countries"."""
    noun = scene.find_cue("batch", clause.start, clause.end)
    if not noun:
        return draft
    for number in scene.sentence.numbers:
        if number.ordinal and clause.start <= number.start and 0 <= noun.start - number.end <= 2:
            words = scene.sentence.cut(number.start, noun.end)
            return draft.put("round", int(number.value), "the batch of recipients", words)
    return draft


def _find_round(scene: Scene, clause: Clause) -> Draft | None:
    """ "Mongolia is among the second batch of recipient countries": adds the batch to the act that names the country."""
    draft = _put_round(Draft("assistance", f"{RULE}:round", clause.start, (scene.sentence.number,), follows=True), scene, clause)
    codes = tuple(c.party.code for c in scene.cast if c.party.code and _in(c, clause.start, clause.end))
    return draft.put("recipients", codes, "named with the batch") if draft.get("round") and codes else None


def find_assertion(scene: Scene, voices: Sequence[Voice], at: int, start: int, end: int, own: str = "") -> str:
    """How firmly the document lets something stand: denied, possible, expected, reported or stated."""
    if any(v.denies for v in voices):
        return "denied"
    if own:
        return own
    if scene.find_cue("expected", start, end):
        return "expected"
    if any(v.kind in ("media", "unnamed") for v in voices) or scene.find_cue("hearsay", start, end):
        return "reported"
    return "stated"


def put_voices(draft: Draft, scene: Scene, at: int, start: int, end: int, own: str = "") -> Draft:
    """``draft`` with its chain of asserters and its assertion."""
    voices = scene.voices_at(at)
    names = tuple(v.name.exact for v in voices)
    assertion = find_assertion(scene, voices, at, start, end, own)
    draft = msgspec.structs.replace(draft, asserters=names, assertion=assertion)
    return msgspec.structs.replace(
        draft, mentions={**draft.mentions, "asserters": tuple(v.name for v in voices)} if voices else draft.mentions
    )


def _stage_value(scene: Scene, clause: Clause) -> tuple[str, str, Span | None, str]:
    """Stage, assertion, the words and the reason."""
    notes = _find_notes(scene, clause)
    if scene.find_cue("delegation", clause.start, clause.end):
        return "", "", None, "authority is only passed on"
    stage = clause.stage
    if notes and (stage is None or stage.stage not in ("suspended", "cancelled")):
        return "agreed", "", notes, "notes exchanged"
    order = scene.find_cue("order_noun", clause.start, clause.end)
    if order and (stage is None or stage.stage in ("announced", "planned")):
        return "contracted", "", order, "a contract was placed"
    service = scene.find_cue("service_noun", clause.start, clause.end)
    if service and stage is None:
        return "operational", "", service, "in use"
    considered = scene.find_cue("consider_noun", clause.start, clause.end)
    if considered and stage is None:
        return "considered", "", considered, "being considered"
    loose = stage is None or (stage.stage == "planned" and stage.group.aspect == "infinitive" and not stage.group.governor)
    if find_label_donors(scene) and loose and _names_thing(scene, clause):
        return "announced", "", None, "an entry in a list of offers"
    if stage is None:
        return "", "", None, ""
    words = scene.sentence.cut(stage.group.start, stage.group.end)
    return stage.stage, stage.assertion, words, stage.why


def _find_notes(scene: Scene, clause: Clause) -> Span | None:
    """Notes exchanged or signed in the clause, in a relative clause too ("for which notes were exchanged")."""
    tags = [t for t in scene.sentence.tagged("treaty") if t.value == "exchange_of_notes" and clause.start <= t.start < clause.end]
    notes = scene.find_cue("notes", clause.start, clause.end) or (scene.sentence.cut(tags[0].start, tags[0].end) if tags else None)
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]
    done = any(g.does("sign", "exchange") and g.aspect in ("past", "perfect", "bare") for g in groups)
    return notes if notes and done else None


def _names_thing(scene: Scene, clause: Clause) -> bool:
    tags = [t for t in scene.sentence.tagged("item", "generic", "assistance_noun") if clause.start <= t.start < clause.end]
    return bool(tags or any(clause.start <= m.start < clause.end for m in scene.sentence.money))


def _is_told(scene: Scene, clause: Clause, stage: str) -> bool:
    """Whether the clause tells of an act at all."""
    return bool(stage) or clause.noun is not None or scene.find_cue("delegation", clause.start, clause.end) is not None


def _manner(scene: Scene, clause: Clause) -> str:
    """``earlier`` where the act is called an earlier one, ``will`` where it is promised with "will", else ``event``."""
    if scene.find_cue("earlier_act", clause.start, clause.end):
        return "earlier"
    return "will" if clause.stage and clause.stage.group.modal == "future" else "event"


def _is_conditional(scene: Scene, clause: Clause) -> bool:
    first = next((t for t in scene.sentence.tokens if t.start >= clause.start), None)
    return first is not None and first.word in scene.words("conditional")


def _is_treaty(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of an agreement on transfers, not of a transfer."""
    inside = [t for t in scene.sentence.tagged("treaty") if clause.start <= t.start and t.end <= clause.end]
    return any(t.value not in ("exchange_of_notes", "loan", "letter_of_offer") for t in inside) and not any(
        clause.start <= t.start < clause.end for t in scene.sentence.tagged("item") if t.value not in ("training",)
    )


def _event(scene: Scene, clause: Clause) -> Draft | None:
    """The draft of a clause that tells an act of its own, or None."""
    if _is_civil(scene, clause):
        scene.reject(f"{RULE}:civil", "a civil programme", None)
        return None
    if _is_purchase(scene, clause):
        scene.reject(f"{RULE}:purchase", "the receiver pays, or the donor buys for itself", None)
        return None
    if scene.find_cue("counterfactual", clause.start, clause.end):
        scene.reject(f"{RULE}:counterfactual", "told as not having happened", None)
        return None
    stage, own, words, why = _stage_value(scene, clause)
    if not _is_told(scene, clause, stage) or _has_stranger(scene, clause):
        return None
    if _is_conditional(scene, clause) or _is_treaty(scene, clause):
        return None
    at = clause.stage.group.end if clause.stage else clause.start
    draft = Draft("assistance", f"{RULE}:{_manner(scene, clause)}", clause.start, (scene.sentence.number,))
    draft = draft.put("stage", stage, why, *([words] if words else []))
    draft = _put_programme(_put_parties(draft, scene, clause), scene, clause)
    if not draft.get("framework") and scene.asked:
        draft = draft.put("framework", scene.asked.value, "the programme that was asked about", scene.asked_span, entry=scene.asked.entry)
    if stage == "agreed":
        draft = _put_signers(draft, scene, clause)
    if not stage and not (draft.get("donors") and draft.get("recipients")):
        return None
    draft = _put_items(draft, scene, clause)
    return put_voices(draft, scene, at, clause.start, clause.end, own)


def _put_signers(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Of the two parties that exchange notes the donor is the programme's, the house's or the title's."""
    codes = {c.party.code: c for c in scene.cast if c.role in ("other", "partner") and c.party.code and _in(c, clause.start, clause.end) and c.party.before not in ("in", "at")}
    programme = find_programme(scene, draft.get("framework", "")) if draft.get("framework") else None
    known = (*draft.get("donors", ()), *(programme.donors if programme else ()), scene.context.house, *scene.topic.donors)
    donor = next((k for k in known if k in codes), None)
    for code, cast in codes.items():
        span = scene.sentence.cut(cast.party.start, cast.party.end)
        if code == donor:
            draft = draft.add("donors", (code,), "signs as the donor", span)
        elif (donor or draft.get("donors")) and code not in draft.get("donors", ()):
            draft = draft.add("recipients", (code,), "signs as the receiver", span)
    return draft


def _follow(scene: Scene, clause: Clause, followed: Draft, anaphor: Span) -> Draft | None:
    """What a clause adds to the act that it takes up."""
    stage, own, words, why = _stage_value(scene, clause)
    reach = next((n for n, kind in ((2, "two"), (3, "three")) if scene.find_cue(f"both_{kind}", anaphor.start, anaphor.end + 1)), 1)
    draft = Draft("assistance", f"{RULE}:follow", clause.start, (scene.sentence.number,), follows=True, reach=reach)
    draft = _put_programme(_put_parties(draft, scene, clause), scene, clause)
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]
    described = bool(groups) and all(g.relative for g in groups)
    if _adds_items(scene, clause) and not described:
        draft = _put_items(draft, scene, clause, anaphor.end if anaphor.start < clause.start + 24 else 0)
    group = clause.stage.group if clause.stage else None
    if stage == "delivered" and group and (group.does("fund", "pay") or described or (group.does("provide") and not group.passive)):
        stage = ""
    recalled = _find_recalled(scene, clause)
    if not stage and recalled and any(clause.start <= m.start < clause.end for m in scene.sentence.money):
        stage, why, words = "announced", "recalled as announced", scene.sentence.cut(recalled.start, recalled.end)
    if stage:
        draft = draft.put("stage", stage, why, *([words] if words else []))
    if anaphor.exact.lower().endswith(("plan", "proposal")):
        draft = msgspec.structs.replace(draft.drop("stage"), rule=f"{RULE}:plan")
        draft = draft.put("stage", "planned", "the act is called a plan", anaphor)
    at = clause.stage.group.end if clause.stage else clause.start
    return put_voices(draft, scene, at, clause.start, clause.end, own)


def _find_recalled(scene: Scene, clause: Clause) -> Group | None:
    """A promise or announcement told in a relative clause: "the boats that Japan pledged in its fiscal 2024 aid"."""
    inside = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end and g.relative]
    return next((g for g in inside if g.does("announce") and g.aspect in ("past", "perfect", "bare")), None)


def _split_recalled(drafts: list[Draft], scene: Scene, clause: Clause) -> list[Draft]:
    """A delivery that recalls its grant: the sum is the grant's, which becomes a draft of its own."""
    recalled = _find_recalled(scene, clause)
    if recalled is None or len(drafts) != 1 or drafts[0].get("stage") != "delivered" or not drafts[0].get("amount"):
        return drafts
    words = scene.sentence.cut(recalled.start, recalled.end)
    grant = msgspec.structs.replace(drafts[0].drop("stage", "date", "beneficiaries"), rule=f"{RULE}:recalled")
    return [drafts[0].drop("amount", "restated"), grant.put("stage", "announced", "recalled as announced", words)]


def _adds_items(scene: Scene, clause: Clause) -> bool:
    return any(
        g.does("include", "provide", "fund", "buy", "hand_over", "receive", "train", "arrive", "pay", "equip", "add", "build", "total", "enable", "acquire", "make_up")
        for g in scene.sentence.groups
        if clause.start <= g.start and g.end <= clause.end
    ) or not any(clause.start <= g.start < clause.end for g in scene.sentence.groups)


def _clash(draft: Draft, followed: Draft) -> bool:
    """Whether an anaphoric clause names other parties than the act it would take up."""
    return any(
        draft.get(slot) and followed.get(slot) and not set(draft.get(slot)) & set(followed.get(slot))
        for slot in ("donors", "recipients")
    )


def _is_collective(scene: Scene, clause: Clause) -> bool:
    """Whether many unnamed countries give: "at least 30 countries have provided"."""
    group = clause.stage.group.chain()[-1] if clause.stage else None
    if group is None or group.passive:
        return False
    return scene.find_cue("collective", max(clause.start, group.start - 40), group.start) is not None


def _finish(draft: Draft, scene: Scene, clause: Clause, followed: Draft | None) -> Iterable[Draft]:
    """``draft`` with inherited parties, times and sums; a running total or a share becomes a draft of its own."""
    if not _is_collective(scene, clause):
        draft = inherit_donors(draft, scene, followed)
    draft = inherit_recipients(draft, scene, followed)
    sums = find_sums(scene, clause.start, clause.end)
    plain = [s for s in sums if s.kind == "amount"]
    several = [s for s in sums if s.kind != "part"]
    if len(several) > 1 and not draft.follows and (shares := _share_out(draft, scene, clause, several)):
        yield from shares
        return
    draft = _put_times(draft, scene, clause)
    if plain:
        draft = put_sum(draft, scene, plain[0])
    if len(plain) > 1:
        scene.reject(f"{RULE}:sum", "a second sum stands in the clause; only the first was taken", span_of(scene, plain[1].mention))
    others = [s for s in sums if s.kind != "amount"]
    if plain or not others:
        yield draft
    for one in others:
        yield put_sum(_beside(_of_whole(draft, scene) if one.kind == "part" else draft, one), scene, one)


def _segment_end(scene: Scene, one: Sum, two: Sum) -> int:
    """Where what is said of the first of two sums ends: behind the last day before the second, else behind the sum."""
    dates = [d.end for d in scene.sentence.dates if one.end <= d.start and d.end <= two.mention.hedge]
    return max(dates, default=one.end)


def _share_out(draft: Draft, scene: Scene, clause: Clause, sums: Sequence[Sum]) -> list[Draft]:
    """One draft for each of several sums that have a day or a fiscal year of their own: "£40m on 10 July and £32m on 5 June"."""
    ends = [_segment_end(scene, a, b) for a, b in zip(sums, sums[1:], strict=False)] + [clause.end]
    at = clause.start
    bare = draft.drop("date", "fiscal_year", "items", "deadline")
    found: list[Draft] = []
    for one, end in zip(sums, ends, strict=True):
        part = msgspec.structs.replace(clause, start=at, end=end)
        at = end
        made = _put_times(_put_items(msgspec.structs.replace(bare, at=one.mention.start), scene, part), scene, part)
        found.append(put_sum(made, scene, one))
    told = [d.get("date") or d.get("fiscal_year") for d in found]
    return found if all(told) and len(set(told)) == len(told) else []


def _of_whole(draft: Draft, scene: Scene) -> Draft:
    """A share with what it has of the whole told before: donors, framework, items, stage and day."""
    whole = scene.last("assistance")
    if whole is None:
        return draft
    by_donor = set(draft.get("donors", ())) < set(whole.get("donors", ()))
    for slot in ("donors", "framework", "items", "stage", "date", "fiscal_year", "recipients"):
        if not draft.get(slot) and not (slot == "items" and by_donor):
            draft = draft.put(slot, whole.get(slot), "inherited from the whole that it is a share of", *whole.mentions.get(slot, ()))
    return draft


def _beside(draft: Draft, one: Sum) -> Draft:
    """The draft of a running total (no items, no day of the latest act) or of a share."""
    bare = draft.drop("amount", "restated")
    if one.kind == "running":
        bare = bare.drop("items", "date", "deadline", "beneficiaries", "fiscal_year")
        if bare.get("stage") in ("delivered", "planned"):
            return bare
    return msgspec.structs.replace(bare, at=one.mention.start, follows=False, rule=f"{RULE}:{one.kind}")


def _is_budget(draft: Draft) -> bool:
    """Money for a programme as a whole, no thing and no recipient named in the sentence: a budget, not assistance."""
    inherited = any(n.slot == "recipients" and n.why.startswith("inherited") for n in draft.notes)
    named = any(n.slot == "framework" and n.why == "named in the clause" for n in draft.notes)
    return named and inherited and not draft.get("items") and draft.get("stage") != "agreed"


def _is_enough(draft: Draft, named: bool = True) -> bool:
    """Whether a draft says enough to be a claim; ``named``: the clause calls the act assistance or names a force."""
    if _is_budget(draft):
        return False
    thing = draft.get("items") or draft.get("amount") or draft.get("framework")
    if draft.get("donors") and draft.get("recipients"):
        return bool(thing or (draft.get("stage") and named))
    if draft.get("recipients"):
        thing = draft.get("items") or draft.get("amount") or draft.get("stage") == "delivered"
        return bool(thing and draft.get("stage"))
    if draft.get("stage") == "agreed" and (draft.get("framework") or draft.get("amount")):
        return True
    return bool(draft.get("framework") and draft.get("donors") and draft.get("stage") and draft.get("items"))


def is_whole(draft: Draft) -> bool:
    """Whether a draft that waited for its recipients has found them, or says enough without."""
    if draft.type != "assistance" or draft.get("recipients"):
        return True
    return bool(draft.get("donors") and draft.get("framework") and draft.get("items") and draft.get("stage"))


_ADDED = ("items", "amount", "framework", "fiscal_year", "deadline", "beneficiaries", "restated", "round")


def _adds(draft: Draft) -> bool:
    if draft.rule.endswith(":plan") or draft.assertion == "denied":
        return True
    return any(draft.get(slot) for slot in _ADDED) or draft.get("stage") in ("delivered", "suspended", "cancelled", "contracted", "operational", "agreed")


def _is_force_acting(scene: Scene, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a force does the act itself: "the battalion will train its own drivers", "the Army has sent gunners"."""
    if not tokens or clause.stage is None or clause.stage.group.does("receive", "arrive"):
        return False
    cut = max((t.end for t in tokens if t.word in {",", ";", "that"}), default=tokens[0].start)
    forces = [t for t in scene.sentence.tagged("force") if cut <= t.start and t.end <= tokens[-1].end]
    donors = [c for c in scene.cast if c.role == "donor" and _in(c, clause.start, clause.end)]
    return bool(forces) and not donors


def _has_stranger(scene: Scene, clause: Clause) -> bool:
    """Whether somebody whom no rule knows does the act: a company, a person, a charity."""
    if clause.stage is None or clause.stage.group.passive or clause.stage.group.aspect == "bare":
        return False
    s, group = scene.sentence, clause.stage.group.chain()[-1]
    known = s.tagged("country", "adjective", "capital", "body", "role", "force", "programme", "item", "generic")
    tokens = [t for t in s.tokens if clause.start <= t.start and t.end <= group.start]
    plain = scene.words("determiner") | scene.words("pronoun") | scene.words("preposition") | scene.words("subordinator")
    head = [
        t
        for t in tokens[-6:]
        if t.capital
        and (t.start != s.body or s.words(t.start, t.end).isupper() or len(tokens) == 1)
        and t.word not in plain
        and not any(k.start <= t.start < k.end for k in known)
    ]
    if _is_force_acting(scene, clause, tokens):
        return True
    region = tokens[-6].start if len(tokens) > 5 else clause.start
    return bool(head) and not any(k.start >= region and k.end <= group.start and k.kind != "item" for k in known)


def find_assistance(scene: Scene) -> list[Draft]:
    """The assistance that a sentence tells."""
    if scene.sentence.is_question or (scene.speaker and scene.speaker.asks):
        return []
    found: list[Draft] = []
    for start, end in find_clauses(scene):
        found += _from_clause(scene, _clause(scene, start, end), found)
    return found


def _find_denied(scene: Scene, clause: Clause, anaphor: Span) -> Draft | None:
    """An act taken up only to say that it has not happened: "None of them has been delivered"."""
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end and not g.relative]
    group = next((g for g in groups if g.negated and g.does("hand_over", "arrive", "receive") and g.aspect in ("past", "perfect")), None)
    if group is None or "yet" in scene.sentence.words(clause.start, clause.end).split():
        return None
    draft = Draft("assistance", f"{RULE}:denied", clause.start, (scene.sentence.number,), follows=True)
    draft = draft.put("stage", "delivered", "said not to have happened", scene.sentence.cut(group.start, group.end))
    draft = put_voices(draft, scene, group.end, clause.start, clause.end)
    return msgspec.structs.replace(draft, assertion="denied")


def _from_clause(scene: Scene, clause: Clause, found: list[Draft]) -> list[Draft]:
    followed = found[-1] if found else scene.last("assistance")
    anaphor = find_anaphor(scene, clause.start, clause.end)
    if anaphor and followed and scene.sentence.number - followed.evidence[-1] <= 4:
        draft = _find_denied(scene, clause, anaphor) or _follow(scene, clause, followed, anaphor)
        if draft and not _clash(draft, followed):
            if _is_civil(scene, clause):
                return []
            donors = followed.get("donors", ())
            draft = draft if draft.get("donors") or not donors else draft.put("donors", donors, "of the act taken up", *followed.mentions.get("donors", ()))
            made = list(_finish(draft, scene, clause, followed))
            return [d for d in made if (d.follows and _adds(d)) or (not d.follows and _is_enough(d))]
    if not clause.stage and (batch := _find_round(scene, clause)):
        return [batch]
    if not _is_military(scene, clause):
        return []
    event = _event(scene, clause)
    if event is None:
        return []
    made = list(_finish(event, scene, clause, None))
    inside = scene.sentence.tagged("assistance_noun", "force")
    named = any(clause.start <= t.start < clause.end for t in inside) or any(
        scene.find_cue(kind, clause.start, clause.end) for kind in ("act_noun", "notes")
    )
    good = _split_recalled([d for d in made if _is_enough(d, named)], scene, clause)
    if not good:
        scene.reject(f"{RULE}:event", "who gives or who receives stays open", None)
    return good
