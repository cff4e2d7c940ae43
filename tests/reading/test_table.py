"""Tables: rows of our own, and what each tells."""

from tests.reading.law import HOUSE, find_type, short

STOCK = """Norway has helped Ukraine since 2022.

Item | Quantity | Status
Leopard 2 battle tanks | 8 | Delivered in March 2023
Field hospital | 1 | Under consideration
Howitzer spare parts | 2 lots | Contract awarded May 2024
Patrol boats | 3 | On hold"""

GRANTS = """Recipient | Equipment | Amount (million yen) | Exchange of notes
Fiji | Four patrol boats | 410 | 18 December 2023
Ghana | Coastal surveillance radar | 300 | 3 November 2024
Total | | 710 |"""

MONEY = """Official Security Assistance has grown.

Fiscal year | Budget
2023 | 2 billion yen
2024 | 5 billion yen"""


def test_rows_inherit_from_the_title() -> None:
    """Donor and recipient come from the title, the rest from the cells."""
    rows = find_type(
        "assistance", STOCK, title="Norwegian military aid to Ukraine", house="Norwegian Ministry of Defence"
    )
    found = [short(r, "donors", "recipients", "items", "stage", "date") for r in rows if r.get("items")]
    assert found == [
        (["NO"], ["UA"], ["battle_tank"], "delivered", "2023-03"),
        (["NO"], ["UA"], ["medical"], "considered", None),
        (["NO"], ["UA"], ["spare_parts"], "contracted", "2024-05"),
        (["NO"], ["UA"], ["patrol_vessel"], "suspended", None),
    ]


def test_quantities_are_counted() -> None:
    """The column of numbers counts the row's thing."""
    rows = find_type(
        "assistance", STOCK, title="Norwegian military aid to Ukraine", house="Norwegian Ministry of Defence"
    )
    [tanks] = [r for r in rows if r.get("items") and "battle_tank" in r["items"]]
    assert list(tanks["quantities"]) == [{"item": "battle_tank", "value": 8, "bound": "exact"}]


def test_units_stand_in_the_header() -> None:
    """Bare numbers take their currency from the header; a total is one more claim, of all recipients."""
    rows = find_type("assistance", GRANTS, title="Official Security Assistance", house=HOUSE)
    assert [short(r, "recipients", "amount", "stage", "date") for r in rows] == [
        (["FJ"], "410000000", "agreed", "2023-12-18"),
        (["GH"], "300000000", "agreed", "2024-11-03"),
        (["FJ", "GH"], "710000000", "agreed", None),
    ]


def test_years_and_budgets() -> None:
    """A table of years and sums is one of budgets."""
    rows = find_type("budget", MONEY, title="Official Security Assistance", house=HOUSE)
    assert [short(r, "framework", "fiscal_year", "amount") for r in rows] == [
        ("OSA", "JP-2023", "2000000000"),
        ("OSA", "JP-2024", "5000000000"),
    ]


def test_a_table_of_other_things_tells_nothing() -> None:
    """Goals, opening hours and rows without a header are no assistance."""
    for body in ("Team | Goals\nNavy | 3\nArmy | 1", "Monday | 9 to 5\nTuesday | 9 to 7", "Tanks | 8 | Delivered"):
        assert find_type("assistance", body, title="Sport and hours") == []
