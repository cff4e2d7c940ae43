"""``headwater verify``: is everything in the ledger what it was?"""

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.guard import complain, guarded
from headwater.cli.place import Database, open_place

if TYPE_CHECKING:
    from headwater.ledger import Ledger
    from headwater.ledger.fault import Fault
    from headwater.ledger.verify import Verifying

SHOWN = 20
"""Of many faults, so many are shown."""


def verify(
    database: Database = None,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="SEQ:LINK", help="An earlier head, which must still be part of the chain."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make derived rows again from the statements, where only they are wrong.")
    ] = False,
) -> None:
    """Check the whole ledger: chain, ids, texts, quoted words, references, and all rows that follow from statements.

    Names the first bad row and what is affected, and ends with 1. What can no longer be checked, because a text was
    dropped, is told.

    \b
    Examples:
      headwater verify
      headwater verify --head "$(tail -n 1 heads.txt)"
    """  # noqa: D301  (click takes a backspace for: do not wrap)
    with guarded(), open_place(database) as ledger:
        faults = check_ledger(ledger, head)
        if faults and rebuild and all(fault.derived for fault in faults):
            from headwater.ledger.rebuild import rebuild_derived

            typer.echo(f"{rebuild_derived(ledger.database):,} documents: derived rows made again. Checking once more.")
            faults = check_ledger(ledger, head)
        if faults:
            _say_what_to_do(faults)
            raise typer.Exit(1)


def check_ledger(ledger: "Ledger", head: str | None = None) -> "list[Fault]":
    """Look at everything, complain of what is wrong, say what was looked at. All faults, in the order of the chain."""
    from headwater.cli.progress import Progress
    from headwater.ledger.links import parse_head
    from headwater.ledger.verify import Verifying

    progress, faults = Progress(), list["Fault"]()
    verifying = Verifying(ledger.database, parse_head(head) if head else None)
    try:
        for fault in verifying.find_faults(progress.tell):
            progress.hide()
            faults.append(fault)
            if len(faults) <= SHOWN:
                complain(_say_fault(fault))
    finally:
        progress.hide()
    if len(faults) > SHOWN:
        complain(f"and {len(faults) - SHOWN:,} more")
    _say_unchecked(verifying)
    typer.echo(_say_sum(verifying, len(faults)))
    return faults


def _say_fault(fault: "Fault") -> str:
    affected = []
    if fault.document:
        claims = f" and {fault.held:,} claims held of it" if fault.held else ""
        named = f" ({', '.join(fault.claims)}{', …' if fault.held > len(fault.claims) else ''})" if fault.claims else ""
        affected.append(f"document {fault.document}{claims}{named}")
    if fault.behind:
        affected.append(f"the {fault.behind:,} statements behind it, which hang on it")
    return f"{fault.place}: {fault.reason}" + (f"; affected: {'; '.join(affected)}" if affected else "")


def _say_unchecked(verifying: "Verifying") -> None:
    for one in verifying.unchecked[:SHOWN]:
        typer.echo(
            f"Cannot be checked: the words of {one.claims:,} claims of {one.document}: its text is {one.reason}."
        )
    if len(verifying.unchecked) > SHOWN:
        typer.echo(f"Nor those of {len(verifying.unchecked) - SHOWN:,} more documents without a text.")


def _say_sum(verifying: "Verifying", faults: int) -> str:
    from headwater.ledger.head import show_head

    told = "all is as it was put in" if not faults else f"{faults:,} fault{'' if faults == 1 else 's'}"
    counts = f"{verifying.head.seq:,} statements, {verifying.documents:,} documents, {verifying.claims:,} claims"
    return f"{counts}: {told}. Head: {show_head(verifying.head)}"


def _say_what_to_do(faults: "list[Fault]") -> None:
    if all(fault.derived for fault in faults):
        complain(
            "only rows that follow from the statements are wrong; make them again with: headwater verify --rebuild"
        )
    else:
        complain("what is damaged is not mended here: take a backup, with headwater restore")
