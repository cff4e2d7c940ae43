"""Documents with claims out of nothing but a number, for the benches: the same number is the same document for ever.

Sizes are those of what our reader finds in releases and news: some two thousand characters, eight claims of about
1.1 kB of canonical JSON with eight quoted words each. Nothing in them is true.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

import msgspec
from babel import Locale

from headwater.model import (
    Agreement,
    Assistance,
    Budget,
    Claim,
    ClaimMade,
    DocumentSeen,
    Metadata,
    Money,
    Reader,
    ReadingMade,
    Reason,
    Retracted,
    Reviewed,
    Span,
    Statement,
    digest_of,
)
from headwater.model.claim import AssistanceStage, Category
from headwater.model.identity import with_id

CLAIMS = 8
STATEMENTS = CLAIMS + 2
"""Of one document: itself, its claims, and the reading that lists them."""

FIRST, DAYS = date(2012, 1, 1), 5_100
READER = Reader("rules", "1.0")
NEWER = Reader("rules", "1.1")

SEASON = 20_000
"""Documents after which programmes have other names: an activity is told by no more claims in a larger ledger."""
DONORS = (
    *(("US", "FMF", "USD"), ("US", "S333", "USD"), ("JP", "OSA", "JPY"), ("GB", "ISF", "GBP"), ("DE", "EI", "EUR")),
    *(("EU", "EPF", "EUR"), ("FR", "DCSD", "EUR"), ("AU", "DCP", "AUD"), ("KR", "PKO", "KRW"), ("CA", "MTCP", "CAD")),
)
ITEMS = (("patrol_vessel", "patrol boats"), ("radar", "coastal radars"), ("vehicle", "off-road vehicles"))
STAGES: tuple[tuple[AssistanceStage, str], ...] = (
    ("announced", "announced"),
    ("agreed", "agreed to give"),
    ("delivered", "handed over"),
    ("planned", "plans"),
)
VOICES = ("the ministry", "a spokeswoman", "officials in the capital", "the daily paper", "a member of parliament")
GROUNDS: tuple[tuple[Category, str], ...] = (
    ("capability_gap", "to close gaps at sea"),
    ("regional_stability", "for the stability of the region"),
)
FILLER = (
    "The two sides spoke for an hour and agreed to meet again before the end of the year.",
    "Observers had expected the step since the visit of the minister in spring.",
    "A ceremony was held at the port, with the ambassador and the chief of the coast guard among the guests.",
    "Further details were not given, and questions on the costs of upkeep were left open.",
)

_Piece = str | tuple[str, str]
_Mentions = dict[str, tuple[Span, ...]]


class Made(msgspec.Struct, frozen=True):
    """A document made up: its text, and the statements with which it enters a ledger."""

    text: str
    statements: tuple[Statement, ...]

    @property
    def id(self) -> str:
        """The document's id."""
        return self.statements[0].document


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    """Codes and English names, in the order of the codes."""
    names = Locale("en").territories
    return tuple((code, names[code]) for code in sorted(names) if len(code) == 2 and code.isalpha() and code.isupper())


@cache
def _name(code: str) -> str:
    return dict(_countries()).get(code, code)


class _Page:
    """A text in the making, sentence by sentence, that knows where its words stand."""

    def __init__(self, season: int) -> None:
        self.text = ""
        self.season = season

    def say(self, *pieces: _Piece) -> tuple[Span, _Mentions]:
        """Add a sentence of plain pieces and of (slot, words); its span, and those of its words by slot."""
        begin, mentions = len(self.text), dict[str, tuple[Span, ...]]()
        at, words = begin, []
        for piece in pieces:
            said = piece if isinstance(piece, str) else piece[1]
            if not isinstance(piece, str):
                mentions[piece[0]] = (*mentions.get(piece[0], ()), Span(at, at + len(said), said))
            words.append(said)
            at += len(said)
        sentence = "".join(words)
        self.text += sentence + "\n"
        return Span(begin, at, sentence), mentions


def _pick_recipients(random: Random) -> list[tuple[str, str]]:
    """One country mostly, of which some are far more often in the papers than others."""
    many = 1 if random.random() < 0.85 else 2 + int(random.random() * 3)
    countries = _countries()
    return list({countries[int(len(countries) * random.random() ** 2)]: None for _ in range(many)})


def _pick_donor(page: _Page, random: Random) -> tuple[str, str, str]:
    """Who gives, the programme of that time, the currency."""
    donor, framework, currency = DONORS[int(len(DONORS) * random.random())]
    return donor, f"{framework}-{page.season + 1}", currency


def _build_assistance(page: _Page, random: Random) -> Claim:
    donor, framework, currency = _pick_donor(page, random)
    stage, verb = STAGES[int(len(STAGES) * random.random())]
    item, words = ITEMS[int(len(ITEMS) * random.random())]
    recipients, voice = _pick_recipients(random), VOICES[int(len(VOICES) * random.random())]
    value, year = 1 + int(400 * random.random() ** 3), 2012 + int(14 * random.random())
    day = FIRST + timedelta(int(DAYS * random.random()))
    when, said = ("date", f"{day:%-d %B %Y}"), ("asserters", voice)
    to: list[_Piece] = [piece for _, name in recipients for piece in ((", "), ("recipients", name))][1:]
    evidence, mentions = page.say(
        *(("donors", _name(donor)), " ", ("stage", verb), " ", ("items", words), " worth "),
        *(("amount", f"{value} million {currency}"), " for ", *to, " under ", ("framework", framework)),
        *(" in ", ("fiscal_year", f"fiscal {year}"), ", ", said, " said on ", when),
        "; the sum covers training and spare parts as well.",
    )
    return Assistance(
        id="",
        asserters=(voice,),
        assertion="stated" if random.random() < 0.8 else "reported",
        evidence=(evidence,),
        mentions=mentions,
        date=day.isoformat() if random.random() < 0.7 else f"{day:%Y-%m}" if random.random() < 0.5 else None,
        donors=(donor,),
        recipients=tuple(code for code, _ in recipients),
        framework=framework,
        items=(item,),
        amount=Money(f"{value}000000", currency),
        stage=stage,
        fiscal_year=f"{donor}-{year}",
    )


def _build_agreement(page: _Page, random: Random) -> Claim:
    donor, (code, name) = DONORS[int(len(DONORS) * random.random())][0], _pick_recipients(random)[0]
    day = FIRST + timedelta(int(DAYS * random.random()))
    what = ("instrument", "exchange of notes")
    evidence, mentions = page.say(
        *(("parties", _name(donor)), " and ", ("parties", name), " ", ("stage", "signed"), " an ", what),
        *(" on ", ("date", f"{day:%-d %B %Y}"), " after talks of two years, and will set up a joint committee."),
    )
    return Agreement(
        id="",
        asserters=(),
        assertion="stated",
        evidence=(evidence,),
        mentions=mentions,
        date=day.isoformat(),
        parties=(donor, code),
        instrument="exchange_of_notes",
        stage="signed",
    )


def _build_budget(page: _Page, random: Random) -> Claim:
    donor, framework, currency = _pick_donor(page, random)
    value, year = 50 + int(900 * random.random()), 2012 + int(14 * random.random())
    evidence, mentions = page.say(
        *("The ", ("stage", "approved budget"), " of ", ("donors", _name(donor)), " for "),
        *(("fiscal_year", f"fiscal {year}"), " sets aside ", ("amount", f"{value} million {currency}"), " for "),
        *(("framework", framework), "."),
    )
    return Budget(
        id="",
        asserters=(),
        assertion="stated",
        evidence=(evidence,),
        mentions=mentions,
        donors=(donor,),
        framework=framework,
        fiscal_year=f"{donor}-{year}",
        amount=Money(f"{value}000000", currency),
        stage="appropriated",
    )


def _build_reason(page: _Page, random: Random) -> Claim:
    donor, framework, _ = _pick_donor(page, random)
    (code, name), voice = _pick_recipients(random)[0], VOICES[int(len(VOICES) * random.random())]
    category, words = GROUNDS[int(len(GROUNDS) * random.random())]
    evidence, mentions = page.say(
        *(("donors", _name(donor)), " supports ", ("recipients", name), " ", ("category", words), ", according to "),
        *(("asserters", voice), ", who named ", ("framework", framework), " as the means for it."),
    )
    return Reason(
        id="",
        asserters=(voice,),
        assertion="reported",
        evidence=(evidence,),
        mentions=mentions,
        donors=(donor,),
        recipients=(code,),
        category=category,
        stance="imputes",
        framework=framework,
    )


_KINDS = ((0.75, _build_assistance), (0.87, _build_agreement), (0.92, _build_budget), (1.0, _build_reason))


def _build_claim(page: _Page, random: Random) -> Claim:
    kind = random.random()
    build = next(build for most, build in _KINDS if kind < most)
    claim = build(page, random)
    if random.random() < 0.5:
        page.say(FILLER[int(len(FILLER) * random.random())])
    return claim


def _pick_published(random: Random) -> str | None:
    """A day mostly; now and then a month only, or nothing."""
    day, kind = FIRST + timedelta(int(DAYS * random.random())), random.random()
    return None if kind < 0.03 else f"{day:%Y-%m}" if kind < 0.08 else day.isoformat()


def build_document(number: int) -> Made:
    """Document ``number`` and what was read in it."""
    random, page = Random(number), _Page(number // SEASON)
    page.say(f"Release {number}: partners in security")
    drafts = [_build_claim(page, random) for _ in range(CLAIMS)]
    document = digest_of(page.text.encode())
    claims = tuple(with_id(document, draft) for draft in drafts)
    metadata = Metadata(
        id=document,
        title=f"Release {number}: partners in security",
        url=f"https://example.org/releases/{number}",
        publisher=f"Ministry {number % 97}",
        published=_pick_published(random),
        language="en",
        genre="official_release" if number % 3 else "news",
    )
    seen = DocumentSeen(metadata=metadata, characters=len(page.text), source=f"releases/{number}.html")
    made = [ClaimMade(document=document, claim=claim) for claim in claims]
    reading = ReadingMade(document=document, reader=READER, claims=tuple(claim.id for claim in claims))
    return Made(page.text, (seen, *made, reading))


def build_later(number: int) -> tuple[Statement, ...]:
    """What is learned later of document ``number``: a newer reading, a review or a retraction of one in ten each."""
    made, kind = build_document(number), number % 10
    claims = [one.claim.id for one in made.statements if isinstance(one, ClaimMade)]
    match kind:
        case 0:
            return (ReadingMade(document=made.id, reader=NEWER, claims=tuple(claims[1:])),)
        case 1:
            return (Reviewed(document=made.id, claim=claims[0], verdict="reject", by="An editor"),)
        case 2 if number % 100 == 2:
            return (Retracted(document=made.id, reason="withdrawn by its publisher"),)
    return ()


def build_batches(first: int, last: int, size: int) -> Iterator[list[Made]]:
    """Documents ``first`` to before ``last``, ``size`` at a time."""
    for start in range(first, last, size):
        yield [build_document(number) for number in range(start, min(start + size, last))]
