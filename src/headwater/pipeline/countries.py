"""Countries as people type them: a code, or an English name."""

import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from headwater.codebook import Codebook
from headwater.errors import QueryError
from headwater.export.words import name_country
from headwater.ledger import fold

_NEAR = 3


def _plain(name: str) -> str:
    """A name without case, accents, points, and the words that may be left out."""
    bare = "".join(one for one in unicodedata.normalize("NFD", fold(name)) if not unicodedata.combining(one))
    spaced = bare.replace("&", " and ").replace("’", "'").replace(".", "").replace("-", " ")
    return " ".join(spaced.removeprefix("the ").split())


@lru_cache(maxsize=4)
def _codes(codebook: Codebook) -> dict[str, str]:
    """Code by plain name: CLDR's English names, and those that the codebook adds."""
    from babel import Locale

    cldr = {str(code): str(name) for code, name in Locale("en").territories.items()}
    names = {_plain(name): code for code, name in cldr.items() if len(code) == 2 and code.isalpha()}
    names |= {_plain(name): one.code for one in codebook.country for name in one.en}
    return names | {code.lower(): code for code in names.values()} | {"nato": "NATO"}


def parse_country(text: str, codebook: Codebook) -> str:
    """The code of the country that ``text`` names, by code or name; raises QueryError, with near matches."""
    names, wanted = _codes(codebook), _plain(text)
    code = names.get(wanted)
    if code is not None:
        return code
    parts = [name for name in names if len(wanted) > 1 and wanted in name.split()] or [
        name for name in names if len(wanted) > 1 and name.startswith(wanted)
    ]
    near = get_close_matches(wanted, names, _NEAR, 0.6)
    codes = list(dict.fromkeys(names[name] for name in [*parts[:_NEAR], *near]))
    hint = f"; near: {', '.join(map(name_country, codes[: _NEAR + 1]))}" if codes else ""
    raise QueryError(f"{text!r} is no country that we know, by code or English name{hint}")
