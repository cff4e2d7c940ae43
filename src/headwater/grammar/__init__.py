"""Numbers, money, dates and fiscal years in plain text, as values with positions. Imports
codebook, model and errors.
"""

from headwater.grammar.dates import find_dates
from headwater.grammar.deadline import resolve_deadline, resolve_horizon
from headwater.grammar.fiscal import calendar_of, fiscal_interval, resolve_fiscal_year
from headwater.grammar.mention import DateMention
from headwater.grammar.money import MoneyMention, find_money
from headwater.grammar.numbers import NumberMention, find_numbers
from headwater.grammar.resolve import find_anchor, resolve_date

__all__ = [
    "DateMention",
    "MoneyMention",
    "NumberMention",
    "calendar_of",
    "find_anchor",
    "find_dates",
    "find_money",
    "find_numbers",
    "fiscal_interval",
    "resolve_date",
    "resolve_deadline",
    "resolve_fiscal_year",
    "resolve_horizon",
]
