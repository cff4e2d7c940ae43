"""Claims → activities, origins, findings: what documents say together. One rule a file, listed in RULES.

Imports grammar, codebook, model and errors; works on a view of claims, whoever read or stored them.
"""

from headwater.reconcile.find import build_activities, build_origins, find_findings
from headwater.reconcile.rates import Rate, Rates, add_rates, parse_rates, read_reference_rates
from headwater.reconcile.record import Record, build_record
from headwater.reconcile.rules import RULES
from headwater.reconcile.settings import Settings, read_settings
from headwater.reconcile.view import Paper, View, build_view

__all__ = [
    "RULES",
    "Paper",
    "Rate",
    "Rates",
    "Record",
    "Settings",
    "View",
    "add_rates",
    "build_activities",
    "build_origins",
    "build_record",
    "build_view",
    "find_findings",
    "parse_rates",
    "read_reference_rates",
    "read_settings",
]
