"""What texts say beside their claims: that a state does not hold yet, that a gift is a part, what they quote."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from headwater.codebook import Codebook
from headwater.grammar.wording import any_of, english_of, forms_of, once
from headwater.reconcile.view import Paper
from headwater.reconcile.wording import find_values, split_sentences

_GAP = r"(?:\W+\w+){0,5}?\W+"


class NotYet(msgspec.Struct, frozen=True):
    """A document says that ``stage`` does not hold yet, in the sentence at ``start``."""

    stage: str
    sentence: str
    start: int


@once
def _denials(codebook: Codebook) -> list[tuple[str, re.Pattern[str]]]:
    negator, until = any_of(english_of(codebook, "record_negator")), any_of(english_of(codebook, "record_until"))
    states: dict[str, list[str]] = {}
    for form, stage in english_of(codebook, "record_state").items():
        states.setdefault(stage, []).append(form)
    return [
        (stage, re.compile(rf"(?<!\w){negator}{_GAP}{any_of(forms)}(?!\w)(?!\W+{until})"))
        for stage, forms in sorted(states.items())
    ]


@lru_cache(1024)
def _find_not_yet(text: str, codebook: Codebook) -> tuple[NotYet, ...]:
    patterns, whole = _denials(codebook), forms_of(codebook, "record_not_yet")
    found = []
    for start, sentence in split_sentences(text):
        plain = sentence.replace("’", "'")
        found += [NotYet(stage, sentence, start) for stage, pattern in patterns if pattern.search(plain)]
        found += [NotYet(whole[form], sentence, start) for form in whole if form in sentence]
    return tuple(found)


def find_not_yet(paper: Paper, codebook: Codebook) -> tuple[NotYet, ...]:
    """States that a document says not to hold yet; none where its text is not at hand."""
    return _find_not_yet(paper.text, codebook) if paper.text else ()


def find_pending(paper: Paper, codebook: Codebook) -> tuple[NotYet, ...]:
    """States that a document says to be still to come."""
    return _find_pending(paper.text, codebook) if paper.text else ()


@lru_cache(1024)
def _find_pending(text: str, codebook: Codebook) -> tuple[NotYet, ...]:
    return tuple(
        NotYet(stage, sentence, start)
        for start, sentence in split_sentences(text)
        for stage in dict.fromkeys(find_values(sentence, "record_pending", codebook))
    )


class Quoted(msgspec.Struct, frozen=True):
    """Words in quotation marks, at ``start``."""

    words: str
    start: int


_MARKS = re.compile(
    r"“([^”\n]{8,400})”|\"([^\"\n]{8,400})\"|«([^»\n]{8,400})»|「([^」\n]{6,300})」|『([^』\n]{6,300})』"
)


@lru_cache(1024)
def _find_quoted(text: str) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(next(filter(None, hit.groups())).strip(" ,.。、"), hit.start()) for hit in _MARKS.finditer(text)
    )


def find_quoted(paper: Paper) -> tuple[Quoted, ...]:
    """What a document quotes."""
    return _find_quoted(paper.text) if paper.text else ()


_NAME = r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w’'-]+|[A-Z]\.|bin|al|de|van|von|den|der|dos|da)){1,3}"


class Signer(msgspec.Struct, frozen=True):
    """Who signed: the office (``ambassador``, ``minister``) and the name."""

    office: str
    name: str


@once
def _signers(codebook: Codebook) -> re.Pattern[str]:
    offices = any_of(english_of(codebook, "record_signer"))
    return re.compile(rf"(?<!\w)(?P<office>{offices})(?:\s+(?:of|for|to)\s+[\w' ]{{3,30}}?)?,?\s+(?P<name>{_NAME})")


@lru_cache(1024)
def _find_signers(text: str, codebook: Codebook) -> tuple[Signer, ...]:
    found: dict[Signer, None] = {}
    signed = re.compile(rf"(?<!\w){any_of(english_of(codebook, 'record_signed'))}(?!\w)")
    for _, sentence in split_sentences(text):
        if signed.search(sentence):
            for hit in _signers(codebook).finditer(sentence):
                office = find_values(hit["office"], "record_signer", codebook)[0]
                found[Signer(office, hit["name"])] = None
    return tuple(found)


def find_signers(paper: Paper, codebook: Codebook) -> tuple[Signer, ...]:
    """Who signed, where a sentence of signing names an office and a name beside it."""
    return _find_signers(paper.text, codebook) if paper.text else ()


def find_part_sentences(paper: Paper, codebook: Codebook) -> Iterator[str]:
    """Sentences that tell of a part of a gift."""
    for _, sentence in split_sentences(paper.text or ""):
        if find_values(sentence, "record_part", codebook):
            yield sentence
