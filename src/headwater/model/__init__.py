"""Frozen values that every part shares: document, span, claim, money, problem, reading. Imports errors only."""

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
from headwater.model.money import Money, Restated
from headwater.model.problem import Problem
from headwater.model.reading import Reading
from headwater.model.span import Span

__all__ = [
    "Agreement",
    "Assessment",
    "Assistance",
    "Author",
    "Budget",
    "Claim",
    "Count",
    "Document",
    "Framework",
    "Lineage",
    "Metadata",
    "Money",
    "Outlook",
    "Problem",
    "Quantity",
    "Quote",
    "Reading",
    "Reason",
    "Region",
    "Relation",
    "Restated",
    "Span",
    "canonical_json",
    "digest_of",
]
