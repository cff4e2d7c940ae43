"""The day until which something is to be done, and the time a prediction is about."""

from headwater.codebook import Codebook
from headwater.grammar.fiscal import calendar_of, fiscal_interval, resolve_fiscal_year
from headwater.grammar.mention import DateMention
from headwater.grammar.moment import last_day
from headwater.grammar.resolve import resolve_date


def resolve_deadline(
    mention: DateMention, country: str | None, codebook: Codebook, published: str | None, *, anchor: str | None = None
) -> str | None:
    """EDTF: the last day for "by the end of" a period and for a fiscal year of ``country``; else the period itself ("by
    December").

    The mention is read as lying ahead of ``published``. None where the day cannot be known.
    """
    if mention.kind == "fiscal_year":
        return _fiscal_end(mention, country, codebook, published)
    calendar = calendar_of(country, codebook) if country else None
    found = resolve_date(mention, published, future=True, calendar=calendar, anchor=anchor)
    if found is None or mention.relation not in ("end_of", "by_end_of"):
        return found
    return last_day(found)


def _fiscal_end(mention: DateMention, country: str | None, codebook: Codebook, published: str | None) -> str | None:
    year = resolve_fiscal_year(mention, country, codebook, published) if country else None
    days = fiscal_interval(year, codebook) if year else None
    return days[1].isoformat() if days else None


def resolve_horizon(mention: DateMention, published: str | None, *, anchor: str | None = None) -> str | None:
    """EDTF: the time that a prediction names, at the mention's own precision ("before the end of 2027": 2027).

    A fiscal year is given by its number; None where the text does not tell it.
    """
    if mention.kind == "fiscal_year":
        return f"{mention.year:04d}" if mention.year is not None else None
    return resolve_date(mention, published, future=True, anchor=anchor)
