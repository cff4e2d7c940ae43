"""The SQL by which a mirror counts claims for a tally."""

from headwater.ledger.tally import By

_CELL = "type, stage, assertion, currency, scope"
"""Columns of a cell by which claims are told apart, whatever they are counted by."""
_NAMES: dict[By, str] = {"donor": "donors", "recipient": "recipients", "framework": "framework", "stage": "stage"}
_SPLIT = "unnest(CASE WHEN names = '' THEN [NULL] ELSE string_split(names, ' ') END)"


def build_counting(by: By, source: str, *, odd: bool = False) -> str:
    """SQL that counts what ``source`` (FROM and WHERE) selects.

    Rows are key, columns of the cell, claims, hundredths, and claims that have any; if ``odd``, key, columns of the
    cell, each sum that is not kept in hundredths, and claims.
    """
    if odd:
        source, inner, outer = f"{source} AND odd IS NOT NULL", "odd, count(*) AS claims", "odd, sum(claims)"
    else:
        inner = "count(*) AS claims, sum(hundredths) AS total, count(hundredths) AS sums"
        outer = "sum(claims), coalesce(sum(total), 0), sum(sums)"
    key = _SPLIT if by in ("donor", "recipient") else "names"
    split = f"SELECT * EXCLUDE names, {key} AS key FROM ({_build_named(by, inner, source)})"
    return f"SELECT key, {_CELL}, {outer} FROM ({split}) GROUP BY ALL"


def _build_named(by: By, inner: str, source: str) -> str:
    """Counts with what they are counted by as ``names``; by one number, the cell's, wherever that tells it."""
    if by == "recipient":
        return f"SELECT {_CELL}, recipients AS names, {inner} {source} GROUP BY ALL"
    counted = f"SELECT cell, {inner} {source} GROUP BY ALL"
    columns = f"counted.* EXCLUDE cell, {_CELL}, {_NAMES[by]} AS names"
    return f"SELECT {columns} FROM ({counted}) AS counted JOIN cells ON cells.key = cell"
