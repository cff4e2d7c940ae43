"""Who answers for a draft, and how firmly: sets asserters and assertion."""

import msgspec

from headwater.reading.draft import Draft
from headwater.reading.east.place import Place
from headwater.reading.east.voices import Voice

_HEARSAY = ("media", "unnamed")


def voices_at(place: Place, position: int) -> list[Voice]:
    """The voices that answer for ``position``, outermost first."""
    return [v for v in place.voices if v.start <= position < v.end]


def _is_own_house(place: Place, voice: Voice) -> bool:
    """Whether a release names its own ministry as who announces."""
    page = place.page
    return page.official and voice.kind == "body" and voice.owner == page.house and not voice.quotes


def _is_giver(place: Place, voice: Voice, draft: Draft) -> bool:
    """Whether the donor announces its own gift: then the stage says it all."""
    if voice.name is None or voice.kind != "body" or voice.owner not in draft.get("donors", ()):
        return False
    inside = place.sentence.start <= voice.name.start < place.sentence.end
    return inside and draft.get("stage") == "announced" and place.mark("east_announces") is not None


def put_voices(draft: Draft, place: Place, position: int, *, firm: bool = False) -> Draft:
    """``draft`` with its asserters. ``firm``: a judgement, a motive or a forecast, stated by whoever tells it."""
    voices = [v for v in voices_at(place, position) if not _is_own_house(place, v) and not _is_giver(place, v, draft)]
    named = [v.name for v in voices if v.name is not None and not v.author]
    hearsay = any(v.kind in _HEARSAY for v in voices)
    assertion = "denied" if any(v.denies for v in voices) else "reported" if hearsay and not firm else draft.assertion
    if any(v.denies for v in voices):
        named = [v.name for v in voices if v.denies and v.name is not None]
    draft = msgspec.structs.replace(draft, asserters=tuple(dict.fromkeys(n.exact for n in named)), assertion=assertion)
    if not named:
        return draft
    mentions = {**draft.mentions, "asserters": tuple(dict.fromkeys(named))}
    return msgspec.structs.replace(draft, mentions=mentions)
