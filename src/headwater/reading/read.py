"""Reads a document: sentence by sentence, each rule in turn, then claims inside the document."""

from collections import deque
from collections.abc import Callable, Sequence

from headwater.codebook import Codebook
from headwater.model import Document, Problem, Reading
from headwater.reading.attribution import Memory, find_memory, find_voices
from headwater.reading.build import build_claim, build_trace
from headwater.reading.context import Context
from headwater.reading.draft import Draft
from headwater.reading.east import LANGUAGES, find_east_drafts
from headwater.reading.frames.agreement import find_agreement
from headwater.reading.frames.assessment import find_assessments
from headwater.reading.frames.assistance import find_assistance
from headwater.reading.frames.budget import find_budget
from headwater.reading.frames.framework import find_framework
from headwater.reading.frames.headline import take_headline_sum
from headwater.reading.frames.listing import find_listed
from headwater.reading.frames.outlook import find_outlooks
from headwater.reading.frames.reason import find_reasons
from headwater.reading.frames.relation import find_relations
from headwater.reading.frames.sharing import complete_groups, is_whole, tidy_forces
from headwater.reading.frames.table import find_rows
from headwater.reading.frames.works import find_works
from headwater.reading.merge import merge
from headwater.reading.nearby import counts
from headwater.reading.scene import Scene
from headwater.reading.sentence import Sentence, find_document_sentences
from headwater.reading.topic import Setting, find_topic
from headwater.reading.trace import Outcome, Rejection

RULES: tuple[Callable[[Scene], list[Draft]], ...] = (
    find_assistance,
    find_listed,
    find_works,
    find_agreement,
    find_framework,
    find_budget,
    find_rows,
    find_relations,
    find_reasons,
    find_assessments,
    find_outlooks,
)
"""The rules, in the order in which they look at a sentence."""

_RECALL = 60
"""So many sentences back a rule may look; what is further is let go, so that memory does not grow with the document."""

READS = ("en", *LANGUAGES)
"""Languages that the rules read."""


def _foreign(document: Document) -> Problem | None:
    language = document.metadata.language
    if language is None or language.split("-")[0] in READS:
        return None
    return Problem("language", f"the text is in “{language}”; rules read {', '.join(READS)}: no claims were looked for")


def _find_drafts(context: Context) -> tuple[list[Draft], Sequence[Sentence], list[Rejection]]:
    sentences = find_document_sentences(context.document, context.codebook)
    setting, memory = Setting(context, find_topic(context)), Memory()
    drafts: list[Draft] = []
    rejected: list[Rejection] = []
    told: list[int] = []
    scene: Scene | None = None
    recent: deque[Scene] = deque(maxlen=_RECALL)
    for sentence in sentences:
        speaker = context.speakers[sentence.block]
        voices = find_voices(sentence, context, memory, speaker)
        scene = Scene(sentence, setting, voices, speaker, drafts, scene)
        told.append((told[-1] if told else 0) + counts(scene))
        for rule in RULES:
            for draft in rule(scene):
                drafts = merge(drafts, draft, told)
                scene.made.append(draft)
                scene.past = drafts
        rejected += scene.rejected
        if len(recent) == _RECALL:
            recent[0].before = None
            recent[0].memory.clear()
        recent.append(scene)
        memory = find_memory(sentence, voices, memory)
    whole = [tidy_forces(d) for d in complete_groups(drafts) if is_whole(d)]
    return take_headline_sum(whole, scene), sentences, rejected


def _find_all(document: Document, codebook: Codebook) -> tuple[list[Draft], Sequence[Sentence], list[Rejection]]:
    """By the rules of the document's language."""
    language = (document.metadata.language or "").split("-")[0]
    if language in LANGUAGES:
        return *find_east_drafts(document, codebook, language), []
    return _find_drafts(Context(document, codebook))


def read_claims(document: Document, codebook: Codebook) -> Outcome:
    """The claims of ``document``, how each came to be, and what was rejected. Deterministic; reads nothing else."""
    foreign = _foreign(document)
    if foreign:
        return Outcome(Reading(document.metadata, (), (*document.problems, foreign)))
    drafts, sentences, rejected = _find_all(document, codebook)
    claims = tuple(build_claim(d, document.metadata.id, sentences) for d in drafts)
    traces = tuple(build_trace(n, d, sentences) for n, d in enumerate(drafts))
    problems = (*document.problems, *find_problems(rejected))
    return Outcome(Reading(document.metadata, claims, problems), traces, tuple(rejected))


def find_problems(rejected: Sequence[Rejection]) -> tuple[Problem, ...]:
    """What the rules saw and left undecided, for the user."""
    return tuple(Problem(r.problem, r.why, r.span.start, r.span.end) for r in rejected if r.problem)
