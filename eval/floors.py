"""Floors: numbers that may not get worse without somebody saying why, kept in floors.toml."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True)
class Floor:
    """``name`` of a measure, its bound (``at_least`` or ``at_most``) and the ``reason`` why it stands there."""

    name: str
    reason: str
    at_least: float | None = None
    at_most: float | None = None

    def find_fault(self, measured: float) -> str | None:
        """One sentence where ``measured`` is on the wrong side."""
        if self.at_least is not None and measured < self.at_least:
            return f"{self.name} is {measured:.4g}, below its floor {self.at_least:.4g}"
        if self.at_most is not None and measured > self.at_most:
            return f"{self.name} is {measured:.4g}, above its ceiling {self.at_most:.4g}"
        return None


def read_floors(path: Path = FLOORS) -> list[Floor]:
    """The floors; raises ValueError for one without a bound or a reason."""
    floors = [Floor(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["floor"]]
    for floor in floors:
        if not floor.reason.strip() or (floor.at_least is None) == (floor.at_most is None):
            raise ValueError(f"{path.name}: {floor.name}: wants one of at_least and at_most, and a reason")
    return floors


def find_broken(floors: Iterable[Floor], measures: dict[str, float]) -> Iterator[str]:
    """A sentence for each floor that ``measures`` break. A floor whose measure is not at hand breaks nothing."""
    for floor in floors:
        fault = floor.find_fault(measures[floor.name]) if floor.name in measures else None
        if fault:
            yield fault


def find_unmeasured(floors: Iterable[Floor], measures: dict[str, float]) -> list[str]:
    """Names of floors that nothing was measured for."""
    return [floor.name for floor in floors if floor.name not in measures]
