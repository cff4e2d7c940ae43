"""Agreements: a legal instrument between parties, at one stage."""

from collections.abc import Iterable, Sequence

import msgspec

from headwater.model import Span
from headwater.reading.above import read_title
from headwater.reading.draft import Draft
from headwater.reading.frames.credit import put_lent, put_made
from headwater.reading.frames.slots import put_voices
from headwater.reading.instruments import Instrument, find_instruments, find_rivals
from headwater.reading.nearby import find_nearby, is_near
from headwater.reading.pairs import Side, find_sides
from headwater.reading.scene import Scene
from headwater.reading.steps import Step, find_considered, find_entry_year, find_steps, find_stretch, is_put_off
from headwater.reading.times import Time, find_date, find_deadline

RULE = "reading/frames/agreement.py"

_DAY = 10
"""The length of a day in EDTF."""

_NEAR = 6
"""Sentences within which "the Agreement" or "it" takes up an instrument."""


def _last(scene: Scene) -> Draft | None:
    """The instrument told last, if near enough to be taken up."""
    last = scene.last("agreement")
    return last if last and is_near(scene, last.evidence[-1], _NEAR) else None


def _antecedent(scene: Scene) -> Draft | None:
    """What "the Agreement" takes up: the instrument told last, else one only named, in a sentence or in the title."""
    last = _last(scene)
    for one in find_nearby(scene, 3) if last is None or _asked(scene) else ():
        named = [i for i in find_instruments(one) if i.manner == "named"]
        built = [d for d in (_build(one, i, i.start, None) for i in named) if d]
        if built:
            return built[0]
    return last or _from_title(scene)


def _from_title(scene: Scene) -> Draft | None:
    one = read_title(scene) if scene.sentence.number <= _NEAR else None
    if one is None:
        return None
    built = [_build(one, i, i.start, None) for i in find_instruments(one) if i.manner == "named"]
    return next((msgspec.structs.replace(d, evidence=()) for d in built if d), None)


def _first_of(scene: Scene, draft: Draft) -> Draft:
    """The first claim about the same instrument: what the document is about."""
    same = ("parties", "instrument")
    return next(d for d in scene.past if d.type == "agreement" and all(set_of(d, s) == set_of(draft, s) for s in same))


def set_of(draft: Draft, slot: str) -> object:
    """The value of ``slot``, order left out."""
    value = draft.get(slot)
    return frozenset(value) if isinstance(value, tuple) else value


def _segment(scene: Scene, steps: Sequence[Step], step: Step) -> tuple[int, int]:
    """The stretch of the sentence in which the day of ``step`` is told: its clause, up to the steps beside it."""
    k = steps.index(step)
    first, last = find_stretch(scene, step.start)
    start = step.start if k else first
    end = min(steps[k + 1].start, last) if k + 1 < len(steps) else last
    return start, max(end, step.end)


_BESIDE = 32
"""Code points behind a step, or from the head of its clause, in which its day is looked for first."""


def _date(scene: Scene, steps: Sequence[Step], step: Step) -> Time | None:
    """The day of ``step``: right behind it, at the head of its clause, further behind, else the nearest."""
    start, end = _segment(scene, steps, step)
    anchor = _anchor(scene)
    future = step.stage in ("negotiating", "considered") or step.own == "expected" or _is_awaited(scene)
    since = step.stage in ("in_force", "suspended")
    places = (
        (step.start, min(step.end + _BESIDE, end)),
        (start, min(start + _BESIDE, step.start)),
        (step.start, end),
        (start, end),
    )
    for place in places:
        time = find_date(scene, *place, step.start, future=future, since=since, anchor=anchor)
        if time:
            return time
    year = find_entry_year(scene)
    if year is not None and not step.own:
        return Time(year.exact, year)
    return find_deadline(scene, step.start, end, "") if step.own == "expected" else None


def _is_awaited(scene: Scene) -> bool:
    """Whether the signing is still to come: a month without a year is then one ahead."""
    return any(g.does("sign") and g.aspect in ("future", "infinitive") for g in scene.sentence.groups)


def _anchor(scene: Scene) -> str | None:
    """The last day told before, for "on the same day"."""
    for one in find_nearby(scene, 2):
        time = find_date(one, one.sentence.start, one.sentence.end, one.sentence.end)
        if time:
            return time.value
    return None


def _put_instrument(draft: Draft, scene: Scene, instrument: Instrument, past: Draft | None) -> Draft:
    span = scene.sentence.cut(instrument.start, instrument.end)
    if instrument.value:
        return draft.put("instrument", instrument.value, "named in the sentence", span, entry=instrument.entry)
    if past is None:
        return draft
    if instrument.manner == "same":
        draft = msgspec.structs.replace(draft, evidence=tuple(sorted({*_fresh(scene, past), *draft.evidence})))
    return draft.put(
        "instrument", past.get("instrument"), "of the kind named before", *past.mentions.get("instrument", ())
    )


def _fresh(scene: Scene, past: Draft) -> tuple[int, ...]:
    """The sentence that names the instrument, where no claim has been made of it yet."""
    return () if any(past.evidence == d.evidence for d in scene.past) else past.evidence


def _put_parties(draft: Draft, sides: Sequence[Side]) -> Draft:
    for side in sides:
        draft = draft.add("parties", (side.code,), side.why, *([side.span] if side.span else []))
    return draft


def _split(instrument: Instrument, sides: Sequence[Side]) -> list[list[Side]]:
    """The parties of each instrument: "agreements with Peru and Fiji" are two."""
    partners = [s for s in sides if s.partner]
    if not instrument.plural or len(partners) < 2 or len(partners) == len(sides):
        return [list(sides)]
    return [[s for s in sides if not s.partner or s is partner] for partner in partners]


def _build_each(scene: Scene, instrument: Instrument, at: int, past: Draft | None) -> list[Draft]:
    """Drafts of all that are named at once."""
    sides = find_sides(scene, instrument, at, past, find_instruments(scene))
    return [d for one in _split(instrument, sides) if (d := _build(scene, instrument, at, past, one))]


def _build(
    scene: Scene, instrument: Instrument, at: int, past: Draft | None, sides: Sequence[Side] | None = None
) -> Draft | None:
    """A draft with instrument and parties, or None where one of them stays open."""
    draft = Draft("agreement", RULE, instrument.start, (scene.sentence.number,))
    draft = _put_instrument(draft, scene, instrument, past)
    if sides is None:
        sides = find_sides(scene, instrument, at, past, find_instruments(scene))
    draft = _put_parties(draft, sides)
    if not draft.get("instrument") or len(draft.get("parties", ())) < 2:
        scene.reject(
            RULE,
            "who the parties are, or what it is about, stays open",
            scene.sentence.cut(instrument.start, instrument.end),
        )
        return None
    return put_lent(draft, scene, instrument) if instrument.value == "loan" else draft


def _told(scene: Scene, instrument: Instrument, steps: Sequence[Step], past: Draft | None) -> Iterable[Draft]:
    """One draft for each step; signed and in force on one day is one."""
    for step in _single(scene, steps):
        for draft in _build_each(scene, instrument, step.start, past):
            known = _known(scene, draft) if step.noun and instrument.definite else None
            known = known or _backdrop(scene, draft, instrument, steps, step)
            told = _more(scene, known) if known else _put_step(draft, scene, steps, step)
            yield _goes_on(scene, told, step) if instrument.manner == "same" else told


def _backdrop(scene: Scene, draft: Draft, instrument: Instrument, steps: Sequence[Step], step: Step) -> Draft | None:
    """The claim of an instrument in force, told right before, whose signing is now added without its day."""
    known = _known(scene, draft) if instrument.manner == "same" and step.stage == "signed" and not step.own else None
    if known is None or known.get("stage") != "in_force" or not is_near(scene, known.evidence[-1], 1):
        return None
    time = _date(scene, steps, step)
    return known if time is None or len(time.value) < _DAY else None


def _goes_on(scene: Scene, draft: Draft, step: Step) -> Draft:
    """``draft`` as more of the talks told right before, where it only adds when their end is expected."""
    last = scene.last("agreement")
    open_still = (
        last is not None and last.get("stage") in ("negotiating", "agreed_in_principle") and not last.get("date")
    )
    if not open_still or step.own != "expected" or last is not _known(scene, draft):
        return draft
    return msgspec.structs.replace(draft.drop("stage"), follows=True)


def _known(scene: Scene, draft: Draft) -> Draft | None:
    """The claim told last about the same instrument of the same parties."""
    same = ("parties", "instrument")
    told = [d for d in scene.past if d.type == "agreement" and all(set_of(d, s) == set_of(draft, s) for s in same)]
    return told[-1] if told else None


def _put_step(draft: Draft, scene: Scene, steps: Sequence[Step], step: Step) -> Draft:
    draft = draft.put("stage", step.stage, step.why, scene.sentence.cut(step.start, step.end))
    time = _aside(scene, draft) or _date(scene, steps, step)
    if time:
        draft = draft.put("date", time.value, "the day of this step", time.span)
    return put_voices(draft, scene, step.start, scene.sentence.start, scene.sentence.end, step.own)


def _aside(scene: Scene, draft: Draft) -> Time | None:
    """A day in brackets right behind a party: "with Peru (2 May) and Fiji (4 May)"."""
    for span in draft.mentions.get("parties", ()):
        if scene.sentence.words(span.end, min(span.end + 2, scene.sentence.end)) == " (":
            close = scene.sentence.words(span.end, scene.sentence.end).find(")")
            time = find_date(scene, span.end, span.end + close, span.end) if close > 0 else None
            if time:
                return time
    return None


def _single(scene: Scene, steps: Sequence[Step]) -> list[Step]:
    if any(s.stage == "terminated" for s in steps):
        steps = [s for s in steps if not (s.stage == "in_force" and _is_plain(scene, s))]
    signed = next((s for s in steps if s.stage == "signed"), None)
    if signed and not signed.own:
        steps = [s for s in steps if s.stage != "negotiating" or s.own]
    later = next((s for s in steps if s.stage in ("in_force", "terminated") and not s.noun), None)
    if (
        signed
        and later
        and signed.start < later.start
        and (_is_aside(scene, signed) or not _date(scene, steps, signed))
    ):
        return [s for s in steps if s is not signed]
    return list(steps)


def _is_aside(scene: Scene, step: Step) -> bool:
    """Whether a signing is told in passing, as a participle: "the pact, signed in 2011, entered into force"."""
    token = scene.sentence.token_before(step.start)
    bare = step.group is not None and (step.group.aspect == "bare" or step.group.relative)
    return bare or (step.group is not None and token is not None and token.word in {",", "("})


def _is_plain(scene: Scene, step: Step) -> bool:
    """Whether a step is only told in passing, without a verb: "in force since 2011"."""
    return not any(g.start < step.end and step.start < g.end for g in scene.sentence.groups)


def _more(scene: Scene, draft: Draft) -> Draft:
    """``draft`` as nothing but one more piece of evidence: this sentence."""
    return msgspec.structs.replace(draft, evidence=(scene.sentence.number,), notes=(), at=scene.sentence.start)


def _mentioned(scene: Scene, instrument: Instrument, past: Draft | None) -> Draft | None:
    """An instrument named without a step: evidence of one told before, or one that something else rests on."""
    alliance = scene.find_cue("treaty_alliance", instrument.start, min(instrument.end + 8, scene.sentence.end))
    if instrument.manner != "named" or instrument.acted or alliance:
        return None
    known = [d for d in scene.past if d.type == "agreement" and d.get("instrument") == instrument.value]
    inside = {p.code for p in scene.parties if p.code}
    told = next((d for d in reversed(known) if set(d.get("parties")) <= inside), None)
    if told:
        return _more(scene, told)
    basis = scene.find_cue("treaty_basis", max(scene.sentence.start, instrument.start - 60), instrument.start) or _held(
        scene, instrument
    )
    considered = find_considered(scene)
    lent = instrument.value == "loan" and scene.find_cue("treaty_lent")
    ratified = _ratified(scene, instrument)
    if not basis and not considered and not lent and not ratified:
        return None
    draft = _build(scene, instrument, instrument.start, past)
    if draft is None:
        return None
    if considered and not basis and not ratified:
        draft = draft.put("stage", "considered", considered.why, scene.sentence.cut(considered.start, considered.end))
    draft = put_made(draft, scene, instrument)
    return put_voices(draft, scene, instrument.start, scene.sentence.start, scene.sentence.end)


def _ratified(scene: Scene, instrument: Instrument) -> bool:
    """Whether a parliament agrees to the instrument; "ratified" alone is enough, "approved" needs the parliament."""
    ratifier = scene.find_cue("treaty_ratifier")
    for cue in scene.find_cues("treaty_ratified"):
        gap = max(instrument.start - cue.end, cue.start - instrument.end)
        if gap < 60 and not is_put_off(scene, cue.start) and (ratifier or "ratif" in cue.exact.lower()):
            return True
    return False


def _held(scene: Scene, instrument: Instrument) -> Span | None:
    """The words right before the instrument's name that say it exists ("has a")."""
    return scene.find_cue(
        "treaty_held", max(scene.sentence.start, instrument.start - 16), min(scene.sentence.end, instrument.start + 1)
    )


def _pronoun(scene: Scene, steps: Sequence[Step]) -> Instrument | None:
    """The word "it", where the sentence tells a step of the instrument told right before."""
    last = _last(scene)
    if not steps or not (_asked(scene) or (last is not None and is_near(scene, last.evidence[-1], 2))):
        return None
    token = next((t for t in scene.sentence.tokens if t.word == "it"), None)
    if token is None or not any(_takes_it(scene, token.start, s) for s in steps):
        return None
    return Instrument(token.start, token.end, token.start, "", "same", True)


def _asked(scene: Scene) -> list[Instrument]:
    """The instruments that the question right before names, which the answer calls "it"."""
    before = scene.before
    if before is None or not before.sentence.is_question:
        return []
    return [i for i in find_instruments(before) if i.manner == "named"]


def _takes_it(scene: Scene, at: int, step: Step) -> bool:
    """Whether "it" is signed, agreed or in force, not the one who signs."""
    if step.stage == "suspended":
        return False
    if at < step.start:
        group = step.group
        return (group is None or group.passive or group.aspect == "bare") and step.start - at < 40
    return at - step.end < 12 or step.start <= at < step.end


def _ordinal(scene: Scene) -> tuple[int, int, int] | None:
    """A number that counts partners: its value and place."""
    for number in scene.sentence.numbers:
        if not number.ordinal or (
            scene.sentence.dates and any(d.start <= number.start < d.end for d in scene.sentence.dates)
        ):
            continue
        if scene.sentence.words(scene.sentence.start, number.start).split()[-1:] in (["a"], ["A"], ["any"]):
            continue
        behind = scene.find_cue("ordinal_noun", number.end, min(scene.sentence.end, number.end + 24))
        led = scene.find_cue("ordinal_lead", max(scene.sentence.start, number.start - 14), number.start)
        if int(number.value) == 1 and behind and behind.exact.lower() not in scene.words("ordinal_partner"):
            continue
        after = scene.sentence.words(number.end, number.end + 1)
        if (behind and behind.start - number.end <= 2) or (led and after in (",", ".", ";")):
            return int(number.value), number.start, number.end
    return None


def _count(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """``drafts``, or the instrument told before, with its ordinal."""
    found = _ordinal(scene)
    past = _last(scene)
    if found is None or not (drafts or past):
        return list(drafts)
    value, start, end = found
    if drafts:
        return [d.put("ordinal", value, "counts the partners", scene.sentence.cut(start, end)) for d in drafts]
    if past is None or not (find_instruments(scene) or is_near(scene, past.evidence[-1], 1)):
        return []
    first = _more(scene, _first_of(scene, past))
    return [first.put("ordinal", value, "counts the partners", scene.sentence.cut(start, end))]


def _belongs(instrument: Instrument, instruments: Sequence[Instrument], step: Step) -> bool:
    """Whether ``step`` is told of ``instrument`` and not of a nearer one."""

    def far(one: Instrument) -> int:
        return one.start - step.end if one.start >= step.end else step.start - one.end + 20

    return min(instruments, key=far) is instrument


def _is_near(instrument: Instrument, step: Step) -> bool:
    """Whether words that may be told of anything ("suspended") stand close enough to be told of the instrument."""
    gap = max(instrument.start - step.end, step.start - instrument.end)
    reach = 30 if step.stage == "suspended" or step.start < instrument.start else 90
    return step.stage not in ("suspended", "terminated") or gap < reach


def _evidence(scene: Scene) -> list[Draft]:
    last = _last(scene)
    if last is None or not is_near(scene, last.evidence[-1], 3) or not scene.find_cue("treaty_tells"):
        return []
    taken = scene.find_cue("treaty_same") or any(t.word == "it" for t in scene.sentence.tokens)
    return [_more(scene, last)] if taken else []


def _answered(scene: Scene) -> list[Draft]:
    """The talks that a question asks about and the answer right behind denies or owns to: "There aren't any"."""
    before, body = scene.before, scene.sentence.body
    if before is None or not before.sentence.is_question:
        return []
    denied = scene.find_cue("treaty_no_answer")
    owned = scene.find_cue("treaty_yes_answer", body, min(body + 24, scene.sentence.end))
    if not denied and not (owned and owned.start == body):
        return []
    named = [i for i in find_instruments(before) if i.manner == "named"]
    steps = find_steps(before, [i.start for i in named], [i.end for i in named])
    talks = next((s for s in steps if s.stage == "negotiating"), None)
    drafts = [d for i in named[:1] for d in _build_each(before, i, talks.start, None)] if talks else []
    return [_join(scene, d, before, talks, "denied" if denied else "") for d in drafts if talks]


def _join(scene: Scene, draft: Draft, before: Scene, talks: Step, own: str) -> Draft:
    """``draft`` of the question and its answer, in the voice of the one who answers."""
    draft = draft.put("stage", talks.stage, talks.why, before.sentence.cut(talks.start, talks.end))
    draft = msgspec.structs.replace(draft, evidence=(before.sentence.number, scene.sentence.number))
    return put_voices(draft, scene, scene.sentence.body, scene.sentence.start, scene.sentence.end, own)


def find_agreement(scene: Scene) -> list[Draft]:
    """The legal instruments that a sentence tells of."""
    if scene.sentence.is_question or (scene.speaker and scene.speaker.asks):
        return []
    instruments = find_instruments(scene)
    steps = find_steps(scene, [i.start for i in instruments], [i.end for i in instruments])
    if not instruments:
        taken = _pronoun(scene, steps)
        instruments = [taken] if taken else []
    past = _antecedent(scene) if any(i.manner != "named" for i in instruments) else _last(scene)
    found: list[Draft] = []
    counted = _ordinal(scene) is not None
    rivals = [*instruments, *find_rivals(scene, instruments)]
    for one in instruments:
        own = [s for s in steps if _belongs(one, rivals, s) and _is_near(one, s)]
        if one.manner != "named" and past is None:
            continue
        if own and not (counted and one.manner != "named"):
            found += _told(scene, one, own, past)
        elif not own and (mentioned := _mentioned(scene, one, past)):
            found.append(mentioned)
    return _count(scene, found) or _answered(scene) or _evidence(scene)
