"""Values that a sentence does not name: taken from the act it goes on about, the title, or the house that speaks."""

from collections.abc import Iterable, Sequence

from headwater.codebook import Programme
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.parties import Party
from headwater.reading.scene import Scene


def find_programme(scene: Scene, identity: str) -> Programme | None:
    """The codebook's entry of a programme."""
    return next((p for p in scene.context.codebook.programme if p.id == identity), None)


def _copy(draft: Draft, source: Draft, slot: str, why: str) -> Draft:
    return draft.put(slot, source.get(slot), why, *source.mentions.get(slot, ()))


def inherit_donors(draft: Draft, scene: Scene, followed: Draft | None) -> Draft:
    """``draft`` with donors: the sole donor of its programme, the followed act's, the title's, the speaking house."""
    if _is_pool(draft, scene):
        return draft
    for source in (_take_named_donors, _take_spoken_donors, _take_far_donors):
        if draft.get("donors"):
            return draft
        draft = source(draft, scene, followed)
    return draft


def _differ(codes: Iterable[str], draft: Draft) -> bool:
    """Whether there are ``codes`` and none of them receives."""
    known = set(codes)
    return bool(known) and not known & set(draft.get("recipients", ()))


def _take_named_donors(draft: Draft, scene: Scene, followed: Draft | None) -> Draft:
    """Whom words of the sentence take up: "we", "the same donors", its programme, the act told before."""
    house, first = scene.context.house, scene.first_person
    if first and house and _differ((house,), draft):
        return draft.put("donors", (house,), "“we” is the house that publishes this", first)
    again, told = scene.find_cue("same_donor"), scene.last("assistance")
    if again and told and _differ(told.get("donors", ()), draft):
        return draft.put("donors", told.get("donors"), f"“{again.exact}” are the donors named before", again)
    programme = find_programme(scene, draft.get("framework", "")) if draft.get("framework") else None
    if programme and len(programme.donors) == 1:
        draft = _drop_giver(draft, programme.donors)
        why, words = f"{programme.id} is a programme of this donor", draft.mentions.get("framework", ())[:1]
        return draft.put("donors", programme.donors, why, *words)
    if followed and _differ(followed.get("donors", ()), draft):
        return _copy(draft, followed, "donors", "inherited from the act told before")
    return draft


def _drop_giver(draft: Draft, donors: tuple[str, ...]) -> Draft:
    """``draft`` without a receiver that is the giver itself: its country was only the place ("arrived in Kent")."""
    kept = tuple(c for c in draft.get("recipients", ()) if c not in donors)
    return (
        draft if kept == draft.get("recipients", ()) else draft.drop("recipients").put("recipients", kept, "the rest")
    )


def _take_spoken_donors(draft: Draft, scene: Scene, followed: Draft | None) -> Draft:
    """The speaker's own country, or the party spoken of before that "it" stands for."""
    speaker = _find_speaker_country(scene)
    if speaker and _differ((speaker.code,), draft):
        span = scene.sentence.cut(speaker.start, speaker.end)
        return draft.put("donors", (speaker.code,), "the speaker tells of its own country's act", span)
    carried = scene.carried
    if followed is None and _opens_with_pronoun(scene) and carried and _differ((carried.code,), draft):
        span = Span.of(scene.context.text, carried.start, carried.end)
        return draft.put("donors", (carried.code,), "“it” is the party spoken of before", span)
    return draft


def _take_far_donors(draft: Draft, scene: Scene, followed: Draft | None) -> Draft:
    """The title's donors, the last ones named, or the house that speaks for itself."""
    topic, house = scene.topic.donors, scene.context.house
    if _differ(topic, draft):
        return draft.put("donors", topic, "inherited from the title", *scene.topic.spans(topic))
    last = scene.last("assistance", "budget", "framework")
    if last and _differ(last.get("donors", ()), draft):
        return _copy(draft, last, "donors", "inherited from the last donor named")
    if scene.context.official and house and _differ((house,), draft) and house not in ("NATO", "UN"):
        spans = scene.topic.spans((house,))
        return draft.put("donors", (house,), "the house that publishes this speaks of its own act", *spans)
    return draft


def _is_pool(draft: Draft, scene: Scene) -> bool:
    """Whether others than those told of may have paid: money of a fund without a donor of its own, in the passive."""
    programme = find_programme(scene, draft.get("framework", "")) if draft.get("framework") else None
    named = programme is not None and any(t.value == programme.id for t in scene.sentence.tagged("programme"))
    passive = any(
        g.passive and g.does("appropriate", "announce", "provide", "pay", "fund") for g in scene.sentence.groups
    )
    return named and programme is not None and not programme.donors and passive and bool(draft.get("recipients"))


def _find_speaker_country(scene: Scene) -> Party | None:
    """The speaker's country where it tells of itself.

    As in "Britain said it had delivered", "the minister said his country would".
    """
    own = scene.find_cue("own_country")
    for voice in scene.voices:
        for party in scene.parties:
            if not (voice.name.start <= party.start and party.end <= voice.name.end and party.code):
                continue
            whole = party.kind in ("country", "capital") and party.start - voice.name.start <= 4
            first = next((t for t in scene.sentence.tokens if t.start >= voice.start and t.word != "that"), None)
            if own or (whole and first is not None and _is_it(scene, voice.name.end)):
                return party
    return None


def _is_it(scene: Scene, at: int) -> bool:
    """Whether the first subject behind ``at`` is "it" or "they"."""
    for group in scene.sentence.groups:
        before = scene.sentence.token_before(group.start)
        if group.start > at and before is not None and before.word in {"it", "they"}:
            return True
    return False


def _opens_with_pronoun(scene: Scene) -> bool:
    head = [t.word for t in scene.sentence.tokens if t.start >= scene.sentence.body][:6]
    first = next((g for g in scene.sentence.groups if not g.relative), None)
    subject = scene.sentence.token_before(first.start) if first else None
    if subject and subject.word in {"it", "they"} and not any(p.end <= subject.start for p in scene.parties):
        return True
    return any(w in {"it", "its", "they", "their"} for w in head[:2]) or (
        "," in head and head[head.index(",") + 1 :][:1] in (["it"], ["they"])
    )


def inherit_recipients(draft: Draft, scene: Scene, followed: Draft | None, *, far: bool = True) -> Draft:
    """``draft`` with recipients: the followed act's, the title's, the last ones told of."""
    if draft.get("recipients"):
        return draft
    near = _take_near_recipients(draft, scene, followed)
    return near if near.get("recipients") or not far else _take_far_recipients(near, scene)


def _take_near_recipients(draft: Draft, scene: Scene, followed: Draft | None) -> Draft:
    """Whom the question, words of the sentence, the heading or the act told before name."""
    donors = set(draft.get("donors", ()))
    asked = scene.asked_country
    if asked and asked.value not in donors:
        span = Span.of(scene.context.text, asked.start, asked.end)
        return draft.put("recipients", (asked.value,), "the country that was asked about", span)
    same, last = scene.find_cue("same_receiver"), scene.last("assistance")
    if same and last and last.get("recipients") and not donors & set(last.get("recipients")):
        return draft.put("recipients", last.get("recipients"), f"“{same.exact}” is the receiver named before", same)
    section = tuple(c for c in scene.section if c not in donors)
    if section:
        return draft.put("recipients", section, "the heading names the receiver")
    if scene.find_cue("second_person") and scene.context.host and scene.context.host not in donors:
        return draft.put(
            "recipients",
            (scene.context.host,),
            "“you” is the country in which this is said",
            *scene.topic.spans((scene.context.host,)),
        )
    if followed and followed.get("recipients") and not donors & set(followed.get("recipients")):
        return _copy(draft, followed, "recipients", "inherited from the act told before")
    return draft


def _take_far_recipients(draft: Draft, scene: Scene) -> Draft:
    """The title's receivers, the last ones told of, or the country of the paper."""
    donors = set(draft.get("donors", ()))
    topic = tuple(c for c in scene.topic.recipients if c not in donors)
    if topic:
        return draft.put("recipients", topic, "inherited from the title", *scene.topic.spans(topic))
    last = scene.last("assistance")
    if last and last.get("recipients") and not donors & set(last.get("recipients")):
        return _copy(draft, last, "recipients", "inherited from the last recipient named")
    loan = scene.last("agreement")
    if loan and loan.get("instrument") == "loan" and donors and donors < set(loan.get("parties", ())):
        borrower = tuple(c for c in loan.get("parties") if c not in donors)
        return draft.put("recipients", borrower, "the borrower named before", *loan.mentions.get("parties", ())[-1:])
    return _put_own(draft, scene)


def _put_own(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the country of the paper: what another country gives, named with nobody else, is given at home."""
    house = scene.context.house
    donors = set(draft.get("donors", ()))
    if (
        scene.context.official
        or not house
        or not donors
        or house in donors
        or scene.topic.recipients
        or scene.past_recipients
    ):
        return draft
    named = {p.code for p in scene.parties if p.code} - donors - {house}
    return draft if named else draft.put("recipients", (house,), "the country of the paper that tells it")


def fill_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """``spans`` without repetition."""
    return tuple(dict.fromkeys(spans))
