"""What is no text enters no ledger, and is asked of none: PostgreSQL could not hold it, so SQLite does not either."""

from typing import Any

import msgspec
import pytest

from headwater.errors import QueryError, StatementRefused
from headwater.ledger import Ledger, Query
from headwater.model import DocumentSeen, Retracted, digest_of
from tests.ledger.papers import RULES, build_paper


def see(**told: Any) -> DocumentSeen:
    seen = build_paper().seen()
    return msgspec.structs.replace(seen, metadata=msgspec.structs.replace(seen.metadata, **told))


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"title": "a\0b"}, "it holds a NUL"),
        ({"title": "\\\0"}, "it holds a NUL"),
        ({"publisher": "a\ud800"}, "surrogates not allowed"),
        ({"id": "mine"}, "no identifier: mine"),
        ({"id": "sha256:\ud800"}, "it is no statement"),
        ({"id": "sha256:00"}, "no identifier"),
    ],
)
def test_what_is_no_text_is_refused(ledger: Ledger, told: dict[str, str], reason: str) -> None:
    with pytest.raises(StatementRefused, match=reason):
        ledger.append([see(**told)], build_paper().texts)
    assert ledger.head().seq == 0


@pytest.mark.parametrize("title", ["\\u0000", "\\\\u0000", "%s ? {} ' \" ; --", "日本 🇯🇵", "\x01\x1f\x7f\ufffe"])
def test_every_text_comes_back_as_it_went_in(ledger: Ledger, title: str) -> None:
    ledger.append([see(title=title)], build_paper().texts)
    dossier = ledger.dossier(build_paper().id)
    assert dossier is not None
    assert [seen.metadata.title for seen in dossier.sightings] == [title]
    with ledger.database.reading() as session:
        assert list(session.rows("SELECT title FROM sighting")) == [(title,)]
        assert list(session.stream("SELECT count(*) FROM sighting WHERE title = ?", [title])) == [(1,)]


@pytest.mark.parametrize("text", ["a\0b", "a\ud800"])
def test_a_document_is_a_text(ledger: Ledger, text: str) -> None:
    name = digest_of(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(StatementRefused, match="its text has a NUL or half a character"):
        ledger.append([see(id=name)], {name: text})


@pytest.mark.parametrize("value", ["a\0b", "a\ud800"])
def test_nobody_asks_for_what_is_no_text(ledger: Ledger, value: str) -> None:
    with pytest.raises(QueryError, match="is no text"):
        list(ledger.view().claims(Query(framework=value)))


def test_a_claim_s_id_is_looked_at_like_any_other(ledger: Ledger) -> None:
    paper = build_paper()
    ledger.append(paper.statements(), paper.texts)
    with pytest.raises(StatementRefused, match="the document has no claim nothing"):
        ledger.append([Retracted(document=paper.id, claim="nothing", reason="wrong")])
    with pytest.raises(StatementRefused, match="lists a claim that the document does not have"):
        ledger.append([msgspec.structs.replace(paper.reading(RULES), claims=("nothing",))])
