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


COUNTRIES = """Foreign Military Financing by country (in millions of dollars)

Country | FY 2022 Actual | FY 2024 Request
Ghana | 3.5 | 4
Total | 90 | 95"""

ACCOUNTS = """Account | FY 2022 Actual | FY 2023 Enacted | FY 2024 Request
International Military Education and Training | $110 million | $111 million | $125 million
Diplomatic Programs | $9,000 million | $9,100 million | $9,200 million"""

VOTES = """Official Security Assistance (million yen)

Fiscal year | Requested | Appropriated | Spent
2023 | 2,100 | 2,000 | 1,900"""

CAPTION = """Table 2. Norwegian deliveries to Ghana, 2023

Item | Number | Value (NOK million) | Status as of 1 May 2024
Patrol boats | 2 | 30 | Delivered in March 2023"""


def test_a_column_for_each_year() -> None:
    """Sums under years are those of the row's recipient or programme, with the unit of the line above."""
    house = "U.S. Department of State"
    paid = find_type("assistance", COUNTRIES, title="Security Assistance", house=house)
    assert [short(r, "recipients", "framework", "fiscal_year", "amount") for r in paid] == [
        (["GH"], "FMF", "US-2022", "3500000"),
        (["GH"], "FMF", "US-2024", "4000000"),
    ]
    voted = find_type("budget", ACCOUNTS, title="Budget request", house=house)
    assert [short(r, "framework", "fiscal_year", "amount", "stage") for r in voted] == [
        ("IMET", "US-2022", "110000000", "executed"),
        ("IMET", "US-2023", "111000000", "appropriated"),
        ("IMET", "US-2024", "125000000", "requested"),
    ]


def test_a_column_for_each_stage() -> None:
    """Each column of a budget is told by its own header."""
    rows = find_type("budget", VOTES, title="Figures", house=HOUSE)
    assert [short(r, "framework", "fiscal_year", "amount", "stage") for r in rows] == [
        ("OSA", "JP-2023", "2100000000", "requested"),
        ("OSA", "JP-2023", "2000000000", "appropriated"),
        ("OSA", "JP-2023", "1900000000", "executed"),
    ]


def test_the_line_above_names_the_parties() -> None:
    """Who gives to whom may stand above the table only."""
    [row] = find_type("assistance", CAPTION, title="Figures of the month")
    assert short(row, "donors", "recipients", "items", "amount", "stage", "date") == (
        ["NO"], ["GH"], ["patrol_vessel"], "30000000", "delivered", "2023-03",
    )  # fmt: skip


def test_sums_by_country_alone_are_no_assistance() -> None:
    """Trade by country and year."""
    assert find_type("assistance", "Country | 2022 | 2023\nKenya | 300 | 330", title="Trade", house=HOUSE) == []


YEARLY = """The Pacific Maritime Security Program pays for patrol boats.

Appropriations (in Australian dollars)

Year | Amount | Stage
2021 | 60.5 million | outturn
2022 | 64 million | initial budget
2023 | 71.2 million | Appropriation Bill"""


def test_years_and_sums_under_a_line_of_votes_are_budgets() -> None:
    """The line above says that money is voted, and in which currency; the last column tells the stage."""
    house = "Department of Defence, Australia"
    rows = find_type("budget", YEARLY, title="Budget statement", house=house)
    assert [short(r, "framework", "fiscal_year", "amount", "stage") for r in rows] == [
        ("PMSP", "AU-2021", "60500000", "executed"),
        ("PMSP", "AU-2022", "64000000", "appropriated"),
        ("PMSP", "AU-2023", "71200000", "requested"),
    ]


def test_years_and_sums_without_votes_are_no_budgets() -> None:
    """A table of years and sums alone tells of anything."""
    body = YEARLY.replace("Appropriations", "Sales")
    assert not find_type("budget", body, title="Statement", house="Department of Defence, Australia")
