"""Today's numbers in docs/evaluation.md, between two markers, so that the page never tells an old story."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.report import Report
from eval.scoring import Tally

PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
BEGIN, END = "<!-- numbers: begin -->", "<!-- numbers: end -->"


def _table(title: str, tallies: dict[str, Tally]) -> Iterator[str]:
    yield from (f"| {title} | precision | recall | F1 | values of gold | claims |", "|---|---|---|---|---|---|")
    for name, t in tallies.items():
        claims = f"{t.made} for {t.wanted}" if t.made or t.wanted else ""
        yield f"| {name} | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} | {t.hit} of {t.gold} | {claims} |"
    yield ""


def _counts(title: str, counts: dict[str, tuple[int, int]]) -> Iterator[str]:
    yield from (f"| {title} | right | of |", "|---|---|---|")
    yield from (f"| {name} | {held} | {of} |" for name, (held, of) in counts.items())
    yield ""


def build_numbers(report: Report, wide: Iterable[str] = ()) -> str:
    """The generated part of the page, markers included; ``wide`` are lines of the wider look."""
    measures = report.measures
    loose = f"Mentions that do not stand where they say: {measures['ungrounded']:.0f}."
    loose += f" Claims from documents that have none: {measures.get('no_claim.claims', 0):.0f}."
    parts = [BEGIN, "", *_table("documents", report.groups), loose, "", *_table("type", report.types)]
    parts += [*_table("slot", report.slots), *_counts("of the document itself", report.front)]
    parts += [*_counts("rows", report.rows), *_counts("changes put in, claims that followed", report.changes)]
    told = list(wide)
    parts += ["What nobody annotated for us:", "", "```text", *told, "```", ""] if told else []
    parts.append(END)
    return "\n".join(parts)


def write_numbers(report: Report, page: Path = PAGE, wide: Iterable[str] = ()) -> None:
    """Puts today's numbers into ``page``; raises ValueError where a marker is missing."""
    old = page.read_text(encoding="utf-8")
    if BEGIN not in old or END not in old:
        raise ValueError(f"{page}: no place for the numbers between {BEGIN} and {END}")
    head, tail = old.split(BEGIN)[0], old.split(END)[1]
    page.write_text(head + build_numbers(report, wide) + tail, encoding="utf-8")
