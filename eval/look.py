"""What was missed and what was invented, document by document, for whoever works on a rule."""

from collections.abc import Iterator

from eval.corpus import Read
from eval.scoring import Atom, Claim, find_atoms, is_same

FRONT = ("title", "publisher", "editor", "published", "language", "genre", "authors", "lineage")


def write_value(value: object) -> str:
    """An atom's value for the eye."""
    if isinstance(value, frozenset):
        return "~" + " ".join(sorted(value))
    if isinstance(value, tuple):
        return f"{value[0]:.15g} {value[1]}"
    return str(value)


def write_atoms(atoms: list[Atom]) -> str:
    """Atoms in one line, a slot named once: ``donors=JP,US stage=agreed``."""
    slots: dict[str, list[str]] = {}
    for slot, value in atoms:
        slots.setdefault(slot, []).append(write_value(value))
    return " ".join(f"{slot}={','.join(values)}" for slot, values in slots.items())


def _said(claim: Claim) -> str:
    first = (claim.get("evidence") or [{"exact": ""}])[0]
    return repr(first["exact"][:160])


def _look_at(made: Claim | None, gold: Claim | None) -> str | None:
    if made is None and gold is not None:
        return f"{gold['type']} MISSED {write_atoms(find_atoms(gold))}\n      {_said(gold)}"
    if gold is None and made is not None:
        return f"{made['type']} INVENTED {write_atoms(find_atoms(made))}\n      {_said(made)}"
    assert made is not None
    assert gold is not None
    left, right = find_atoms(made), find_atoms(gold)
    lost = [a for a in right if not any(is_same(a, b) for b in left)]
    extra = [b for b in left if not any(is_same(a, b) for a in right)]
    if not lost and not extra:
        return None
    return f"{gold['type']} lost [{write_atoms(lost)}] extra [{write_atoms(extra)}]\n      {_said(made)}"


def find_front_misses(read: Read) -> dict[str, tuple[object, object]]:
    """Fields of a document's own metadata that are not the gold's, each with (ours, gold's); null and none are one."""
    made, gold = read.reading["document"], read.case.metadata
    wrong = {slot: (made.get(slot) or None, gold[slot] or None) for slot in FRONT if slot in gold}
    return {slot: pair for slot, pair in wrong.items() if pair[0] != pair[1]}


def find_misses(read: Read) -> Iterator[str]:
    """Lines about one document; none where its reading is perfect."""
    total = read.score.total
    found = [line for pair in read.score.pairs if (line := _look_at(*pair)) is not None]
    if not read.id_holds and read.case.text is not None:
        found.append("document.id is not the gold's: the canonical text differs")
    found += [f"{slot} is {made!r}, gold {gold!r}" for slot, (made, gold) in find_front_misses(read).items()]
    if found:
        yield f"{read.case.folder}/{read.case.name}  P {total.precision:.3f}  R {total.recall:.3f}  F1 {total.f1:.3f}"
        yield from (f"  - {line}" for line in found)
