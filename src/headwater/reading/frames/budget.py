"""Budgets: money asked for, voted or spent for a programme or for security assistance as a whole."""

import re

import msgspec

from headwater.grammar import find_dates, resolve_fiscal_year
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.slots import put_sum, put_voices
from headwater.reading.mechanisms import Mechanism, find_named
from headwater.reading.nearby import find_nearby, is_near
from headwater.reading.parties import Party
from headwater.reading.purse import Line, find_actor, find_lines, is_budget, is_recent
from headwater.reading.scene import Scene
from headwater.reading.times import Time, find_date

RULE = "reading/frames/budget.py"

__all__ = ["find_budget", "is_budget"]


def _donor(draft: Draft, scene: Scene, mechanism: Mechanism | None) -> Draft:
    if mechanism and mechanism.donor:
        own = next((p for p in scene.parties if p.code == mechanism.donor and p.before in ("", "of", "by")), None)
        span = scene.sentence.cut(own.start, own.end) if own else mechanism.span
        return draft.put("donors", (mechanism.donor,), "the programme's donor", span)
    named = [p for p in scene.parties if p.code and p.kind != "force" and p.before in ("", "of", "by")]
    bodies = [p for p in scene.parties if p.kind == "body"] or named or _seat(scene)
    last = scene.last("budget", "framework", "assistance")
    if bodies:
        return draft.put(
            "donors", (bodies[0].code,), "whose budget it is", scene.sentence.cut(bodies[0].start, bodies[0].end)
        )
    if scene.context.official and scene.context.house:
        return draft.put("donors", (scene.context.house,), "the house that publishes this")
    if last and len(last.get("donors", ())) == 1:
        return draft.put("donors", last.get("donors"), "the donor told of before", *last.mentions.get("donors", ()))
    titled = scene.topic.donors or tuple(scene.topic.named)
    return draft.put("donors", titled, "named in the title", *scene.topic.spans(titled)) if len(titled) == 1 else draft


def _seat(scene: Scene) -> list[Party]:
    """The country where those who vote sit: "lawmakers in Ottawa"."""
    actor = find_actor(scene)
    return [p for p in scene.parties if p.code and p.before == "in" and actor and 0 < p.phrase - actor.end <= 4]


def _year(draft: Draft, scene: Scene, line: Line) -> Draft:
    donor = next(iter(draft.get("donors", ())), "")
    if not donor or _is_for_years(scene, line):
        return draft
    year = _year_named(scene, line, donor) or _year_before(scene, donor)
    last = scene.last("budget")
    if year:
        return draft.put("fiscal_year", year.value, "the donor's fiscal year", year.span)
    if last and is_recent(scene) and last.get("framework") == draft.get("framework"):
        return draft.put(
            "fiscal_year",
            last.get("fiscal_year"),
            "the year of the budget told before",
            *last.mentions.get("fiscal_year", ()),
        )
    return draft


def _is_for_years(scene: Scene, line: Line) -> bool:
    """Whether the sum is for several years: "over four years"."""
    tokens = [t for t in scene.sentence.tokens if line.start <= t.start and t.end <= line.end]
    for lead, count, noun in zip(tokens, tokens[1:], tokens[2:], strict=False):
        counted = any(n.start <= count.start < n.end for n in scene.sentence.numbers)
        if counted and lead.word in scene.words("years_lead") and noun.word in scene.words("years_noun"):
            return True
    return False


def _year_named(scene: Scene, line: Line, donor: str) -> Time | None:
    """A fiscal year in the sum's stretch; of a budget, a plain year is the fiscal one where the two are the same."""
    for mention in [d for d in scene.sentence.dates if line.start <= d.start and d.end <= line.end]:
        value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
        if value:
            return Time(value, scene.sentence.cut(mention.start, mention.end))
    return _year_of_paper(scene, line, donor)


_PAPER = re.compile(
    r"\b(?:(?P<year>20\d\d(?:[-–/]\d\d)?)\s+(?P<word>[a-z]+)|(?P<name>[A-Z][a-z]+)\s+(?P<after>20\d\d))\b"
)


def _year_of_paper(scene: Scene, line: Line, donor: str) -> Time | None:
    """The year in a budget's name: "the 2024 budget", "Budget 2024"."""
    text = scene.sentence.words(line.start, line.end)
    for found in _PAPER.finditer(text):
        if (found["word"] or found["name"]).lower() in scene.words("budget_year_noun"):
            year = found["year"] or found["after"]
            at = line.start + found.start("year" if found["year"] else "after")
            mentions = find_dates(f"fiscal year {year}", scene.context.codebook)
            values = (resolve_fiscal_year(m, donor, scene.context.codebook, scene.context.published) for m in mentions)
            value = next((v for v in values if v), None)
            if value:
                return Time(value, scene.sentence.cut(at, at + len(year)))
    return None


def _year_before(scene: Scene, donor: str) -> Time | None:
    """The year ("this fiscal year") told up to two sentences earlier, for a budget told in the present."""
    for one in find_nearby(scene, 2) if not is_recent(scene) else ():
        for mention in one.sentence.dates:
            value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
            if value and (mention.kind == "fiscal_year" or find_actor(one)):
                return Time(value, one.sentence.cut(mention.start, mention.end))
    return None


def _date(draft: Draft, scene: Scene, line: Line) -> Draft:
    if line.stage == "executed":
        return draft
    fiscal = draft.mentions.get("fiscal_year", ())
    days = [d for d in scene.sentence.dates if line.start <= d.start and d.end <= line.end]
    free = [d for d in days if not any(f.start < d.end and d.start < f.end for f in fiscal)]
    for day in sorted(free, key=lambda d: abs(d.start - line.words.start)):
        time = find_date(scene, day.start, day.end, line.words.start)
        if time and len(time.value) > 4 and "/" not in time.value:
            return draft.put("date", time.value, "the day of this step", time.span)
    return draft


def _draft(scene: Scene, line: Line, mechanism: Mechanism | None) -> Draft | None:
    draft = Draft("budget", RULE, line.sum.mention.start, (scene.sentence.number,))
    if mechanism:
        span = (
            scene.sentence.cut(mechanism.start, mechanism.end)
            if mechanism.taken and mechanism.start >= scene.sentence.start
            else mechanism.span
        )
        draft = draft.put(
            "framework",
            mechanism.identity,
            "the programme named" if not mechanism.taken else "the programme named before",
            span,
            entry=mechanism.entry,
        )
    draft = _donor(draft, scene, mechanism)
    if not draft.get("donors"):
        scene.reject(RULE, "whose budget it is stays open", line.words)
        return None
    draft = draft.put("stage", line.stage, f"“{line.words.exact}”", line.words)
    if _is_negated(scene, line):
        scene.reject(RULE, "what is told of this sum is told to be not so", line.words)
        return None
    draft = put_sum(_year(draft, scene, line), scene, msgspec.structs.replace(line.sum, kind="amount"))
    return (
        put_voices(_date(draft, scene, line), scene, line.words.start, line.start, line.end)
        if draft.get("amount")
        else None
    )


def _is_negated(scene: Scene, line: Line) -> bool:
    """Whether the verb before the sum is negated: "parliament has not approved 95 million"."""
    at = line.sum.mention.hedge  # "no less than" is a bound
    before = [g for g in scene.sentence.groups if line.start <= g.start < at]
    if before and before[-1].negated:
        return True
    words = scene.sentence.words(before[-1].end if before else line.start, at).lower().split()
    return any(word in scene.words("negation") for word in words)


def _year_back(draft: Draft, before: Draft, words: Span) -> Draft:
    """``draft`` of the year before that of the sum told right before: "up from 3 million the year before"."""
    country, _, year = (before.get("fiscal_year") or "").partition("-")
    return draft.put("fiscal_year", f"{country}-{int(year) - 1}", f"“{words.exact}”", words) if year else draft


def _share_year(draft: Draft, before: Draft) -> Draft:
    """``draft`` with the fiscal year of the sum before it in the sentence, where both are voted or both asked for."""
    if draft.get("fiscal_year") or draft.get("stage") != before.get("stage"):
        return draft
    spans = before.mentions.get("fiscal_year", ())
    return draft.put("fiscal_year", before.get("fiscal_year"), "the year of the sum beside it", *spans)


def _find_goal(scene: Scene) -> list[Draft]:
    """The programme to which a sum told right before goes: "The money goes to the Fund"."""
    last = scene.last("budget")
    cue = scene.find_cue("budget_goes")
    if cue is None or last is None or last.get("framework") or not is_near(scene, last.evidence[-1], 1):
        return []
    named = next((m for m in find_named(scene) if 0 <= m.start - cue.end < 40), None)
    if named is None:
        return []
    draft = Draft("budget", RULE, named.start, (scene.sentence.number,), follows=True)
    draft = draft.put("framework", named.identity, "where the money goes", named.span, entry=named.entry)
    return [msgspec.structs.replace(draft, asserters=last.asserters, assertion=last.assertion)]


def find_budget(scene: Scene) -> list[Draft]:
    """The budgets that a sentence tells."""
    found: list[Draft] = _find_goal(scene)
    for line, mechanism in find_lines(scene):
        draft = _draft(scene, line, mechanism)
        first = not found or found[-1].follows
        back = None if first else scene.find_cue("year_before", line.start, line.end)
        if draft and back:
            found.append(_year_back(draft, found[-1], back))
        elif draft:
            found.append(draft if first else _share_year(draft, found[-1]))
    return found
