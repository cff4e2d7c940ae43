"""Derives English inflections from what the codebook gives: plurals of nouns, forms of verbs, spelling variants."""

from typing import Literal

import msgspec

from headwater.codebook import Verb

VerbForm = Literal["base", "third", "past", "participle", "gerund"]

_VOWELS = "aeiou"


def find_plural(noun: str) -> str:
    """The regular plural of the last word of ``noun``."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def find_singular(word: str) -> str:
    """The regular singular of ``word``, or ``word`` where it has no plural's ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def find_spellings(form: str) -> tuple[str, ...]:
    """``form`` and its spelling variants: hyphen or space, British or American."""
    variants = {form, form.replace("-", " ")}
    for british, american in (
        ("defence", "defense"),
        ("armour", "armor"),
        ("programme", "program"),
        ("centre", "center"),
    ):
        variants |= {v.replace(american, british) for v in variants} | {v.replace(british, american) for v in variants}
    return tuple(sorted(variants))


class Inflected(msgspec.Struct, frozen=True):
    """A verb's words in one form: ``("handed", "over")``."""

    words: tuple[str, ...]
    form: VerbForm
    verb: Verb


def _stem_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + "ed"


def _stem_ing(word: str) -> str:
    return (word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word) + "ing"


def find_inflections(verb: Verb) -> list[Inflected]:
    """All forms of ``verb``."""
    head, *rest = verb.lemma.split()
    past = verb.past or _stem_ed(head)
    forms: dict[VerbForm, str] = {
        "base": head,
        "third": find_plural(head) if verb.third is None else verb.third,
        "past": past,
        "participle": verb.participle or past,
        "gerund": verb.gerund or _stem_ing(head),
    }
    return [Inflected((word, *rest), form, verb) for form, word in forms.items() if word]
