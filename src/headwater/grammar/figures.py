"""Numerals of running text, in words and in digits, from left to right. Shared by sums and counts."""

import re
from decimal import Decimal

from headwater.codebook import Codebook
from headwater.grammar.numerals import Figure, Grammar, numerals, times
from headwater.grammar.spelled import read_spelled
from headwater.grammar.wording import look_up

_TOKEN = re.compile(r"(?<!\d[.,])\d|(?<!\w)[A-Za-z]+")


def find_figures(text: str, codebook: Codebook) -> list[Figure]:
    """Every numeral of English in ``text``; they do not overlap."""
    grammar, found, place = numerals(codebook), list[Figure](), 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < place:
            continue
        if token[0].isdigit():
            figure = _digits(text, start, grammar)
            place = _digits_end(text, start) if figure is None else figure.end
        elif token[0].lower() in grammar.heads:
            figure = read_spelled(text, start, grammar)
        else:
            continue
        if figure is not None:
            found.append(figure)
            place = figure.end
    return found


_RUN = re.compile(r"\d+(?:[.,'’]\d+)*")


def _digits_end(text: str, start: int) -> int:
    run = _RUN.match(text, start)
    return run.end() if run else start + 1


def _number(match: re.Match[str]) -> Decimal:
    written = match[0]
    if match["loose"] and "," in written:
        written = written.replace(".", "").replace(",", ".")
    elif written.count(".") > 1:
        written = written.replace(".", "")
    return Decimal(re.sub(r"[^\d.]", "", written))


def _digits(text: str, start: int, grammar: Grammar) -> Figure | None:
    """The number whose first digit stands at ``start``; None for digits with separators that we do
    not read ("1.2.3").
    """
    match = grammar.digits.match(text, start)
    if match is None or match.end() < _digits_end(text, start):
        return None
    value, end, loose = _number(match), match.end(), match["loose"] is not None
    if scale := grammar.scale.match(text, end):
        return _scaled(Figure(start, end, value, loose=loose), text, scale, grammar)
    if short := grammar.short.match(text, end):
        name = short[1].strip()
        factor = Decimal(look_up(grammar.shorts, name))
        return Figure(start, short.end(), times(value, factor), name, factor, loose=loose)
    return Figure(start, end, value, loose=loose)


def _scaled(digits: Figure, text: str, scale: re.Match[str], grammar: Grammar) -> Figure:
    """Digits before one scale word or two ("5 thousand million")."""
    name, end = scale[1].lower(), scale.end()
    factor = grammar.scales[name]
    while (more := grammar.scale.match(text, end)) and grammar.scales[more[1].lower()] > grammar.scales[name]:
        name, end = more[1].lower(), more.end()
        factor = times(factor, grammar.scales[name])
    return Figure(digits.start, end, times(digits.value, factor), name, factor, loose=digits.loose)
