"""Assistance: what several sentences tell together, and what is none.

Single sentences stand in tests/rows/assistance.txt.
"""

from headwater.model import Document, Metadata, Money
from headwater.reading import read_claims
from tests.reading.rows import codebook, find_claims, show

SLOTS = ("donors", "recipients", "items", "stage", "date")


def found(
    body: str, *slots: str, title: str = "News of the day", house: str = "The Harbour Review"
) -> list[dict[str, object]]:
    """The values of ``slots`` of every assistance that ``body`` tells in a newspaper."""
    claims = find_claims("assistance", body, title=title, house=house, published="15 May 2024")
    return [show(c, *(slots or SLOTS)) for c in claims]


def test_a_part_told_later_is_an_act_of_its_own() -> None:
    """Ten of fifty vehicles are a delivery beside the announcement."""
    one, two = found("Canada announced 50 armoured vehicles for Ghana. Ten of them were delivered on 3 May.")
    assert (one["stage"], two["stage"]) == ("announced", "delivered")
    assert two["date"] == "2024-05-03"
    assert two["recipients"] == ("GH",)


def test_all_of_the_things_are_the_same_act() -> None:
    """What is said of all the boats belongs to the act that tells of them."""
    [one] = found(
        "India will give the Seychelles Coast Guard four interceptor boats. "
        "All four are to be delivered by March 2025.",
        "stage",
        "deadline",
    )
    assert one == {"stage": "planned", "deadline": "2025-03"}


def test_one_thing_of_several() -> None:
    """A noun takes up only the thing that it names."""
    claims = found(
        "Japan will give the Fijian Navy two radars and a stock of spare parts. The radars were handed over on 7 May."
    )
    assert claims[-1]["items"] == ("surveillance",)
    assert claims[-1]["stage"] == "delivered"


def test_a_verb_left_out() -> None:
    """The second donor has the first one's verb, receiver and currency."""
    claims = found(
        "Norway pledged 100 million euros in military aid to Moldova, Denmark 40 million.", "donors", "amount"
    )
    assert [(c["donors"], c["amount"].value, c["amount"].currency) for c in claims] == [  # type: ignore[attr-defined]
        (("NO",), "100000000", "EUR"),
        (("DK",), "40000000", "EUR"),
    ]


def test_a_further_one_by_its_day() -> None:
    """Another in April is a delivery of its own."""
    claims = found(
        "South Korea gave the Peruvian Navy two corvettes. The first was handed over in March 2019 "
        "and another in April 2022."
    )
    assert [c.get("date") for c in claims] == [None, "2019-03", "2022-04"]


def test_things_are_counted() -> None:
    """Each thing has its own number."""
    [one] = find_claims("assistance", "Germany handed over ten ambulances and 200 radios to the Nigerien army.")
    counts = {q.item: q.value for q in one.quantities}
    assert counts == {"transport_vehicle": 10, "communications": 200}


def test_measures_below_headings_belong_to_the_announcement() -> None:
    """Programme and day of the announcement hold for what its headings tell."""
    body = (
        "The Council today adopted two assistance measures under the European Peace Facility for Kenya and Benin, "
        "for a total of €30 million.\n\nKenya\n\nA measure of €20 million will equip the Kenyan navy with radars.\n\n"
        "Benin\n\nA measure of €10 million will provide the Beninese army with ambulances."
    )
    claims = find_claims("assistance", body, title="Council adopts measures", house="Council of the EU")
    assert [show(c, "framework", "recipients")["recipients"] for c in claims][1:] == [("KE",), ("BJ",)]
    assert {show(c, "framework")["framework"] for c in claims} == {"EPF"}


def test_loans_are_no_assistance() -> None:
    """A line of credit is lent."""
    assert not found("India extended a $100 million line of credit to Suriname for patrol boats.")


def test_relief_is_civil() -> None:
    """Aircraft of an air force bring tents after an earthquake."""
    assert not found(
        "Australian military aircraft brought in tents and medical supplies after the earthquake in Vanuatu."
    )


def test_those_who_teach_give() -> None:
    """The adjective of the teachers is the donor's, that of the taught the receiver's."""
    [one] = found("British instructors have trained some 900 Kenyan soldiers.", "donors", "recipients", "items")
    assert one == {"donors": ("GB",), "recipients": ("KE",), "items": ("training",)}


def test_a_sum_that_only_the_headline_tells() -> None:
    body = "On 7 February 2011, the Canadian ambassador donated 55 vehicles to the Ghanaian Ministry of Defence."
    title = "Canada donates vehicles worth C$2 million to Ghana"
    (one,) = found(body, "amount", "date", title=title)
    assert one == {"amount": Money("2000000", "CAD", "total", False), "date": "2011-02-07"}


def test_a_sum_of_the_headline_yields_to_one_of_the_story() -> None:
    body = "The Canadian ambassador donated vehicles worth C$1.9 million to the Ghanaian Ministry of Defence on Friday."
    (one,) = found(body, "amount", title="Canada donates vehicles worth C$2 million to Ghana")
    assert one == {"amount": Money("1900000", "CAD", "total", False)}


def test_a_headline_about_others_lends_no_sum() -> None:
    body = "The Canadian ambassador donated 55 vehicles to the Ghanaian Ministry of Defence on Friday."
    (one,) = found(body, "amount", title="Norway gives Kenya vehicles worth $2 million")
    assert one == {}


def test_a_dollar_that_may_be_several_is_a_problem() -> None:
    text = "Fiji received patrol boats worth $3 million from Australia."
    front = Metadata(id="sha256:0", published="2024-05-15", language="en", genre="news")
    (known,) = read_claims(Document(front, text), codebook()).reading.claims
    assert known.amount == Money("3000000", "AUD", "total", False)
    text = "Patrol boats worth $3 million were handed over to Fiji's navy."
    reading = read_claims(Document(front, text), codebook()).reading
    assert [problem.kind for problem in reading.problems] == ["ambiguous_currency"]
    assert all(getattr(claim, "amount", None) is None for claim in reading.claims)
