"""Reads a Japanese or Chinese document sentence by sentence: each rule in turn, then claims inside the document."""

from collections.abc import Callable, Sequence

import msgspec

from headwater.codebook import Codebook
from headwater.model import Document, Span
from headwater.reading.draft import Draft
from headwater.reading.east.agreement import find_agreements
from headwater.reading.east.assessment import find_assessments
from headwater.reading.east.assistance import find_assistance
from headwater.reading.east.budget import find_budgets
from headwater.reading.east.framework import find_frameworks
from headwater.reading.east.lines import find_document_lines
from headwater.reading.east.outlook import find_outlooks
from headwater.reading.east.page import Page
from headwater.reading.east.place import Place
from headwater.reading.east.reason import find_reasons
from headwater.reading.east.relation import find_relations
from headwater.reading.east.sequels import spread, withdraw
from headwater.reading.east.voices import Voice, find_label, find_line_voices, is_asked, is_saying_alone
from headwater.reading.merge import merge
from headwater.reading.sentence import Sentence

LANGUAGES = ("ja", "zh")
"""Languages that these rules read."""

RULES: tuple[Callable[[Place], list[Draft]], ...] = (
    find_assistance,
    find_agreements,
    find_frameworks,
    find_budgets,
    find_relations,
    find_reasons,
    find_assessments,
    find_outlooks,
)
"""The rules, in the order in which they look at a sentence."""


def _add_turns(voices: list[list[Voice]], sentences: Sequence[Sentence], page: Page) -> list[list[Voice]]:
    """In a transcript, the speaker of each turn outermost."""
    if page.document.metadata.genre != "transcript" and not any(
        is_asked(page.document.text, s.start, page) for s in sentences
    ):
        return voices
    label: Span | None = None
    added: list[list[Voice]] = []
    for sentence, spoken in zip(sentences, voices, strict=True):
        text = page.document.text
        label = find_label(text, sentence.start, page) or label
        asks = label is not None and is_asked(text, label.start, page)
        turn = [Voice(label, "person", page.house, sentence.start, sentence.end)] if label and not asks else []
        added.append([*turn, *(v for v in spoken if v.name is None or label is None or v.name.exact != label.exact)])
    return added


def _find_voices(sentences: Sequence[Sentence], page: Page) -> list[list[Voice]]:
    """The voices of each sentence; one that only says who speaks gives its voice to the sentence before."""
    voices = _add_turns([find_line_voices(s, page) for s in sentences], sentences, page)
    for k in range(1, len(sentences)):
        same = sentences[k].block == sentences[k - 1].block
        if same and is_saying_alone(sentences[k], page, voices[k]):
            before = sentences[k - 1]
            voices[k - 1] = [msgspec.structs.replace(v, start=before.start, end=before.end) for v in voices[k]]
    return voices


def _is_asked_why(sentences: Sequence[Sentence], number: int, page: Page, voices: list[list[Voice]]) -> bool:
    """Whether the sentence behind says that this one gave the reasons of aid ("…供与の理由をこう語る。")."""
    if number + 1 >= len(sentences):
        return False
    behind = sentences[number + 1]
    alone = is_saying_alone(behind, page, voices[number + 1])
    return alone and page.has(behind.text, "east_why") and page.has(behind.text, "east_aid_word")


def _goes_on_asking(page: Page, sentence: Sentence, asking: bool) -> bool:
    """Whether the turn is a question: by its label, until the next one."""
    text = page.document.text
    if is_asked(text, sentence.start, page):
        return True
    return asking and find_label(text, sentence.start, page) is None


def find_east_drafts(document: Document, codebook: Codebook, language: str) -> tuple[list[Draft], list[Sentence]]:
    """The drafts of all claims of ``document``, and its sentences."""
    page = Page(document, codebook, language)
    sentences = find_document_lines(document, codebook, language)
    page.tell(sentences)
    voices = _find_voices(sentences, page)
    drafts: list[Draft] = []
    place: Place | None = None
    asking = False
    for sentence, spoken in zip(sentences, voices, strict=True):
        place = Place(page, sentence, place, spoken, drafts)
        place.is_asked = asking = _goes_on_asking(page, sentence, asking)
        place.asked_why = _is_asked_why(sentences, sentence.number, page, voices)
        drafts = withdraw(place, drafts)
        for rule in RULES if not asking else ():
            found, drafts = spread(place, rule(place), drafts)
            for draft in found:
                drafts = merge(drafts, draft, page.told)
            place.past = drafts
    return drafts, sentences
