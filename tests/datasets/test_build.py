"""A page becomes a text of ours, each row of it a claim whose every value is quoted."""

from collections.abc import Callable

import pytest

from headwater.datasets import list_datasets, read_dataset
from headwater.datasets.build import build_pair
from headwater.datasets.load import Dataset
from headwater.errors import DatasetUnknown
from headwater.model import Assistance, Money, Quantity, Restated, claim_id

Write = Callable[..., Dataset]

TEXT = """Patrol boats for Fiji

Source: A ministry
Address: https://example.org/fiji
Public since: 10 January 2024
Headwater’s data set “set”: what this source states, in words of our own; remarks are the editor’s.

Assistance
From | To | Under | Year | What | Amount | Stage | When | Said by | How certain | Remark
Japan | Fiji | Official Security Assistance (OSA) | fiscal 2023 | about 2 patrol boats | \
about 400 million yen (2.7 million US dollars) | notes exchanged | 9 January 2024 | the ministry, citing an official | \
reported | in Suva
"""


def test_a_page_is_a_text_that_people_read(write: Write) -> None:
    dataset = write()
    document, reading = build_pair(dataset.pages[0], dataset)
    assert document.text == TEXT
    assert [(document.text[r.start : r.end].splitlines()[0], r.kind) for r in document.regions] == [
        ("Patrol boats for Fiji", "title"),
        ("Source: A ministry", "front"),
    ]
    assert document.text[: document.regions[1].end].endswith("remarks are the editor’s.")
    assert reading.document == document.metadata
    assert (reading.document.genre, reading.document.editor) == ("dataset", "Headwater")


def test_a_row_is_a_claim(write: Write) -> None:
    dataset = write()
    document, reading = build_pair(dataset.pages[0], dataset)
    (claim,) = reading.claims
    assert isinstance(claim, Assistance)
    assert claim.amount == Money("400000000", "JPY", approximate=True)
    assert claim.restated == (Restated("2700000", "USD"),)
    assert (claim.items, claim.quantities) == (("patrol_vessel",), (Quantity("patrol_vessel", 2, "about"),))
    assert claim.asserters == ("the ministry", "an official")
    assert claim.id == claim_id(document.metadata.id, claim)
    assert [span.exact for span in claim.evidence] == [TEXT.splitlines()[-1]]
    assert {slot: [span.exact for span in spans] for slot, spans in claim.mentions.items()} == {
        "amount": ["about 400 million yen"],
        "asserters": ["the ministry", "an official"],
        "assertion": ["reported"],
        "date": ["9 January 2024"],
        "donors": ["Japan"],
        "fiscal_year": ["fiscal 2023"],
        "framework": ["Official Security Assistance (OSA)"],
        "items": ["patrol boats"],
        "quantities": ["about 2"],
        "recipients": ["Fiji"],
        "restated": ["2.7 million US dollars"],
        "stage": ["notes exchanged"],
    }


def test_what_is_not_known_is_shown(write: Write) -> None:
    dataset = write(('published = "2024-01-10"', 'unknown = "the page bears no day"'))
    document, reading = build_pair(dataset.pages[0], dataset)
    assert "Public since: not known (the page bears no day)" in document.text
    assert document.metadata.published is None
    assert [problem.message for problem in reading.problems] == ["day of publication not known: the page bears no day"]


def test_a_thing_without_a_code_is_shown_and_not_claimed(write: Write) -> None:
    dataset = write(
        ('{ item = "patrol_vessel", words = "patrol boats", value = 2, bound = "about" }', '{ words = "a yacht" }')
    )
    document, reading = build_pair(dataset.pages[0], dataset)
    assert "| a yacht |" in document.text
    (claim,) = reading.claims
    assert isinstance(claim, Assistance)
    assert (claim.items, claim.quantities) == ((), ())
    assert "items" not in claim.mentions


def test_a_data_set_is_asked_for_by_name() -> None:
    assert list_datasets() == ("osa",)
    with pytest.raises(DatasetUnknown, match=r"no data set is called “OSA2”; did you mean osa\?"):
        read_dataset("OSA2")
    with pytest.raises(DatasetUnknown, match=r"no data set is called “\.\./osa”"):
        read_dataset("../osa")
    with pytest.raises(DatasetUnknown, match="there is osa"):
        read_dataset("something else")
