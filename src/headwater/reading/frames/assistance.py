"""Assistance: donors give or plan to give something to recipients."""

from decimal import Decimal

import msgspec

from headwater.model import Span
from headwater.reading.clauses import find_clauses
from headwater.reading.draft import Draft
from headwater.reading.forms import find_singular
from headwater.reading.frames.act import Clause, build_clause, find_recalled, find_stage_of, is_told, manner
from headwater.reading.frames.anaphor import find_anaphor, find_meant, is_partitive
from headwater.reading.frames.asides import find_aside_start, find_asides
from headwater.reading.frames.gapping import find_gapped, find_more
from headwater.reading.frames.guard import (
    has_stranger,
    is_civil,
    is_conditional,
    is_description,
    is_loan,
    is_own_purchase,
    is_purchase,
    is_smuggling,
    is_treaty,
)
from headwater.reading.frames.military import is_military, opens_list
from headwater.reading.frames.sharing import (
    adds,
    build_all,
    is_enough,
    is_weak,
    opens_entry,
    split_recalled,
    split_receivers,
    take_listed,
)
from headwater.reading.frames.slots import (
    find_parties_of,
    find_round,
    put_bodies,
    put_counts,
    put_items,
    put_known,
    put_other_side,
    put_parties,
    put_programme,
    put_signers,
    put_voices,
    turn_students,
)
from headwater.reading.lexicon import build_lexicon, find_tags
from headwater.reading.nearby import is_near
from headwater.reading.purse import is_budget
from headwater.reading.scene import Scene
from headwater.reading.times import find_date

RULE = "reading/frames/assistance.py"


def _is_imagined(scene: Scene, clause: Clause) -> bool:
    return scene.find_cue("counterfactual", clause.start, clause.end) is not None


def _is_retracted(scene: Scene, clause: Clause) -> bool:
    """Whether it is only recalled what an earlier version had wrong."""
    return scene.find_cue("earlier_version") is not None


_BARS = (
    ("civil", is_civil, "a civil programme"),
    ("purchase", is_purchase, "the receiver pays, or the donor buys for itself"),
    ("description", is_description, "a programme explained, no act told"),
    ("loan", is_loan, "money lent, not given"),
    ("retracted", _is_retracted, "told only to be taken back"),
    ("counterfactual", _is_imagined, "told as not having happened"),
)
"""What is no assistance whatever else the clause tells: name, question and reason."""


def _event(scene: Scene, clause: Clause) -> Draft | None:
    """The draft of a clause that tells an act of its own, or None."""
    for name, holds, why in _BARS:
        if holds(scene, clause):
            scene.reject(f"{RULE}:{name}", why, None)
            return None
    stage, own, words, why = find_stage_of(scene, clause)
    if not is_told(scene, clause, stage) or has_stranger(scene, clause):
        return None
    whole = msgspec.structs.replace(clause, start=scene.sentence.body, end=scene.sentence.end)
    treaty = is_treaty(scene, clause) or (stage == "agreed" and is_treaty(scene, whole))
    if is_conditional(scene, clause) or (treaty and not (stage == "agreed" and _has_grant(scene, whole))):
        return None
    at = clause.stage.group.end if clause.stage else words.end if words else clause.start
    draft = Draft("assistance", f"{RULE}:{manner(scene, clause)}", clause.start, (scene.sentence.number,))
    draft = draft.put("stage", stage, why, *([words] if words else []))
    draft = put_programme(put_parties(draft, scene, clause), scene, clause)
    if not draft.get("framework") and scene.asked:
        draft = draft.put(
            "framework",
            scene.asked.value,
            "the programme that was asked about",
            scene.asked_span,
            entry=scene.asked.entry,
        )
    if not draft.get("framework") and scene.programme and _speaks_of_own(scene):
        draft = put_known(draft, scene, scene.programme, "the programme named last, of which the speaker says “we”")
    draft = put_other_side(draft, scene, clause)
    if stage == "agreed":
        draft = put_signers(draft, scene, clause)
    draft = put_bodies(turn_students(draft, scene, clause), scene, clause)
    if is_smuggling(scene, clause, bool(draft.get("donors"))):
        return None
    if is_own_purchase(scene, clause, bool(draft.get("donors"))):
        scene.reject(f"{RULE}:purchase", "a force receives what a factory delivers", None)
        return None
    if not stage and not (draft.get("donors") and draft.get("recipients")) and not draft.get("framework"):
        return None
    draft = put_counts(take_listed(put_items(draft, scene, clause), scene, clause), scene, clause)
    if not stage and clause.noun is None and not draft.get("items") and not _is_summed(scene, clause):
        return None
    return put_voices(draft, scene, at, clause.start, clause.end, own)


def _is_summed(scene: Scene, clause: Clause) -> bool:
    """Whether it is told what assistance comes to: "The measure for Ghana amounts to €7 million"."""
    total = [g for g in scene.sentence.groups if clause.start <= g.start < clause.end and g.does("total", "value")]
    nouns = scene.sentence.tagged("assistance_noun")
    return any(n.end <= g.start < m.start for g in total for n in nouns for m in scene.sentence.money)


def _has_grant(scene: Scene, clause: Clause) -> bool:
    """Whether what is signed beside an agreement's name is a grant: a sum, a thing or a programme stands there."""
    sums = [m.start for m in scene.sentence.money]
    things = [t.start for t in scene.sentence.tagged("item", "generic", "programme")]
    return any(clause.start <= at < clause.end for at in (*sums, *things))


def _speaks_of_own(scene: Scene) -> bool:
    """Whether the head of a programme speaks of it as "we" in an interview."""
    context = scene.context
    return bool(scene.first_person and scene.speaker) and not context.house and not context.official


def _follow(scene: Scene, clause: Clause, followed: Draft, anaphor: Span) -> Draft | None:
    """What a clause adds to the act that it takes up."""
    stage, own, words, why = find_stage_of(scene, clause)
    reach = next(
        (n for n, kind in ((2, "two"), (3, "three")) if scene.find_cue(f"both_{kind}", anaphor.start, anaphor.end + 1)),
        1,
    )
    draft = Draft("assistance", f"{RULE}:follow", clause.start, (scene.sentence.number,), follows=True, reach=reach)
    draft = put_programme(put_parties(draft, scene, clause), scene, clause)
    if not stage:
        draft = _drop_bystanders(draft, scene, clause)
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end]
    described = bool(groups) and all(g.relative and not g.does("include") for g in groups)
    if _adds_items(scene, clause) and not described:
        draft = put_items(draft, scene, clause, anaphor.end if anaphor.start < clause.start + 24 else 0)
    if not draft.get("items"):
        draft = _put_same_thing(draft, scene, followed, anaphor)
    group = clause.stage.group if clause.stage else None
    if (
        stage == "delivered"
        and group
        and (group.does("fund", "pay") or described or (group.does("provide") and not group.passive))
    ):
        stage = ""
    recalled = find_recalled(scene, clause)
    if not stage and recalled and any(clause.start <= m.start < clause.end for m in scene.sentence.money):
        stage, why, words = "announced", "recalled as announced", scene.sentence.cut(recalled.start, recalled.end)
    if stage:
        draft = draft.put("stage", stage, why, *([words] if words else []))
    if anaphor.exact.lower().endswith(("plan", "proposal")):
        draft = msgspec.structs.replace(draft.drop("stage"), rule=f"{RULE}:plan")
        draft = draft.put("stage", "planned", "the act is called a plan", anaphor)
    part = is_partitive(scene, anaphor) or (draft.get("items") and draft.get("items") != followed.get("items"))
    named = part and not _adds_items_told(draft, followed)
    if stage == "delivered" and named and followed.get("stage") and _has_day(scene, clause):
        draft = msgspec.structs.replace(draft, rule=f"{RULE}:tranche")
    at = clause.stage.group.end if clause.stage else clause.start
    return put_voices(draft, scene, at, clause.start, clause.end, own)


def _put_same_thing(draft: Draft, scene: Scene, followed: Draft, anaphor: Span) -> Draft:
    """``draft`` with the one of several things told before that the anaphor's noun names: "the engines"."""
    noun = find_singular(anaphor.exact.lower().split()[-1])
    if len(followed.get("items", ())) < 2:
        return draft
    for mention in followed.mentions.get("items", ()):
        if find_singular(mention.exact.lower().split()[-1]) == noun:
            tags = find_tags(mention.exact, build_lexicon(scene.context.codebook))
            codes = tuple(t.value for t in tags if t.kind == "item" and t.value in followed.get("items"))
            return draft.add("items", codes[:1], f"“{anaphor.exact}” is one of the things told before", mention)
    return draft


def _adds_items_told(draft: Draft, followed: Draft) -> bool:
    """Whether the clause names things that the act taken up has not."""
    return not set(draft.get("items", ())) <= set(followed.get("items", ()))


def _has_day(scene: Scene, clause: Clause) -> bool:
    near = clause.stage.group.start if clause.stage else clause.start
    return find_date(scene, clause.start, clause.end, near) is not None


def _drop_bystanders(draft: Draft, scene: Scene, clause: Clause) -> Draft:
    """``draft`` without forces that are only spoken of ("the combat power of the army").

    Where the clause tells no act.
    """
    told = [
        scene.sentence.words(c.party.start, c.party.end)
        for c in find_parties_of(scene, clause, "recipient")
        if c.why != "a force that is equipped"
    ]
    kept = tuple(b for b in draft.get("beneficiaries", ()) if b in told)
    if kept == draft.get("beneficiaries", ()):
        return draft
    spans = tuple(m for m in draft.mentions.get("beneficiaries", ()) if m.exact in told)
    return draft.drop("beneficiaries").add("beneficiaries", kept, "a force that receives", *spans)


def _adds_items(scene: Scene, clause: Clause) -> bool:
    return any(
        g.does(
            "include",
            "provide",
            "fund",
            "buy",
            "hand_over",
            "receive",
            "train",
            "arrive",
            "pay",
            "equip",
            "add",
            "build",
            "total",
            "enable",
            "acquire",
            "make_up",
        )
        for g in scene.sentence.groups
        if clause.start <= g.start and g.end <= clause.end
    ) or not any(clause.start <= g.start < clause.end for g in scene.sentence.groups)


def _clash(draft: Draft, followed: Draft) -> bool:
    """Whether an anaphoric clause names other parties than the act it would take up."""
    return any(
        draft.get(slot) and followed.get(slot) and not set(draft.get(slot)) & set(followed.get(slot))
        for slot in ("donors", "recipients")
    )


def find_assistance(scene: Scene) -> list[Draft]:
    """The assistance that a sentence tells."""
    if scene.sentence.is_question or scene.sentence.kind == "row" or (scene.speaker and scene.speaker.asks):
        return []
    if is_budget(scene):
        return []
    found: list[Draft] = []
    for start, end in find_clauses(scene):
        clause = build_clause(scene, start, find_aside_start(scene, start, end))
        made = _from_clause(scene, clause, found)
        clause = msgspec.structs.replace(clause, end=end)
        found += made
        if len(made) == 1:
            found += [*find_gapped(scene, clause, made[0]), *find_more(scene, clause, made[0])]
        found += find_asides(scene, clause, made)
    return found


def _find_denied(scene: Scene, clause: Clause, anaphor: Span) -> Draft | None:
    """An act taken up only to say that it has not happened: "None of these was delivered"."""
    groups = [g for g in scene.sentence.groups if clause.start <= g.start and g.end <= clause.end and not g.relative]
    group = next(
        (
            g
            for g in groups
            if g.negated and g.does("hand_over", "arrive", "receive") and g.aspect in ("past", "perfect")
        ),
        None,
    )
    if group is None or "yet" in scene.sentence.words(clause.start, clause.end).split():
        return None
    draft = Draft("assistance", f"{RULE}:denied", clause.start, (scene.sentence.number,), follows=True)
    draft = draft.put("stage", "delivered", "said not to have happened", scene.sentence.cut(group.start, group.end))
    draft = put_voices(draft, scene, group.end, clause.start, clause.end)
    return msgspec.structs.replace(draft, assertion="denied")


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether a hand-over without a giver follows at once on an act told before.

    As in "A tug was given in 2006".
    """
    last = scene.last("assistance")
    group = clause.stage.group if clause.stage else None
    near = last is not None and is_near(scene, last.evidence[-1], 2)
    return near and group is not None and group.passive and group.does("hand_over") and not group.relative


def _shares_out(scene: Scene, clause: Clause) -> bool:
    """Whether a part of the sum told right before is for things named here: "150 million will fund missiles"."""
    last = scene.last("assistance")
    whole = last.get("amount") if last is not None and is_near(scene, last.evidence[-1], 2) else None
    sums = [m for m in scene.sentence.money if clause.start <= m.start < clause.end]
    things = any(clause.start <= t.start < clause.end for t in scene.sentence.tagged("item", "generic"))
    fits = whole is not None and any(
        m.currency == whole.currency and Decimal(m.value) < Decimal(whole.value) for m in sums
    )
    return fits and things and clause.stage is not None and clause.stage.group.does("fund", "pay", "provide")


def _from_clause(scene: Scene, clause: Clause, found: list[Draft]) -> list[Draft]:
    followed = found[-1] if found else scene.last("assistance")
    anaphor = find_anaphor(scene, clause.start, clause.end)
    if anaphor and not found and (meant := find_meant(scene, anaphor, followed)) is not followed:
        followed = meant
    if anaphor and followed and is_near(scene, followed.evidence[-1], 4):
        draft = _find_denied(scene, clause, anaphor) or _follow(scene, clause, followed, anaphor)
        if draft and not _clash(draft, followed):
            if is_civil(scene, clause) or is_loan(scene, clause):
                return []
            donors = followed.get("donors", ())
            draft = (
                draft
                if draft.get("donors") or not donors
                else draft.put("donors", donors, "of the act taken up", *followed.mentions.get("donors", ()))
            )
            if not found and followed is not scene.last("assistance"):
                draft = msgspec.structs.replace(draft, of=followed.at)
            made = list(build_all(draft, scene, clause, followed))
            return [d for d in made if (d.follows and adds(d)) or (not d.follows and is_enough(d))]
    if not clause.stage and (batch := find_round(scene, clause)):
        return [batch]
    if not is_military(scene, clause):
        return []
    event = _event(scene, clause)
    if event is None:
        return []
    made = list(build_all(event, scene, clause, followed if found or opens_entry(scene, clause) else None))
    inside = scene.sentence.tagged("assistance_noun")
    noun = any(clause.start <= t.start < clause.end for t in inside)
    named = noun or scene.find_cue("notes", clause.start, clause.end) is not None
    made = [d for one in made for d in split_receivers(one, scene, clause)]
    act = scene.find_cue("act_noun", clause.start, clause.end) is not None
    stopped = event.get("stage") in ("suspended", "cancelled") and (clause.noun is not None or act)
    named = named or stopped or opens_list(scene) or _goes_on(scene, clause) or _shares_out(scene, clause)
    good = split_recalled(
        [d for d in made if is_enough(d, named, act) and not is_weak(d, scene, clause, followed)], scene, clause
    )
    if not good:
        told = noun or event.get("framework")
        scene.reject(f"{RULE}:event", "who gives or who receives stays open", None, "open_party" if told else "")
    return good
