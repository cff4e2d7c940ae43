"""Whom a sentence is about that tells no act itself: the donor and the recipients of the aid that it speaks of."""

import msgspec

from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.east.place import Place
from headwater.reading.east.states import State


class Sides(msgspec.Struct, frozen=True):
    """Donors and recipients with where each is named."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    spans: dict[str, Span] = {}

    def put(self, draft: Draft) -> Draft:
        """``draft`` with these sides."""
        draft = draft.put("donors", self.donors, "whose aid it is", *self._of(self.donors))
        return draft.put("recipients", self.recipients, "whom the aid is for", *self._of(self.recipients))

    def _of(self, codes: tuple[str, ...]) -> list[Span]:
        return [self.spans[c] for c in codes if c in self.spans]


def find_last_act(place: Place) -> Draft | None:
    """The act told last before or in this sentence."""
    return next((d for d in reversed(place.past) if d.type == "assistance"), None)


def is_near_act(place: Place, *types: str, reach: int = 2) -> bool:
    """Whether an act (or another of ``types``) was told in the sentences right before."""
    last = next((d for d in reversed(place.past) if d.type in (types or ("assistance",))), None)
    return last is not None and place.told - place.page.told_at(last.evidence[-1]) <= reach


def find_known_donors(place: Place) -> dict[str, Span]:
    """The donors that the document has told of, newest first."""
    found: dict[str, Span] = {}
    for draft in reversed(place.past):
        for code in draft.get("donors", ()):
            spans = draft.mentions.get("donors", ())
            if spans:
                found.setdefault(code, spans[0])
    return found


def find_sides(place: Place, *, leave: set[str] = frozenset()) -> Sides:  # type: ignore[assignment]
    """The donor: of the programme, else a known donor that is named, else the last one; and who else is named."""
    page = place.page
    known = find_known_donors(place)
    programme = place.programme
    entry = next((p for p in page.codebook.programme if programme and p.id == programme.value), None)
    named = [s for s in place.states if s.code not in leave and s.part != "place"]
    spans = {s.code: page.span(s.start, s.end) for s in reversed(named)}
    own = place.own
    donors = _find_donors(place, known, named, entry.donors if entry else (), own is not None and not leave)
    donors = tuple(d for d in donors if d not in leave) or _find_named(place, named)
    if donors and programme and donors[0] not in spans:
        spans.setdefault(donors[0], known.get(donors[0], place.cut(programme.start, programme.end)))
    spans = {**{d: known[d] for d in donors if d in known}, **spans}
    recipients = tuple(
        dict.fromkeys(s.code for s in named if s.code not in donors and not _is_voice(place, s) and s.code != "NATO")
    )
    known_to = {c for d in place.past if d.type == "assistance" for c in d.get("recipients", ())}
    if known_to:
        titled = {t.value for t in page.title_states}
        recipients = tuple(r for r in recipients if r in known_to or r in titled)
    if not recipients:
        recipients, spans = _find_taken_up(place, donors, spans)
    return Sides(donors, recipients, spans)


def _is_voice(place: Place, state: State) -> bool:
    return any(v.name and v.name.start <= state.start and state.end <= v.name.end for v in place.voices)


def _find_donors(
    place: Place, known: dict[str, Span], named: list[State], of_programme: tuple[str, ...], own: bool
) -> tuple[str, ...]:
    if len(of_programme) == 1:
        return of_programme
    if own and place.page.own:
        return (place.page.own,)
    for state in named:
        if state.code in known:
            return (state.code,)
    if known:
        return (next(iter(known)),)
    givers = [t.value for t in place.page.title_states]
    if place.page.official and place.page.house:
        return (place.page.house,)
    fit = [s for s in named if s.part in ("subject", "bare", "owner", "source") and not _is_voice(place, s)]
    if fit and (fit[0].code in givers or place.mark("east_aid_word")):
        return (fit[0].code,)
    speaker = next((v for v in place.voices if v.owner and v.kind in ("person", "body")), None)
    return (speaker.owner,) if speaker else ()


def _find_named(place: Place, named: list[State]) -> tuple[str, ...]:
    """The country named as who acts, where words of aid stand beside it."""
    fit = [s for s in named if s.part in ("subject", "bare", "owner", "source") and not _is_voice(place, s)]
    return (fit[0].code,) if fit and place.mark("east_aid_word") else ()


def _find_taken_up(
    place: Place, donors: tuple[str, ...], spans: dict[str, Span]
) -> tuple[tuple[str, ...], dict[str, Span]]:
    """Whom "this step", "the aid" is for: the country of the title, else those of the act before."""
    if place.mark("east_this_act") is None and place.mark("east_same_country") is None:
        return (), spans
    title = [t for t in place.page.title_states if t.value not in donors]
    if len({t.value for t in title}) == 1:
        return (title[0].value,), {**spans, title[0].value: place.page.span(title[0].start, title[0].end)}
    last = find_last_act(place)
    told = {d.get("recipients", ()) for d in place.past if d.type == "assistance" and d.assertion != "denied"}
    if last is None or len(told) != 1 or not last.get("recipients"):
        return (), spans
    return last.get("recipients"), {
        **dict(zip(last.get("recipients"), last.mentions.get("recipients", ()), strict=False)),
        **spans,
    }
