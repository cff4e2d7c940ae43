"""A wrong entry is refused in one line that names file, entry and reason."""

from collections.abc import Callable

import pytest

from headwater.datasets.load import Dataset
from headwater.errors import DatasetError

Write = Callable[..., Dataset]

OTHER = """
[[page]]
key = "ministry-fiji"
title = "Another page"
publisher = "A ministry"
unknown = "made up for a test"
seen = "whole"

[[page.framework]]
established = "2023"
"""

AGAIN = """note = "in Suva"

[[page.assistance]]
recipients = ["FJ"]

[[page.assistance]]
recipients = ["FJ"]
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('key = "ministry-fiji"', 'key = "Ministry"', "key “Ministry” is not in lower case with hyphens"),
        ("https://example.org/fiji", "example.org", "url “example.org” is no http or https address"),
        ('url = "https://example.org/fiji"', "", "“unknown” says why there is no address"),
        ('published = "2024-01-10"', 'published = "10 January"', "published “10 January” is no day"),
        ('published = "2024-01-10"', 'published = "2024-02-30"', "published “2024-02-30” is no day"),
        ('published = "2024-01-10"', 'published = "2024-01-08"', "published 2024-01-08, before agreed on 2024-01-09"),
        ('date = "2024-01-09"', 'date = "2024-04-09"', "notes exchanged on 2024-04-09, outside of JP-2023"),
        ('recipients = ["FJ"]', 'recipients = ["ZZ"]', "no words for the country “ZZ”"),
        ('"patrol_vessel"', '"yacht"', "no item has the code “yacht”"),
        ('"about 400000000 JPY"', '"400m JPY"', "“400m JPY” is no sum"),
        ('"2700000 USD"', '"2700000 XXX"', "no words for the currency “XXX”"),
        ('"JP-2023"', '"US-2023"', "“US-2023” is no fiscal year of a donor"),
        ('stage = "agreed"', 'stage = "suspended"', "no words for the stage “suspended” of assistance"),
        ('stage = "agreed"', 'stage = "promised"', "Invalid enum value 'promised'"),
        ('note = "in Suva"', 'note = "in | Suva"', "“in | Suva” cannot stand in a cell"),
        ('note = "in Suva"', 'remark = "in Suva"', "unknown field `remark`"),
        ('note = "in Suva"', AGAIN, "the same row twice"),
    ],
)
def test_a_wrong_entry_is_refused(write: Write, old: str, new: str, reason: str) -> None:
    if old.startswith("published"):
        write()  # as it stands it is right
    changes = [(old, new)]
    if "before" in reason:
        changes.append(('assertion = "reported"', ""))
    with pytest.raises(DatasetError) as caught:
        write(*changes)
    assert any(reason in fault for fault in caught.value.faults), caught.value.faults
    assert all(fault.startswith("set/pages.toml: page 1 (") for fault in caught.value.faults)


def test_a_plan_may_tell_of_a_later_day(write: Write) -> None:
    dataset = write(('stage = "agreed"', 'stage = "planned"'), ('date = "2024-01-09"', 'date = "2024-12"'))
    assert dataset.pages[0].assistance[0].date == "2024-12"


def test_two_pages_are_two(write: Write) -> None:
    with pytest.raises(DatasetError) as caught:
        write(("[[page]]", f"{OTHER}\n[[page]]"))
    assert [fault.partition("): ")[2] for fault in caught.value.faults] == ["its key stands twice"] * 2


@pytest.mark.parametrize(
    ("about", "reason"),
    [("title = 1", "set/about.toml: Expected `str`, got `int`"), ("title = ", "set/about.toml: Invalid value")],
)
def test_a_wrong_file_is_named(write: Write, about: str, reason: str) -> None:
    with pytest.raises(DatasetError, match=reason):
        write(about=about)
