"""A question to a ledger, from the words in which somebody puts it to the terms of the vocabulary."""

import re
from difflib import get_close_matches
from typing import get_args

import msgspec

from headwater.codebook import Codebook
from headwater.errors import QueryError
from headwater.ledger import Ledger, Query, View, find_stages
from headwater.ledger.clock import parse_day, parse_time, read_now, show_time
from headwater.model import Claim
from headwater.pipeline.countries import parse_country

TYPES = tuple(str(one.__struct_config__.tag) for one in get_args(Claim))
GROUPED = ("assistance", "agreement")
"""The types of claim that tell of activities."""
_NEAR = 3
_YEAR = re.compile(r"[A-Z]{2,4}-\d{4}")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks, as typed; what is None was not asked."""

    donor: str | None = None
    recipient: str | None = None
    framework: str | None = None
    type: str | None = None
    stage: str | None = None
    fiscal_year: str | None = None
    item: str | None = None
    asserter: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None


def say_near(word: str, known: tuple[str, ...] | list[str]) -> str:
    """``; near: …`` with what ``word`` may mean, or all that is known where that is little."""
    parts = [one for one in known if word.lower() in one.split("_")]
    near = list(dict.fromkeys([*parts, *get_close_matches(word.lower(), known, _NEAR, 0.6)]))[:_NEAR]
    return f"; near: {', '.join(near)}" if near else f"; known: {', '.join(known)}" if len(known) <= 20 else ""


def parse_word(word: str, known: tuple[str, ...] | list[str], what: str) -> str:
    """``word`` as the vocabulary spells it; raises QueryError, with near matches, where it is none of ``known``."""
    spelt = word.strip().lower().replace(" ", "_").replace("-", "_")
    if spelt not in known:
        raise QueryError(f"{word!r} is no {what}{say_near(spelt, known)}")
    return spelt


def parse_year(text: str) -> str:
    """A donor's fiscal year (``JP-2024``); raises QueryError where it is none."""
    if not _YEAR.fullmatch(text.upper()):
        raise QueryError(f"{text!r} is no fiscal year such as JP-2024: the donor's code and the year that names it")
    return text.upper()


def parse_item(text: str, codebook: Codebook) -> str:
    """The code of an item; raises QueryError, with near matches, where it is none."""
    return parse_word(text, sorted({item.code for item in codebook.item}), "item")


def _parse_stage(stage: str, type: str | None, types: tuple[str, ...]) -> str:
    """A stage of ``type``, or of any of ``types``; raises QueryError where the type has no such stage."""
    several = types if type is None else (type,)
    known = tuple(dict.fromkeys(one for name in several for one in find_stages(name)))
    if not known:
        raise QueryError(f"{type} has no stages; --stage and --type contradict each other")
    of = f"stage of {type}" if type else "stage"
    return parse_word(stage, known, of)


def parse_question(asked: Asked, codebook: Codebook, types: tuple[str, ...] = TYPES) -> Query:
    """What is asked, in terms of the vocabulary; raises QueryError where that is unknown or contradicts itself."""
    type = None if asked.type is None else parse_word(asked.type, types, "type of claim")
    since, until = (None if day is None else parse_day(day) for day in (asked.since, asked.until))
    if since and until and since > until:
        raise QueryError(f"--since {since} is after --until {until}: no day lies between them")
    if any(text is not None and not text.strip() for text in (asked.text, asked.asserter)):
        raise QueryError("nothing is looked for: --text and --asserter want a word at least")
    return Query(
        donor=None if asked.donor is None else parse_country(asked.donor, codebook),
        recipient=None if asked.recipient is None else parse_country(asked.recipient, codebook),
        type=type,
        stage=None if asked.stage is None else _parse_stage(asked.stage, type, types),
        framework=asked.framework,
        fiscal_year=None if asked.fiscal_year is None else parse_year(asked.fiscal_year),
        item=None if asked.item is None else parse_item(asked.item, codebook),
        asserter=asked.asserter,
        since=since,
        until=until,
        text=asked.text,
    )


def judge_past(day: str | None, option: str) -> None:
    """Raise QueryError where a day of knowledge is none, or has not come yet."""
    if day is None:
        return
    moment, now = parse_time(day), read_now()
    if (day > show_time(now)[:10]) if len(day) == len("2026-11-25") else (moment > now):
        raise QueryError(f"{option} {day} is in the future: nobody knows yet what this ledger will know then")


def open_view(
    ledger: Ledger, known_at: str | None, published_by: str | None = None, valid_at: str | None = None
) -> View:
    """The ledger on three clocks; raises QueryError where a day is none, or ``known_at`` has not come yet."""
    judge_past(known_at, "--known-at")
    return ledger.view(known_at=known_at, published_by=published_by, valid_at=valid_at)


def open_days(ledger: Ledger, since: str, until: str | None) -> tuple[View, View]:
    """The ledger on two days of knowledge, the later one now if left out; raises QueryError where they contradict."""
    judge_past(since, "--from")
    judge_past(until, "--to")
    if until is not None and parse_time(since) > parse_time(until):
        raise QueryError(f"--from {since} is after --to {until}")
    return ledger.view(known_at=since), ledger.view(known_at=until)
