"""Who gives and who receives in an act: by the parts of the countries, else by what the document is about."""

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.acts import Act
from headwater.reading.east.place import Place
from headwater.reading.east.states import State


class Party(msgspec.Struct, frozen=True):
    """A country in an act, where it is named, and why it has its part."""

    code: str
    span: Span
    why: str
    state: State | None = None


def _party(place: Place, state: State, why: str) -> Party:
    return Party(state.code, place.page.span(state.start, state.end), why, state)


def _once(parties: list[Party]) -> list[Party]:
    return list({p.code: p for p in reversed(parties)}.values())[::-1]


def find_receivers(place: Place, act: Act) -> list[Party]:
    """Who receives, as the act's own stretch says."""
    states = [s for s in place.states if act.start <= s.start and s.end <= act.end]
    told = next((v for v in place.voices if v.owner and v.name and v.kind in ("person", "body")), None)
    if act.kind == "receive" or _is_passive(place, act, states):
        part = "subject" if place.page.language == "ja" else "bare"
        named = [_party(place, s, "receives") for s in states if s.part == part and s.start < act.word.start]
        source = {s.code for s in states if s.part == "source"}
        if not named and told is not None and told.name is not None and told.owner not in source:
            return [Party(told.owner, told.name, "its own speaker tells of it")]
        return _once(named)
    named = [_party(place, s, "given to") for s in states if s.part == "recipient" and not _is_speaker(place, s)]
    if place.page.language == "zh":
        behind = ("bare", "place") if act.kind == "hand_over" else ("bare",)
        named += [
            _party(place, s, "stands behind the verb") for s in states if s.start == act.word.end and s.part in behind
        ]
    return _once(named) or _find_owners(place, act, states)


def _is_speaker(place: Place, state: State) -> bool:
    return any(v.name and v.name.start <= state.start and state.end <= v.name.end for v in place.voices)


def _find_owners(place: Place, act: Act, states: list[State]) -> list[Party]:
    """In Japanese, the owner of the hands or the force in which a thing comes ("軍の手に渡る", "海軍に")."""
    if place.page.language != "ja":
        return []
    found = [
        s for s in states if s.part == "owner" and s.head and s.head.kind == "force" and s.reach + 3 >= act.word.start
    ]
    return _once([_party(place, s, "comes into its hands") for s in found])


def _is_passive(place: Place, act: Act, states: list[State]) -> bool:
    """Whether the subject is given something: another country is named as the source."""
    if place.page.language != "ja":
        return False
    source = [s for s in states if s.part == "source"]
    return bool(source) and not any(s.part == "recipient" for s in states)


def find_givers(place: Place, act: Act, receivers: list[Party]) -> list[Party]:
    """Who gives, as the sentence says: the source, or the subject that receives nothing."""
    taken = {p.code for p in receivers}
    before = [s for s in place.states if s.end <= act.end and s.code not in taken and not _is_speaker_only(place, s)]
    inside = [s for s in before if s.start >= act.start]
    for states in (inside, before):
        source = [s for s in states if s.part == "source"]
        if source:
            return _once([_party(place, s, "given by") for s in source])
        if act.kind == "receive":
            giving = [s for s in inside if s.part == "bare" and place.gives(s)]
            return _once([_party(place, s, "gave what is received") for s in giving])
        subject = [
            s
            for s in states
            if s.part == "subject" or (s.part == "bare" and place.page.language == "zh" and s.start < act.word.start)
        ]
        if place.page.language == "zh":
            subject = _nearest(place, subject)
        if subject and act.kind != "receive":
            return _once(
                [_party(place, s, "subject of the act") for s in (subject if states is inside else subject[-1:])]
            )
    return _find_home(place, act)


def _nearest(place: Place, states: list[State]) -> list[State]:
    """The last of ``states`` and those joined to it by "and"."""
    ands = place.page.forms("east_and")
    row = states[-1:]
    for state in reversed(states[:-1]):
        between = place.text[state.reach - place.base : row[0].start - place.base]
        if between and between not in ands:
            break
        row = [state, *row]
    return row


def _is_speaker_only(place: Place, state: State) -> bool:
    """Whether a country is named only as part of a speaker's name."""
    return any(
        v.name and v.name.start <= state.start and state.end <= v.name.end and v.kind != "body" for v in place.voices
    )


def _find_home(place: Place, act: Act) -> list[Party]:
    """A body that needs no country's name here ("政府は")."""
    page = place.page
    for tag in place.tagged("role", "force", "body", start=act.start, end=act.end):
        alone = not any(s.head and s.head.start == tag.start for s in place.states)
        code = page.home(place.sentence.words(tag.start, tag.end)) if alone else ""
        follows = place.text[tag.end - place.base : tag.end - place.base + 1]
        owner = tag.kind == "force" and page.has(follows, "east_stand")
        if code and (follows in page.forms("east_speaks") or owner):
            return [Party(code, place.cut(tag.start, tag.end), "a body of the paper's own country")]
    return []


def find_default_givers(place: Place, act: Act, taken: set[str]) -> list[Party]:
    """Who gives where the sentence does not say: the programme's donor, the country told of, the house, the title."""
    page = place.page
    own = place.own
    if own and page.own and page.own not in taken:
        return [Party(page.own, place.span(own), "our country")]
    programme = place.programme or place.programme_before
    donors = place.donors_of(programme) if programme else ()
    if programme and len(donors) == 1:
        return [Party(donors[0], page.span(programme.start, programme.end), "the programme's donor")]
    last = next((d for d in reversed(place.past) if d.type == "assistance" and d.get("donors")), None)
    near = last is not None and place.told - page.told_at(last.evidence[-1]) <= 3
    if last and near and not set(last.get("donors")) & taken and not (page.official and page.house):
        spans = last.mentions.get("donors", ())
        return [
            Party(c, spans[0] if spans else place.sentence.span, "inherited from the act before")
            for c in last.get("donors")
        ]
    if page.official and page.house and page.house not in taken:
        named = next((s for s in page.title_states if s.value == page.house), None)
        return [
            Party(
                page.house, page.span(named.start, named.end) if named else place.sentence.span, "the house that speaks"
            )
        ]
    speaker = next((v for v in place.voices if v.owner and v.name and v.kind in ("person", "body")), None)
    if speaker and speaker.name and speaker.owner not in taken:
        return [Party(speaker.owner, speaker.name, "its own speaker tells of it")]
    topic = place.topic
    if topic and topic.code not in taken and not page.official:
        return [Party(topic.code, page.span(topic.start, topic.end), "what the text is about")]
    return []


def find_default_receivers(place: Place, act: Act, taken: set[str]) -> list[Party]:
    """Who receives where the sentence does not say: "that country", else the one that the title names."""
    page = place.page
    last = next((s for s in place.last_states if s.code not in taken and s.part != "place"), None)
    back = place.mark("east_same_country", act.start, act.end) or place.mark("east_both", act.start, act.end)
    if back and last:
        return [Party(last.code, page.span(last.start, last.end), "taken up by a word for that country")]
    near = _find_counterparts(place, act, taken) or _find_of_grant(place, taken)
    if near:
        return near
    title = [t for t in page.title_states if t.value not in taken]
    if len({t.value for t in title}) == 1 and (page.official or act.kind != "notes"):
        return [Party(title[0].value, page.span(title[0].start, title[0].end), "the title's")]
    if page.official and page.host and page.host not in taken:
        return [Party(page.host, place.sentence.span, "where the embassy stands")]
    return []


def _find_counterparts(place: Place, act: Act, taken: set[str]) -> list[Party]:
    """Who signs with the donor, or where its ambassador stands, where notes are exchanged or things handed over."""
    inside = [s for s in place.states if act.start <= s.start and s.end <= act.end and s.code not in taken]
    partners = [s for s in inside if s.part == "partner"] if act.stage == "agreed" else []
    seats = [s for s in inside if s.part == "place" and s.kind == "country" and place.is_seat(s)]
    owners = [s for s in inside if s.part == "owner"] if act.stage == "agreed" else []
    found = partners or seats or owners or _find_signatories(place, act, taken)
    return [_party(place, found[0], "the other side")] if len({s.code for s in found}) == 1 else []


def _find_signatories(place: Place, act: Act, taken: set[str]) -> list[State]:
    """With whom the giver signed something, told before in the sentence ("…与…签署协议，将提供…")."""
    if place.mark("east_note_done", place.base, act.word.start) is None:
        return []
    before = [s for s in place.states if s.end <= act.word.start and s.code not in taken]
    return [s for s in before if s.part == "partner"]


def find_grant(place: Place, donors: set[str]) -> Draft | None:
    """The grant of ``donors`` to one country, agreed on in the sentence right before, of which this one tells more."""
    last = next((d for d in reversed(place.past) if d.type == "assistance"), None)
    if last is None or last.get("stage") != "agreed" or place.told - place.page.told_at(last.evidence[-1]) > 1:
        return None
    fits = set(last.get("donors", ())) == donors and len(last.get("recipients", ())) == 1
    return last if fits and last.mentions.get("recipients") else None


def _find_of_grant(place: Place, taken: set[str]) -> list[Party]:
    grant = find_grant(place, taken)
    if grant is None:
        return []
    return [Party(grant.get("recipients")[0], grant.mentions["recipients"][0], "of the grant told right before")]
