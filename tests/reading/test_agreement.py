"""Agreements: sentences of our own, and what is found in each."""

import pytest

from tests.reading.law import HOUSE, find_type, short

FOUND = [
    (
        "Chile and Canada signed a defence cooperation agreement on 4 February 2025.",
        [(["CA", "CL"], "defence_cooperation", "signed", "2025-02-04")],
    ),
    (
        "The Agreement between Norway and Poland on the status of forces was signed in Oslo on May 3, 2023, and "
        "entered into force on June 1, 2024.",
        [
            (["NO", "PL"], "status_of_forces", "signed", "2023-05-03"),
            (["NO", "PL"], "status_of_forces", "in_force", "2024-06-01"),
        ],
    ),
    (
        "An agreement between Spain and Oman on military cooperation was signed and entered into force on "
        "2 March 2025.",
        [(["ES", "OM"], "defence_cooperation", "in_force", "2025-03-02")],
    ),
    (
        "Kenya signed its pact on the transfer of defence equipment with Italy last month.",
        [(["IT", "KE"], "equipment_transfer", "signed", "2025-02")],
    ),
    (
        "Peru and Brazil are expected to sign an acquisition and cross-servicing agreement this autumn.",
        [(["BR", "PE"], "acquisition_cross_servicing", "negotiating", "2025-09/2025-11")],
    ),
    (
        "Ghana is negotiating a status of forces agreement with Denmark.",
        [(["DK", "GH"], "status_of_forces", "negotiating", None)],
    ),
    (
        "Fiji and France agreed in principle on a reciprocal access agreement on Monday.",
        [(["FJ", "FR"], "reciprocal_access", "agreed_in_principle", "2025-03-10")],
    ),
    (
        "A credit agreement for defence purchases between Turkey and Albania was signed in 2021.",
        [(["AL", "TR"], "loan", "signed", "2021")],
    ),
    (
        "Chile and Canada signed a military pact on Monday. It has not yet entered into force.",
        [(["CA", "CL"], "defence_cooperation", "signed", "2025-03-10")],
    ),
    (
        "Chile and Canada signed a military pact on Monday. A similar one with Peru is under negotiation.",
        [
            (["CA", "CL"], "defence_cooperation", "signed", "2025-03-10"),
            (["CL", "PE"], "defence_cooperation", "negotiating", None),
        ],
    ),
    (
        "Chile and Canada met on Sunday. On Monday the two governments signed an information security agreement.",
        [(["CA", "CL"], "information_security", "signed", "2025-03-10")],
    ),
    (
        "American troops use the airfield pursuant to the defence cooperation agreement between Iceland and the "
        "United States.",
        [(["IS", "US"], "defence_cooperation", None, None)],
    ),
]

NOT_FOUND = [
    "Chile and Canada signed a fisheries agreement on Monday.",
    "A tax treaty between Norway and Poland entered into force in May.",
    "The navy signed a contract for two frigates with a yard in Italy.",
    "Japan and Fiji exchanged notes on a grant of 300 million yen for patrol boats.",
    "Will Chile and Canada sign a defence cooperation agreement?",
    "Lisbon and Madrid agreed in principle on a railway.",
    "A status of forces agreement settles who tries a soldier, and no more than that.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_agreements_are_found(text: str, wanted: list[tuple[object, ...]]) -> None:
    """Parties, instrument, stage and day of each step."""
    found = [short(c, "parties", "instrument", "stage", "date") for c in find_type("agreement", text)]
    assert found == wanted


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_papers_are_none(text: str) -> None:
    """Civil agreements, contracts, notes and questions are no agreements."""
    assert find_type("agreement", text) == []


def test_a_house_is_a_party() -> None:
    """Where a ministry tells of an agreement "with Ghana", it is the other party."""
    body = "An agreement with Ghana on the transfer of defense equipment was signed today."
    [claim] = find_type("agreement", body, house=HOUSE, title="Signing in Accra")
    assert short(claim, "parties", "stage", "date") == (["GH", "JP"], "signed", "2025-03-12")


def test_partners_are_counted() -> None:
    """An ordinal told in the next sentence belongs to the agreement."""
    body = (
        "Chile and Canada signed a defence pact on Monday. "
        "Chile is the ninth country with which Canada has such a pact."
    )
    [claim] = find_type("agreement", body)
    assert claim["ordinal"] == 9
    assert claim["stage"] == "signed"


def test_a_third_country_counts_nothing() -> None:
    """ "A third country" is no ordinal of the agreement."""
    body = "Chile and Canada signed a defence pact on Monday. The pact allows no transfer to a third country."
    [claim] = find_type("agreement", body)
    assert "ordinal" not in claim


def test_an_uncertain_signing_is_possible() -> None:
    """ "Could sign" is possible, "will sign" expected."""
    [could] = find_type("agreement", "Chile and Canada could sign a defence pact next year.")
    [will] = find_type("agreement", "Chile and Canada will sign a defence pact next year.")
    assert short(could, "stage", "assertion", "date") == ("negotiating", "possible", "2026")
    assert short(will, "stage", "assertion", "date") == ("negotiating", "expected", "2026")


def test_an_answer_takes_up_the_instrument_of_the_question() -> None:
    """A question names the instrument, the answer tells the step."""
    body = (
        "Lady Marsh: Has a status of forces agreement with Fiji been concluded?\n\n"
        "Lord Hill, Minister of State: It was signed in Suva in January."
    )
    found = find_type("agreement", body, title="Fiji: Forces", house="House of Lords")
    assert [short(c, "parties", "instrument", "stage", "date") for c in found] == [
        (["FJ", "GB"], "status_of_forces", "signed", "2025-01")
    ]


def test_an_unofficial_text_is_about_the_two_countries_of_its_gifts() -> None:
    """An agreement told without parties is between those who give and receive in the text."""
    body = (
        "Italy handed over ten armoured vehicles to Ghana in May 2024.\n\n"
        "The instruments are few. A military cooperation agreement entered into force in January."
    )
    found = find_type("agreement", body)
    assert [short(c, "parties", "stage", "date") for c in found] == [(["GH", "IT"], "in_force", "2025-01")]


def test_a_signing_told_roughly_beside_force_is_no_claim_of_its_own() -> None:
    """The month of the signing is only more about what is in force."""
    body = (
        "Chile's defence cooperation agreement with Oman took effect yesterday.\n\n"
        "The agreement was signed in Muscat in January."
    )
    found = find_type("agreement", body)
    assert [short(c, "parties", "stage", "date") for c in found] == [(["CL", "OM"], "in_force", "2025-03-11")]


def test_talks_asked_about_and_denied() -> None:
    """A question names the talks, the answer says that there are none."""
    body = (
        "MR. HALE: Good afternoon, everybody.\n\n"
        "QUESTION: Is there anything new on the status of forces negotiations with Peru?\n\n"
        "MR. HALE: There are no such talks."
    )
    found = find_type("agreement", body, title="Department Press Briefing", house="U.S. Department of State")
    assert [short(c, "parties", "instrument", "stage", "assertion") for c in found] == [
        (["PE", "US"], "status_of_forces", "negotiating", "denied")
    ]
