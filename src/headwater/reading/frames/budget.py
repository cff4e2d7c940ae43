"""Budgets: money asked for, voted or spent for a programme or for security assistance as a whole."""

from collections.abc import Sequence

import msgspec

from headwater.grammar import resolve_fiscal_year
from headwater.model import Span
from headwater.reading.draft import Draft
from headwater.reading.frames.assistance import put_sum, put_voices
from headwater.reading.mechanisms import Mechanism, find_last, find_named, find_taken
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, find_sums
from headwater.reading.times import Time, find_date

RULE = "reading/frames/budget.py"

_STAGES = (
    ("budget_strong", "appropriated"),
    ("budget_asked", "requested"),
    ("budget_spent", "executed"),
    ("budget_medium", "appropriated"),
    ("budget_weak", "appropriated"),
    ("budget_noun", "appropriated"),
)
_NEEDS_ACTOR = ("budget_weak", "budget_asked", "budget_spent")


class Line(msgspec.Struct, frozen=True):
    """One sum of a budget with its stretch ``[start, end)`` of the sentence, and the words that tell its stage."""

    sum: Sum
    start: int
    end: int
    stage: str
    words: Span
    kind: str


def _ends(scene: Scene, sums: Sequence[Sum]) -> list[int]:
    """Where the stretch of each sum ends: at the first mark or "and" behind it, the last one's with the sentence."""
    names = scene.sentence.tagged("programme")

    def cut(after: int, before: int) -> int:
        for token in scene.sentence.tokens:
            inside = any(n.start <= token.start < n.end for n in names)
            if after <= token.start < before and not inside and token.word in {";", ",", "and", "but", "while"}:
                return token.start
        return before

    nexts = [s.mention.hedge for s in sums[1:]]
    return [*(cut(s.end, n) for s, n in zip(sums, nexts, strict=False)), scene.sentence.end]


def _stage(scene: Scene, start: int, at: int, end: int) -> tuple[str, str, Span] | None:
    """The stage told nearest before ``at``, else behind it; the kind of wording and the words."""
    found: list[tuple[int, int, str, str, Span]] = []
    for rank, (kind, stage) in enumerate(_STAGES):
        for cue in scene.find_cues(kind, start, end):
            far = at - cue.end if cue.end <= at else 200 + cue.start - at
            found.append((rank > 2, far, kind, stage, cue))
    best = min(found, key=lambda f: (f[1] // 40, f[0], f[1]), default=None)
    return (best[2], best[3], best[4]) if best else None


def _lines(scene: Scene) -> list[Line]:
    sums = find_sums(scene, scene.sentence.start, scene.sentence.end)
    lines: list[Line] = []
    start = scene.sentence.body
    for one, end in zip(sums, _ends(scene, sums), strict=True):
        told = _stage(scene, start, one.mention.hedge, end) or _carried(lines)
        if told:
            lines.append(Line(one, start, end, told[1], told[2], told[0]))
        start = end
    return lines


def _carried(lines: Sequence[Line]) -> tuple[str, str, Span] | None:
    return (lines[-1].kind, lines[-1].stage, lines[-1].words) if lines else None


def _actor(scene: Scene) -> Span | None:
    """Who votes or asks: a parliament, a budget; not one that money merely comes from."""
    away = list(scene.find_cues("budget_source"))
    return next((a for a in scene.find_cues("budget_actor") if not any(w.start <= a.start < w.end for w in away)), None)


def _is_recent(scene: Scene, reach: int = 1) -> bool:
    last = scene.last("budget")
    return last is not None and scene.sentence.number - last.evidence[-1] <= reach


def _is_under(scene: Scene, mechanism: Mechanism) -> bool:
    """Whether the programme is only the way in which something is given: "under OSA"."""
    token = scene.sentence.token_before(mechanism.start)
    while token is not None and token.word in scene.words("determiner"):
        token = scene.sentence.token_before(token.start)
    return token is not None and token.word in ("under", "through", "via", "from")


def _mechanism(scene: Scene, line: Line, before: Mechanism | None) -> Mechanism | None:
    named = [m for m in find_named(scene) if not _is_under(scene, m)]
    inside = [m for m in named if line.start <= m.start < line.end]
    taken = find_taken(scene, line.start, line.end) if not named else None
    found = (inside or named or [taken])[0]
    if found is None and scene.find_cue("budget_same", line.start, line.sum.mention.start):
        found = find_last(scene)
    return found or (None if _has_object(scene, line) else before or _running(scene))


def _running(scene: Scene) -> Mechanism | None:
    """The programme of a budget or founding told one to three sentences ago, which this sentence goes on about."""
    last = scene.last("budget", "framework")
    near = last is not None and scene.sentence.number - last.evidence[-1] <= 3
    if near and last.get("framework"):  # type: ignore[union-attr]
        return find_last(scene)
    return None


def _has_object(scene: Scene, line: Line) -> bool:
    """Whether the sentence says itself what the money is for: "for repairs", not "for 2025"."""
    for token in scene.sentence.tokens:
        if token.word in ("for", "to", "into", "on") and line.sum.end <= token.start < line.end:
            after = scene.sentence.token_after(token.end)
            dated = any(d.start <= token.end + 5 and d.start >= token.end for d in scene.sentence.dates)
            if after is not None and not dated and after.word not in ("it", "this", "that"):
                return True
    return False


def _counts(scene: Scene, line: Line, mechanism: Mechanism | None) -> bool:
    """Whether the wording is that of a budget, and the money is for security assistance."""
    actor = _actor(scene) is not None
    if line.kind in _NEEDS_ACTOR and not (actor or (_is_recent(scene) and mechanism)):
        return False
    if line.kind in ("budget_strong", "budget_noun") and not (actor or mechanism):
        return False
    if line.kind == "budget_noun" and (line.words.start > line.sum.mention.start or not actor):
        return False
    if mechanism is not None:
        return True
    if line.kind == "budget_medium" and not any(c.role == "recipient" for c in scene.cast):
        actor = True
    return actor and bool(scene.find_cue("budget_object", line.start, line.end) or scene.sentence.tagged("assistance_noun"))


def _donor(draft: Draft, scene: Scene, mechanism: Mechanism | None) -> Draft:
    if mechanism and mechanism.donor:
        return draft.put("donors", (mechanism.donor,), "the programme's donor", mechanism.span)
    named = [p for p in scene.parties if p.code and p.kind != "force" and p.before in ("", "of", "by")]
    bodies = [p for p in scene.parties if p.kind == "body"] or named
    last = scene.last("budget", "framework", "assistance")
    if bodies:
        return draft.put("donors", (bodies[0].code,), "whose budget it is", scene.sentence.cut(bodies[0].start, bodies[0].end))
    if scene.context.official and scene.context.house:
        return draft.put("donors", (scene.context.house,), "the house that publishes this")
    if last and len(last.get("donors", ())) == 1:
        return draft.put("donors", last.get("donors"), "the donor told of before", *last.mentions.get("donors", ()))
    return draft


def _year(draft: Draft, scene: Scene, line: Line) -> Draft:
    donor = next(iter(draft.get("donors", ())), "")
    if not donor:
        return draft
    year = _year_named(scene, line, donor) or _year_before(scene, donor)
    last = scene.last("budget")
    if year:
        return draft.put("fiscal_year", year.value, "the donor's fiscal year", year.span)
    if last and _is_recent(scene) and last.get("framework") == draft.get("framework"):
        return draft.put("fiscal_year", last.get("fiscal_year"), "the year of the budget told before", *last.mentions.get("fiscal_year", ()))
    return draft


def _year_named(scene: Scene, line: Line, donor: str) -> Time | None:
    """A fiscal year in the sum's stretch; of a budget, a plain year is the fiscal one where the two are the same."""
    for mention in [d for d in scene.sentence.dates if line.start <= d.start and d.end <= line.end]:
        value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
        if value:
            return Time(value, scene.sentence.cut(mention.start, mention.end))
    return None


def _year_before(scene: Scene, donor: str) -> Time | None:
    """"This fiscal year", told up to two sentences earlier, for a budget told in the present."""
    one, reach = scene.before, 2
    while one is not None and reach and not _is_recent(scene):
        for mention in one.sentence.dates:
            value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
            if value and mention.kind == "fiscal_year":
                return Time(value, one.sentence.cut(mention.start, mention.end))
        one, reach = one.before, reach - 1
    return None


def _date(draft: Draft, scene: Scene, line: Line) -> Draft:
    if line.stage == "executed":
        return draft
    time = find_date(scene, line.start, line.end, line.words.start)
    fiscal = draft.mentions.get("fiscal_year", ())
    plain = time is not None and len(time.value) > 4 and "/" not in time.value and not any(f.start < time.span.end and time.span.start < f.end for f in fiscal)
    return draft.put("date", time.value, "the day of this step", time.span) if plain and time else draft


def _draft(scene: Scene, line: Line, mechanism: Mechanism | None) -> Draft | None:
    if not _counts(scene, line, mechanism):
        return None
    draft = Draft("budget", RULE, line.sum.mention.start, (scene.sentence.number,))
    if mechanism:
        span = scene.sentence.cut(mechanism.start, mechanism.end) if mechanism.taken and mechanism.start >= scene.sentence.start else mechanism.span
        draft = draft.put("framework", mechanism.identity, "the programme named" if not mechanism.taken else "the programme named before", span, entry=mechanism.entry)
    draft = _donor(draft, scene, mechanism)
    if not draft.get("donors"):
        scene.reject(RULE, "whose budget it is stays open", line.words)
        return None
    draft = draft.put("stage", line.stage, f"“{line.words.exact}”", line.words)
    draft = put_sum(_year(draft, scene, line), scene, msgspec.structs.replace(line.sum, kind="amount"))
    return put_voices(_date(draft, scene, line), scene, line.words.start, line.start, line.end) if draft.get("amount") else None


def _is_silent(scene: Scene) -> bool:
    return scene.sentence.is_question or bool(scene.speaker and scene.speaker.asks) or scene.sentence.kind == "row"


def is_budget(scene: Scene) -> bool:
    """Whether the sentence tells of a budget, so that its sums are no gift."""
    return bool(find_budget(scene))


def find_budget(scene: Scene) -> list[Draft]:
    """The budgets that a sentence tells."""
    if _is_silent(scene) or not scene.sentence.money:
        return []
    found: list[Draft] = []
    mechanism: Mechanism | None = None
    for line in _lines(scene):
        mechanism = _mechanism(scene, line, mechanism)
        draft = _draft(scene, line, mechanism)
        found += [draft] if draft else []
    return found


