from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.datasets import read_dataset
from headwater.datasets.entries import Words
from headwater.datasets.load import Dataset, load_dataset, read_folder
from headwater.model import Document, Reading

Pair = tuple[Document, Reading]

ABOUT = """
title = "A set for tests"
editor = "Headwater"
licence = "CC0-1.0"
donors = ["JP"]
framework = "OSA"
"""

PAGE = """
[[page]]
key = "ministry-fiji"
title = "Patrol boats for Fiji"
publisher = "A ministry"
url = "https://example.org/fiji"
published = "2024-01-10"
seen = "whole"

[[page.assistance]]
recipients = ["FJ"]
fiscal_year = "JP-2023"
items = [{ item = "patrol_vessel", words = "patrol boats", value = 2, bound = "about" }]
amount = "about 400000000 JPY"
restated = ["2700000 USD"]
stage = "agreed"
date = "2024-01-09"
asserters = ["the ministry", "an official"]
assertion = "reported"
note = "in Suva"
"""


@pytest.fixture(scope="session")
def osa() -> list[Pair]:
    return list(read_dataset("osa"))


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    return load_dataset("osa")


@pytest.fixture(scope="session")
def words(shipped: Dataset) -> Words:
    return shipped.words


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Dataset]:
    """Reads a data set of one file, PAGE changed by pairs of words and their replacement."""

    def read(*changes: tuple[str, str], about: str = ABOUT) -> Dataset:
        page = PAGE
        for old, new in changes:
            assert old in page
            page = page.replace(old, new)
        folder = tmp_path / "set"
        folder.mkdir(exist_ok=True)
        (folder / "about.toml").write_text(about, encoding="utf-8")
        (folder / "pages.toml").write_text(page, encoding="utf-8")
        return read_folder(folder)

    return read
