"""The numbers that reconciliation weighs with, kept as data in settings.toml."""

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

SHIPPED = Path(__file__).parent / "settings.toml"


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Distances in days. Each is told beside its value in settings.toml."""

    near: int
    near_act: int
    far: int
    tranche: int
    announced_again: int
    year: int
    fresh: int
    same_news: int
    echo: int


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``same``: from here on two claims are of one activity; from ``unsure`` on a person is asked."""

    same: float
    unsure: float


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights by name of feature and outcome ("amount.same"), thresholds, tolerances."""

    thresholds: Thresholds
    weights: dict[str, float]
    days: Days
    exchange: float
    rounding: float
    approximate: float
    copied: float
    quoted: float
    shingle: int

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=4)
def read_settings(path: Path = SHIPPED) -> Settings:
    """The settings of ``path``; raises msgspec.ValidationError where they are not."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
