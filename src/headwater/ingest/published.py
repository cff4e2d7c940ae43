"""Days and times in the head of a document, as EDTF."""

import re

import msgspec

from headwater.codebook import Codebook

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_M = r"(?P<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SHAPES = [
    re.compile(p, re.I)
    for p in (
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
        r"(?P<era>令和|平成)(?P<y>\d{1,2}|元)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
        r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}})\.? {_M},? (?P<y>\d{{4}})",
        rf"{_M} (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})",
        rf"{_M} (?P<y>\d{{4}})",
    )
]
_CLOCK = re.compile(
    r"(?:T|[\s,、·]+(?:at\s+)?)(?P<h>[01]?\d|2[0-4])[:：](?P<m>[0-5]\d)(?:[:：](?P<s>[0-5]\d))?(?:[.,]\d+)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?P<zone>Z\b|UTC|GMT|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)


class Moment(msgspec.Struct, frozen=True):
    """A day (or month), with its time where given, at ``[start, end)`` of the line; ``value`` is EDTF."""

    start: int
    end: int
    value: str


def find_moments(line: str, codebook: Codebook) -> tuple[Moment, ...]:
    """Days and months with a year in ``line``, each with the time that follows it."""
    found: list[Moment] = []
    for shape in _SHAPES:
        for match in shape.finditer(line):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            found.append(_moment(line, match))
    return tuple(sorted(found, key=lambda m: m.start))


def _moment(line: str, match: re.Match[str]) -> Moment:
    g = match.groupdict()
    year = 1 if g["y"] == "元" else int(g["y"])
    if g.get("era"):
        year += {"令和": 2018, "平成": 1988}[g["era"]]
    month = int(g["m"]) if g.get("m") else _MONTHS.index(g["mon"][:3].lower()) + 1
    value = f"{year:04}-{month:02}" + (f"-{int(g['d']):02}" if g.get("d") else "")
    clock = _CLOCK.match(line, match.end())
    if clock and g.get("d"):
        return Moment(match.start(), clock.end(), value + build_time(clock))
    return Moment(match.start(), match.end(), value)


def build_time(clock: re.Match[str]) -> str:
    """The time of day as ISO 8601 writes it, its zone only where it is given."""
    hour = int(clock["h"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    seconds = f":{clock['s']}" if clock["s"] else ":00"
    return f"T{hour:02}:{clock['m']}{seconds}{_zone(clock['zone'])}"


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        return f"{zone[:3]}:{zone[-2:]}"
    return "Z"
