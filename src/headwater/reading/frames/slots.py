"""Fills the slots of assistance from a clause: parties, things, programme, sum, times, voices."""

from collections.abc import Sequence

import msgspec

from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.draft import Draft
from headwater.reading.forms import find_singular
from headwater.reading.frames.act import Clause, find_label_donors
from headwater.reading.inherit import find_programme
from headwater.reading.lexicon import Tag
from headwater.reading.parties import Party
from headwater.reading.quantities import find_quantities
from headwater.reading.roles import Cast
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, build_money, build_restated, find_currency, span_of
from headwater.reading.things import find_item_tags, find_items
from headwater.reading.times import find_date, find_deadline, find_fiscal_year
from headwater.reading.verbs import Group

RULE = "reading/frames/assistance.py"

_PAIR = 2

_OFFICE = 9
"""Words at most between "to" and an organisation: a name and what he or she is there."""

_CLOSE = 12
"""So many characters may stand between a country and its envoy: "'s new"."""


def is_in(cast: Cast, start: int, end: int) -> bool:
    """Whether a party stands in ``[start, end)``."""
    return start <= cast.party.start and cast.party.end <= end


def find_parties_of(scene: Scene, clause: Clause, role: str) -> list[Cast]:
    """Who has ``role`` in the clause; a donor may stand before it in the sentence."""
    inside = [c for c in scene.cast if c.role == role and is_in(c, clause.start, clause.end)]
    if inside or role != "donor":
        return inside
    return [c for c in scene.cast if c.role == role and c.party.end <= clause.start]


def _is_giver(scene: Scene, clause: Clause) -> bool:
    """Whether the house that publishes this speaks as the giver: "we", or another country receives."""
    others = [c for c in find_parties_of(scene, clause, "recipient") if c.party.code not in ("", scene.context.house)]
    return scene.first_person is not None or bool(others) or not find_parties_of(scene, clause, "donor")


def _put_places(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Things that arrive "in Armenia" are for Armenia, where nobody else is named as the receiver."""
    group = clause.stage.group if clause.stage else None
    built = any(
        t.value == "infrastructure" and clause.start <= t.start < clause.end for t in scene.sentence.tagged("item")
    )
    taught = group is not None and (group.does("train", "build") or (group.does("fund", "pay") and built))
    taught = taught and not scene.topic.recipients
    named = any(c.party.code for c in find_parties_of(scene, clause, "recipient"))
    if group is None or not (group.does("arrive") or taught) or named:
        return draft
    donors = {c.party.code for c in find_parties_of(scene, clause, "donor")}
    places = [c.party for c in scene.cast if is_in(c, clause.start, clause.end) and c.party.before in ("in", "at")]
    for party in [p for p in places if p.code not in donors][:1]:
        draft = draft.add(
            "recipients", (party.code,), "where the things arrive", scene.sentence.cut(party.start, party.end)
        )
    return draft


def _put_hosts(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Courses attended "in Canada" are given by Canada, where nobody else is named as the giver."""
    group = clause.stage.group if clause.stage else None
    if group is None or not group.does("attend", "graduate"):
        return draft
    if any(c.role == "donor" and is_in(c, clause.start, clause.end) for c in scene.cast):
        return draft
    receivers = {c.party.code for c in find_parties_of(scene, clause, "recipient")}
    hosts = [c.party for c in scene.cast if is_in(c, clause.start, clause.end) and c.party.before in ("in", "at")]
    for party in [h for h in hosts if h.code and h.code not in receivers and h.start > group.start][:1]:
        words = scene.sentence.cut(party.start, party.end)
        draft = draft.add("donors", (party.code,), "where courses are held", words)
    return draft


def _is_topic_receiver(scene: Scene, party: Party) -> bool:
    """Whether an owner is whom the title names as the receiver, and what it owns is no gift.

    ("Ukraine's air defence").
    """
    topic = scene.topic
    gift = any(c.start - party.end <= 4 and c.start >= party.end for c in scene.find_cues("donor_noun"))
    return party.code in topic.recipients and party.code not in topic.donors and not gift


def _is_elsewhere(scene: Scene, force: Party) -> bool:
    """Whether a force named before is of a country that has received nothing so far, while others have."""
    told = {code for d in scene.past if d.type == "assistance" for code in d.get("recipients", ())}
    return bool(told) and force.code not in told


def put_parties(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with the donors, recipients and beneficiaries that the clause names."""
    label = find_label_donors(scene)
    named = [c for c in find_parties_of(scene, clause, "donor") if c.party.code]
    house = scene.context.house if scene.context.official else ""
    if label and house and house not in {t.value for t in label} and not named:
        draft = draft.put(
            "recipients",
            tuple(t.value for t in label),
            "the entry's label",
            *(Span.of(scene.context.text, t.start, t.end) for t in label),
        )
        label = []
    if label and named and not {c.party.code for c in named} & {t.value for t in label}:
        draft = draft.put(
            "recipients",
            tuple(t.value for t in label),
            "the entry's label",
            *(Span.of(scene.context.text, t.start, t.end) for t in label),
        )
        label = []
    elif label and named:
        label = [t for t in label if t.value in {c.party.code for c in named}]
    if label:
        draft = draft.put(
            "donors",
            tuple(t.value for t in label),
            "the entry's label",
            *(Span.of(scene.context.text, t.start, t.end) for t in label),
        )
    draft = _put_hosts(_put_places(draft, scene, clause), scene, clause)
    for role, slot in (("donor", "donors"), ("recipient", "recipients")):
        if label and role == "donor":
            continue
        for cast in find_parties_of(scene, clause, role):
            party = cast.party
            if role == "recipient" and party.code and party.code == scene.context.house and _is_giver(scene, clause):
                continue
            if role == "donor" and party.owns and _is_topic_receiver(scene, party):
                continue
            if party.code and party.code not in draft.get("donors", ()):
                draft = draft.add(
                    slot, (party.code,), cast.why, scene.sentence.cut(party.start, party.end), entry=party.entry
                )
            known = scene.army if party.kind == "force" and not party.code and role == "recipient" else None
            known = None if known and scene.section and known.code not in scene.section else known
            known = None if known and _is_elsewhere(scene, known) else known
            if known and not draft.get("recipients") and known.code not in draft.get("donors", ()):
                words = Span.of(scene.context.text, known.start, known.end)
                draft = draft.add("recipients", (known.code,), "the force named before", words)
            if party.kind == "force" and role == "recipient" and party.code not in draft.get("donors", ()):
                name = scene.sentence.cut(party.start, party.end)
                draft = draft.add("beneficiaries", (name.exact,), "a force that receives", name, entry=party.entry)
    return draft


def put_bodies(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with an organisation of states that receives and has no code of its own: "to the African Union".

    It stands with those who profit; the country to which the giver's envoy is sent is then no receiver.
    """
    group = clause.stage.group if clause.stage else None
    if group is None or not group.does("hand_over", "provide", "offer", "fund", "pay", "announce"):
        return draft
    bodies = [b for b in scene.find_cues("body_of_states", group.end, clause.end) if _is_given(scene, group.end, b)]
    if not bodies:
        return draft
    draft = draft.add("beneficiaries", (bodies[0].exact,), "an organisation that receives", bodies[0])
    hosts = {c.party.code for c in find_parties_of(scene, clause, "recipient") if _is_post(scene, c.party)}
    left = tuple(code for code in draft.get("recipients", ()) if code not in hosts)
    if left == draft.get("recipients", ()):
        return draft
    return draft.drop("recipients").put("recipients", left, "stands behind 'to'")


def _is_given(scene: Scene, start: int, body: Span) -> bool:
    """Whether "to" leads to a body behind the verb, over a name and an office: "to Ada Osei, chair of the Union"."""
    leads = [t for t in scene.sentence.tokens if start <= t.start and t.end <= body.start and t.word == "to"]
    between = scene.sentence.words(leads[-1].end, body.start).split() if leads else []
    return bool(leads) and len(between) <= _OFFICE and not any(w in scene.words("be") for w in between)


def _is_post(scene: Scene, party: Party) -> bool:
    """Whether a country stands behind an envoy's "to": "the ambassador to Kenya"."""
    return any(scene.sentence.words(e.end, party.phrase).strip() == "to" for e in scene.find_cues("envoy_noun"))


def put_signers(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """Of the two parties that exchange notes the donor is the programme's, the house's or the title's."""
    codes = {
        c.party.code: c
        for c in scene.cast
        if c.role in ("other", "partner")
        and c.party.code
        and is_in(c, clause.start, clause.end)
        and c.party.before not in ("in", "at")
    }
    programme = find_programme(scene, draft.get("framework", "")) if draft.get("framework") else None
    known = (
        *draft.get("donors", ()),
        *(programme.donors if programme else ()),
        scene.context.house,
        *scene.topic.donors,
    )
    donor = next((k for k in known if k in codes), None)
    rest = [k for k in codes if k not in draft.get("recipients", ())]
    if donor is None and draft.get("recipients") and len(rest) == 1:
        donor = rest[0]
    donor = donor or _find_envoy(scene, codes) or _find_caller(codes)
    for code, cast in codes.items():
        span = scene.sentence.cut(cast.party.start, cast.party.end)
        if code == donor:
            draft = draft.add("donors", (code,), "signs as the donor", span)
        elif (donor or draft.get("donors")) and code not in draft.get("donors", ()):
            draft = draft.add("recipients", (code,), "signs as the receiver", span)
    return _drop_giver(draft, scene)


def _drop_giver(draft: Draft, scene: Scene) -> Draft:
    """``draft`` without the giver among the receivers and its force among those who profit."""
    donors, receivers = set(draft.get("donors", ())), draft.get("recipients", ())
    others = tuple(code for code in receivers if code not in donors)
    if others == receivers or not others:
        return draft
    own = {scene.sentence.words(p.start, p.end) for p in scene.parties if p.kind == "force" and p.code in donors}
    forces = tuple(b for b in draft.get("beneficiaries", ()) if b not in own)
    bare = draft.drop("recipients", "beneficiaries")
    words = {slot: draft.mentions.get(slot, ()) for slot in ("recipients", "beneficiaries")}
    named = [m for m in words["recipients"] if not any(p.code in donors and p.start == m.start for p in scene.parties)]
    bare = bare.put("recipients", others, "the other side", *named)
    return bare.put(
        "beneficiaries", forces, "a force that receives", *(m for m in words["beneficiaries"] if m.exact in forces)
    )


def turn_students(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with its sides changed where somebody sends own people to learn: "Mali sent ten cadets to Rome"."""
    group = clause.stage.group if clause.stage else None
    if group is None or not group.does("send") or not draft.get("donors"):
        return draft
    start = clause.start if group.passive else group.end
    if not _go_to_learn(scene, group, clause) or not scene.find_cue("recipient_noun", start, clause.end):
        return draft
    sides = {slot: (draft.get(slot, ()), draft.mentions.get(slot, ())) for slot in ("donors", "recipients")}
    bare = draft.drop("donors", "recipients", "beneficiaries")
    bare = bare.put("donors", sides["recipients"][0], "where they learn", *sides["recipients"][1])
    return bare.put("recipients", sides["donors"][0], "whose people learn", *sides["donors"][1])


def _go_to_learn(scene: Scene, group: Group, clause: Clause) -> bool:
    """Whether they are sent to be taught; "for training" alone says so at the end of what is told of them."""
    if scene.find_cue("to_learn", group.end, clause.end):
        return True
    plain = scene.find_cue("for_training", group.end, clause.end)
    after = scene.sentence.token_after(plain.end) if plain else None
    return plain is not None and (
        after is None or not after.word[:1].isalnum() or after.word in scene.words("place_preposition")
    )


def _find_caller(codes: dict[str, Cast]) -> str | None:
    """Of "the Indian government signed a grant agreement with the government of Botswana" the first."""
    first = [code for code, c in codes.items() if c.party.kind == "adjective" and not c.party.before]
    other = [code for code, c in codes.items() if c.party.before in ("with", "of")]
    return first[0] if len(first) == 1 and len(other) == 1 and len(codes) == _PAIR else None


def put_other_side(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with the other of two that sign, where one of them is to give: "under which Ankara will donate"."""
    group = clause.stage.group if clause.stage else None
    if group is None or not group.relative or draft.get("recipients") or not draft.get("donors"):
        return draft
    signed = any(g.does("sign", "agree") for g in scene.sentence.groups if clause.start <= g.start < group.start)
    sides = {c.party.code: c.party for c in scene.cast if c.party.code and c.role in ("other", "partner")}
    others = [p for code, p in sides.items() if code not in draft.get("donors") and p.before not in ("in", "at")]
    if not signed or len(others) != 1:
        return draft
    words = scene.sentence.cut(others[0].start, others[0].end)
    return draft.put("recipients", (others[0].code,), "the other side of the agreement", words)


def _find_envoy(scene: Scene, codes: dict[str, Cast]) -> str | None:
    """Of two that sign a grant, the one whose ambassador signs: it is the other's guest."""
    envoys = list(scene.find_cues("envoy_noun"))
    named = [code for code, c in codes.items() if any(_is_of(scene, c.party, e) for e in envoys)]
    return named[0] if len(named) == 1 and len(codes) == _PAIR else None


def _is_of(scene: Scene, party: Party, noun: Span) -> bool:
    """Whether a noun stands right behind a party or right before "of" and it."""
    if party.end <= noun.start:
        return len(scene.sentence.words(party.end, noun.start).split()) <= 1 and noun.start - party.end <= _CLOSE
    return scene.sentence.words(noun.end, party.start).strip() in ("of", "of the", "from", "to")


def put_items(draft: Draft, scene: Scene, clause: Clause, behind: int = 0) -> Draft:
    """``draft`` with the things named in the clause (behind ``behind``) and those that its verb means ("trained")."""
    draft = _put_meant(draft, scene, clause)
    tags = [t for t in find_item_tags(scene, clause.start, clause.end) if t.start >= behind]
    if not tags and not draft.follows and (again := find_again(scene, clause)) is not None:
        return draft.add("items", _find_kind(scene, again), "one more of the kind told before", again)
    spans = [scene.sentence.cut(t.start, t.end) for t in tags]
    entry = ", ".join(dict.fromkeys(t.entry for t in tags))
    return draft.add("items", find_items(tags), "named in the clause", *spans, entry=entry)


def find_again(scene: Scene, clause: Clause) -> Span | None:
    """Find "a fifth boat", "two more vessels": words for one more of the only kind of thing told before, else None."""
    ordinals = {n.start for n in scene.sentence.numbers if n.ordinal}
    for token in scene.sentence.tokens:
        after = scene.sentence.token_after(token.end)
        more = token.start in ordinals or token.word in scene.words("more_word")
        if clause.start <= token.start < clause.end and more and after and _is_craft(scene, after.word):
            again = scene.sentence.cut(token.start, after.end)
            return again if _find_kind(scene, again) else None
    return None


def _find_kind(scene: Scene, again: Span) -> tuple[str, ...]:
    """The item of the latest act told before whose things have the same noun.

    As in "four patrol boats" for "a fifth boat".
    """
    noun = find_singular(again.exact.lower().split()[-1])
    for draft in reversed(scene.past):
        nouns = {find_singular(m.exact.lower().split()[-1]) for m in draft.mentions.get("items", ())}
        items: tuple[str, ...] = draft.get("items", ()) if draft.type == "assistance" else ()
        if len(items) == 1 and noun in nouns:
            return items
    return ()


def _is_craft(scene: Scene, word: str) -> bool:
    return word in scene.words("craft_noun") or find_singular(word) in scene.words("craft_noun")


def put_counts(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with how many of each thing are given, where the clause counts them."""
    counts = tuple(q for q in find_quantities(scene, clause.start, clause.end) if q.item in draft.get("items", ()))
    once = tuple(q for q in counts if sum(q.item == other.item for other in counts) == 1)
    return draft.put("quantities", once, "counted in the clause", *draft.mentions.get("items", ()))


def _put_meant(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    for group in scene.sentence.groups:
        if not (clause.start <= group.start and group.end <= clause.end) or group.negated or group.aspect == "bare":
            continue
        words = scene.sentence.cut(group.start, group.end)
        if group.does("train", "graduate") and (not group.relative or _will_teach(group)):
            draft = draft.add("items", ("training",), "the verb means training", words)
        school = scene.find_cue("military_school", clause.start, clause.end) or _find_course(scene, clause)
        if school and not group.relative:
            draft = draft.add("items", ("training",), "places at a military school", school)
        things = any(clause.start <= t.start < clause.end for t in scene.sentence.tagged("item", "generic"))
        force = any(0 <= p.phrase - group.end <= 1 for p in scene.parties if p.kind == "force")
        if group.does("build") and not group.relative and not things and not force:
            draft = draft.add("items", ("infrastructure",), "the verb means a building", words)
        if group.does("equip") and not scene.sentence.words(group.end, clause.end).count(" with "):
            draft = draft.add("items", ("defence_equipment",), "the verb means equipment", words)
    return draft


def _find_course(scene: Scene, clause: Clause) -> Span | None:
    """A course where a force or soldiers receive it: "a course for Syrian coast guards"."""
    course = scene.find_cue("course_noun", clause.start, clause.end)
    forces = [c for c in find_parties_of(scene, clause, "recipient") if c.party.kind == "force"]
    return course if course and (forces or scene.find_cue("recipient_noun", clause.start, clause.end)) else None


def _will_teach(group: Group) -> bool:
    """Whether a description tells what is given: "a team that will spend six months teaching sailors"."""
    return not group.passive and group.aspect in ("future", "present", "progressive", "gerund")


def put_known(draft: Draft, scene: Scene, tag: Tag, why: str) -> Draft:
    """``draft`` with the security programme that ``tag`` names, and with what that programme always gives.

    Else unchanged.
    """
    programme = find_programme(scene, tag.value)
    if programme is None or programme.civil:
        return draft
    words = Span.of(scene.context.text, tag.start, tag.end)
    draft = draft.put("framework", programme.id, why, words, entry=tag.entry)
    return draft.add("items", programme.items, f"{programme.id} gives nothing else", words, entry=tag.entry)


def put_programme(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with the programme named in the clause, or the one named before that "the programme" takes up."""
    tags = [t for t in scene.sentence.tagged("programme") if clause.start <= t.start and t.end <= clause.end]
    for tag in sorted(tags, key=lambda t: (t.value.islower(), t.start)):
        named = put_known(draft, scene, tag, "named in the clause")
        if named is not draft:
            return named
    words = scene.find_cue("framework_anaphor", clause.start, clause.end)
    if words and scene.programme:
        return put_known(draft, scene, scene.programme, f"“{words.exact}” is the programme named before")
    return draft


def put_sum(draft: Draft, scene: Scene, found: Sum) -> Draft:
    """``draft`` with the amount and what it is restated as; an open currency leaves the amount out."""
    mention = found.mention
    currency = find_currency(scene, mention, draft.get("donors", ()), draft.get("recipients", ()))
    span = span_of(scene, mention)
    if currency is None:
        scene.reject(f"{RULE}:sum", f"which dollar “{span.exact}” is stays open", span, "ambiguous_currency")
        return draft
    draft = draft.put(
        "amount", build_money(scene, mention, currency, found.kind == "part"), "the sum of the clause", span
    )
    restated = build_restated(found.restated, "USD" if currency != "USD" else None)
    return draft.put(
        "restated", restated, "the document's own conversion", *(span_of(scene, m) for m in found.restated)
    )


def put_times(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` with its day, its deadline and the donor's fiscal year."""
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
    bound = clause.stage is not None and clause.stage.group.relative and stage in ("planned", "considered")
    date = find_date(
        scene,
        near if bound else clause.start,
        clause.end,
        near,
        future=stage in ("planned", "considered"),
        since=stage in ("suspended", "cancelled", "operational"),
    )
    if date:
        draft = draft.put("date", date.value, "the day nearest to the verb", date.span)
    elif _performs(scene, clause) and (scene.context.published or "").count("-") == _DAY:
        draft = draft.put("date", (scene.context.published or "")[:10], "said on this day, which does it")
    elif stage == "announced" and find_label_donors(scene) and scene.head and scene.sentence.kind == "item":
        draft = draft.put("date", scene.head.anchor, "the day of the meeting that the list is of")
    return _put_round(draft, scene, clause)


_DAY = 2
"""Hyphens in a date that names a day."""


def _performs(scene: Scene, clause: Clause) -> bool:
    """Whether saying does it: "I am pleased to announce", "it is my honour to hand over"."""
    inside = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]
    return scene.context.document.metadata.genre == "transcript" and any(
        g.performs and g.does("announce", "hand_over", "provide") for g in inside
    )


def _put_round(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """The batch of recipients: "a first group of recipient countries"."""
    noun = scene.find_cue("batch", clause.start, clause.end)
    if not noun:
        return draft
    for number in scene.sentence.numbers:
        if number.ordinal and clause.start <= number.start and 0 <= noun.start - number.end <= 2:
            words = scene.sentence.cut(number.start, noun.end)
            return draft.put("round", int(number.value), "the batch of recipients", words)
    return draft


def find_round(scene: Scene, clause: Clause) -> Draft | None:
    """Find "Togo is in the second batch": adds the batch to the act that names the country."""
    draft = _put_round(
        Draft("assistance", f"{RULE}:round", clause.start, (scene.sentence.number,), follows=True), scene, clause
    )
    codes = tuple(c.party.code for c in scene.cast if c.party.code and is_in(c, clause.start, clause.end))
    return draft.put("recipients", codes, "named with the batch") if draft.get("round") and codes else None


def find_assertion(scene: Scene, voices: Sequence[Voice], at: int, start: int, end: int, own: str = "") -> str:
    """How firmly the document lets something stand: denied, possible, expected, reported or stated."""
    if any(v.denies for v in voices):
        return "denied"
    if scene.find_cue("falsehood_noun", scene.sentence.start, end) and scene.find_cue("falsehood", start):
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
    mentions = {**draft.mentions, "asserters": tuple(v.name for v in voices)} if voices else dict(draft.mentions)
    words = _find_modality(scene, voices, assertion, start, end)
    return msgspec.structs.replace(draft, mentions={**mentions, "assertion": (words,)} if words else mentions)


def _find_modality(scene: Scene, voices: Sequence[Voice], assertion: str, start: int, end: int) -> Span | None:
    """The word that makes a claim possible, expected or denied."""
    if assertion == "denied":
        group = next((g for g in scene.sentence.groups if g.does("deny")), None)
        return scene.sentence.cut(group.start, group.end) if group else None
    return scene.find_cue(assertion, start, end) if assertion in ("possible", "expected") else None
