"""The verbs that ask and judge, as people run them, on both databases: one small history."""

import json
import signal
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from typer.testing import CliRunner

from headwater.cli import app
from headwater.ledger import create_ledger
from tests.ledger.papers import Gift, Paper, build_paper

Run = Callable[..., str]


@pytest.fixture
def paper(place: str) -> Paper:
    """A ledger with one exactly dated release of two gifts, and one of unknown day."""
    told = build_paper(Gift(), Gift(recipients=("TO",), date="2024-11", stage="announced", value=None))
    other = build_paper(Gift(value="350000000"), name="B", published=None)
    with create_ledger(place) as ledger:
        for one in (told, other):
            ledger.append(one.statements(), one.texts)
    return told


@pytest.fixture
def run(place: str) -> Iterator[Run]:
    """Runs a verb on the ledger, in this process; gives what it prints. ``code``: how it is to end."""
    runner, before = CliRunner(env={"HEADWATER_DATABASE": place, "COLUMNS": "80"}), signal.getsignal(signal.SIGINT)

    def run(*arguments: str, code: int = 0) -> str:
        done = runner.invoke(app, arguments)
        assert done.exit_code == code, done.output
        return done.stdout + done.stderr

    yield run
    signal.signal(signal.SIGINT, before)


def lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines() if line.startswith("{")]


def test_the_same_question_on_three_clocks(run: Run, paper: Paper) -> None:
    now = run("activities", "--recipient", "Fiji")
    assert "JPY 300,000,000 (1 document) / JPY 350,000,000 (1 document)" in now
    assert "2 documents, 2 claims" in now
    then = run("activities", "--recipient", "Fiji", "--published-by", "2024-12-31")
    assert "JPY 350,000,000" not in then
    assert "Left out: 1 claim whose document's day of publication is unknown." in then
    coarse = run("claims", "--valid-at", "2024-11-15")
    assert "Left out: 1 claim telling the day only as 2024-11." in coarse
    before = run("activities", "--known-at", "2020-01-01")
    assert "recorded its first statement on" in before
    assert "nothing was known to it before" in before


def test_formats_carry_the_claim_and_what_the_ledger_knows_of_it(run: Run, paper: Paper) -> None:
    told = lines(run("claims", "--recipient", "TO", "-f", "jsonl"))
    claim = paper.claims[1]
    assert [one["id"] for one in told] == [claim.id]
    assert {name: told[0][name] for name in ("document", "published", "valid", "corrected")} == {
        "document": paper.id,
        "published": "2024-12-12",
        "valid": "2024-11",
        "corrected": {},
    }
    assert [reader["name"] for reader in told[0]["readers"]] == ["rules"]
    sheet = run("claims", "--recipient", "TO", "--format", "csv").splitlines()
    assert sheet[0].startswith("document,title,publisher,published,claim,type,donors")
    assert sheet[0].endswith("recorded,valid,corrected,readers")
    (activity,) = lines(run("activities", "--recipient", "TO", "-f", "jsonl"))
    assert (activity["stage"]["stage"], activity["claims"], activity["first_published"]) == (
        "announced",
        1,
        "2024-12-12",
    )
    papers = lines(run("documents", "-f", "jsonl"))
    assert [(one["published"], one["claims"], one["retracted"]) for one in papers] == [
        ("2024-12-12", 2, False),
        (None, 1, False),
    ]


@pytest.mark.parametrize(("what", "number"), [("claims", 3), ("activities", 2), ("documents", 2)])
def test_pages_follow_each_other(run: Run, paper: Paper, what: str, number: int) -> None:
    whole = [one["id"] for one in lines(run(what, "-f", "jsonl"))]
    assert len(whole) == number
    found: list[str] = []
    cursor: list[str] = []
    for left in reversed(range(number)):
        page = run(what, "-f", "jsonl", "--limit", "1", *cursor)
        found += [one["id"] for one in lines(page)]
        assert ("--after" in page) == (left > 0)
        cursor = ["--after", page.rpartition("--after ")[2].strip()]
    assert found == whole


def test_an_act_changes_what_is_held_and_can_be_taken_back(run: Run, paper: Paper) -> None:
    claim = paper.claims[0].id[7:19]
    done = run(
        "review", claim, "--correct", "amount=310000000 JPY", "--quote", "300000000", "--by", "Ann", "--reason", "typo"
    )
    act = done.partition("undo ")[2].split()[0]
    shown = run("show", claim)
    assert "amount: JPY 310,000,000 “300000000” / corrected; the reader: JPY 300,000,000" in shown
    assert "corrected by Ann: typo" in shown
    (told,) = lines(run("claims", "-f", "jsonl", "--text", "300000000 yen"))
    assert told["corrected"]["amount"]["value"] == "300000000"
    assert "is held now" in run("undo", act, "--by", "Bo", "--reason", "no typo")
    history = run("history", claim)
    assert history.count("held as corrected") == 1
    assert history.count("held as its reader said it") == 2
    assert "undone by Bo: no typo" in history
    assert "was undone already" in run("undo", act, "--by", "Bo", "--reason", "again", code=1)


def test_a_repeated_review_is_a_new_statement(run: Run, paper: Paper) -> None:
    claim = paper.claims[0].id[7:19]
    acts = {run("review", claim, "--accept", "--by", "Ann").partition("act ")[2][:12] for _ in range(2)}
    assert len(acts) == 2
    told = lines(run("show", claim, "-f", "jsonl"))[0]
    assert [one["verdict"] for one in told["acts"]] == ["accept", "accept"]


def test_a_retracted_document_is_held_no_longer_and_the_difference_is_told(run: Run, paper: Paper) -> None:
    with_claims = run("documents")
    assert "claims: 2" in with_claims
    done = run("retract", paper.id[7:19], "--by", "Ann", "--reason", "withdrawn by its publisher")
    assert "0 of 2 claims held now" in done
    assert "state: retracted" in run("documents")
    assert "No claims." in run("claims", "--recipient", "TO")
    assert "the publisher" not in run("claims")
    changed = run("diff", "--from", "2020-01-01")
    assert "Claims: 1 new. Activities: 1 new." in changed
    document = run("show", paper.id)
    assert "retracted the document by Ann: withdrawn by its publisher" in document
    assert "(2 fewer); 0 claims held" in run("history", paper.id)


def test_the_queue_tells_why(run: Run, paper: Paper) -> None:
    told = run("review", "--queue")
    assert told.count("! told otherwise elsewhere: JPY 3") == 2
    assert "! 1 other claim of the same activity" in told
    (first, _) = lines(run("review", "--queue", "-f", "jsonl"))
    assert [reason["kind"] for reason in first["reasons"]] == ["conflict", "dependants"]
    run("review", paper.claims[0].id, "--reject", "--by", "Ann", "--reason", "no")
    assert "No claims that wait." in run("review", "--queue")


BAD = [
    (("show", "0000000000"), "no id begins with 0000000000"),
    (("show", "xyz"), "is no id"),
    (("show", "ab"), "too short"),
    (("history", "sha256:" + "0" * 64), "no id begins with"),
    (("claims", "--donor", "Japn"), "near: Japan (JP)"),
    (("claims", "--since", "2025-02-30"), "no day"),
    (("claims", "--since", "2025-02-01", "--until", "2025-01-01"), "is after"),
    (("claims", "--type", "reason", "--stage", "signed"), "has no stages"),
    (("activities", "--type", "reason"), "no type of claim"),
    (("claims", "--known-at", "2999-01-01"), "is in the future"),
    (("claims", "--known-at", "2025-01-01T00:00"), "no time zone"),
    (("claims", "--after", "d1.1"), "no cursor of `headwater claims`"),
    (("claims", "--after", "c999.1"), "no page was cut"),
    (("diff", "--from", "2025-01-02", "--to", "2025-01-01"), "is after"),
    (("diff", "--from", "2999-01-01"), "is in the future"),
    (("retract", "0000000000", "--reason", "x"), "no id begins with"),
    (("undo", "0000000000", "--by", "Ann", "--reason", "x"), "no id begins with"),
    (("review",), "name a claim"),
    (("review", "--queue", "--accept"), "--queue lists claims"),
]


@pytest.mark.parametrize("kind", ["sqlite"])  # most is found before the database is asked
@pytest.mark.parametrize(("arguments", "told"), BAD, ids=[" ".join(one[0]) for one in BAD])
def test_what_cannot_be_answered_is_told(run: Run, paper: Paper, arguments: tuple[str, ...], told: str) -> None:
    assert told in run(*arguments, code=1)


def test_an_id_that_is_mistyped_has_near_ones(run: Run, paper: Paper) -> None:
    mistyped = paper.id[:-1] + ("0" if paper.id[-1] != "0" else "1")
    assert f"near:\nheadwater: document {paper.id[7:19]}" in run("show", mistyped, code=1)
    assert "is no act, but" in run("undo", paper.id, "--by", "Ann", "--reason", "x", code=1)


def test_an_abbreviation_of_two_things_lists_both(run: Run, place: str) -> None:
    papers = [build_paper(Gift(value=str(number)), name=str(number)) for number in range(300)]
    with create_ledger(place) as ledger:
        ledger.append(
            [one for paper in papers for one in paper.statements()], {k: v for p in papers for k, v in p.texts.items()}
        )
    ids = sorted(one for paper in papers for one in (paper.id, paper.claims[0].id))
    shared = next(one[7:11] for one, other in pairwise(ids) if one[:11] == other[:11])
    told = run("show", shared, code=1)
    assert "may be any of these; give more digits" in told
    assert told.count("headwater: ") == 3
