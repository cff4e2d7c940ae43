"""The names of countries: those of CLDR, and the aliases, adjectives, capitals and bodies of the codebook."""

from collections.abc import Iterable
from functools import cache

from headwater.codebook import Country


@cache
def _cldr(language: str) -> dict[str, str]:
    from babel import Locale

    return dict(Locale(language).territories)


def find_country_names(country: Country, language: str = "en") -> Iterable[tuple[str, str]]:
    """Pairs of a kind of name (``country`` ``adjective`` ``capital`` ``body``) and the name, for one country."""
    official = _cldr(language).get(country.code, "")
    for name in {official, official.replace("&", "and"), *country.en} - {""}:
        yield "country", name
    yield from (("adjective", a) for a in country.adjectives)
    yield from (("capital", c) for c in country.capitals)
    yield from (("body", b) for b in country.bodies)
