"""One conflict and one look-alike for each rule, as reports really make them."""

import pytest

from headwater.model import Finding
from headwater.reconcile import RULES
from tests.reconcile.papers import GRANT, PACT, claim, findings, found, paper, record_of, release

WIRE, PAPER = "Ocean Wire", "Steppe Evening Post"


def test_two_days_for_one_signature() -> None:
    assert found(release("2024-12-11", PACT), paper(PAPER, "2024-12-19", claim(PACT, date="2024-12-18"))) == [
        ("date_conflict", "date", "2024-12-11")
    ]


@pytest.mark.parametrize("date", ["2024-12", "2024", "2024-12-09/2024-12-13", None])
def test_a_vaguer_day_is_no_other_day(date: str | None) -> None:
    assert found(release("2024-12-11", PACT), paper(PAPER, "2024-12-19", claim(PACT, date=date))) == []


def test_signed_and_in_force_have_days_of_their_own() -> None:
    later = claim(PACT, stage="in_force", date="2025-01-22")
    assert found(release("2024-12-11", PACT), paper(PAPER, "2025-02-01", later)) == []


def test_two_hand_overs_are_two_tranches() -> None:
    boats = claim(GRANT, items=["small_boat"], stage="delivered", date="2025-05-26", amount=None)
    vests = claim(GRANT, items=["protective_gear"], stage="delivered", date="2025-06-02", amount=None)
    assert found(paper(WIRE, "2025-05-27", boats), paper(PAPER, "2025-06-03", vests)) == []


def test_two_sums_for_one_grant() -> None:
    other = claim(GRANT, amount={"value": "3100000000", "currency": "JPY"})
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-12", other)) == [
        ("amount_conflict", "amount", "1300000000 JPY")
    ]


def test_a_rounded_sum_is_no_other_sum() -> None:
    about = claim(GRANT, amount={"value": "1400000000", "currency": "JPY", "approximate": True})
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-12", about)) == []


def test_a_plan_may_have_another_sum() -> None:
    plan = claim(GRANT, stage="planned", date=None, amount={"value": "2000000000", "currency": "JPY"})
    assert found(paper(WIRE, "2024-12-01", plan), release("2025-02-10", GRANT)) == []


def test_a_sum_in_another_currency_at_the_days_rate_is_the_same() -> None:
    dollars = claim(GRANT, amount={"value": "8500000", "currency": "USD"})
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-12", dollars)) == []


def test_the_total_of_a_group_given_to_one() -> None:
    whole = claim(
        GRANT,
        recipients=["PH", "ID", "MN", "DJ"],
        items=["defence_equipment"],
        stage="planned",
        date=None,
        amount={"value": "5000000000", "currency": "JPY"},
    )
    alone = claim(whole, recipients=["MN"])
    assert found(paper(WIRE, "2024-11-30", whole), paper(PAPER, "2024-12-20", alone), release("2025-02-10", GRANT)) == [
        ("scope_inflation", "amount", "1300000000 JPY")
    ]


def test_a_grant_given_to_a_tranche() -> None:
    grant = claim(GRANT, items=["small_boat", "medical"])
    part = claim(grant, items=["small_boat"], stage="delivered", date="2025-05-26", amount=None)
    dear = claim(grant, items=["small_boat"], stage="delivered", date="2025-05-26")
    assert found(release("2025-05-26", grant, part), paper(PAPER, "2025-05-27", dear)) == [
        ("scope_inflation", "amount", "1300000000 JPY")
    ]


def test_a_list_given_to_a_hand_over() -> None:
    grant = claim(GRANT, items=["uav", "small_boat"], amount=None)
    part = claim(grant, items=["uav"], stage="delivered", date="2025-09-22")
    all_ = claim(grant, stage="delivered", date="2025-09-22")
    assert found(release("2025-09-22", grant, part), paper(PAPER, "2025-09-23", all_)) == [
        ("scope_inflation", "items", "uav")
    ]


def test_a_conversion_that_does_not_fit() -> None:
    wrong = claim(GRANT, restated=[{"value": "13000000", "currency": "USD"}])
    assert found(paper(PAPER, "2025-02-10", wrong)) == [("conversion_mismatch", "restated", "1300000000 JPY")]


def test_a_conversion_at_the_rate_of_the_act_or_of_the_report_fits() -> None:
    right = claim(GRANT, restated=[{"value": "8530000", "currency": "USD"}])
    assert found(paper(PAPER, "2025-02-10", right)) == []


def test_where_no_rate_is_at_hand_nothing_is_said() -> None:
    assert found(paper(PAPER, "2025-02-10", claim(GRANT, restated=[{"value": "1", "currency": "MNT"}]))) == []


def test_two_numbers_of_boats() -> None:
    four = claim(GRANT, items=["patrol_vessel"], quantities=[{"item": "patrol_vessel", "value": 4}])
    five = claim(four, quantities=[{"item": "patrol_vessel", "value": 5}])
    assert found(paper(WIRE, "2025-02-10", four), paper(PAPER, "2025-02-11", five)) == [
        ("quantity_conflict", "quantity", None)
    ]


def test_a_part_of_the_boats_is_delivered_first() -> None:
    four = claim(GRANT, items=["patrol_vessel"], quantities=[{"item": "patrol_vessel", "value": 4}])
    two = claim(
        four, quantities=[{"item": "patrol_vessel", "value": 2}], stage="delivered", date="2025-08-01", amount=None
    )
    assert found(release("2025-02-10", four), paper(PAPER, "2025-08-02", two)) == []


def test_more_than_three_are_four() -> None:
    four = claim(GRANT, items=["patrol_vessel"], quantities=[{"item": "patrol_vessel", "value": 4}])
    more = claim(four, quantities=[{"item": "patrol_vessel", "value": 3, "bound": "more_than"}])
    assert found(paper(WIRE, "2025-02-10", four), paper(PAPER, "2025-02-11", more)) == []


def test_two_ordinals_of_one_partner() -> None:
    assert found(
        release("2024-12-11", claim(PACT, ordinal=16)), paper(PAPER, "2024-12-13", claim(PACT, ordinal=17))
    ) == [("count_conflict", "ordinal", "16")]


def test_other_things_for_one_grant() -> None:
    assert found(release("2025-02-10", claim(GRANT, items=["spare_parts"])), paper(PAPER, "2025-02-11", GRANT)) == [
        ("item_conflict", "items", "spare_parts")
    ]


@pytest.mark.parametrize("items", [["defence_equipment"], ["surveillance"], ["air_radar", "training"]])
def test_a_wider_word_or_a_longer_list_is_no_other_thing(items: list[str]) -> None:
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-11", claim(GRANT, items=items))) == []


def test_another_service() -> None:
    navy, police = claim(GRANT, beneficiaries=["Mongolian Army"]), claim(GRANT, beneficiaries=["Mongolian police"])
    assert found(release("2025-02-10", navy), paper(PAPER, "2025-02-11", police)) == [
        ("party_conflict", "beneficiaries", "Mongolian Army")
    ]


def test_the_armed_forces_may_be_the_army() -> None:
    army = claim(GRANT, beneficiaries=["Mongolian Army"])
    forces = claim(GRANT, beneficiaries=["Armed Forces of Mongolia"])
    assert found(release("2025-02-10", army), paper(PAPER, "2025-02-11", forces)) == []


def test_another_recipient_where_all_else_agrees() -> None:
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-11", claim(GRANT, recipients=["ME"]))) == [
        ("party_conflict", "recipients", "MN")
    ]


def test_the_name_of_who_signed() -> None:
    texts = (
        "Ambassador Tanabe Haruo and the Mongolian side signed the agreement.",
        "Japan's ambassador, Haruo Tanaka, signed in the capital.",
    )
    made = release("2024-12-11", PACT, text=texts[0]), paper(PAPER, "2024-12-13", PACT, text=texts[1])
    assert found(*made) == [("party_conflict", "signatory", "Tanabe Haruo")]


def test_the_year_of_the_delivery_taken_for_the_programmes() -> None:
    done = claim(GRANT, stage="delivered", date="2025-05-26", amount=None)
    assert found(
        release("2025-05-26", claim(done, fiscal_year="JP-2023")),
        paper(PAPER, "2025-06-04", claim(done, fiscal_year="JP-2025")),
    ) == [("fiscal_year_conflict", "fiscal_year", "JP-2023")]


def test_another_year_and_another_sum_are_another_grant() -> None:
    first = claim(GRANT, fiscal_year="JP-2023", date="2024-02-10")
    second = claim(GRANT, fiscal_year="JP-2024", amount={"value": "900000000", "currency": "JPY"})
    assert found(release("2024-02-10", first), paper(PAPER, "2025-02-12", second)) == []


def test_another_programme() -> None:
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-11", claim(GRANT, framework="ODA"))) == [
        ("framework_conflict", "framework", "OSA")
    ]


def test_delivered_where_the_record_says_not() -> None:
    done = claim(GRANT, stage="delivered", date="2025-05-01", amount=None)
    text = "The notes were exchanged in February. The radar is still being built and has not been delivered."
    made = release("2025-06-01", claim(GRANT), text=text), paper(PAPER, "2025-05-02", done)
    assert found(*made) == [("stage_inflation", "stage", "agreed")]


def test_agreed_told_as_delivered_on_the_day() -> None:
    done = claim(GRANT, stage="delivered")
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-11", done)) == [
        ("stage_inflation", "stage", "agreed")
    ]


def test_a_later_stage_told_later_is_progress() -> None:
    done = claim(GRANT, stage="delivered", date="2026-03-01", amount=None)
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2026-03-02", done)) == []


def test_possible_told_as_expected_after_another_report() -> None:
    maybe = claim(PACT, stage="negotiating", assertion="possible", date="2024-12")
    sure = claim(maybe, assertion="expected", asserters=[WIRE])
    assert [f for f in found(paper(WIRE, "2024-10-01", maybe), paper(PAPER, "2024-10-02", sure)) if f[0] != "echo"] == [
        ("certainty_inflation", "assertion", "possible")
    ]


def test_two_houses_may_be_differently_sure() -> None:
    maybe = claim(PACT, stage="negotiating", assertion="possible", date="2024-12")
    sure = claim(maybe, assertion="expected")
    assert found(paper(WIRE, "2024-10-01", maybe), paper(PAPER, "2024-10-02", sure)) == []


def test_an_old_grant_told_as_new() -> None:
    again = claim(GRANT, stage="announced", date="2025-07-01")
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-07-02", again)) == [
        ("re_announcement", "date", "2025-02-10")
    ]


def test_announced_and_then_agreed_is_progress() -> None:
    first = claim(GRANT, stage="announced", date="2024-12-01")
    assert found(paper(WIRE, "2024-12-01", first), release("2025-02-10", GRANT)) == []


def test_words_that_were_changed() -> None:
    texts = (
        "“Items pass to third parties only with prior consent,” it says.",
        ("The ministry says that “items pass to third parties without prior consent”."),
    )
    made = release("2024-12-11", PACT, text=texts[0]), paper(PAPER, "2024-12-13", PACT, text=texts[1])
    assert found(*made) == [("misquotation", "quote", "Items pass to third parties only with prior consent")]


def test_a_shorter_quotation_or_another_spelling_is_no_other() -> None:
    texts = (
        "“We shall defend the organisation of our coast together,” she said.",
        ("She said that they would “defend the organization of our coast”."),
    )
    made = release("2024-12-11", PACT, text=texts[0]), paper(PAPER, "2024-12-13", PACT, text=texts[1])
    assert found(*made) == []


@pytest.mark.parametrize(("left", "right"), [("four", "forty"), ("conditional", "unconditional"), ("with", "without")])
def test_a_word_that_matters_is_no_spelling(left: str, right: str) -> None:
    texts = [f"“They are given on {word} terms to the navy of the islands,” it says." for word in (left, right)]
    made = release("2024-12-11", PACT, text=texts[0]), paper(PAPER, "2024-12-13", PACT, text=texts[1])
    assert [kind for kind, _, _ in found(*made)] == ["misquotation"]


def test_a_second_gift_of_the_same_size_is_another() -> None:
    words = "Japan today announced a further 1.3 billion yen."
    first = claim(GRANT, stage="announced")
    second = claim(first, date="2025-05-01", evidence=[{"start": 0, "end": len(words), "exact": words}])
    assert found(release("2025-02-10", first), release("2025-05-01", second)) == []


def test_two_programmes_on_one_day_are_two_gifts() -> None:
    navy = claim(GRANT, beneficiaries=["Mongolian Army"], amount=None)
    guard = claim(navy, framework="ODA", beneficiaries=["coast guard"])
    assert found(release("2025-02-10", navy), paper(PAPER, "2025-02-11", guard)) == []


def test_two_sums_of_one_budget() -> None:
    budget = {
        "type": "budget",
        "donors": ["JP"],
        "framework": "OSA",
        "fiscal_year": "JP-2024",
        "stage": "appropriated",
        "amount": {"value": "5000000000", "currency": "JPY"},
    }
    other = claim(budget, amount={"value": "8100000000", "currency": "JPY"})
    assert found(release("2024-04-01", budget), paper(PAPER, "2024-04-03", other)) == [
        ("amount_conflict", "amount", "5000000000 JPY")
    ]
    assert found(release("2024-01-10", claim(other, stage="requested")), paper(PAPER, "2024-04-03", budget)) == []
    assert found(release("2024-04-01", budget), paper(PAPER, "2025-04-03", claim(other, fiscal_year="JP-2025"))) == []


def test_a_budget_given_to_one() -> None:
    budget = {
        "type": "budget",
        "donors": ["JP"],
        "framework": "OSA",
        "stage": "appropriated",
        "amount": {"value": "5000000000", "currency": "JPY"},
    }
    alone = claim(GRANT, stage="planned", date=None, amount={"value": "5000000000", "currency": "JPY"})
    made = paper(WIRE, "2024-12-12", budget), paper(PAPER, "2024-12-20", alone), release("2025-02-10", GRANT)
    assert found(*made) == [("scope_inflation", "amount", "1300000000 JPY")]


def test_two_documents_of_one_origin() -> None:
    first, second = paper(WIRE, "2024-12-11", PACT), paper(PAPER, "2024-12-12", PACT, rests_on=[WIRE])
    echo = findings(first, second)[0]
    assert (echo.kind, echo.slot, {side.value for side in echo.sides}) == ("echo", "origin", {WIRE})


def test_not_in_force_is_overtaken() -> None:
    text = "The two states signed it on Wednesday. The agreement has not yet come into force."
    now = claim(PACT, stage="in_force", date="2025-01-22")
    assert found(paper(WIRE, "2024-12-12", PACT, text=text), release("2025-01-22", now)) == [
        ("outdated", "stage", "in_force")
    ]


def test_not_in_force_until_a_day_is_in_force() -> None:
    text = "The agreement was signed in December and was not in force until 22 January."
    now = claim(PACT, stage="in_force", date="2025-01-22")
    assert found(paper(WIRE, "2025-02-12", PACT, text=text), release("2025-01-22", now)) == []


def test_a_rule_is_tried_here_for_each_kind() -> None:
    assert len({rule.kind for rule in RULES}) == len(RULES) == 16


def test_a_sentence_names_who_says_what() -> None:
    finding: Finding = findings(
        release("2024-12-11", PACT), paper(PAPER, "2024-12-19", claim(PACT, date="2024-12-18"))
    )[0]
    assert finding.sentence == (
        "Ministry of Foreign Affairs of Japan dates the signing of the equipment transfer agreement of Japan and "
        "Mongolia to 11 December 2024; Steppe Evening Post to 18 December 2024."
    )
    assert finding.why == "Ministry of Foreign Affairs of Japan is the official record of its own act."


def test_another_donor_where_all_else_agrees() -> None:
    trucks = claim(
        GRANT,
        framework=None,
        amount=None,
        items=["transport_vehicle"],
        beneficiaries=["Mongolian Army"],
        stage="delivered",
        quantities=[{"item": "transport_vehicle", "value": 20}],
    )
    other = claim(trucks, donors=["KR"])
    assert found(release("2025-02-10", trucks), paper(PAPER, "2025-02-12", other)) == [
        ("party_conflict", "donors", "JP")
    ]


def test_the_number_of_a_group_given_to_one() -> None:
    count = [{"item": "transport_vehicle", "value": 60}]
    whole = claim(GRANT, recipients=["MN", "PH", "ID"], items=["transport_vehicle"], amount=None, quantities=count)
    part = claim(whole, recipients=["MN"], quantities=[{"item": "transport_vehicle", "value": 18}])
    alone = claim(whole, recipients=["MN"])
    assert found(release("2025-02-10", whole, part), paper(PAPER, "2025-02-12", alone)) == [
        ("scope_inflation", "quantity", "18")
    ]


def test_what_is_said_not_to_be_given() -> None:
    lorries = claim(GRANT, items=["surveillance", "training"])
    denied = {
        "type": "assistance",
        "donors": ["JP"],
        "recipients": ["MN"],
        "items": ["air_radar"],
        "assertion": "denied",
    }
    assert found(release("2025-02-10", lorries, denied), paper(PAPER, "2025-02-12", GRANT)) == [
        ("item_conflict", "items", "surveillance training")
    ]


def test_one_of_two_who_signed() -> None:
    right = claim(PACT, signatories=["Tanabe Haruo", "Dorj Bat"])
    wrong = claim(PACT, signatories=["Kudo Ken", "Bat Dorj"])
    assert found(release("2024-12-11", right), paper(PAPER, "2024-12-13", wrong)) == [
        ("party_conflict", "signatory", "Tanabe Haruo")
    ]
    assert found(release("2024-12-11", right), paper(PAPER, "2024-12-13", claim(PACT, signatories=["Bat Dorj"]))) == []


def test_a_house_that_corrects_itself_is_believed_later() -> None:
    wrong = claim(GRANT, amount={"value": "3100000000", "currency": "JPY"})
    made = release("2025-02-10", wrong), paper(PAPER, "2025-02-11", wrong), release("2025-02-13", GRANT)
    assert found(*made) == [("amount_conflict", "amount", "1300000000 JPY")]


def test_two_lots_of_ten_boats() -> None:
    ten = claim(GRANT, items=["patrol_vessel"], quantities=[{"item": "patrol_vessel", "value": 10}], amount=None)
    four = claim(ten, stage="delivered", date="2026-01-24", quantities=[{"item": "patrol_vessel", "value": 4}])
    six = claim(four, date="2027-02-07", quantities=[{"item": "patrol_vessel", "value": 6}])
    made = release("2025-02-10", ten), paper(PAPER, "2026-01-25", four, ten), release("2027-02-07", six, ten)
    assert found(*made) == []
    assert len(record_of(*made).activities) == 1


@pytest.mark.parametrize(("left", "right", "kinds"), [(25, 25, ["item_conflict"]), (25, 9, [])])
def test_lists_that_share_a_thing_differ_where_the_rest_is_as_many(left: int, right: int, kinds: list[str]) -> None:
    lorries, armour = (
        claim(GRANT, items=[item, "training"], quantities=[{"item": item, "value": number}])
        for item, number in (("transport_vehicle", left), ("armoured_vehicle", right))
    )
    assert [kind for kind, _, _ in found(release("2025-02-10", lorries), paper(PAPER, "2025-02-12", armour))] == kinds


def test_a_slip_of_digits_and_of_days() -> None:
    slip = claim(GRANT, date="2025-02-17", amount={"value": "3100000000", "currency": "JPY"})
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-06-12", slip)) == [
        ("date_conflict", "date", "2025-02-10"),
        ("amount_conflict", "amount", "1300000000 JPY"),
    ]


def test_a_million_for_a_billion() -> None:
    million = claim(GRANT, amount={"value": "1300000", "currency": "JPY"})
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-12", million)) == [
        ("amount_conflict", "amount", "1300000000 JPY")
    ]


def test_a_programme_by_its_name_is_the_programme_by_its_acronym() -> None:
    named = claim(GRANT, framework="official security assistance")
    assert found(release("2025-02-10", GRANT), paper(PAPER, "2025-02-11", named)) == []


def test_a_coast_guard_may_be_a_part_of_the_forces() -> None:
    forces, guard = claim(GRANT, beneficiaries=["National Defence Force"]), claim(GRANT, beneficiaries=["Coast Guard"])
    navy = claim(GRANT, beneficiaries=["Navy"])
    assert found(release("2025-02-10", forces), paper(PAPER, "2025-02-11", guard)) == []
    assert found(release("2025-02-10", navy), paper(PAPER, "2025-02-11", guard)) == [
        ("party_conflict", "beneficiaries", "Navy")
    ]
