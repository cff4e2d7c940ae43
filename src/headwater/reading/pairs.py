"""The parties of a legal instrument: named with it, resolved ("the two governments"), or the house that speaks."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.instruments import Instrument
from headwater.reading.lexicon import Tag
from headwater.reading.nearby import find_nearby
from headwater.reading.parties import Party
from headwater.reading.scene import Scene
from headwater.reading.words import find_values


class Side(msgspec.Struct, frozen=True):
    """A party's code, the words that name it, and why it is one; ``partner``: the one with whom another signs."""

    code: str
    span: Span | None
    why: str
    partner: bool = False


def _side(scene: Scene, party: Party, why: str) -> Side:
    return Side(party.code, scene.sentence.cut(party.start, party.end), why)


def _unique(sides: Iterable[Side]) -> list[Side]:
    kept: dict[str, Side] = {}
    for side in sides:
        if side.code:
            kept.setdefault(side.code, side)
    return list(kept.values())


_HYPHENS = ("-", "–", "/", " - ", " – ")
"""What joins the two countries in the name of an instrument."""

_BEHIND = 25
"""Code points behind an instrument's name within which its own "between" follows."""


def _between(scene: Scene, parties: Sequence[Party], instrument: Instrument) -> list[Party]:
    """The names behind the "between" that belongs to the instrument: the next one, else the one before it."""
    found = [p for p in parties if p.before in ("between", "among")]
    joined = [t.start for t in scene.sentence.tokens if t.start >= instrument.end and t.word in ("and", ",")]
    reach = min([instrument.end + _BEHIND, *joined])
    behind = [p for p in found if instrument.head <= p.phrase <= reach]
    ahead = [p for p in found if p.end <= instrument.head]
    near = behind[0] if behind else ahead[-1] if ahead else None
    return [p for p in found if near and p.group == near.group]


def _named(scene: Scene, instrument: Instrument, at: int, reach: tuple[int, int]) -> list[Side]:
    """Parties that the sentence ties to the instrument signed at ``at``; ``reach`` ends where another one begins."""
    parties = [p for p in scene.parties if p.code]
    between = _between(scene, parties, instrument)
    if len({p.code for p in between}) >= 2:
        return _unique(_side(scene, p, "stands behind “between”") for p in between)
    joint = _compound(scene, instrument)
    if len(joint) >= 2:
        return joint
    inner = [p for p in parties if instrument.start <= p.start and p.end <= instrument.head]
    with_ = _joined(scene, [p for p in parties if p.before == "with" and p.kind != "force"], parties)
    with_ = [p for p in with_ if reach[0] <= p.start < reach[1]] or ([] if instrument.manner == "named" else with_)
    behind = ("by", "for", "to") if instrument.value == "loan" else ("by", "for")
    by = [p for p in parties if p.before in behind and p.start > min(at, instrument.end) and p.kind != "force"]
    lead = [p for p in parties if p.before == "" and p.end <= at and p.kind != "force"] or _senders(scene, parties, at)
    lead = _come(scene, parties, lead, with_) or _fronted(scene, parties, with_)
    lead = lead if not with_ else [p for p in lead if p.group == lead[0].group or p.end > with_[0].start]
    return _unique(
        [
            *(_side(scene, p, "in the instrument's name") for p in inner),
            *(_side(scene, p, "subject") for p in lead),
            *(msgspec.structs.replace(_side(scene, p, "stands behind “with”"), partner=True) for p in with_),
            *(_side(scene, p, f"stands behind “{p.before}”") for p in by),
            *(_side(scene, p, "whose minister is the counterpart") for p in _counterparts(scene, parties)),
        ]
    )


def _fronted(scene: Scene, parties: Sequence[Party], with_: Sequence[Party]) -> list[Party]:
    """The subject behind a phrase at the head: "Under a pact with Peru, Chile trains"."""
    s = scene.sentence
    first, last = s.token_after(s.body), with_[-1].end if with_ else s.end
    if first is None or first.word not in scene.words("preposition"):
        return []
    free = [p for p in parties if p.start > last and p.kind in ("country", "capital") and not (p.before or p.owns)]
    return [p for p in free if (token := s.token_before(p.phrase)) is not None and token.word == ","][:1]


def _come(scene: Scene, parties: Sequence[Party], lead: list[Party], with_: Sequence[Party]) -> list[Party]:
    """``lead`` without the country of a visit where others sign, else the visitor and that country."""
    travel = _travellers(scene, parties)
    others = [p for p in lead if p not in travel[1:]]
    return travel if travel and not with_ and len({p.code for p in others}) < 2 else others


def _travellers(scene: Scene, parties: Sequence[Party]) -> list[Party]:
    """The one who comes and the country of the visit: "On a visit to Peru, Chile's minister"."""
    for k, host in enumerate(parties):
        led = scene.find_cue("visit_lead", max(scene.sentence.start, host.phrase - 24), host.phrase)
        if led is None or host.phrase - led.end > 1 or host.kind not in ("country", "capital"):
            continue
        ahead = [p for p in parties[:k] if p.before in ("", "of") and p.end <= led.start]
        behind = [p for p in parties[k + 1 :] if scene.sentence.words(host.end, p.phrase).strip() == ","]
        for guest in [*ahead[-1:], *behind[:1]]:
            if guest.code != host.code:
                return [guest, host]
    return []


def _counterparts(scene: Scene, parties: Sequence[Party]) -> list[Party]:
    """Whose the counterpart is: "the Chilean minister and his Peruvian counterpart"."""
    adjectives = [p for p in parties if p.kind == "adjective"]
    return [p for p in adjectives if scene.find_cue("counterpart", p.end, min(p.end + 24, scene.sentence.end))]


def _visited(scene: Scene, named: Sequence[Side]) -> Iterable[Side]:
    """The country in whose capital another's minister signs: "in Lima, Chile's defence minister signed"."""
    codes = {s.code for s in named}
    for party in [p for p in scene.parties if p.code not in codes and p.kind == "capital" and p.before == "in"]:
        if scene.sentence.words(party.start, party.end).lower() not in scene.words("summit_city"):
            yield _side(scene, party, "where it is signed")


def _compound(scene: Scene, instrument: Instrument) -> list[Side]:
    """The countries that a hyphen joins in the instrument's name: "the Chile-Peru pact", "a Franco-Malian accord"."""
    s, codes = scene.sentence, find_values(scene.context.codebook, "compound_first")
    first = [Tag(c.start, c.end, "", codes[c.exact.lower()], "") for c in scene.find_cues("compound_first")]
    tags = sorted([*s.tagged("country", "adjective", "capital"), *first], key=lambda t: t.start)
    tags = [t for t in tags if instrument.start <= t.start and t.end <= instrument.head]
    pairs = [(a, b) for a, b in pairwise(tags) if s.words(a.end, b.start) in _HYPHENS]
    return _unique(Side(t.value, s.cut(t.start, t.end), "joined in its name") for pair in pairs for t in pair)


def _senders(scene: Scene, parties: Sequence[Party], at: int) -> list[Party]:
    """Those whose people are the subject: "Ministers from Peru and Fiji signed"."""
    first = next((g.start for g in scene.sentence.groups), scene.sentence.start)
    found = [p for p in parties if p.before in ("from", "of") and p.end <= min(first, at) and p.kind != "force"]
    return [p for p in found if p.group == found[0].group]


_ASIDE = re.compile(r"\s*\([^()]*\)\s*(?:,|and|, and)\s*")


def _joined(scene: Scene, with_: list[Party], parties: Sequence[Party]) -> list[Party]:
    """``with_`` and those joined to them behind something in brackets: "with Peru (2 May) and Fiji (4 May)"."""
    for party in parties:
        if (
            with_
            and party.start > with_[-1].end
            and _ASIDE.fullmatch(scene.sentence.words(with_[-1].end, party.phrase))
        ):
            with_ = [*with_, party]
    return with_


def _forces(scene: Scene, instrument: Instrument) -> list[Side]:
    """For the status of forces: whose forces, and the land where they are."""
    forces = [p for p in scene.parties if p.code and p.kind in ("force", "adjective") and p.start > instrument.head]
    lands = [p for p in scene.parties if p.code and p.kind == "country" and p.before == "in"]
    return _unique(
        [*(_side(scene, p, "its forces") for p in forces), *(_side(scene, p, "where they are") for p in lands)]
    )


_HOSTS = ("", "UN", "NATO")
"""Bodies that are named beside many things that are none of theirs."""


def _earlier(scene: Scene, reach: int = 4) -> Iterable[Side]:
    """Parties named before, nearest sentence first, subjects before others."""
    for one in find_nearby(scene, reach):
        good = [p for p in one.parties if p.code not in _HOSTS and p.before not in one.words("no_party_before")]
        for party in sorted(good, key=lambda p: (p.before != "" or p.owns, p.start)):
            yield _side(one, party, "named before")


def _house(scene: Scene) -> Iterable[Side]:
    house = scene.context.house
    if scene.context.official and house and house != "UN":
        span = next((s for s in (scene.topic.named.get(house), scene.first_person, _publisher(scene)) if s), None)
        yield Side(house, span, "the house that publishes this")
    last = scene.last("assistance", "framework", "budget")
    if scene.context.official and last and len(last.get("donors", ())) == 1:
        yield Side(
            last.get("donors")[0],
            next(iter(last.mentions.get("donors", ())), None),
            "the donor of what was told before",
        )


def _local(scene: Scene, sides: Sequence[Side]) -> Iterable[Side]:
    """The country of a paper that writes of its own affairs: it receives or signs in what was told before."""
    house = scene.context.house
    told = [d for d in scene.past if house in (*d.get("recipients", ()), *d.get("parties", ()))]
    if house and told and house not in {s.code for s in sides}:
        spans = (s for slot in ("recipients", "parties") for s in told[-1].mentions.get(slot, ()))
        yield Side(house, next(spans, None), "the country of the paper")


_MOSTLY = 0.75
"""The share of the gifts told before that are between the same two countries, where a text is about these two."""


def _givers(scene: Scene, sides: Sequence[Side] = ()) -> Iterable[Side]:
    """The two countries between which nearly all of the text's gifts go, unless a third one signs."""
    acts = [d for d in scene.past if d.type == "assistance" and d.get("donors") and d.get("recipients")]
    pairs = [frozenset((*d.get("donors"), *d.get("recipients"))) for d in acts]
    best = max(pairs, key=pairs.count, default=frozenset())
    if len(best) != 2 or pairs.count(best) < _MOSTLY * len(pairs) or not {s.code for s in sides} <= best:
        return
    act = acts[pairs.index(best)]
    for slot in ("donors", "recipients"):
        for code in act.get(slot):
            yield Side(code, next(iter(act.mentions.get(slot, ())), None), "gives or receives in what was told before")


def _publisher(scene: Scene) -> Span | None:
    name = scene.context.document.metadata.publisher or ""
    at = scene.context.text.find(name) if name else -1
    return Span.of(scene.context.text, at, at + len(name)) if at >= 0 else None


def _title(scene: Scene) -> Iterable[Side]:
    for code, span in sorted(scene.topic.named.items(), key=lambda x: x[1].start):
        yield Side(code, span, "named in the title")


def _aimed(scene: Scene) -> Iterable[Side]:
    """Whom an official text is about, or in whose country its house sits."""
    for code in dict.fromkeys((*scene.topic.recipients, scene.context.host)):
        if code and scene.context.official:
            yield Side(code, scene.topic.named.get(code), "whom the document is about")


def _teller(scene: Scene) -> Iterable[Side]:
    """The country that tells of it behind: "talks with Peru go on, Chile's defence ministry said"."""
    for voice in scene.voices:
        for party in scene.parties:
            if (
                voice.name.start <= party.start
                and party.end <= voice.name.end
                and party.kind in ("country", "adjective")
            ):
                yield _side(scene, party, "the country that tells of it")


def _here(scene: Scene) -> Iterable[Side]:
    """The only two countries that the sentence names, wherever they stand in it."""
    sides = _unique(_side(scene, p, "named in the sentence") for p in scene.parties if p.code not in _HOSTS)
    return sides if len(sides) == 2 else []


def _is_bare(scene: Scene, paired: bool, named: Sequence[Side]) -> bool:
    """Whether an unofficial text names only with whom something is signed."""
    return not paired and not scene.context.official and all(s.partner for s in named)


def _before_two(scene: Scene) -> bool:
    """Whether the house is a body, and the sentence before tells of just two countries: "the two States" are these."""
    before = scene.before
    codes = {p.code for p in before.parties if p.code not in _HOSTS} if before is not None else set()
    return len(codes) == 2 and scene.context.house in _HOSTS


def _last_pair(past: Draft | None) -> list[Side]:
    if past is None:
        return []
    spans = past.mentions.get("parties", ())
    codes = past.get("parties", ())
    return [
        Side(c, spans[min(k, len(spans) - 1)], "parties of the instrument told before")
        for k, c in enumerate(codes)
        if spans
    ]


def _reach(scene: Scene, instrument: Instrument, others: Sequence[Instrument]) -> tuple[int, int]:
    """The stretch between the instruments named before and after."""
    before = [i.end for i in others if i.end <= instrument.start]
    behind = [i.start for i in others if i.start >= instrument.end]
    return max(before, default=scene.sentence.start), min(behind, default=scene.sentence.end)


def find_sides(
    scene: Scene, instrument: Instrument, at: int, past: Draft | None, others: Sequence[Instrument] = ()
) -> list[Side]:
    """The parties of ``instrument``, two or more, or fewer where nothing tells."""
    named = _named(scene, instrument, at, _reach(scene, instrument, others))
    if len(named) < 2 and instrument.value == "status_of_forces":
        named = _unique([*named, *_forces(scene, instrument)])
    if len(named) >= 2 and not (instrument.plural and all(s.partner for s in named)):
        return named
    paired = scene.find_cue("pair") is not None
    same = _last_pair(past)
    if instrument.manner == "same" and len(same) >= 2 and {s.code for s in named} <= {s.code for s in same}:
        return same
    wanted = max(len(named) + 1, 2)
    for source in _sources(scene, paired, named, instrument, same):
        for side in source:
            named = _unique([*named, side])
            if len(named) >= wanted:
                return named
    return named


def _sources(
    scene: Scene, paired: bool, named: Sequence[Side], instrument: Instrument, same: Sequence[Side]
) -> Iterable[Iterable[Side]]:
    """Where to look for parties that the sentence leaves out, best first."""
    one = bool(named)
    if instrument.manner == "again" and same:
        yield from (_house(scene), same)
    if one or paired:
        yield from (
            *([_here(scene)] if paired else [_teller(scene)] if one else []),
            *([_visited(scene, named)] if one and not paired and not all(s.partner for s in named) else []),
            *([] if paired and _before_two(scene) else [_house(scene)]),
            *([_local(scene, named), _givers(scene, named)] if _is_bare(scene, paired, named) else []),
            *(
                (_earlier(scene), _title(scene), _aimed(scene))
                if paired or not scene.context.official
                else (_title(scene), _earlier(scene), _aimed(scene))
            ),
        )
    elif instrument.definite or scene.context.official:
        official = scene.context.official
        told = same if {s.code for s in same} & {scene.context.house} else ()
        known = (_house(scene), _title(scene), _aimed(scene), told, _earlier(scene, 2))
        yield from known if official else (_title(scene), _house(scene), _givers(scene))
    elif same:
        yield same
    else:
        yield _givers(scene, _unique(_side(scene, p, "") for p in scene.parties))
