"""The grammar on texts that others annotated; skipped where they are absent. Floors, so that a change cannot lose
ground unseen.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from headwater.codebook import Codebook
from headwater.grammar import find_money

LANGUAGES = ("en", "ja", "zh")
FLOORS = {"English": (120, 20), "Japanese": (40, 10), "Chinese": (20, 6)}
"""Sums of Recognizers-Text that are read with their value and currency, at least; and sums read that are none, at most.
"""


def _gold(shared: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((shared / "gold").rglob("*.json")):
        reading, text = json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt")
        if isinstance(reading, dict) and "claims" in reading and text.exists():
            yield text.read_text(encoding="utf-8"), reading


def test_every_sum_of_the_gold_is_read(shared: Path, codebook: Codebook) -> None:
    missed = []
    for text, reading in _gold(shared):
        if reading["document"]["language"] not in LANGUAGES:
            continue
        found = {(sum_.start, sum_.end): sum_ for sum_ in find_money(text, codebook, dollar="XXX")}
        for claim in reading["claims"]:
            if claim.get("amount") and not _is_read(claim, found):
                missed.append((claim["amount"], claim["mentions"]["amount"]))
    assert missed == []


def _is_read(claim: dict[str, Any], found: dict[tuple[int, int], Any]) -> bool:
    amounts = claim["amount"] if isinstance(claim["amount"], list) else [claim["amount"]]
    values = {amount["value"] for amount in amounts}
    near = [
        sum_.value
        for (start, end), sum_ in found.items()
        for span in claim["mentions"]["amount"]
        if start < span["end"] and span["start"] < end
    ]
    return bool(values & set(near))


def test_sums_that_others_annotated(shared: Path, codebook: Codebook) -> None:
    told = {}
    for language in FLOORS:
        path = shared / "data" / "recognizers_specs" / "NumberWithUnit" / language / "CurrencyModel.json"
        counts = [_count(row, codebook) for row in json.loads(path.read_text(encoding="utf-8-sig"))]
        told[language] = (sum(right for right, _ in counts), sum(extra for _, extra in counts))
    for language, (least, most) in FLOORS.items():
        assert told[language][0] >= least, told
        assert told[language][1] <= most, told


def _count(row: dict[str, Any], codebook: Codebook) -> tuple[int, int]:
    """How many sums of one annotated sentence are read, and how many others are."""
    wanted = [
        (Decimal(one["Resolution"]["value"]), one["Resolution"].get("isoCurrency"))
        for one in row["Results"]
        if (one.get("Resolution") or {}).get("value") is not None
    ]
    found = [(Decimal(one.value), one.currency) for one in find_money(row["Input"], codebook, dollar="USD")]
    right = 0
    for value, currency in found:
        match = next((one for one in wanted if one[0] == value and one[1] in (None, currency)), None)
        if match is not None:
            wanted.remove(match)
            right += 1
    return right, len(found) - right
