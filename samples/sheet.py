"""Makes the PDF among the samples, byte for byte the same each time: ``python samples/sheet.py [TARGET]``."""

import sys
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

TARGET = Path(__file__).parent / "fact-sheet-fiscal-2024.pdf"
TITLE = "Official Security Assistance in fiscal 2024"
FRONT = ("Sample Yearbook of Security Assistance", "April 8, 2025")
BEFORE = (
    "Japan founded Official Security Assistance (OSA) in April 2023 on the basis of its National Security Strategy. "
    "The OSA budget for fiscal 2024 was 5 billion yen.",
    "The table lists the grants that Japan agreed on with four countries under OSA in fiscal 2024, by the day on which "
    "notes were exchanged.",
)
TABLE = (
    ("Recipient", "Equipment", "Grant", "Notes exchanged"),
    ("Philippines", "Coastal radar, rigid-hull inflatable boats", "1.6 billion yen", "December 5, 2024"),
    ("Djibouti", "Coastal radar", "1.1 billion yen", "December 25, 2024"),
    ("Indonesia", "Patrol boats", "1 billion yen", "January 10, 2025"),
    ("Mongolia", "Air traffic control radar", "1.3 billion yen", "February 10, 2025"),
    ("Total", "", "5 billion yen", ""),
)
AFTER = ("Sample page written for Headwater from public facts. No yearbook printed it.",)


def _build_table() -> Table:
    table = Table(TABLE, hAlign="LEFT")
    lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")])
    table.setStyle(lines)
    return table


def _build_story() -> list[Flowable]:
    styles = getSampleStyleSheet()
    space = Spacer(1, 10)
    front = [Paragraph(line, styles["Normal"]) for line in FRONT]
    before = [part for text in BEFORE for part in (Paragraph(text, styles["BodyText"]), space)]
    after = [part for text in AFTER for part in (space, Paragraph(text, styles["BodyText"]))]
    return [Paragraph(TITLE, styles["Title"]), *front, space, *before, _build_table(), *after]


def write_pdf(target: Path) -> None:
    """Writes the page. ``invariant`` leaves out the day of making and everything else that differs from run to run."""
    SimpleDocTemplate(str(target), pagesize=A4, title=TITLE, author=FRONT[0], invariant=True).build(_build_story())


if __name__ == "__main__":
    write_pdf(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
