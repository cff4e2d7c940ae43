"""Houses: whether two names are of one publisher, and whether it is an official house of one of the parties."""

import re
from functools import lru_cache

from headwater.codebook import Codebook
from headwater.reconcile.view import Paper
from headwater.reconcile.wording import find_countries, find_values

_SMALL = frozenset(
    ["the", "of", "in", "to", "and", "for", "a", "an", "from", "by", "republic", "government", "news", "page"]
)
_SECTIONS = frozenset(["english", "edition", "online"])
_OFFICIAL = frozenset({"official_release", "transcript", "white_paper"})


@lru_cache(8192)
def find_tokens(name: str) -> frozenset[str]:
    """The telling words of a name, in lower case."""
    return frozenset(re.findall(r"\w+", name.lower())) - _SMALL - _SECTIONS


@lru_cache(8192)
def find_house(name: str, codebook: Codebook) -> tuple[str, tuple[str, ...]] | None:
    """The kind of an official house and the countries that its name tells; None where it is no such house."""
    kinds = find_values(name, "house_kind", codebook)
    countries = find_countries(name, codebook)
    return (kinds[0], countries) if kinds and countries else None


def is_house(name: str, publisher: str | None, codebook: Codebook) -> bool:
    """Whether ``name`` means the house ``publisher``: the same words, some of them, or the same office elsewhere."""
    if not publisher:
        return False
    mine, theirs = find_tokens(name), find_tokens(publisher)
    if mine and theirs and (mine <= theirs or theirs <= mine) and not _is_common(mine & theirs, codebook):
        return True
    left, right = find_house(name, codebook), find_house(publisher, codebook)
    return left is not None and right is not None and left == right


def _is_common(words: frozenset[str], codebook: Codebook) -> bool:
    """Whether the words in common are only an office or a country, as many houses have."""
    text = " ".join(sorted(words))
    offices = {w for role in codebook.role if role.kind in ("body", "media") for form in role.en for w in form.split()}
    return bool(words) and all(w in offices or find_countries(w.title(), codebook) for w in words) and len(text) < 24


def is_official(paper: Paper, parties: tuple[str, ...], codebook: Codebook) -> bool:
    """Whether ``paper`` is an official record of an act of ``parties``: a release of a house of one of them.

    A release of a house whose name tells no country counts; one of a country that is no party does not.
    """
    if paper.metadata.genre not in _OFFICIAL:
        table = paper.metadata.genre == "dataset"
        if not table or not find_values(paper.metadata.publisher or "", "house_kind", codebook):
            return False
    countries = find_countries(paper.metadata.publisher or "", codebook)
    return not countries or not parties or bool(set(countries) & set(parties))
