"""Relation: what two parties are to each other, and where they met."""

import itertools
import re
from collections.abc import Iterable

import msgspec

from headwater.grammar import resolve_date
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.aid import has_told
from headwater.reading.frames.known import find_known, is_enemy
from headwater.reading.frames.labels import find_bond, find_codes, find_drill, find_name, find_provider
from headwater.reading.frames.voices import put_who
from headwater.reading.frames.whose import find_act
from headwater.reading.lexicon import build_lexicon, find_tags
from headwater.reading.nearby import is_near
from headwater.reading.parties import Party
from headwater.reading.scene import Scene
from headwater.reading.verbs import Group

RULE = "reading/frames/relation.py"

_PEER = 16
"""How far behind an adjective "counterpart" may end, in code points."""

_QUOTED = re.compile(r"[“”\"]")

_EARLY = 2
"""A meeting told behind this sentence needs its day and its matter beside it."""

_RECEIVED = 60
"""How far behind "received" the guest may be named, in code points."""

_PLACED = 5
"""How many words behind a base may tell where it is."""

_HELD = 2
"""How many sentences behind a drill its beginning may be told."""

_PAIR = 2

_BODIES = frozenset({"NATO", "UN"})

_STANDING = ("since", "in", "on", "from", None)


def _pair(scene: Scene) -> tuple[str, ...]:
    """The pair meant by "the two countries": those of the title, else of the last act."""
    met = next((d for d in reversed(scene.past) if d.type == "relation" and d.get("kind") in ("talks", "visit")), None)
    topic = met.get("parties") if met else (*scene.topic.donors, *scene.topic.recipients)
    last = scene.last("assistance") or scene.last("agreement")
    told = (*last.get("donors", ()), *last.get("recipients", ()), *last.get("parties", ())) if last else ()
    return next((p for p in (topic, told) if len(set(p)) == 2), ())


def _partner(scene: Scene, code: str) -> tuple[str, ...]:
    """Whoever stands opposite ``code``: the speaking house, the other party of the title or of the last act."""
    house = scene.context.house
    if house and house != code and (scene.first_person or scene.context.official):
        return (house,)
    act = find_act(scene, Draft("relation", RULE, 0, (), {"recipients": (code,)})) or find_act(
        scene, Draft("relation", RULE, 0, (), {"donors": (code,)})
    )
    sides = [act.get("donors", ()), act.get("recipients", ())] if act else []
    others = [c for side in sides if code not in side for c in side]
    if len(others) == 1:
        return tuple(others)
    return tuple(c for c in _pair(scene) if c != code and code in _pair(scene))


def _named(scene: Scene, skip: Iterable[Span] = ()) -> dict[str, Span]:
    """Countries named in the sentence, with where; a place behind "in" only where it is no capital."""
    found: dict[str, Span] = {}
    for party in scene.parties:
        inside = any(x.start <= party.start < x.end for x in skip)
        place = party.kind == "capital" and party.before in scene.words("place_word")
        place = place or _is_place(scene, party) or is_enemy(scene, party)
        if party.code and not inside and not place and party.before not in scene.words("enemy_preposition"):
            found.setdefault(party.code, scene.sentence.cut(party.start, party.end))
    return found


def _is_place(scene: Scene, party: Party) -> bool:
    """Whether a country only says where a town is: "in Jeddah, Saudi Arabia"."""
    before = [t for t in scene.sentence.tokens if t.end <= party.phrase][-5:]
    if len(before) < 3 or before[-1].word != "," or not before[-2].capital:
        return False
    k = len(before) - 2
    while k > 0 and before[k].capital:
        k -= 1
    return before[k].word in scene.words("place_word")


def _receiver(scene: Scene, code: str) -> tuple[str, ...]:
    """Whom a provider of aid provides: the receiver of the last act, where there is one only."""
    last = scene.last("assistance")
    near = last.get("recipients", ()) if last else ()
    return tuple(near) if len(near) == 1 and code not in near else ()


def put_parties(draft: Draft, scene: Scene, named: dict[str, Span], most: int = 2) -> Draft | None:
    """``draft`` with two parties (up to ``most``): named, taken up, or one named and whoever stands opposite."""
    codes = tuple(c for c in named if c not in _BODIES) or tuple(named)
    if len(codes) == 1:
        codes = (
            *codes,
            *(_partner(scene, codes[0]) or (_receiver(scene, codes[0]) if draft.get("kind") == "aid_provider" else ())),
        )
    elif not codes and scene.find_cue("trio"):
        codes = tuple(scene.topic.named)
    elif not codes and scene.find_cue("both_parties"):
        codes = _pair(scene)
    if not 2 <= len(codes) <= most:
        return None
    spans = [named[c] for c in codes if c in named]
    return draft.add("parties", codes, "named or taken up", *spans)


def _put_date(draft: Draft, scene: Scene, *, meeting: bool = False) -> Draft:
    nearest = sorted(scene.sentence.dates, key=lambda d: (d.relation != "since", abs(d.start - draft.at)))
    for mention in scene.sentence.dates if meeting else nearest:
        if mention.kind != "fiscal_year" and (mention.relation in _STANDING or meeting):
            value = resolve_date(mention, scene.context.published)
            if value:
                return draft.put("date", value, "the time beside it", scene.sentence.cut(mention.start, mention.end))
    return draft


def _draft(scene: Scene, kind: str, at: int, label: Span | None) -> Draft:
    draft = Draft("relation", f"{RULE}:{kind}", at, (scene.sentence.number,))
    draft = draft.put("kind", kind, "the kind of the relation", *([label] if label else []))
    return draft.put("label", label.exact, "its name in the document's words", label) if label else draft


def _voiced(draft: Draft, scene: Scene, at: int) -> Draft:
    """Who tells of the relation; leaders who stress it in a release of their own houses tell nothing new."""
    draft = put_who(draft, scene, at)
    own = scene.context.official and scene.speaker is None and not _QUOTED.search(scene.sentence.text)
    if not own:
        return draft
    return msgspec.structs.replace(
        draft, asserters=(), mentions={k: v for k, v in draft.mentions.items() if k != "asserters"}
    )


def _bonds(scene: Scene) -> Iterable[Draft]:
    """Partnerships, alliances and providers of aid, by their names."""
    if _is_foretold(scene):
        return
    for kind, find in (("partnership", find_bond), ("alliance", find_bond), ("aid_provider", find_provider)):
        for label in find(scene, kind):
            inside = {c: s for c, s in _named(scene).items() if label.start <= s.start < label.end}
            own = find_codes(scene, label.start, label.end)
            named = own if len(own) == 2 else _named(scene, [label] if set(inside) <= _BODIES else [])
            ahead = {c: s for c, s in named.items() if s.start < label.end}
            named = ahead if len(named) > _PAIR and len(ahead) == _PAIR else named
            draft = put_parties(_draft(scene, kind, label.start, label), scene, named)
            if draft:
                yield _voiced(_put_date(draft, scene), scene, label.start)
            else:
                scene.reject(f"{RULE}:{kind}", "between whom stays open", label)


def _is_foretold(scene: Scene) -> bool:
    """Whether a bond is only to come: "By 2030 it will be the main supplier"."""
    return scene.find_cue("future_perfect") is not None or any(
        g.modal == "future" and g.does("become") for g in scene.sentence.groups
    )


def _drills(scene: Scene) -> Iterable[Draft]:
    """A drill with a name of its own that has been held."""
    label = find_drill(scene)
    if label is None or scene.find_cue("drill_plan"):
        return
    draft = put_parties(_draft(scene, "exercise", label.start, label), scene, _named(scene, [label]), 8)
    if draft:
        yield _voiced(_put_date(draft, scene), scene, label.start)


def _held(scene: Scene) -> Iterable[Draft]:
    """Since when a drill just told of has been held: "The exercise has been held every year since 1998"."""
    last = scene.last("relation")
    noun, held = scene.find_cue("drill_noun"), scene.find_cue("drill_held")
    near = last is not None and is_near(scene, last.evidence[-1], _HELD)
    if last is None or not near or last.get("kind") != "exercise" or last.get("date") or not (noun and held):
        return
    draft = _put_date(last, scene)
    if draft.get("date"):
        yield msgspec.structs.replace(draft, at=noun.start, evidence=(scene.sentence.number,))


def _stay(scene: Scene) -> Span | None:
    """The words that tell a stay: with "since", or troops that are in a country now, in a text that tells of no war."""
    since = any(d.relation == "since" for d in scene.sentence.dates)
    troops = scene.find_cue("troops")
    if since and (troops or scene.find_cue("base_noun")):
        return scene.find_cue("stay")
    about = scene.last("assistance", "agreement") is not None or has_told(scene)
    counted = troops and any(n.end <= c.start for n in scene.sentence.numbers for c in scene.find_cues("troops"))
    dated = scene.sentence.dates and not scene.find_cue("begun")
    if not counted or not about or dated or scene.pattern("war_word").search(scene.context.text):
        return None
    assert troops is not None
    here = (
        scene.find_cue("in_the_country", troops.end)
        or next((p for p in scene.parties if p.before in scene.words("place_word") and p.start > troops.end), None)
        or _is_in_town(scene)
    )
    acts = any(d.type == "assistance" and scene.sentence.number in d.evidence for d in scene.past)
    return scene.find_cue("standing") if here and not acts else None


def _host(scene: Scene, places: list[Party]) -> str:
    """Where they stay: the country named, or the only receiver told of for "in the country"."""
    if places:
        return places[0].code
    known = find_known(scene).recipients
    if len(known) == 1 and scene.find_cue("in_the_country"):
        return next(iter(known))
    guests = {p.code for p in scene.parties if p.code}
    ours = guests <= find_known(scene).donors or scene.context.house in known
    if len(known) == 1 and not (_early_guests(scene) & known) and ours and _is_in_town(scene):
        return next(iter(known))
    if scene.context.house in known - _early_guests(scene) and (scene.find_cue("in_the_country") or _is_in_town(scene)):
        return scene.context.house or ""
    last = scene.last("assistance")
    near = last is not None and is_near(scene, last.evidence[-1], _PAIR)
    if near and len(known) == 1 and guests and guests <= find_known(scene).donors:
        return next(iter(known))
    pair = set(_heading(scene))
    rest = pair - guests
    return next(iter(rest)) if len(pair) == 2 and len(rest) == 1 and _is_in_town(scene) else ""


def _early_guests(scene: Scene) -> set[str]:
    """The countries named before the words that tell a stay."""
    stay = scene.find_cue("stay") or scene.find_cue("standing")
    return {p.code for p in scene.parties if p.code and (stay is None or p.start < stay.end)}


def _is_of_others(scene: Scene) -> bool:
    """Whether a name that we do not know opens the sentence: those who stay are not the house's own."""
    first = scene.sentence.token_after(scene.sentence.body)
    if first is None or first.word in scene.words("determiner") | scene.words("pronoun") | scene.words("preposition"):
        return False
    known = any(t.start <= first.start < t.end for t in scene.sentence.tags)
    return scene.sentence.words(first.start, first.end).isupper() and len(first.word) > _PAIR and not known


def _is_in_town(scene: Scene) -> bool:
    """Whether "in" stands before a name that is no country we know."""
    tokens = scene.sentence.tokens
    return any(a.word in scene.words("place_word") and b.capital for a, b in itertools.pairwise(tokens))


def _find_mission(scene: Scene) -> Span | None:
    """The name of those who stay, of two capitalised words and more: "the Norwegian Training Mission"."""
    for cue in scene.find_cues("troops"):
        name = find_name(scene, cue)
        if name and name.exact[len(name.exact) - len(cue.exact)].isupper() and name.exact.count(" ") > 0:
            return name
    return None


def _stays(scene: Scene) -> Iterable[Draft]:
    """Troops kept in another country: "have served in Cyprus since", "has left a garrison on"."""
    stay = _stay(scene)
    if stay is None:
        return
    places = [p for p in scene.parties if p.code and p.before in scene.words("place_word")]
    end = scene.sentence.end if scene.find_cue("standing", stay.start, stay.end) else stay.end
    owners = [p for p in scene.parties if p.code and p not in places and p.start < end]
    host = _host(scene, places)
    guest = next((p.code for p in owners if p.code != host), "")
    force = next((p for p in scene.parties if p.kind == "force" and not p.code and p.start < stay.end), None)
    own = scene.first_person or force or (scene.context.official and not _is_of_others(scene))
    guest = guest or (scene.context.house if own else "")
    if not host or not guest or host == guest:
        return
    draft = _draft(scene, "presence", stay.start, find_base(scene) or _find_mission(scene))
    draft = draft.add(
        "parties",
        (guest, host),
        "who stays and where",
        *(scene.sentence.cut(p.start, p.end) for p in (*owners[:1], *places[:1])),
    )
    yield _voiced(_put_date(draft, scene), scene, stay.start)


def find_base(scene: Scene) -> Span | None:
    """The name of a base: capitalised words around "Camp" or "base"."""
    for cue in scene.find_cues("base_noun"):
        name = find_name(scene, cue)
        if name:
            return name
        if placed := _find_placed(scene, cue):
            return placed
    return None


def _find_placed(scene: Scene, cue: Span) -> Span | None:
    """A base by where it is: "base near Larnaca", "training base beside the airport"."""
    behind = [t for t in scene.sentence.tokens if t.start >= cue.end][:_PLACED]
    if len(behind) < 2 or behind[0].word not in scene.words("place_word") | scene.words("beside_word"):
        return None
    plain = behind[1].word in scene.words("determiner")
    last = next((k for k in range(1, len(behind)) if k > int(plain) and not behind[k].capital), len(behind))
    end = behind[2].end if plain and len(behind) > 2 else behind[last - 1].end
    return scene.sentence.cut(cue.start, end) if plain or behind[1].capital else None


def _met(scene: Scene) -> Group | Span | None:
    """The verb or words by which the document tells the meeting itself."""
    title = scene.context.document.metadata.title or ""
    told = scene.pattern("meeting_title").search(title) is not None
    if (
        not (told or _is_lead(scene))
        or (scene.sentence.number > _EARLY and not (_is_lead(scene) and scene.sentence.dates))
        or any(d.type == "relation" and d.get("kind") in ("talks", "visit") for d in scene.past)
    ):
        return None
    words = scene.find_cue("visiting") or scene.find_cue("meeting")
    words = words or (scene.find_cue("met_about") if not told else None)
    return words if words and _is_of_people(scene, words) else None


def _is_of_people(scene: Scene, words: Span) -> bool:
    """Whether one who "received" met somebody, and did not get a thing: a person in office stands near behind it."""
    group = next((g for g in scene.sentence.groups if g.does("receive") and g.head == words.start), None)
    if len(words.exact.split()) > 1 or group is None:
        return True
    if group.passive:
        return any(t.end <= group.start for t in scene.sentence.tagged("role"))
    return any(0 <= t.start - words.end <= _RECEIVED for t in scene.sentence.tagged("role"))


def _is_lead(scene: Scene) -> bool:
    """Whether the sentence itself tells that two countries met about assistance or defence."""
    states = {p.code for p in scene.parties if p.code and p.code not in _BODIES and not _is_aside(scene, p)}
    both = len(states) > 1 or (scene.find_cue("both_parties") is not None and len(_pair(scene)) == 2)
    return both and scene.find_cue("met_about") is not None and scene.find_cue("meeting_matter") is not None


def _is_aside(scene: Scene, party: Party) -> bool:
    """Whether a country named in a meeting did not meet: a place, or an adjective of anybody but a person in office."""
    if party.before in scene.words("place_word"):
        return True
    roles = scene.sentence.tagged("role")
    peer = scene.find_cue("peer", party.end, party.end + _PEER)
    return party.kind == "adjective" and not peer and not any(0 <= r.start - party.end <= 1 for r in roles)


def _heading(scene: Scene) -> dict[str, Span]:
    """The countries named in what stands above the sentence, where they are two."""
    text = scene.context.text[: scene.sentence.start]
    tags = [t for t in find_tags(text, build_lexicon(scene.context.codebook)) if t.kind == "country"]
    found = {t.value: Span.of(text, t.start, t.end) for t in reversed(tags) if t.value not in _BODIES}
    return found if len(found) == 2 else {}


def _meetings(scene: Scene) -> Iterable[Draft]:
    """The meeting that the document is about, where assistance or defence was its matter."""
    words = _met(scene)
    if words is None or not scene.pattern("meeting_matter").search(scene.context.text):
        return
    kind = "visit" if scene.find_cue("visiting") else "talks"
    draft = _draft(scene, kind, words.start, None)
    places = [scene.sentence.cut(p.start, p.end) for p in scene.parties if _is_aside(scene, p)]
    named = {c: s for c, s in _named(scene, places).items() if c not in _BODIES}
    if len(named) < 2:
        named |= {c: s for c, s in scene.topic.named.items() if c not in named}
    if len(named) < 2 and scene.find_cue("both_parties", scene.sentence.start, words.end + 1):
        named |= _heading(scene)
    house = scene.context.house
    if house and house not in named and len(named) > 1:
        named = dict(list(named.items())[:1])
    made = put_parties(draft, scene, named, 3)
    if made is None:
        return
    made = _put_date(made, scene, meeting=True)
    if not made.get("date") and scene.context.published:
        made = made.put("date", scene.context.published[:10], "told on the day itself")
    yield _voiced(made, scene, words.start)


def find_relations(scene: Scene) -> list[Draft]:
    """The relations that a sentence tells."""
    if scene.sentence.is_question or (scene.speaker and scene.speaker.asks):
        return []
    about = (scene.topic.donors and scene.topic.recipients) or scene.last("assistance", "agreement")
    if not about and not scene.pattern("defence_matter").search(scene.context.text):
        return []
    return [d for rule in (_bonds, _drills, _held, _stays, _meetings) for d in rule(scene)]
