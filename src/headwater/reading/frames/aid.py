"""Whose assistance to whom is meant where a sentence explains, judges or foresees it rather than tells it."""

import msgspec

from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.draft import Draft
from headwater.reading.inherit import find_programme
from headwater.reading.lexicon import Tag
from headwater.reading.parties import Party
from headwater.reading.roles import Cast
from headwater.reading.scene import Scene
from headwater.reading.sentence import Sentence

BODIES = frozenset({"NATO", "UN"})
"""Organisations that stand beside a donor oftener than they give."""

TOLD = ("assistance", "budget", "framework")


_LONG = 9
"""The name of a speaker before a colon is no longer than this, in words."""

_SHORT = 6
"""A sentence of so few words and marks ("On the whole, yes.") is stepped over."""

_FEW = 2
"""With more donors than this in a document, none is inherited over a distance."""

_TRIO = 3

_NEAR = 1
"""An act at most this many sentences back is meant before what the title names."""


class Known(msgspec.Struct, frozen=True):
    """Who gives and who receives in the document so far, codes of countries."""

    donors: frozenset[str]
    recipients: frozenset[str]


def find_known(scene: Scene) -> Known:
    """Donors and recipients that the title or an act told before names."""
    told = [d for d in scene.past if d.type in TOLD]
    house = {scene.context.house} if scene.context.official and scene.context.house else set()
    donors = {c for d in told for c in d.get("donors", ())}
    recipients = {c for d in told for c in d.get("recipients", ())}
    donors, recipients = (
        donors | set(scene.topic.donors) - recipients,
        recipients | set(scene.topic.recipients) - donors,
    )
    return Known(frozenset(donors | (house - recipients)), frozenset(recipients))


def _role(scene: Scene, cast: Cast, known: Known) -> str:
    """The role of a name: the one it has in the document, else the one that the sentence gives it."""
    code = cast.party.code
    if (
        cast.role == "donor"
        and cast.party.owns
        and not any(code in d.get("recipients", ()) for d in scene.past if d.type in TOLD)
    ):
        return "donor"
    if (code in known.recipients) != (code in known.donors):
        return "recipient" if code in known.recipients else "donor"
    if cast.role == "recipient" and known.recipients and not cast.why.startswith("object"):
        return "other"
    return cast.role


def _is_meant(scene: Scene, cast: Cast, start: int, end: int) -> bool:
    """Whether a name can be a donor or a recipient at all: not a place, not an enemy, not the speaker."""
    party = cast.party
    if not party.code or party.code in BODIES or not (start <= party.start and party.end <= end):
        return False
    if any(v.name.start <= party.start < v.name.end for v in scene.voices):
        return False
    if party.before in scene.words("enemy_preposition") or (
        party.kind == "capital" and party.before in scene.words("place_word")
    ):
        return False
    return not is_enemy(scene, party, "enemy_noun", "foreign_noun")


def is_enemy(scene: Scene, party: Party, *kinds: str) -> bool:
    """Whether a name only owns what is done to others: "Russia's unprovoked invasion", "Chinese pressure"."""
    nouns = frozenset().union(*(scene.words(kind) for kind in kinds or ("enemy_noun",)))
    if not party.owns:
        return False
    for token in [t for t in scene.sentence.tokens if t.start >= party.end][:6]:
        if token.word in scene.words("preposition") or token.word in {",", ".", ";"}:
            return False
        if token.word in nouns:
            return True
    return False


def put_named(draft: Draft, scene: Scene, start: int, end: int, skip: frozenset[str]) -> Draft:
    """``draft`` with the donors and recipients that ``[start, end)`` names."""
    known = find_known(scene)
    for cast in scene.cast:
        if not _is_meant(scene, cast, start, end) or cast.party.code in skip:
            continue
        role = _role(scene, cast, known)
        role = "recipient" if role == "partner" and draft.get("donors") else role
        slot = {"donor": "donors", "recipient": "recipients"}.get(role)
        taken = (*draft.get("donors", ()), *draft.get("recipients", ()))
        if slot and cast.party.code not in taken:
            name = scene.sentence.cut(cast.party.start, cast.party.end)
            draft = draft.add(slot, (cast.party.code,), f"named: {role} in this document", name, entry=cast.party.entry)
    return draft


def put_programme(draft: Draft, scene: Scene, start: int, end: int) -> Draft:
    """``draft`` with the programme that ``[start, end)`` names or plainly means, and its sole donor."""
    for tag in scene.sentence.tagged("programme"):
        programme = find_programme(scene, tag.value)
        if start <= tag.start and tag.end <= end and programme and not programme.civil:
            name = scene.sentence.cut(tag.start, tag.end)
            draft = draft.put("framework", tag.value, "named in the sentence", name, entry=tag.entry)
            return _put_sole_donor(draft, scene, name)
    return _put_meant(draft, scene, start, end)


def _put_meant(draft: Draft, scene: Scene, start: int, end: int) -> Draft:
    """ "The scheme" means the programme named last; "the measure" that of the last act, where it has one."""
    whole = find_definite(scene, "programme_noun", start, end) or scene.find_cue("ours", start, end)
    act = find_definite(scene, "act_word", start, end)
    last = next((d for d in reversed(scene.past) if d.type in TOLD and d.get("framework")), None) if whole else None
    last = last or (scene.last("assistance") if act else None)
    if whole and last is None and (named := find_named(scene)):
        sentence, tag = named
        draft = draft.put(
            "framework",
            tag.value,
            "meant by the words, named before",
            sentence.cut(tag.start, tag.end),
            entry=tag.entry,
        )
        return _put_sole_donor(draft, scene, sentence.cut(tag.start, tag.end))
    if last is None or not last.get("framework"):
        return draft
    draft = draft.put(
        "framework", last.get("framework"), "meant by the words, named before", *last.mentions.get("framework", ())[:1]
    )
    return draft.put("donors", last.get("donors"), "donor of the programme meant", *last.mentions.get("donors", ())[:1])


def find_named(scene: Scene) -> tuple[Sentence, Tag] | None:
    """The programme of security assistance named last before the sentence, and where."""
    back = scene.before
    while back is not None:
        for tag in reversed(back.sentence.tagged("programme")):
            programme = find_programme(scene, tag.value)
            if programme and not programme.civil:
                return back.sentence, tag
        back = back.before
    return None


def _put_sole_donor(draft: Draft, scene: Scene, name: Span) -> Draft:
    programme = find_programme(scene, draft.get("framework"))
    if programme and len(programme.donors) == 1:
        return draft.put("donors", programme.donors, f"{programme.id} is a programme of this donor", name)
    last = next(
        (d for d in reversed(scene.past) if d.get("framework") == draft.get("framework") and d.get("donors")), None
    )
    return (
        draft.put("donors", last.get("donors"), "donor of the programme", *last.mentions.get("donors", ())[:1])
        if last
        else draft
    )


def find_definite(scene: Scene, kind: str, start: int, end: int) -> Span | None:
    """A noun of ``kind`` behind an article or pronoun that takes it up: "the scheme", "this first package"."""
    determiners = scene.words("anaphor_determiner") | scene.words("aid_determiner")
    for cue in scene.find_cues(kind, start, end):
        before = [t for t in scene.sentence.tokens if t.end <= cue.start][-3:]
        if any(t.word in determiners and len(scene.sentence.words(t.end, cue.start).split()) <= 1 for t in before):
            return cue
    return None


def take_up(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the programme that "it" or "its" at the head of the sentence takes up from the sentence before."""
    before = scene.before
    if before is None or draft.get("framework") or not opens_with_pronoun(scene):
        return draft
    return put_programme(draft, before, before.sentence.start, before.sentence.end)


def opens_with_pronoun(scene: Scene) -> bool:
    """Whether the first words of the sentence refer back: "It", "Its weakness", "By 2030 they"."""
    heads = [(scene.sentence.body, 5), *((v.start, 3) for v in scene.voices if v.start > scene.sentence.body)]
    first = [t.word for start, size in heads for t in [t for t in scene.sentence.tokens if t.start >= start][:size]]
    return any(
        w in scene.words("anaphor_pronoun") or w in scene.words("third_person") or w in {"its", "their"} for w in first
    )


def _fits(past: Draft, draft: Draft, slot: str) -> bool:
    return not draft.get(slot) or not past.get(slot) or bool(set(draft.get(slot)) & set(past.get(slot)))


def find_act(scene: Scene, draft: Draft) -> Draft | None:
    """The latest act told whose parties fit those that ``draft`` has already."""
    fit = [
        d for d in scene.past if d.type == "assistance" and _fits(d, draft, "donors") and _fits(d, draft, "recipients")
    ]
    sure = [d for d in fit if all(d.get(slot) for slot in ("donors", "recipients") if draft.get(slot))]
    return next(reversed(sure or fit), None)


def _is_crowd(scene: Scene, slot: str) -> bool:
    """Whether so many give (or receive) in the document that the last one named is not plainly meant."""
    return len({d.get(slot) for d in scene.past if d.type == "assistance" and d.get(slot)}) > _FEW


def _is_general(scene: Scene, draft: Draft, start: int, end: int) -> bool:
    """Whether the words speak of receivers as such, or of a programme as a whole, not of one country."""
    if scene.find_cue("general_recipient", start, end) or scene.find_cue("ours", start, end):
        return True
    whole = scene.sentence.tagged("programme") or find_definite(scene, "programme_noun", start, end)
    return bool(whole) and bool(draft.get("framework")) and not find_definite(scene, "act_word", start, end)


def _fill(draft: Draft, scene: Scene, slot: str) -> Draft:
    if draft.get(slot):
        return draft
    other = set(draft.get("recipients" if slot == "donors" else "donors", ()))
    known = find_known(scene)
    fit = known.donors if slot == "donors" else known.recipients
    topic = tuple(c for c in getattr(scene.topic, slot) if c not in other and c in fit)
    act = find_act(scene, draft)
    near = act is not None and scene.sentence.number - act.evidence[-1] <= _NEAR
    if (
        act
        and (near or not topic)
        and (near or draft.get("recipients" if slot == "donors" else "donors") or not _is_crowd(scene, slot))
        and act.get(slot)
        and not set(act.get(slot)) & other
    ):
        return draft.put(slot, act.get(slot), "inherited from the act told before", *act.mentions.get(slot, ()))
    return draft.put(slot, topic, "inherited from the title", *scene.topic.spans(topic))


def _put_house(draft: Draft, scene: Scene) -> Draft:
    house, first = scene.context.house, scene.first_person
    if (
        draft.get("donors")
        or not house
        or house in find_known(scene).recipients
        or house in draft.get("recipients", ())
    ):
        return draft
    if first or scene.context.official:
        return draft.put(
            "donors", (house,), "the house that publishes this speaks of its own act", *([first] if first else [])
        )
    return draft


def _put_speakers(draft: Draft, scene: Scene, skip: frozenset[str]) -> Draft:
    """``draft`` with donors or recipients that only the name of the speaker or judge gives: "Fiji's minister said"."""
    known = find_known(scene)
    names = [v.name for v in (*scene.voices, *find_speakers(scene, scene.sentence.end - 1))]
    for party in scene.parties:
        if not any(n.start <= party.start < n.end for n in names) or party.code in skip:
            continue
        for slot, codes in (
            ("donors", known.donors - known.recipients),
            ("recipients", known.recipients - known.donors),
        ):
            if party.code in codes and not draft.get(slot):
                draft = draft.put(
                    slot, (party.code,), "the speaker's own country", scene.sentence.cut(party.start, party.end)
                )
    return draft


def put_counted(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the receivers that "these three countries" counts, where as many were told of as still receive."""
    words = scene.find_cue("trio")
    live = [d for d in scene.past if d.type == "assistance" and d.get("stage") not in ("suspended", "cancelled")]
    codes = tuple(dict.fromkeys(c for d in live for c in d.get("recipients", ())))
    return (
        draft.put("recipients", codes, "as many as the words count", words) if words and len(codes) == _TRIO else draft
    )


def put_aid(
    draft: Draft, scene: Scene, start: int, end: int, skip: frozenset[str] = frozenset(), *, general: bool = False
) -> Draft:
    """``draft`` with donors, recipients and programme, named in ``[start, end)`` or inherited.

    ``skip`` are codes that are neither; ``general`` says that no recipient is meant where none is named.
    """
    draft = put_counted(draft, scene)
    draft = put_programme(draft, scene, start, end)
    draft = put_named(draft, scene, start, end, skip)
    draft = _put_speakers(draft, scene, skip)
    if not draft.get("donors") and scene.first_person and scene.context.official:
        draft = _put_house(draft, scene)
    draft = _put_house(_fill(draft, scene, "donors"), scene)
    return draft if general or _is_general(scene, draft, start, end) else _fill(draft, scene, "recipients")


def has_told(scene: Scene) -> bool:
    """Whether an act or a programme was told of before, so that "the gift" or "the scheme" can take it up."""
    topic = bool(scene.topic.donors and scene.topic.recipients)
    topic = topic and scene.pattern("defence_matter").search(scene.context.text) is not None
    return topic or scene.last(*TOLD) is not None or find_named(scene) is not None


def is_taken_up(scene: Scene) -> bool:
    """Whether the sentence opens with a pronoun for assistance that a sentence before it in the paragraph speaks of."""
    here, on = scene.before, opens_with_pronoun(scene)
    while on and here is not None and here.sentence.block == scene.sentence.block:
        if is_about_aid(here, here.sentence.start, here.sentence.end):
            return True
        here, on = here.before, opens_with_pronoun(here) or len(here.sentence.tokens) <= _SHORT
    return False


def find_speakers(scene: Scene, at: int) -> list[Voice]:
    """Who says what stands at ``at``: the voices there, else who is named before a colon or opens the sentence as a critic.

    "I think" in a text of one author is the text's own voice.
    """
    voices = [
        v for v in scene.voices_at(at) or _interposed(scene) if v.name.exact.lower() not in scene.words("first_person")
    ]
    lead = _before_colon(scene, at) or _lead(scene, at)
    media = all(v.kind == "media" or (scene.speaker and v.name == scene.speaker.span) for v in voices)
    return [*voices, lead] if lead and media and lead.name.exact not in [v.name.exact for v in voices] else voices


def _interposed(scene: Scene) -> list[Voice]:
    """The one voice of "The navy has no boats, he added, and needs some": it answers for all of the sentence."""
    return list(scene.voices) if len(scene.voices) == 1 and scene.voices[0].start <= scene.sentence.body else []


def _before_colon(scene: Scene, at: int) -> Voice | None:
    """The speaker of "Peru's minister was brief: the navy lacks boats"."""
    s = scene.sentence
    colon = next((t for t in s.tokens if t.word == ":" and s.body < t.start < at), None)
    if colon is None:
        return None
    group = next((g for g in s.groups if g.end <= colon.start and g.does("say") and g.start > s.body), None)
    verb = next(
        (
            t
            for t in s.tokens
            if t.start > s.body and (t.word in scene.words("answering") or any(g.start == t.start for g in s.groups))
        ),
        None,
    )
    if group:
        return _speaker(scene, group.end, colon.start)
    return _speaker(scene, s.body, verb.start) if verb and verb.start < colon.start else None


def _lead(scene: Scene, at: int) -> Voice | None:
    """Critics, scholars or rivals with whom the sentence opens: "Opposition deputies see in the gift …"."""
    s = scene.sentence
    verb = next(
        (
            t
            for t in s.tokens
            if t.start > s.body
            and (any(g.start == t.start for g in s.groups) or t.word in scene.words("seeing") or t.word == ",")
        ),
        None,
    )
    if verb is None or verb.start > at or not scene.find_cue("imputer", s.body, verb.start):
        return None
    return _speaker(scene, s.body, verb.start)


def _speaker(scene: Scene, start: int, end: int) -> Voice | None:
    """The words ``[start, end)`` as a voice, where a role stands in them and they are few."""
    s = scene.sentence
    inside = [t for t in s.tokens if start <= t.start and t.end <= end]
    while inside and not inside[-1].word[0].isalnum():
        inside = inside[:-1]
    roles = [t for t in s.tagged("role", "body") if start <= t.start and t.end <= end]
    if not inside or len(inside) > _LONG or not (roles or scene.find_cue("imputer", start, end)):
        return None
    return Voice(
        s.cut(inside[0].start, inside[-1].end),
        s.start,
        s.end,
        roles[-1].value if roles and roles[-1].kind == "role" else "",
    )


def put_who(draft: Draft, scene: Scene, at: int, assertion: str = "") -> Draft:
    """``draft`` with who says so at ``at``. Judgements and motives are stated, nameless or not, unless other media told them."""
    voices = find_speakers(scene, at)
    media = any(v.kind == "media" for v in voices)
    draft = msgspec.structs.replace(
        draft,
        asserters=tuple(v.name.exact for v in voices),
        assertion="denied" if any(v.denies for v in voices) else assertion or ("reported" if media else "stated"),
    )
    return (
        msgspec.structs.replace(draft, mentions={**draft.mentions, "asserters": tuple(v.name for v in voices)})
        if voices
        else draft
    )


def is_civil(scene: Scene) -> bool:
    """Whether the sentence speaks of civil help only: "humanitarian assistance", schools, food."""
    return scene.find_cue("civil_matter") is not None and not scene.sentence.tagged("assistance_noun", "force")


def is_about_aid(scene: Scene, start: int, end: int) -> bool:
    """Whether ``[start, end)`` speaks of assistance: a programme, a word for it, a thing given, or a word that takes an act up."""
    s = scene.sentence
    if is_civil(scene):
        return False
    kinds = ("assistance_noun", "item", "generic") if scene.last("assistance") else ("assistance_noun",)
    if any(start <= t.start and t.end <= end for t in s.tagged(*kinds)):
        return True
    programmes = [t for t in s.tagged("programme") if start <= t.start and t.end <= end]
    if any((p := find_programme(scene, t.value)) and not p.civil for t in programmes):
        return True
    return has_told(scene) and (
        find_definite(scene, "aid_noun", start, end) is not None or scene.find_cue("giving", start, end) is not None
    )
