"""The codebook's words as reconciliation looks for them: services, houses, countries named in a house's name."""

import re
from functools import lru_cache

from headwater.codebook import Codebook, load_codebook
from headwater.grammar.wording import any_of, eastern_of, english_of, forms_of, look_up, once

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _either(english: dict[str, str], eastern: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(english)}(?!\w)|{any_of(eastern)}")


@lru_cache(64)
def _table(codebook: Codebook, kind: str) -> tuple[re.Pattern[str], dict[str, str]]:
    return _either(english_of(codebook, kind), eastern_of(codebook, kind)), forms_of(codebook, kind)


def find_values(text: str, kind: str, codebook: Codebook) -> list[str]:
    """The values of the cues of ``kind`` that stand in ``text``, in order."""
    pattern, forms = _table(codebook, kind)
    return [look_up(forms, hit[0]) for hit in pattern.finditer(text.replace("’", "'"))]


def has_cue(text: str, kind: str, codebook: Codebook) -> bool:
    """Whether a form of the cues of ``kind`` stands in ``text``."""
    return _table(codebook, kind)[0].search(text.replace("’", "'")) is not None


@once
def _countries(codebook: Codebook) -> tuple[re.Pattern[str], dict[str, str]]:
    from babel import Locale

    forms: dict[str, str] = {}
    names = [Locale(language).territories for language in ("en", "ja", "zh")]
    for country in codebook.country:
        for form in (*country.en, *country.adjectives, *country.capitals, *country.bodies, *country.ja, *country.zh):
            forms.setdefault(form, country.code)
        for territory in names:
            if country.code in territory:
                forms.setdefault(territory[country.code], country.code)
    western = {f: c for f, c in forms.items() if not _CJK.search(f)}
    eastern = {f: c for f, c in forms.items() if _CJK.search(f)}
    return re.compile(rf"(?<!\w){any_of(western)}(?!\w)|{any_of(eastern)}"), forms


@lru_cache(4096)
def find_countries(name: str, codebook: Codebook) -> tuple[str, ...]:
    """The countries that ``name`` names, in order, each once."""
    pattern, forms = _countries(codebook)
    return tuple(dict.fromkeys(look_up(forms, hit[0]) for hit in pattern.finditer(name)))


@lru_cache(1024)
def country_name(code: str) -> str:
    """The English name of a country's code as running text has it; the code itself where it has none."""
    from babel import Locale

    name = str(Locale("en").territories.get(code, code))
    articled = any(name in cue.en for cue in load_codebook().cue if cue.kind == "record_article")
    return f"the {name}" if articled or code in ("EU", "UN") else name


@once
def _frameworks(codebook: Codebook) -> dict[str, str]:
    named = {form.casefold(): p.id for p in codebook.programme for form in (*p.en, *p.ja, *p.zh)}
    return {**named, **{p.id.casefold(): p.id for p in codebook.programme}}


def find_framework(name: str, codebook: Codebook) -> str:
    """The id of the programme that ``name`` names; the name itself where the codebook has none."""
    return _frameworks(codebook).get(name.casefold().removeprefix("the "), name)


def split_sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text with their positions, cut at full stops and line ends; abbreviations may be cut too."""
    found, start = [], 0
    for hit in re.finditer(r"(?<=[.!?。！？])[\s\"'”’」』]+(?=[^a-z])|(?<=[。！？])|\n+", text):
        if text[start : hit.start()].strip():
            found.append((start, text[start : hit.start()]))
        start = hit.end()
    return [*found, (start, text[start:])] if text[start:].strip() else found
