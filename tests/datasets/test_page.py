"""docs/data.md shows what the data set holds now, and what it says in words holds."""

import re
from pathlib import Path

from headwater.datasets.load import Dataset
from tools.data import PAGE, TABLES, build_page

ROOT = Path(__file__).parent.parent.parent


def test_the_tables_are_those_of_the_data() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"<!-- table: (\w+) -->", text) == list(TABLES)
    assert build_page(text) == text, "run `make docs`"


def test_the_page_says_what_is_left_out(shipped: Dataset) -> None:
    parties = {code for page in shipped.pages for row in page.agreement for code in row.parties}
    assert "US" not in parties


def test_the_licence_is_the_one_that_the_data_names(shipped: Dataset) -> None:
    assert shipped.about.licence == "CC-BY-4.0"
    assert "CC BY 4.0" in PAGE.read_text(encoding="utf-8")


def test_every_page_was_seen(shipped: Dataset) -> None:
    assert {page.seen for page in shipped.pages} == {"whole", "part"}
