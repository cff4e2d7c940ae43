"""The two sides of one paper told together ("日本とモンゴルは…書簡を交換した"): which of them gives."""

from itertools import pairwise

from headwater.reading.east.acts import Act
from headwater.reading.east.goods import find_goods, find_sums
from headwater.reading.east.parts import Party
from headwater.reading.east.place import Place
from headwater.reading.east.sides import find_known_donors


def part_sides(place: Place, act: Act, givers: list[Party]) -> tuple[list[Party], list[Party]]:
    """Who gives and who receives of two that sign or exchange a paper of gift together; ``givers`` all else."""
    if act.stage != "agreed":
        return givers, []
    sides = [*_find_senders(place, act, givers), *givers]
    if len(sides) != 2:
        return givers, []
    code = _find_giver(place, [g.code for g in sides])
    if not code:
        return [], []
    return [g for g in sides if g.code == code], [g for g in sides if g.code != code]


def _find_senders(place: Place, act: Act, givers: list[Party]) -> list[Party]:
    """The other side of the only one named as who acts: whose ambassador signs with it, or whose programme it is."""
    states = [s for s in place.states if act.start <= s.start and s.end <= act.end]
    sent = [one for one, two in pairwise(states) if place.is_seat(two) and one.code != two.code]
    tag = place.programme
    donors = place.donors_of(tag) if tag else ()
    found = [Party(s.code, place.page.span(s.start, s.end), "its ambassador signs", s) for s in sent]
    if tag is not None and len(donors) == 1:
        found = found or [Party(donors[0], place.cut(tag.start, tag.end), "the programme's donor")]
    other = len(givers) == 1 and len(found) == 1 and found[0].code != givers[0].code
    return found if other else []


def find_same_sides(place: Place, act: Act, givers: list[Party]) -> tuple[list[Party], list[Party]] | None:
    """The two sides of the exchange told before in the sentence, where the same ones agree on the gift itself."""
    last = place.made[-1] if place.made and act.stage == "agreed" else None
    if last is None or not {g.code for g in givers} <= {*last.get("donors", ()), *last.get("recipients", ())}:
        return None
    donors, recipients = (
        [
            Party(code, span, "a side of the exchange told before")
            for code, span in zip(last.get(slot, ()), last.mentions.get(slot, ()), strict=False)
        ]
        for slot in ("donors", "recipients")
    )
    return donors, recipients


def _find_giver(place: Place, codes: list[str]) -> str:
    """The programme's donor, one known to give, the house, a force's other side, our own country; "" if none is."""
    page, programme = place.page, place.programme or place.programme_before
    owned = place.donors_of(programme) if programme else ()
    forces = {s.code for s in place.states if s.head and s.head.kind == "force" and s.part == "recipient"}
    others = [c for c in codes if c not in forces] if forces else []
    wanted = (*owned, *find_known_donors(place), page.house, *others, page.own)
    return next((c for c in wanted if c in codes), "")


def tells_of_gift(place: Place, act: Act) -> bool:
    """Whether a paper that is exchanged is one of gift: a thing, a sum, a programme or words of aid stand with it."""
    if place.programme or place.programme_before or find_sums(place, act.start, act.end):
        return True
    words = ("east_aid_noun", "east_act", "east_aid_plain")
    titled = not place.instruments and any(place.page.has(place.page.head, k) for k in words)
    papers = [(t.start - place.base, t.end - place.base) for t in place.instruments]
    marks = [m for k in words for m in place.marks(k, act.start, act.end)]
    told = any(not any(a <= m.start and m.end <= b for a, b in papers) for m in marks)
    return titled or told or bool(find_goods(place, act.start, act.end))
