"""What a document is about as a whole: whom its title and its publisher name as donor and recipient."""

from collections.abc import Sequence

import msgspec

from headwater.model import Span
from headwater.reading.blocks import Block
from headwater.reading.context import Context
from headwater.reading.parties import find_parties
from headwater.reading.roles import find_cast
from headwater.reading.sentence import Sentence, build_sentence
from headwater.reading.verbs import Group, find_groups
from headwater.reading.words import build_pattern

_SMALL = 3
"""Words of at most so many letters stay small in a title in title case; fewer words tell no case."""


class Topic(msgspec.Struct, frozen=True):
    """Donors and recipients that the title names, and where each code is named first.

    ``military``: title or publisher speak of defence; ``programme``: the programme that the title names.
    """

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    named: dict[str, Span] = {}
    military: bool = False
    programme: str = ""

    def spans(self, codes: tuple[str, ...]) -> tuple[Span, ...]:
        """Where ``codes`` are named."""
        return tuple(self.named[c] for c in codes if c in self.named)


class Setting(msgspec.Struct, frozen=True):
    """A document as every sentence of it sees it."""

    context: Context
    topic: Topic


def find_topic(context: Context) -> Topic:
    """The topic of the document in ``context``, from its title as far as the title gives roles."""
    title = context.title_span
    if title is None:
        return Topic(military=_is_military(context), recipients=(context.host,) if context.host else ())
    block = Block(title.start, title.end, "heading")
    sentence = build_sentence(context.document, context.codebook, (-1, -1, title.start, title.end), block, "", None)
    parties = find_parties(sentence, context.codebook)
    cast = find_cast(sentence, parties, _find_title_groups(sentence, context), context)
    named = {p.code: sentence.cut(p.start, p.end) for p in reversed(parties) if p.code}
    codes = {
        role: tuple(dict.fromkeys(c.party.code for c in cast if c.role == role and c.party.code))
        for role in ("donor", "recipient", "other", "partner")
    }
    donors, recipients = codes["donor"], codes["recipient"]
    plain = {p.code for p in parties if p.kind in ("country", "force") and not _is_attribute(sentence, p.end)}
    loose = tuple(c for c in (*codes["other"], *codes["partner"]) if c in plain and c not in (*donors, *recipients))
    if context.official and context.house and context.house not in recipients and not donors:
        donors = (context.house,) if context.house in named or not loose else donors
    if not recipients and len(loose) == 1 and loose[0] not in (*donors, context.house):
        recipients = loose
    if not recipients and context.host and context.host not in donors:
        recipients = (context.host,)
    if recipients and not donors:
        owners = {c.party.code for c in cast if c.role == "other" and c.party.owns and not c.party.before}
        donors = tuple(owners - {*recipients, ""}) if len(owners) == 1 else donors
    programme = next((t.value for t in sentence.tagged("programme")), "")
    recipients = tuple(r for r in recipients if r not in (*donors, "NATO", "UN"))
    return Topic(donors, recipients, named, _is_military(context), programme)


def _is_attribute(sentence: Sentence, end: int) -> bool:
    """Whether a country only says whose a thing or a treaty is: "US defence pact now in force"."""
    return any(t.start - end == 1 for t in sentence.tagged("treaty", "item", "generic", "assistance_noun"))


def _find_title_groups(sentence: Sentence, context: Context) -> Sequence[Group]:
    """The verbs of a title, of one in title case too: "U.S. Hands Over Trucks to Beninese Armed Forces"."""
    long = [t for t in sentence.tokens if len(t.word) > _SMALL and t.word.isalpha()]
    if sum(t.capital for t in long) < len(long) or len(long) < _SMALL:
        return sentence.groups
    taken = [(p.start, p.end) for p in sentence.tagged("country", "adjective", "capital", "body", "force", "programme")]
    tokens = [
        t if any(a <= t.start < b for a, b in taken) else msgspec.structs.replace(t, capital=False)
        for t in sentence.tokens
    ]
    return find_groups(tokens, context.codebook)


def _is_military(context: Context) -> bool:
    head = f"{context.document.metadata.title or ''} | {context.document.metadata.publisher or ''}"
    return build_pattern(context.codebook, "military_word").search(head) is not None
