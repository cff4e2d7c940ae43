"""A look for rules that know a document by its names: renamed in text and gold alike, the score must not fall.

Countries that a document's gold has as recipient or party, never as donor, become others: name, adjective and capital
alike. Donors keep their names, since programmes and fiscal years are theirs. English documents only.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from babel import Locale

from eval.corpus import Case, Read, read_case
from eval.report import write_tally
from eval.scoring import Claim, add_scores, as_list
from headwater.codebook import Country, load_codebook
from headwater.ingest import read_document
from headwater.reading import read_claims

OTHERS = ("BO", "GA", "OM", "NP", "EE", "UY", "ZM", "TG")
"""Countries with one name, one adjective and one capital, that few documents speak of."""
ARTICLED = ("Philippines", "Maldives", "Gambia", "Bahamas")
TEXTS = ("asserters", "label", "beneficiaries", "basis")
CODES = ("donors", "recipients", "parties")


@dataclass(frozen=True)
class Renaming:
    """Which codes become which, and which words become which."""

    codes: dict[str, str]
    words: dict[str, str]

    def rename(self, text: str) -> str:
        """``text`` with every old name replaced, longest first; the article of "the Philippines" goes with it."""
        names = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True))
        plain = re.sub(rf"\b[Tt]he ({'|'.join(ARTICLED)})\b", r"\1", text)
        return re.sub(rf"\b({names})\b", lambda found: self.words[found[1]], plain) if names else text


def _forms(country: Country) -> list[str]:
    """Name, adjective and capital: the first of each."""
    return [Locale("en").territories[country.code], *country.adjectives[:1], *country.capitals[:1]]


def _has_other_forms(country: Country, text: str) -> bool:
    """Whether ``text`` names ``country`` in a way that we would not rename."""
    others = {*country.en, *country.adjectives[1:], *country.capitals[1:], *country.bodies}
    return any(form in text for form in others - set(_forms(country)))


def _find_recipients(claims: list[Claim]) -> list[str]:
    donors = {code for claim in claims for code in as_list(claim.get("donors"))}
    others = [code for claim in claims for slot in ("recipients", "parties") for code in as_list(claim.get(slot))]
    return [code for code in dict.fromkeys(others) if code not in donors]


def build_renaming(case: Case) -> Renaming:
    """Other names for the recipients of ``case``, as many as there are countries to spare."""
    known = {country.code: country for country in load_codebook().country}
    spare = [code for code in OTHERS if _forms(known[code])[0] not in (case.text or "")]
    codes: dict[str, str] = {}
    words: dict[str, str] = {}
    olds = [code for code in _find_recipients(case.claims) if code in known and code in Locale("en").territories]
    for old, new in zip(olds, spare, strict=False):
        forms, text = _forms(known[old]), case.text or ""
        if len(forms) == len(_forms(known[new])) and forms[0] in text and not _has_other_forms(known[old], text):
            codes[old] = new
            words |= dict(zip(forms, _forms(known[new]), strict=True))
    return Renaming(codes, words)


def rename_claim(claim: Claim, renaming: Renaming) -> Claim:
    """``claim`` as the renamed text says it; its positions are left as they were and no longer hold."""
    slots: dict[str, Any] = dict(claim)
    for slot in CODES:
        if slot in slots:
            slots[slot] = [renaming.codes.get(code, code) for code in as_list(slots[slot])]
    words = {slot: slots[slot] for slot in TEXTS if slot in slots}
    return {**slots, **json.loads(renaming.rename(json.dumps(words, ensure_ascii=False)))}


def read_renamed(case: Case, renaming: Renaming) -> Read:
    """The reading of the renamed text beside the renamed gold."""
    text, book = renaming.rename(case.text or ""), load_codebook()
    other = Case(
        case.folder, case.name, case.source, text, case.metadata, [rename_claim(c, renaming) for c in case.claims]
    )
    document = read_document(text.encode(), path=case.source.name, codebook=book)
    return Read(other, document.text, json.loads(read_claims(document, book).reading.to_json()))


def write_renamed(cases: list[Case]) -> Iterator[str]:
    """F1 with the names as they are and with others, over the documents that have somebody to rename."""
    plain, other = [], []
    for case in (c for c in cases if c.text is not None and c.metadata.get("language") == "en"):
        renaming = build_renaming(case)
        if renaming.codes:
            plain.append(read_case(case))
            other.append(read_renamed(case, renaming))
            step = other[-1].score.total.f1 - plain[-1].score.total.f1
            if abs(step) >= 0.01:
                yield f"{case.folder}/{case.name}  F1 {step:+.3f}  {renaming.words}"
    yield write_tally("as written", add_scores(read.score for read in plain).total)
    yield write_tally("renamed", add_scores(read.score for read in other).total)
