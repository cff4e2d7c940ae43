"""Append-only store of statements, on three clocks, and views of it. Imports model and errors."""

from headwater.ledger.activities import Sum, Summary, Told, build_summary, find_stages
from headwater.ledger.append import Head, Receipt
from headwater.ledger.chain import Entry
from headwater.ledger.clock import show_time
from headwater.ledger.compare import ActivityChange, ClaimChange, Slot
from headwater.ledger.correct import FIXED
from headwater.ledger.dossier import Dossier
from headwater.ledger.eras import Version
from headwater.ledger.history import (
    Event,
    Listed,
    PastAct,
    Step,
    find_acts,
    find_events,
    find_listed,
    find_sightings,
    find_steps,
)
from headwater.ledger.judge import find_claim_fault
from headwater.ledger.ledger import Ledger, create_ledger, open_ledger
from headwater.ledger.names import Name
from headwater.ledger.papers import Paper
from headwater.ledger.query import fold
from headwater.ledger.queue import Reason, Waiting
from headwater.ledger.rows import Activity, find_activity
from headwater.ledger.unsure import LeftOut
from headwater.ledger.view import Held, Query, View

__all__ = [
    "Activity",
    "ActivityChange",
    "ClaimChange",
    "Dossier",
    "Entry",
    "Event",
    "FIXED",
    "Head",
    "Held",
    "PastAct",
    "Ledger",
    "LeftOut",
    "Listed",
    "Name",
    "Paper",
    "Query",
    "Reason",
    "Receipt",
    "Slot",
    "Step",
    "Sum",
    "Summary",
    "Told",
    "Version",
    "View",
    "Waiting",
    "build_summary",
    "create_ledger",
    "find_activity",
    "find_claim_fault",
    "find_events",
    "find_acts",
    "find_listed",
    "find_sightings",
    "find_stages",
    "find_steps",
    "fold",
    "open_ledger",
    "show_time",
]
