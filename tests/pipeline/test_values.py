"""Values as people type them: what is understood, and what is told where it is not."""

import msgspec
import pytest

from headwater.codebook import load_codebook
from headwater.errors import QueryError
from headwater.model import Agreement, Assistance, Span
from headwater.pipeline.countries import parse_country
from headwater.pipeline.question import Asked, parse_question
from headwater.pipeline.values import parse_slot
from headwater.pipeline.words import find_words

BOOK = load_codebook()
EVIDENCE = (Span(0, 5, "Japan"),)
GRANT = Assistance(id="", asserters=(), assertion="stated", evidence=EVIDENCE, mentions={})
PACT = Agreement(id="", asserters=(), assertion="stated", evidence=EVIDENCE, mentions={})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("stage=delivered", "delivered"),
        ("recipients=MN,PH", ["MN", "PH"]),
        ("recipients=Mongolia; the Philippines, PH", ["MN", "PH"]),
        ("recipients=", []),
        ("items=patrol vessel,coastal_radar", ["patrol_vessel", "coastal_radar"]),
        ("amount=1300000000 JPY", {"value": "1300000000", "currency": "JPY", "scope": "total", "approximate": False}),
        (
            "amount=about usd 33,000,000.50 part",
            {"value": "33000000.5", "currency": "USD", "scope": "part", "approximate": True},
        ),
        ("amount=", None),
        ("restated=USD 10; about EUR 9", [
            {"value": "10", "currency": "USD", "approximate": False},
            {"value": "9", "currency": "EUR", "approximate": True},
        ]),
        ("date=2024-12-11", "2024-12-11"),
        ("date=2024-12-11/2025-01", "2024-12-11/2025-01"),
        ("date=2021/..", "2021/.."),
        ("fiscal-year=jp-2024", "JP-2024"),
        ("round=2", 2),
        ("framework=OSA", "OSA"),
        ("asserters=Kyodo News; two officials, unnamed", ["Kyodo News", "two officials, unnamed"]),
        ("quantities=2 patrol_vessel", [{"value": 2, "item": "patrol_vessel"}]),
        ('count={"value": 12, "of": "countries"}', {"value": 12, "of": "countries"}),
    ],
)  # fmt: skip
def test_a_value_is_understood(text: str, value: object) -> None:
    assert msgspec.json.decode(parse_slot(text, GRANT, BOOK)[1]) == value


def test_each_type_has_its_own_stages() -> None:
    assert parse_slot("stage = in force", PACT, BOOK) == ("stage", '"in_force"')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stage", "slot=value"),
        ("stagg=agreed", "near: stage"),
        ("ordinal=3", "no slot 'ordinal'"),
        ("evidence=x", "no slot 'evidence'"),
        ("id=x", "no slot 'id'"),
        ("stage=in_force", "known: considered, planned"),
        ("stage=deliverd", "near: delivered"),
        ("recipients=MN,Atlantis", "'Atlantis' is no country"),
        ("items=patrol_vesel", "near: patrol_vessel"),
        ("amount=5 billion yen", "no sum such as"),
        ("amount=5", "no sum such as"),
        ("amount=USD 5 JPY", "no sum such as"),
        ("amount=5 JPX", "near: JPY"),
        ("date=2024-13-01", "is no date"),
        ("date=2025-01/2024-12", "is no date"),
        ("date=yesterday", "is no date"),
        ("date=../..", "is no date"),
        ("fiscal_year=2024", "JP-2024"),
        ("round=second", "no whole number"),
        ("round=0", "no whole number"),
        ("count=12", "as JSON"),
        ("count={", "no JSON"),
    ],
)
def test_what_is_not_understood_is_told(text: str, told: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_slot(text, GRANT, BOOK)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("name", "code"),
    [("JP", "JP"), ("jp", "JP"), ("Japan", "JP"), ("the philippines", "PH"), ("Cote d'Ivoire", "CI"), ("UAE", "AE"),
     ("Türkiye", "TR"), ("NATO", "NATO"), ("eu", "EU"), ("Kosovo", "XK"), ("ＪＡＰＡＮ", "JP"),
     ("papua new-guinea", "PG")],
)  # fmt: skip
def test_a_country_is_known_by_code_and_name(name: str, code: str) -> None:
    assert parse_country(name, BOOK) == code


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Mongola", "Mongolia (MN)"),
        ("Korea", "South Korea (KR)"),
        ("Congo", "Congo - Kinshasa (CD)"),
        ("Jap", "Japan (JP)"),
    ],
)
def test_an_unknown_country_has_near_ones(name: str, near: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_country(name, BOOK)
    assert near in str(error.value)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked(since="2025-01-02", until="2025-01-01"), "is after"),
        (Asked(since="2025-02-30"), "no day"),
        (Asked(stage="in_force", type="assistance"), "no stage of assistance"),
        (Asked(stage="signed", type="reason"), "has no stages"),
        (Asked(stage="given"), "no stage"),
        (Asked(type="gift"), "no type of claim"),
        (Asked(fiscal_year="2024"), "no fiscal year"),
        (Asked(item="boat"), "small_boat"),
        (Asked(text=" "), "nothing is looked for"),
    ],
)
def test_a_question_that_contradicts_itself_is_told(asked: Asked, told: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_question(asked, BOOK)
    assert told in str(error.value)


TEXT = "Japan gave Fiji boats.\nFiji thanked Japan for the\nboats. Fiji sailed."
CLAIM = msgspec.structs.replace(GRANT, evidence=(Span.of(TEXT, 0, 22),))


def test_words_are_found_where_they_stand() -> None:
    assert find_words(TEXT, "for the boats", CLAIM) == Span.of(TEXT, 42, 55)
    assert find_words(TEXT, "Fiji", CLAIM) == Span.of(TEXT, 11, 15)
    assert find_words(TEXT, "Fiji", CLAIM, 3).start == TEXT.rindex("Fiji")


@pytest.mark.parametrize(
    ("words", "occurrence", "told"),
    [
        ("two boats", None, "does not say 'two boats'"),
        ("fiji THANKED", None, "it says “Fiji thanked”"),
        ("Fiji", 4, "says it 3 times"),
        (" ", None, "wants the words"),
    ],
)
def test_words_that_are_not_there_are_told(words: str, occurrence: int | None, told: str) -> None:
    with pytest.raises(QueryError) as error:
        find_words(TEXT, words, CLAIM, occurrence)
    assert told in str(error.value)


def test_words_that_stand_several_times_are_listed() -> None:
    elsewhere = msgspec.structs.replace(CLAIM, evidence=(Span.of(TEXT, 16, 21),))
    with pytest.raises(QueryError, match="3 times; choose one") as error:
        find_words(TEXT, "Fiji", elsewhere)
    assert str(error.value).count("…") == 6
