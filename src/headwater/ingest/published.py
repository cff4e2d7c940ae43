"""Days and times in the head of a document, as EDTF."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from headwater.codebook import Codebook
from headwater.grammar import DateMention, find_dates, resolve_date
from headwater.ingest.cues import build_cues

_CLOCK = re.compile(
    r"(?:\s*T|[\s,、·|]+(?:at\s+)?|(?<=日))(?P<h>[01]?\d|2[0-4])[:：時时点](?P<m>[0-5]\d)分?(?:[:：]?(?P<s>[0-5]\d)秒?)?(?:[.,]\d+)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?P<offset>Z\b|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_EAST = re.compile(r"(?P<era>\D\D)?(?P<y>\d{1,4}|元)[年년]\s?(?P<m>\d{1,2})[月월](?:\s?(?P<d>\d{1,2})[日일])?")
_ELSEWHERE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\.?(?:º|er)?\s+(?:de\s+)?(?P<mon>[^\W\d_]+)\.?,?\s+(?:de\s+)?(?P<y>\d{4})(?!\d)"
)
_LOCALES = ("de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "pl", "cs", "ru", "uk", "tr", "id", "ro", "el")


class Moment(msgspec.Struct, frozen=True):
    """A day (or month), with its time where given, at ``[start, end)`` of the line; ``value`` is EDTF."""

    start: int
    end: int
    value: str


def find_moments(line: str, codebook: Codebook) -> tuple[Moment, ...]:
    """Days and months with a year in ``line``, each with the time that follows it."""
    if not any(c.isdigit() for c in line[:400]) and "年" not in line:
        return ()
    found = tuple(_english(line, codebook)) or tuple(_eastern(line, codebook)) or tuple(_foreign(line))
    return tuple(_with_clock(line, moment, codebook) for moment in found)


def find_open_dates(line: str, codebook: Codebook) -> tuple[tuple[int, int], ...]:
    """Places of dates in figures that read both ways ("12/11/2024")."""
    return tuple((each.start, each.end) for each in find_dates(line, codebook) if each.ambiguous)


def _english(line: str, codebook: Codebook) -> Iterator[Moment]:
    mentions = [each for each in find_dates(line, codebook) if each.kind in ("day", "month")]
    for mention in mentions:
        value = resolve_date(_with_year(mention, mentions), None)
        if value is not None and mention.month is not None:
            time = f"T{mention.time}" if mention.time else ""
            yield Moment(mention.start, mention.end, value + time)


def _with_year(mention: DateMention, mentions: list[DateMention]) -> DateMention:
    """A day without a year takes that of its month beside it: "January 2025 number (5 January)"."""
    if mention.year is not None or mention.day is None:
        return mention
    years = {each.year for each in mentions if each.month == mention.month and each.year is not None}
    return msgspec.structs.replace(mention, year=years.pop()) if len(years) == 1 else mention


def _eastern(line: str, codebook: Codebook) -> Iterator[Moment]:
    """Japanese, Chinese and Korean dates; an era's first year is 元, its years count from the year before it."""
    for match in _EAST.finditer(line):
        era = build_cues(codebook, "front_era").whole(match["era"] or "")
        year = (1 if match["y"] == "元" else int(match["y"])) + (int(era.value) if era else 0)
        start = match.start() if era else match.start("y")
        month, day = int(match["m"]), int(match["d"] or 1)
        if 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31:
            yield Moment(start, match.end(), f"{year:04}-{month:02}" + (f"-{day:02}" if match["d"] else ""))


def _foreign(line: str) -> Iterator[Moment]:
    """A day whose month is named in another language ("20. Dezember 2024"); names from CLDR."""
    for match in _ELSEWHERE.finditer(line):
        month = _months().get(match["mon"].lower().rstrip("."))
        if month is not None and 1 <= int(match["d"]) <= 31:
            yield Moment(match.start(), match.end(), f"{match['y']}-{month:02}-{int(match['d']):02}")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for locale in _LOCALES:
        for number, name in get_month_names("wide", locale=locale).items():
            names.setdefault(name.lower(), number)
    return names


def _with_clock(line: str, moment: Moment, codebook: Codebook) -> Moment:
    clock = _CLOCK.match(line, moment.end) if len(moment.value) == 10 else None
    if clock is None:
        return moment
    zone = build_cues(codebook, "front_zone").start(line[clock.end() :].lstrip(" ("))
    end = clock.end() + (line[clock.end() :].index(line[clock.end() :].lstrip(" (")) + zone.end if zone else 0)
    return Moment(moment.start, end, moment.value + _time(clock, zone.value if zone else None))


def _time(clock: re.Match[str], zone: str | None) -> str:
    """The time of day as ISO 8601 writes it, its zone only where it is given."""
    hour = int(clock["h"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    offset = clock["offset"] or zone or ""
    offset = f"{offset[:3]}:{offset[-2:]}" if offset[:1] in "+-" and offset else offset.upper()
    return f"T{hour:02}:{clock['m']}:{clock['s'] or '00'}{offset}"
