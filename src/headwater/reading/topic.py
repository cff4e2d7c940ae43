"""What a document is about as a whole: whom its title and its publisher name as donor and recipient."""

import msgspec

from headwater.model import Span
from headwater.reading.blocks import Block
from headwater.reading.context import Context
from headwater.reading.parties import find_parties
from headwater.reading.roles import find_cast
from headwater.reading.sentence import build_sentence


class Topic(msgspec.Struct, frozen=True):
    """Donors and recipients that the title names, and where each code is named first."""

    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    named: dict[str, Span] = {}

    def spans(self, codes: tuple[str, ...]) -> tuple[Span, ...]:
        """Where ``codes`` are named."""
        return tuple(self.named[c] for c in codes if c in self.named)


def find_topic(context: Context) -> Topic:
    """The topic of the document in ``context``, from its title as far as the title gives roles."""
    title = context.title_span
    if title is None:
        return Topic()
    block = Block(title.start, title.end, "heading")
    sentence = build_sentence(context.document, context.codebook, (-1, -1, title.start, title.end), block, "", None)
    parties = find_parties(sentence, context.codebook)
    cast = find_cast(sentence, parties, sentence.groups, context)
    named = {p.code: sentence.cut(p.start, p.end) for p in reversed(parties) if p.code}
    codes = {role: tuple(dict.fromkeys(c.party.code for c in cast if c.role == role and c.party.code)) for role in ("donor", "recipient", "other", "partner")}
    donors, recipients = codes["donor"], codes["recipient"]
    loose = tuple(c for c in (*codes["other"], *codes["partner"]) if c not in (*donors, *recipients))
    if context.official and context.house and context.house not in recipients and not donors:
        donors = (context.house,) if context.house in named or not loose else donors
    if not recipients and len(loose) == 1 and loose[0] not in (*donors, context.house):
        recipients = loose
    if not recipients and context.host and context.host not in donors:
        recipients = (context.host,)
    return Topic(donors, tuple(r for r in recipients if r not in donors), named)
