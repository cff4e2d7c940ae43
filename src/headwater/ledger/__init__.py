"""Append-only store of statements, on three clocks, and views of it. Imports model and errors."""

from headwater.ledger.append import Head, Receipt
from headwater.ledger.dossier import Dossier
from headwater.ledger.judge import find_claim_fault
from headwater.ledger.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.view import Held, Query, View

__all__ = [
    "Dossier",
    "Head",
    "Held",
    "Ledger",
    "Query",
    "Receipt",
    "View",
    "create_ledger",
    "find_claim_fault",
    "open_ledger",
]
