"""The schema of the codebook: one frozen struct for each kind of entry.

A *form* is a piece of wording as documents print it. One in lower case matches in any case; one with a capital letter
matches only as written ("OSA", "Tokyo", "Defense of Japan"). Forms are plain words, never patterns. ``en``, ``ja`` and
``zh`` hold the forms of each language. English nouns are given in the singular: plurals are derived.
"""

from typing import Literal

import msgspec

from headwater.model.claim import Category, Instrument


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all entries share: forms by language."""

    en: tuple[str, ...] = ()
    ja: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


class Country(_Entry, frozen=True, kw_only=True):
    """A country or an organisation that acts as one (``EU``, ``NATO``, ``UN``).

    ``en``/``ja``/``zh``: names beyond those that CLDR knows; ``adjectives``: demonyms ("Japanese", "Filipino");
    ``capitals``: places that stand for its government ("Tokyo", "Malacañang"); ``bodies``: organs whose name alone
    tells the country ("Pentagon", "Bundestag", "Storting"); ``dollar``: currency of a bare "$" in its papers.
    """

    code: str
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    dollar: str | None = None


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country's fiscal year.

    ``starts`` is "MM-DD"; ``named_by`` says whether "fiscal 2024" starts or ends in 2024.
    """

    code: str
    starts: str
    named_by: Literal["first", "last"]
    source: str


class Currency(_Entry, frozen=True, kw_only=True):
    """A currency: ISO 4217 ``code``; ``symbols`` before or after a number ("¥", "A$"); ``en`` names in the singular."""

    code: str
    symbols: tuple[str, ...] = ()


class Programme(_Entry, frozen=True, kw_only=True):
    """A framework under which donors assist. ``id`` is its usual acronym, else its name in lower case.

    ``civil`` marks programmes that are no security assistance (ODA): named, they keep a sum out. ``items``: what it
    always gives (IMET: training). ``source``: an address that describes it.
    """

    id: str
    donors: tuple[str, ...] = ()
    civil: bool = False
    items: tuple[str, ...] = ()
    source: str = ""


class Item(_Entry, frozen=True, kw_only=True):
    """Forms of wording of one item code. ``generic`` forms only sum up ("weapons", "equipment")."""

    code: str
    generic: bool = False


class Treaty(_Entry, frozen=True, kw_only=True):
    """A kind of legal instrument.

    ``needs`` are words of which one must stand near where the form alone is not enough.
    """

    instrument: Instrument


class Force(_Entry, frozen=True, kw_only=True):
    """A noun for armed or security forces, end users of assistance ("Air Force", "Defence Force", "coast guard")."""

    kind: Literal["military", "police", "coast_guard"] = "military"


class Role(_Entry, frozen=True, kw_only=True):
    """A noun for people or bodies who speak or act: minister, ambassador, ministry, parliament, spokesman, diplomats,
    newspaper.

    ``kind``: ``person`` (named or holding an office), ``body`` (ministry, embassy, parliament), ``unnamed`` (sources,
    officials, diplomats), ``media`` (newspaper, agency, reports), ``expert`` (analyst, scholar, think tank),
    ``document`` (report, white paper).
    """

    kind: Literal["person", "body", "unnamed", "media", "expert", "document"]


class Verb(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An English verb by its lemma ("hand over", "put on hold"); irregular forms beside it, regular ones are derived.

    ``does``: the classes that rules ask for: ``hand_over`` ``provide`` ``receive`` ``announce`` ``say`` ``deny``
    ``plan`` … (docs/how-to-add-a-rule.md lists them). Irregular forms are of the first word only.
    """

    lemma: str
    does: tuple[str, ...]
    past: str | None = None
    participle: str | None = None
    gerund: str | None = None
    third: str | None = None


class Cue(_Entry, frozen=True, kw_only=True):
    """Wording that says something to a rule. ``kind`` names the rule's question, ``value`` its answer.

    ``category`` only for reasons. ``note`` says where the wording was seen or which test row holds it.
    """

    kind: str
    value: str = ""
    category: Category | None = None
    note: str = ""
