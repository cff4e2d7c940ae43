"""Who gives and who receives in a document, and whom a sentence names as one of them."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.frames.aid import TOLD, find_gift_asked
from headwater.reading.parties import Party
from headwater.reading.roles import Cast
from headwater.reading.scene import Scene

BODIES = frozenset({"NATO", "UN"})
"""Organisations that stand beside a donor oftener than they give."""


class Known(msgspec.Struct, frozen=True):
    """Who gives and who receives in the document so far, codes of countries."""

    donors: frozenset[str]
    recipients: frozenset[str]


def find_known(scene: Scene) -> Known:
    """Donors and recipients that the title or an act told before names."""
    told = [d for d in scene.past if d.type in TOLD]
    house = {scene.context.house} if scene.context.official and scene.context.house else set()
    donors = {c for d in told for c in d.get("donors", ())}
    recipients = {c for d in told for c in d.get("recipients", ())}
    if asked := find_gift_asked(scene):
        donors |= {c.party.code for c in asked.cast if c.role == "donor" and c.party.code}
        recipients |= {c.party.code for c in asked.cast if c.role == "recipient" and c.party.code}
    donors, recipients = (
        donors | set(scene.topic.donors) - recipients,
        recipients | set(scene.topic.recipients) - donors,
    )
    return Known(frozenset(donors | (house - recipients)), frozenset(recipients))


def _role(scene: Scene, cast: Cast, known: Known) -> str:
    """The role of a name: the one it has in the document, else the one that the sentence gives it."""
    code = cast.party.code
    if (
        cast.role == "donor"
        and cast.party.owns
        and not any(code in d.get("recipients", ()) for d in scene.past if d.type in TOLD)
    ):
        return "donor"
    if (code in known.recipients) != (code in known.donors):
        return "recipient" if code in known.recipients else "donor"
    told = any(d.get("recipients") for d in scene.past if d.type in TOLD)
    if cast.role == "recipient" and told and not cast.why.startswith("object"):
        return "other"
    return cast.role


def _is_meant(scene: Scene, cast: Cast, start: int, end: int) -> bool:
    """Whether a name can be a donor or a recipient at all: not a place, not an enemy, not the speaker."""
    party = cast.party
    if not party.code or party.code in BODIES or not (start <= party.start and party.end <= end):
        return False
    if any(v.name.start <= party.start < v.name.end for v in scene.voices):
        return False
    if party.before in scene.words("enemy_preposition") or (
        party.kind == "capital" and party.before in scene.words("place_word")
    ):
        return False
    return not is_enemy(scene, party, "enemy_noun", "foreign_noun")


def is_enemy(scene: Scene, party: Party, *kinds: str) -> bool:
    """Whether a name only owns what is done to others: "Russia's unprovoked invasion", "Chinese pressure"."""
    nouns = frozenset().union(*(scene.words(kind) for kind in kinds or ("enemy_noun",)))
    if not party.owns:
        return False
    for token in [t for t in scene.sentence.tokens if t.start >= party.end][:6]:
        if token.word in scene.words("preposition") or token.word in {",", ".", ";"}:
            return False
        if token.word in nouns:
            return True
    return False


def put_named(draft: Draft, scene: Scene, start: int, end: int, skip: frozenset[str]) -> Draft:
    """``draft`` with the donors and recipients that ``[start, end)`` names."""
    known = find_known(scene)
    for cast in scene.cast:
        if not _is_meant(scene, cast, start, end) or cast.party.code in skip:
            continue
        role = _role(scene, cast, known)
        role = "recipient" if role == "partner" and draft.get("donors") else role
        slot = {"donor": "donors", "recipient": "recipients"}.get(role)
        taken = (*draft.get("donors", ()), *draft.get("recipients", ()))
        if slot and cast.party.code not in taken:
            name = scene.sentence.cut(cast.party.start, cast.party.end)
            draft = draft.add(slot, (cast.party.code,), f"named: {role} in this document", name, entry=cast.party.entry)
    return draft
