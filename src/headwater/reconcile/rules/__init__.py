"""The rules of findings, one a file, each a function of a record. Imports the values of reconciliation.

A rule never looks at who is right: it finds what cannot hold together. What the record favours is judged apart.
"""

from headwater.reconcile.clash import Rule
from headwater.reconcile.rules.amount import AMOUNT
from headwater.reconcile.rules.certainty import CERTAINTY
from headwater.reconcile.rules.conversion import CONVERSION
from headwater.reconcile.rules.count import COUNT
from headwater.reconcile.rules.date import DATE
from headwater.reconcile.rules.echo import ECHO
from headwater.reconcile.rules.fiscal import FISCAL
from headwater.reconcile.rules.framework import FRAMEWORK
from headwater.reconcile.rules.item import ITEM
from headwater.reconcile.rules.outdated import OUTDATED
from headwater.reconcile.rules.party import PARTY
from headwater.reconcile.rules.quantity import QUANTITY
from headwater.reconcile.rules.quote import QUOTE
from headwater.reconcile.rules.reannounced import REANNOUNCED
from headwater.reconcile.rules.scope import SCOPE
from headwater.reconcile.rules.stage import STAGE

RULES: tuple[Rule, ...] = (
    DATE,
    AMOUNT,
    SCOPE,
    CONVERSION,
    QUANTITY,
    COUNT,
    ITEM,
    PARTY,
    FISCAL,
    FRAMEWORK,
    STAGE,
    CERTAINTY,
    REANNOUNCED,
    QUOTE,
    ECHO,
    OUTDATED,
)
"""All rules, in the order of the vocabulary of findings."""

__all__ = ["RULES", "Rule"]
