"""Small documents with claims whose spans are right, for tests of the ledger."""

import msgspec

from headwater.model import (
    Assistance,
    Claim,
    ClaimMade,
    DocumentSeen,
    Metadata,
    Money,
    Reader,
    ReadingMade,
    Span,
    Statement,
    digest_of,
    with_id,
)

RULES = Reader("rules", "1")


class Gift(msgspec.Struct, frozen=True):
    """What one line of a paper claims; several ``recipients`` are one group with one sum."""

    donor: str = "JP"
    recipients: tuple[str, ...] = ("FJ",)
    date: str | None = "2024-12-10"
    stage: str = "delivered"
    value: str | None = "300000000"
    framework: str | None = "OSA"
    fiscal_year: str | None = "JP-2024"


class Paper(msgspec.Struct, frozen=True):
    """A document with its claims."""

    text: str
    metadata: Metadata
    claims: tuple[Claim, ...]

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.metadata.id

    @property
    def texts(self) -> dict[str, str]:
        """The text by id, as :meth:`headwater.ledger.Ledger.append` takes it."""
        return {self.id: self.text}

    def seen(self, published: str | None = None) -> DocumentSeen:
        """The document as it tells of itself, or as published on another day."""
        metadata = self.metadata if published is None else msgspec.structs.replace(self.metadata, published=published)
        return DocumentSeen(metadata=metadata, characters=len(self.text))

    def reading(self, reader: Reader = RULES, claims: tuple[Claim, ...] | None = None) -> ReadingMade:
        """``reader`` found ``claims`` (all of them if left out) and no others."""
        found = self.claims if claims is None else claims
        return ReadingMade(document=self.id, reader=reader, claims=tuple(claim.id for claim in found))

    def statements(self, reader: Reader = RULES) -> list[Statement]:
        """The document, its claims, and a reading that lists them all."""
        made = [ClaimMade(document=self.id, claim=claim) for claim in self.claims]
        return [self.seen(), *made, self.reading(reader)]


def build_paper(
    *gifts: Gift, name: str = "A", published: str | None = "2024-12-12", publisher: str | None = "Ministry"
) -> Paper:
    """A document with a line for each of ``gifts``, in that order; another ``name`` makes another document."""
    lines = [f"Release {name}", *(_say(number, gift) for number, gift in enumerate(gifts or (Gift(),), 1))]
    text = "\n".join(lines) + "\n"
    told = Metadata(
        id=digest_of(text.encode()), title=lines[0], publisher=publisher, published=published, genre="official_release"
    )
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(1, len(lines))]
    spans = [Span.of(text, start, start + len(line)) for start, line in zip(starts, lines[1:], strict=True)]
    claims = (_build_claim(told.id, gift, span) for gift, span in zip(gifts or (Gift(),), spans, strict=True))
    return Paper(text, told, tuple(claims))


def _say(number: int, gift: Gift) -> str:
    who = " and ".join(gift.recipients)
    return f"{number}. {gift.donor} gave {who} {gift.value or 'a sum of'} yen on {gift.date or 'some day'}."


def _build_claim(document: str, gift: Gift, span: Span) -> Claim:
    named = span.start + span.exact.index(". ") + 2
    fields = {
        "type": "assistance",
        "id": "",
        "asserters": [],
        "assertion": "stated",
        "evidence": [msgspec.to_builtins(span)],
        "mentions": {"donors": [{"start": named, "end": named + len(gift.donor), "exact": gift.donor}]},
        "date": gift.date,
        "donors": [gift.donor],
        "recipients": sorted(gift.recipients),
        "stage": gift.stage,
        "framework": gift.framework,
        "fiscal_year": gift.fiscal_year,
    }
    claim = msgspec.convert(fields, type=Assistance)
    if gift.value is not None:
        claim = msgspec.structs.replace(claim, amount=Money(gift.value, "JPY"))
    return with_id(document, claim)
