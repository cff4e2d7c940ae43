"""What is asked of a view: its activities, its origins, its findings."""

from headwater.model import Activity, Finding, Origin
from headwater.reconcile.record import Record, build_record
from headwater.reconcile.rules import RULES
from headwater.reconcile.view import View


def build_activities(view: View | Record) -> tuple[Activity, ...]:
    """The activities, agreements, budgets and frameworks that the claims of ``view`` tell of."""
    return _record(view).activities


def build_origins(view: View | Record) -> tuple[Origin, ...]:
    """The independent witnesses behind the documents of ``view``."""
    return _record(view).origins


def find_findings(view: View | Record) -> list[Finding]:
    """What does not fit, in the order of the rules. A function of the view alone, whatever its order."""
    record = _record(view)
    return [finding for rule in RULES for finding in rule.find(record)]


def _record(view: View | Record) -> Record:
    return view if isinstance(view, Record) else build_record(view)
