"""What is no assistance: purchases, civil aid, acts of strangers, conditions, treaties, things merely imagined."""

from collections.abc import Sequence

from headwater.model import Span
from headwater.reading.frames.act import Clause
from headwater.reading.frames.credit import find_lent_sum
from headwater.reading.frames.slots import is_in
from headwater.reading.inherit import find_programme
from headwater.reading.lexicon import build_lexicon, find_tags
from headwater.reading.scene import Scene
from headwater.reading.tokens import Token

CIVIL_TOO = frozenset(
    {
        "maintenance",
        "infrastructure",
        "medical",
        "training",
        "finance",
        "fuel",
        "transport_vehicle",
        "engineering_equipment",
        "communications",
        "rescue_equipment",
        "transport_aircraft",
        "helicopter",
        "satellite_system",
        "cyber",
        "spare_parts",
        "small_boat",
    }
)
"""Items that civil aid gives as well: they need a soldier, a force or an act told before beside them."""


def find_civil(scene: Scene, clause: Clause) -> Span | None:
    """A civil thing that is not part of an item's or a force's name ("field hospital")."""
    named = scene.sentence.tagged("item", "force", "generic", "programme")
    found = scene.find_cues("civil_thing", clause.start, clause.end)
    return next((c for c in found if not any(n.start <= c.start < n.end for n in named)), None)


def _is_relief(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of help after a disaster, and no force is named beside it."""
    if not scene.find_cue("civil_cause"):
        return False
    receives = any(c.party.kind == "force" and c.party.before in ("to", "for") for c in scene.cast)
    named = scene.sentence.tagged("assistance_noun", "programme")
    return not receives and not any(clause.start <= t.start and t.end <= clause.end for t in named)


_QUOTES = "'\"‘“"


def _is_called_civil(scene: Scene, clause: Clause) -> bool:
    """Whether military aid is only called civil, in quotation marks: "military aid, given as 'humanitarian aid'"."""
    s = scene.sentence
    aid = [t for t in s.tagged("assistance_noun") if clause.start <= t.start and t.end <= clause.end]
    named = [t for t in s.tagged("programme") if aid and aid[0].end <= t.start and t.end <= clause.end]
    return bool(named) and all(s.words(t.start - 1, t.start) in _QUOTES for t in named)


def is_civil(scene: Scene, clause: Clause) -> bool:
    """Whether what the clause tells of is civil aid or other business."""
    if _is_relief(scene, clause):
        return True
    if (
        find_civil(scene, clause)
        and not any(
            clause.start <= t.start and t.end <= clause.end
            for t in scene.sentence.tagged("force", "generic", "assistance_noun")
        )
        and not any(
            t.value not in CIVIL_TOO for t in scene.sentence.tagged("item") if clause.start <= t.start < clause.end
        )
    ):
        return True
    found = [find_programme(scene, p) for p in clause.programmes]
    if _is_called_civil(scene, clause):
        return False
    return any(p is not None and p.civil for p in found) and not any(p is not None and not p.civil for p in found)


def is_description(scene: Scene, clause: Clause) -> bool:
    """Whether a programme is only explained: "the Fund pays for actions that concern the army"."""
    group = clause.stage.group if clause.stage else None
    if group is not None and _serves(scene, clause, group.start):
        return True
    if group is None or group.aspect != "present" or group.passive or not group.does("pay", "fund"):
        return False
    told = [m.start for m in scene.sentence.money] + [t.start for t in scene.sentence.tagged("item", "generic")]
    named = any(clause.start <= t.start < group.start for t in scene.sentence.tagged("programme"))
    return named and not any(clause.start <= at < clause.end for at in told)


def _serves(scene: Scene, clause: Clause, until: int) -> bool:
    """Whether it is told what a programme is there for: "the Fund serves to buy and provide arms"."""
    named = next((t for t in scene.sentence.tagged("programme") if clause.start <= t.start < until), None)
    return named is not None and scene.find_cue("serving", named.end, until) is not None


def is_loan(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of money lent: an agreement on a loan, no assistance."""
    lent = scene.find_cue("loan_noun", clause.start, clause.end) or next(
        (c for c in scene.find_cues("treaty_loan", clause.start, clause.end) if find_lent_sum(scene, c)), None
    )
    return lent is not None and not scene.find_cue("free", clause.start, clause.end)


def is_purchase(scene: Scene, clause: Clause) -> bool:
    """Whether the receiver pays, or somebody buys or sells."""
    security = [p for p in clause.programmes if (q := find_programme(scene, p)) and not q.civil and p != "FMS"]
    if security:
        return False
    if scene.find_cue("purchase", clause.start, clause.end) or "FMS" in clause.programmes:
        return True
    return any(
        g.does("buy", "sell") and g.aspect not in ("infinitive",) and g.modal != "future"
        for g in scene.sentence.groups
        if clause.start <= g.start and g.end <= clause.end and not g.relative
    ) and not any(
        g.does("hand_over", "announce") for g in scene.sentence.groups if clause.start <= g.start < clause.end
    )


def is_own_purchase(scene: Scene, clause: Clause, donors: bool) -> bool:
    """Whether a force only receives what a factory delivers: no giver, no word of a gift."""
    if donors or clause.stage is None:
        return _orders_for_itself(scene, clause) if not donors else False
    if not clause.stage.group.does("receive"):
        return _orders_for_itself(scene, clause)
    return scene.find_cue("maker", clause.start, clause.end) is not None


def _orders_for_itself(scene: Scene, clause: Clause) -> bool:
    """Whether who signs for things is who gets them: "The Finnish agency signed a contract for the Finnish army"."""
    inside = [c for c in scene.cast if is_in(c, clause.start, clause.end) and c.party.code]
    gets = {c.party.code for c in inside if c.role == "recipient" and c.party.before in ("to", "for")}
    signs = {c.party.code for c in inside if c.role != "recipient" and not c.party.before}
    groups = [g for g in scene.sentence.groups if clause.start <= g.start < clause.end and not g.relative]
    ordered = scene.find_cue("contract_noun", clause.start, clause.end) is not None
    return bool(gets) and gets <= signs and ordered and any(g.does("sign", "place", "order") for g in groups)


def is_smuggling(scene: Scene, clause: Clause, donors: bool) -> bool:
    """Whether only a person who is described ships things: "an arms dealer who had shipped rifles to"."""
    if donors or clause.stage is None or not clause.stage.group.relative:
        return False
    before = scene.sentence.token_before(clause.stage.group.start)
    return before is not None and before.word == "who"


def is_conditional(scene: Scene, clause: Clause) -> bool:
    """Whether the clause opens with "if" or the like."""
    first = next((t for t in scene.sentence.tokens if t.start >= clause.start), None)
    return first is not None and first.word in scene.words("conditional")


def is_treaty(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of a treaty about transfers, not of a transfer."""
    inside = [t for t in scene.sentence.tagged("treaty") if clause.start <= t.start and t.end <= clause.end]
    return any(t.value not in ("exchange_of_notes", "letter_of_offer") for t in inside) and not any(
        clause.start <= t.start < clause.end for t in scene.sentence.tagged("item") if t.value not in ("training",)
    )


def _is_force_acting(scene: Scene, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a force does the act itself: "the regiment trains its own drivers", "the Army has sent gunners"."""
    if not tokens or clause.stage is None or clause.stage.group.does("receive", "arrive"):
        return False
    cut = max((t.end for t in tokens if t.word in {",", ";", "that"}), default=tokens[0].start)
    before = [t for t in scene.sentence.tagged("force") if cut <= t.start and t.end <= tokens[-1].end]
    forces = [t for t in before if not any(p.code and p.start <= t.start < p.end for p in scene.parties)]
    donors = [c for c in scene.cast if c.role == "donor" and is_in(c, clause.start, clause.end)]
    house = scene.context.house if scene.context.official else ""
    others = {c.party.code for c in scene.cast if c.role == "recipient" and is_in(c, clause.start, clause.end)}
    if house and others - {"", house}:
        return False
    return bool(forces) and not donors


_ITSELF = frozenset({"it", "they", "we", "he", "she"})


def _drop_adverbs(scene: Scene, tokens: list[Token]) -> list[Token]:
    """``tokens`` without the adverbs right before the verb: "the minister, Ada Osei, officially received"."""
    adverbs = scene.words("adverb")
    kept = next((k for k in range(len(tokens), 0, -1) if tokens[k - 1].word not in adverbs), 0)
    return tokens[:kept]


def _skip_asides(tokens: list[Token]) -> list[Token]:
    """``tokens`` without what is set between commas behind a name.

    As in "the Danes, who run a school at Fort Ross, gave".
    """
    opened = next((k for k, t in enumerate(tokens[:-1]) if t.word == "," and tokens[k + 1].word in _WHO), None)
    closed = len(tokens) - 1 if tokens and tokens[-1].word == "," else None
    opened = opened or _find_name(tokens)
    return tokens[:opened] if opened and closed and closed > opened else tokens


def _find_name(tokens: list[Token]) -> int | None:
    """The comma behind which nothing but a person's name stands: "the commander, Lt. Gen. Ada Osei,"."""
    commas = [k for k, t in enumerate(tokens[:-1]) if t.word == ","]
    inside = tokens[commas[-1] + 1 : -1] if commas else []
    named = bool(inside) and all(t.capital or not t.word[0].isalnum() for t in inside)
    return commas[-1] if named else None


def _is_official(scene: Scene, head: Sequence[Token]) -> bool:
    """Whether a name is that of somebody in office whom the text has introduced: "Defence Minister Ann Ruud"."""
    name = scene.context.text[head[0].start : head[-1].end]
    at = scene.context.text.find(name, 0, head[0].start)
    if at < 0 or len(name) < _NAME:
        return False
    near = scene.context.text[max(0, at - _INTRODUCED) : at]
    roles = [t for t in find_tags(near, build_lexicon(scene.context.codebook)) if t.kind == "role"]
    return any(t.value == "person" and len(near[t.end :].split()) <= _NAMES for t in roles)


_NAME = 4
"""A shorter name may be a part of anything."""

_INTRODUCED = 60
"""How far before a name its office may stand, in code points."""

_NAMES = 2
"""How many words may stand between an office and the last name."""

_WHO = frozenset({"who", "which", "whose", "where"})


def has_stranger(scene: Scene, clause: Clause) -> bool:
    """Whether somebody whom no rule knows does the act: a company, a person, a charity."""
    if clause.stage is None or clause.stage.group.passive or clause.stage.group.aspect == "bare":
        return False
    s, group = scene.sentence, clause.stage.group.chain()[-1]
    known = s.tagged("country", "adjective", "capital", "body", "role", "force", "programme", "item", "generic")
    tokens = _skip_asides(
        _drop_adverbs(scene, [t for t in s.tokens if clause.start <= t.start and t.end <= group.start])
    )
    if scene.find_cue("same_donor", clause.start, group.start) or (tokens and tokens[-1].word in _ITSELF):
        return False
    plain = (
        scene.words("determiner") | scene.words("pronoun") | scene.words("preposition") | scene.words("subordinator")
    )
    head = [
        t
        for t in tokens[-6:]
        if t.capital
        and (t.start != s.body or s.words(t.start, t.end).isupper() or len(tokens) == 1)
        and t.word not in plain
        and not any(d.start <= t.start < d.end for d in s.dates)
        and not any(k.start <= t.start < k.end for k in known)
    ]
    if _is_force_acting(scene, clause, tokens):
        return True
    if head and _is_official(scene, head):
        return False
    region = tokens[-6].start if len(tokens) > 5 else clause.start
    near = [k for k in known if k.start >= region or (k.kind == "role" and k.end > region)]
    return bool(head) and not any(k.end <= group.start and k.kind != "item" for k in near)


def is_collective(scene: Scene, clause: Clause) -> bool:
    """Whether many unnamed countries give: "some 30 countries sent"."""
    group = clause.stage.group.chain()[-1] if clause.stage else None
    if group is None or group.passive:
        return False
    return scene.find_cue("collective", max(clause.start, group.start - 40), group.start) is not None
