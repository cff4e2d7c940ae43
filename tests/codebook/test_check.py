"""Our codebook has no fault, and each kind of fault is found and told with its file and entry."""

from pathlib import Path

import pytest

from headwater.codebook import find_faults, load_codebook
from headwater.codebook.check import CHECKS, check_codebook, find_notes
from headwater.codebook.load import SHIPPED, read_entries

ITEM_CODES = {
    *("defence_equipment", "battle_tank", "armoured_vehicle", "artillery", "combat_aircraft", "attack_helicopter"),
    *("warship", "submarine", "missile", "air_defence", "small_arms", "ammunition", "uav", "patrol_vessel"),
    *("small_boat", "coastal_radar", "air_radar", "surveillance", "transport_aircraft", "helicopter"),
    *("transport_vehicle", "engineering_equipment", "communications", "satellite_system", "cyber", "medical"),
    *("rescue_equipment", "demining", "protective_gear", "infrastructure", "spare_parts", "maintenance", "fuel"),
    *("training", "finance"),
}
"""The item codes of the vocabulary of claims."""

FAULTS = [
    ("empty form", '[[item]]\ncode = "uav"\nen = ["  "]', "item 1: en holds an empty form"),
    ("space", '[[item]]\ncode = "uav"\nen = ["glider "]', "item 1: en “glider ” begins or ends with a space"),
    ("pattern", '[[item]]\ncode = "uav"\nen = ["gliders?.*"]', "item 1: en “gliders?.*” looks like a pattern"),
    ("group", '[[force]]\nkind = "police"\nen = ["(?:river) watch"]', "force 1: en “(?:river) watch” looks like"),
    ("twice", '[[item]]\ncode = "uav"\nen = ["glider", "glider"]', "item 1: en holds “glider” twice"),
    ("case", '[[item]]\ncode = "uav"\nen = ["glider", "Glider"]', "item 1: “Glider” is needless: “glider” matches"),
    (
        "a form of ours",
        '[[item]]\ncode = "small_boat"\nen = ["patrol boat"]',
        "item 1: “patrol boat” stands for patrol_vessel already (items.toml item ",
    ),
    (
        "a form of two programmes",
        '[[programme]]\nid = "A"\nsource = "https://a.example/"\nen = ["Lake Fund"]\n'
        '[[programme]]\nid = "B"\nsource = "https://b.example/"\nen = ["Lake Fund"]',
        "programme 2: “Lake Fund” stands for A already",
    ),
    ("a capital of two", '[[country]]\ncode = "ZZ"\ncapitals = ["Tokyo"]', "country 1: “Tokyo” stands for JP already"),
    (
        "double id",
        '[[programme]]\nid = "LF"\nsource = "https://a.example/"\nen = ["Lake Fund"]\n'
        '[[programme]]\nid = "lf"\nsource = "https://a.example/"\nen = ["Lake Facility"]',
        "programme 2: lf is defined already, by programme 1",
    ),
    (
        "unknown donor",
        '[[programme]]\nid = "LF"\ndonors = ["JP", "QQ"]\nsource = "https://a.example/"\nen = ["Lake Fund"]',
        "programme 1: no country has the code “QQ”",
    ),
    (
        "unknown country",
        '[[calendar]]\ncode = "QQ"\nstarts = "04-01"\nnamed_by = "first"\nsource = "https://a.example/"',
        "calendar 1: no country has the code “QQ”",
    ),
    ("no source", '[[programme]]\nid = "LF"\nen = ["Lake Fund"]', "programme 1: source “” is no http or https address"),
    (
        "odd source",
        '[[programme]]\nid = "LF"\nsource = "ftp://a.example/"\nen = ["Lake Fund"]',
        "programme 1: source “ftp://a.example/” is no http or https address",
    ),
    ("odd code", '[[item]]\ncode = "Glider Kit"\nen = ["glider"]', "item 1: code “Glider Kit” is not in lower case"),
    ("mute", '[[treaty]]\ninstrument = "other"', "treaty 1: it has no forms"),
    ("schema", '[[item]]\nen = ["glider"]', "item 1: Object missing required field `code`"),
    ("kind", '[[gadget]]\nen = ["glider"]', "[[gadget]] is no kind of entry"),
    ("syntax", "[[item]\n", "Expected ']]'"),
]


def check(folder: Path, toml: str) -> list[str]:
    (folder / "mine.toml").write_text(toml, encoding="utf-8")
    return check_codebook(folder)


def test_our_codebook_has_no_fault() -> None:
    assert find_faults() == []
    assert check_codebook() == []


def test_our_item_codes_are_those_of_the_vocabulary() -> None:
    assert {item.code for item in load_codebook().item} == ITEM_CODES


@pytest.mark.parametrize(("toml", "told"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_with_file_entry_and_reason(tmp_path: Path, toml: str, told: str) -> None:
    faults = check(tmp_path, toml)
    assert len(faults) == 1, faults
    assert faults[0].startswith("mine.toml: ")
    assert told in faults[0]


def test_every_check_is_tried_by_a_row(tmp_path: Path) -> None:
    ours = read_entries(SHIPPED)[0]
    tried = set()
    for number, row in enumerate(FAULTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "mine.toml").write_text(row[1], encoding="utf-8")
        own = read_entries(folder)[0]
        tried |= {c for c in CHECKS for entry, _ in c(ours + own) if entry.file == "mine.toml"}
    assert tried == set(CHECKS)


def test_a_good_entry_of_a_user_is_no_fault(tmp_path: Path) -> None:
    assert (
        check(tmp_path, '[[programme]]\nid = "LF"\ndonors = ["JP"]\nsource = "https://a.example/"\nen = ["LF"]') == []
    )


def test_a_user_may_add_an_item_code_and_is_told_of_it(tmp_path: Path) -> None:
    assert check(tmp_path, '[[item]]\ncode = "glider"\nen = ["glider"]') == []
    assert find_notes(tmp_path) == ["mine.toml: item 1: “glider” is an item code of your own"]


def test_a_user_may_add_forms_to_an_entry_of_ours(tmp_path: Path) -> None:
    toml = '[[programme]]\nid = "OSA"\ndonors = ["JP"]\nsource = "https://a.example/"\nen = ["Tokyo security grant"]'
    assert check(tmp_path, toml) == []
