"""Reason: why a donor assists a recipient, as somebody asserts it."""

import itertools
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from headwater.codebook import Codebook, Cue
from headwater.model import Span
from headwater.reading.attribution import Voice
from headwater.reading.draft import Draft
from headwater.reading.frames.grounds import Ground, find_grounds
from headwater.reading.frames.known import find_known, is_enemy, put_named
from headwater.reading.frames.meant import put_programme, take_up
from headwater.reading.frames.motives import find_announcer, find_ordinal, is_ordinal_open, opines
from headwater.reading.frames.voices import add_judge, find_judge, find_speakers, is_imputer, put_who
from headwater.reading.frames.whose import put_aid, put_counted
from headwater.reading.parties import Party
from headwater.reading.scene import Scene

RULE = "reading/frames/reason.py"

_LONG = 80
"""How far behind "to build" or "to strengthen" the capability may stand, in code points."""

_AFTER = 18
"""How far behind "to help" whoever is helped may stand, in code points."""

_HELP = 5
"""How far behind the words that open a purpose "help" may end, in code points."""

_TOPIC = 70
"""How far into a motive the plain word for it may stand, in code points."""

_FAR = 9
"""How many words behind a rival "out" or "away" may stand."""

_LOST = 40
"""How far before a rival "losing" may stand, in code points."""

_REACH = 4
"""How many words may stand between a verb of opposing and the rival it names."""


class Category(msgspec.Struct, frozen=True):
    """A category with the words that tell it."""

    value: str
    words: Span
    entry: str = ""


def find_stance(scene: Scene, at: int) -> str:
    """``endorses`` where the donor, the receiver or an official text speaks for itself, else ``imputes``."""
    voices = find_speakers(scene, at)
    if scene.find_cue("disbelief", scene.sentence.start, at):
        return "imputes"
    if not voices:
        told = any(g.does("say") and g.start > at for g in scene.sentence.groups) and not opines(scene)
        return "endorses" if scene.context.official or told else "imputes"
    last = voices[-1]
    if last.denies:
        return "imputes"
    again = last.name.exact.lower().startswith("the ") and last.kind == "unnamed"
    if is_imputer(scene, last) and not (again and last.kind not in ("expert", "media")):
        return "imputes"
    known = find_known(scene)
    codes = {p.code for p in scene.parties if p.code and last.name.start <= p.start < last.name.end}
    return (
        "imputes"
        if codes and not codes & (known.donors | known.recipients | {scene.context.house}) and known.donors
        else "endorses"
    )


def _is_rival(scene: Scene, party: Party) -> bool:
    known = find_known(scene)
    return bool(party.code) and party.code not in known.donors | known.recipients and not is_enemy(scene, party)


def _opposes(scene: Scene, ground: Ground, party: Party) -> bool:
    """Whether the words around ``party`` say that it is to be held off: "counter China", "keep Russia out"."""
    s = scene.sentence
    before = [t for t in s.tokens if ground.start <= t.start and t.end <= party.phrase][-_REACH:]
    after = [t for t in s.tokens if party.end <= t.start < ground.end][:_FAR]
    start, end = (before[0].start, after[-1].end) if before and after else (party.start, party.end)
    if before and scene.find_cue("rival_verb", before[0].start, party.phrase):
        return True
    if _is_lost_to(scene, ground, party) or _is_forestalled(scene, ground, party):
        return True
    holds = before and scene.find_cue("counter_hold", before[0].start, party.phrase)
    return bool(holds and scene.find_cue("counter_off", party.end, end)) and start < end


def _is_lost_to(scene: Scene, ground: Ground, party: Party) -> bool:
    """Whether somebody may be lost to ``party``: "afraid of losing the island to France"."""
    near = max(ground.start, party.phrase - _LOST)
    lost = scene.find_cue("losing", near, party.phrase)
    to = scene.find_cue("losing_to", lost.end, party.phrase) if lost else None
    return to is not None and not scene.sentence.words(to.end, party.phrase).strip()


def _is_forestalled(scene: Scene, ground: Ground, party: Party) -> bool:
    """Whether a donor gives because somebody else is at work there: "only because the French are building a port"."""
    if ground.kind != "because" or party.owns or is_enemy(scene, party, "enemy_noun", "foreign_noun"):
        return False
    opens = scene.sentence.words(ground.start, party.start).strip(" ,").lower() in ("", "the")
    after = scene.sentence.token_after(party.end)
    acts = after is not None and after.word in scene.words("be") | scene.words("have")
    return opens and acts and find_stance(scene, party.start) == "imputes"


def _answers(scene: Scene, ground: Ground, party: Party) -> bool:
    """Whether a motive is nothing but a name: "The second is China"."""
    between = scene.sentence.words(ground.start, party.start).strip(" ,")
    after = scene.sentence.token_after(party.end)
    return (
        ground.kind == "motive"
        and between.split()[-1:] in (["is"], ["was"])
        and (after is None or not after.word[0].isalnum())
    )


def _rivals(scene: Scene, ground: Ground) -> Iterable[Category]:
    for party in scene.parties:
        inside = ground.start <= party.start and party.end <= ground.end and _is_rival(scene, party)
        if inside and (_opposes(scene, ground, party) or _answers(scene, ground, party)):
            yield Category("counter_rival", scene.sentence.cut(party.start, party.end), party.entry)
    yield from _ousted(scene, ground)


def _ousted(scene: Scene, ground: Ground) -> Iterable[Category]:
    """Rivals by a name that we do not know: "to push the Ruritanians out of the strait"."""
    known = find_known(scene)
    for hold in scene.find_cues("counter_hold", ground.start, ground.end):
        inside = [t for t in scene.sentence.tokens if hold.end <= t.start < ground.end][:_FAR]
        off = scene.find_cue("counter_off", hold.end, inside[-1].end) if inside else None
        names = [t for t in inside if off and t.end <= off.start and t.capital][:1]
        ours = any(
            p.start <= t.start < p.end and p.code in known.donors | known.recipients
            for p in scene.parties
            for t in names
        )
        if names and not ours:
            yield Category("counter_rival", scene.sentence.cut(names[0].start, names[0].end))


@lru_cache(maxsize=4)
def _wording(codebook: Codebook, kind: str = "reason") -> dict[str, tuple[str, str]]:
    """Each form of the cues for reasons with its category and its entry."""
    found: dict[str, tuple[str, str]] = {}
    for entry in codebook.entries:
        cue = entry.value
        if isinstance(cue, Cue) and cue.kind == kind:
            found |= {form.lower(): (cue.category or "", f"{entry.file} cue {entry.number}") for form in cue.en}
    return found


def build_category(scene: Scene, words: Span) -> Category:
    """The category that ``words`` tell."""
    value, entry = _wording(scene.context.codebook)[words.exact.lower().replace("’", "'")]
    return Category(value, words, entry)


def find_categories(scene: Scene, ground: Ground) -> list[Category]:
    """The categories that ``ground`` tells, in order; of a motive one only, a rival before all else."""
    if ground.kind == "need":
        return [Category("capability_gap", ground.words)]
    if ground.kind == "rivalry":
        return [c for c in _rivals(scene, ground) if find_stance(scene, c.words.start) == "imputes"][:1]
    if ground.kind == "hint":
        return _find_hinted(scene, ground)
    found = [
        *_rivals(scene, ground),
        *(build_category(scene, words) for words in scene.find_cues("reason", ground.start, ground.end)),
    ]
    owned = scene.find_cue("confessed") is not None
    found = [c for c in found if owned or c.value in _OWN or find_stance(scene, c.words.start) == "imputes"]
    found.sort(key=lambda c: (ground.kind == "motive" and c.value != "counter_rival", c.words.start))
    if ground.kind == "purpose" and _builds(scene, ground):
        found.append(Category("capability_gap", ground.words))
    said = ground.kind == "because" and found
    if not said and not _is_before_join(scene, ground, found) and _helps(scene, ground):
        found = [Category("capability_gap", ground.words), *found]
    if not found and ground.kind == "motive":
        found = _topics(scene, ground)
    unique = list({c.value: c for c in reversed(found)}.values())[::-1]
    return unique[: 1 if ground.kind == "motive" and not _are_apart(scene, unique) else 2]


def _find_hinted(scene: Scene, ground: Ground) -> list[Category]:
    """The first thing that donors are commonly after which the sentence names, where somebody imputes it."""
    if scene.find_cue("hint_bar", ground.start, ground.end):
        return []
    words = (build_category(scene, w) for w in scene.find_cues("reason", ground.start, ground.end))
    found = [c for c in words if c.value not in _OWN and not _is_denied(scene, c.words)]
    return [c for c in found if find_stance(scene, c.words.start) == "imputes"][:1]


def _is_denied(scene: Scene, words: Span) -> bool:
    """Whether few words before deny what ``words`` name: "has nothing to do with trade"."""
    before = [t.word for t in scene.sentence.tokens if t.end <= words.start][-_REACH:]
    return any(w in scene.words("negation") or w in scene.words("hardly") for w in before)


def _topics(scene: Scene, ground: Ground) -> list[Category]:
    """What a motive that somebody imputes is about, by the first plain word for it: "The second is oil"."""
    wording = _wording(scene.context.codebook, "motive_topic")
    words = scene.find_cue("motive_topic", ground.start, min(ground.end, ground.start + _TOPIC))
    counted = (
        find_ordinal(scene) or scene.find_cue("motive_word") or scene.find_cue("motive_verb") or is_ordinal_open(scene)
    )
    if words is None or not counted or find_stance(scene, words.start) != "imputes":
        return []
    value, entry = wording[words.exact.lower().replace("’", "'")]
    return [Category(value, words, entry)]


def _are_apart(scene: Scene, found: list[Category]) -> bool:
    """Whether two motives stand in two clauses of a list: "…, and next year there is an election"."""
    if len(found) < 2:
        return False
    first, second = sorted(c.words.start for c in found[:2])
    between = [t.word for t in scene.sentence.tokens if first <= t.start < second]
    return any(one == "," and two == "and" for one, two in itertools.pairwise(between))


def _is_before_join(scene: Scene, ground: Ground, found: list[Category]) -> bool:
    """Whether a category was told before the "and" or "thereby" that parts two purposes, or there is no such word."""
    join = scene.find_cue("purpose_join", ground.words.end, ground.end)
    return any(join is None or c.words.start < join.start for c in found)


def _builds(scene: Scene, ground: Ground) -> bool:
    """Whether a purpose is to build or strengthen a capability, of whatever kind."""
    words = ground.words
    opens = scene.find_cue("building", words.start, min(ground.end, words.end + _AFTER))
    return (
        opens is not None
        and scene.find_cue("capacity_word", words.start, min(ground.end, words.end + _LONG)) is not None
    )


def _donor_acts(scene: Scene, until: int) -> bool:
    """Whether a known donor or "we" stands before ``until``: it is the donor's act that is explained."""
    donors = find_known(scene).donors
    named = any(p.code in donors and p.end <= until for p in scene.parties)
    return named or scene.find_cue("first_person", scene.sentence.start, until) is not None


def _helps(scene: Scene, ground: Ground) -> bool:
    """Whether a purpose or a cause is the receiver's own need, in words that no cue knows."""
    if ground.kind == "because" and _donor_acts(scene, ground.start):
        end = ground.end
    elif ground.kind == "purpose" and (helps := _find_helping(scene, ground)):
        end = min(ground.end, helps.end + _AFTER)
    else:
        return False
    known = find_known(scene).recipients
    named = any(ground.words.end <= p.start < end and (p.code in known or p.kind == "force") for p in scene.parties)
    return named or scene.find_cue("receiver_pronoun", ground.words.end, end) is not None


def _find_helping(scene: Scene, ground: Ground) -> Span | None:
    """Words of helping that open a purpose: "to help", also in "is intended to help"."""
    return scene.find_cue("helping", ground.start, min(ground.end, ground.words.end + _HELP))


_OWN = ("bilateral_ties", "capability_gap", "regional_stability", "shared_values")
"""Categories that donors and receivers give as their own."""


def _draft(scene: Scene, ground: Ground, category: Category) -> Draft:
    s = scene.sentence
    judge = _citer(scene, ground)
    stance = _cited_stance(scene, judge) if judge else find_stance(scene, category.words.start)
    draft = Draft("reason", f"{RULE}:{ground.kind}", category.words.start, (s.number,))
    draft = draft.put("category", category.value, f"wording of a {ground.kind}", category.words, entry=category.entry)
    draft = draft.put("stance", stance, "whose word it is")
    skip = (
        frozenset(p.code for p in scene.parties if _is_rival(scene, p))
        if category.value == "counter_rival"
        else frozenset()
    )
    if ground.kind == "motive":
        draft, general = _put_announced(draft, scene, skip)
    else:
        draft, general = (draft if ground.kind == "need" else take_up(draft, scene)), False
    draft = put_who(put_aid(draft, scene, s.start, s.end, skip, general=general), scene, category.words.start)
    return add_judge(draft, judge) if judge and not draft.asserters else draft


def _citer(scene: Scene, ground: Ground) -> Span | None:
    """Who "cites" or "points to" a reason, where no verb of saying names a speaker."""
    if ground.kind != "citing" or find_speakers(scene, ground.words.start):
        return None
    return find_judge(scene, ground.words.start)


def _cited_stance(scene: Scene, judge: Span) -> str:
    voice = Voice(judge, scene.sentence.start, scene.sentence.end, "")
    return "imputes" if is_imputer(scene, voice) else "endorses"


def _put_announced(draft: Draft, scene: Scene, skip: frozenset[str]) -> tuple[Draft, bool]:
    """``draft`` with whose motive it is by what announces it, and whether it is a programme's as a whole."""
    announcer = find_announcer(scene)
    if announcer:
        start, end = announcer.sentence.start, announcer.sentence.end
        draft = put_counted(put_programme(draft, announcer, start, end), announcer)
    general = bool(draft.get("framework")) and not draft.get("recipients")
    named = put_named(draft, scene, scene.sentence.start, scene.sentence.end, skip)
    return (draft if named.get("donors") else _put_talked_of(draft, scene, skip)), general


def _put_talked_of(draft: Draft, scene: Scene, skip: frozenset[str]) -> Draft:
    """``draft`` with the country that the paragraph talks of, where the document tells of it as a partner."""
    told = {c for d in scene.past if d.type in ("agreement", "relation") for c in d.get("parties", ())}
    fit = (find_known(scene).donors | told) - find_known(scene).recipients - skip
    here: Scene | None = scene
    while here is not None and here.sentence.block == scene.sentence.block:
        party = next(
            (p for p in here.parties if p.code in fit and p.before not in scene.words("enemy_preposition")), None
        )
        if party:
            name = here.sentence.cut(party.start, party.end)
            return draft.put("donors", (party.code,), "whose motives the paragraph is about", name, entry=party.entry)
        here = here.before
    return draft


def _settle(draft: Draft, scene: Scene) -> Draft:
    """A general purpose and one for the recipient are one claim: take over what the earlier one names."""
    for past in scene.past:
        same = past.type == "reason" and all(past.get(s) == draft.get(s) for s in ("category", "stance"))
        if same and past.asserters == draft.asserters and set(past.get("donors", ())) == set(draft.get("donors", ())):
            for slot in ("recipients", "framework"):
                if not draft.get(slot):
                    draft = draft.put(
                        slot, past.get(slot), "as in the same reason given before", *past.mentions.get(slot, ())
                    )
    return draft


def find_reasons(scene: Scene) -> list[Draft]:
    """The reasons that a sentence gives."""
    if scene.sentence.is_question or (scene.speaker and scene.speaker.asks):
        return []
    found: dict[str, Draft] = {}
    for ground in find_grounds(scene):
        for category in find_categories(scene, ground):
            if ground.kind == "hint" and found:
                continue
            draft = _settle(_draft(scene, ground, category), scene)
            if not draft.get("donors"):
                scene.reject(f"{RULE}:donor", "whose motive it is stays open", category.words)
            elif category.value not in found:
                found[category.value] = draft
    return list(found.values())
