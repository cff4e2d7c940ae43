"""Frozen values that every part shares: document, span, claim, statement, money, problem. Imports errors only."""

from headwater.model.canonical import canonical_json, digest_of
from headwater.model.claim import (
    Agreement,
    Assessment,
    Assistance,
    Budget,
    Claim,
    Count,
    Framework,
    Outlook,
    Quantity,
    Quote,
    Reason,
    Relation,
)
from headwater.model.document import Author, Document, Lineage, Metadata, Region
from headwater.model.identity import claim_id, with_id
from headwater.model.money import Money, Restated
from headwater.model.problem import Problem
from headwater.model.reading import Reading
from headwater.model.span import Span, find_ungrounded
from headwater.model.statement import (
    Act,
    ClaimMade,
    Correction,
    DocumentSeen,
    Reader,
    ReadingMade,
    Retracted,
    Reviewed,
    Statement,
    TextDropped,
    Undone,
    content_of,
    id_of,
)
from headwater.model.when import build_edtf, find_first_day, find_last_day

__all__ = [
    "Act",
    "Agreement",
    "Assessment",
    "Assistance",
    "Author",
    "Budget",
    "Claim",
    "ClaimMade",
    "Correction",
    "Count",
    "Document",
    "DocumentSeen",
    "Framework",
    "Lineage",
    "Metadata",
    "Money",
    "Outlook",
    "Problem",
    "Quantity",
    "Quote",
    "Reader",
    "Reading",
    "ReadingMade",
    "Reason",
    "Region",
    "Relation",
    "Restated",
    "Retracted",
    "Reviewed",
    "Span",
    "Statement",
    "TextDropped",
    "Undone",
    "build_edtf",
    "canonical_json",
    "claim_id",
    "content_of",
    "digest_of",
    "find_first_day",
    "find_last_day",
    "find_ungrounded",
    "id_of",
    "with_id",
]
