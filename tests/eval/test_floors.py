from pathlib import Path

import pytest

from eval.floors import Floor, find_broken, find_unmeasured, read_floors


def test_a_broken_floor_is_named_with_both_numbers() -> None:
    floors = [Floor("seed.f1", "why", at_least=0.9), Floor("ungrounded", "why", at_most=0)]
    assert list(find_broken(floors, {"seed.f1": 0.85, "ungrounded": 2})) == [
        "seed.f1 is 0.85, below its floor 0.9",
        "ungrounded is 2, above its ceiling 0",
    ]


def test_a_floor_that_holds_says_nothing() -> None:
    assert list(find_broken([Floor("seed.f1", "why", at_least=0.9)], {"seed.f1": 0.9})) == []


def test_what_was_not_measured_is_told() -> None:
    floors = [Floor("seed.f1", "why", at_least=0.9)]
    assert find_unmeasured(floors, {}) == ["seed.f1"]
    assert list(find_broken(floors, {})) == []


@pytest.mark.parametrize(
    "row", ['reason = "r"', 'reason = " "\nat_most = 1', 'reason = "r"\nat_most = 1\nat_least = 1']
)
def test_a_floor_wants_one_bound_and_a_reason(tmp_path: Path, row: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(f'[[floor]]\nname = "x"\n{row}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="x: wants one of at_least and at_most, and a reason"):
        read_floors(path)


def test_our_floors_can_be_read() -> None:
    assert {"ungrounded", "no_claim.claims", "ids.held"} <= {floor.name for floor in read_floors()}
