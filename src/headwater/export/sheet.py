"""One thing in full: its name, what it is, and sections below; plain where it is piped."""

from typing import TYPE_CHECKING, TextIO

import msgspec

from headwater.export.control import show_line

if TYPE_CHECKING:
    from rich.console import Console


class Section(msgspec.Struct, frozen=True):
    """A heading and its lines; those of ``below`` stand under the line of their number, indented."""

    heading: str
    lines: tuple[str, ...]
    below: tuple[tuple[str, ...], ...] = ()

    def under(self, number: int) -> tuple[str, ...]:
        """The lines that stand below line ``number``."""
        return self.below[number] if number < len(self.below) else ()


class Sheet(msgspec.Struct, frozen=True):
    """``pairs`` are names and values; empty values and empty sections are left out."""

    title: str
    pairs: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = ()


def show_lines(text: str) -> str:
    """Each line of ``text`` made harmless for a terminal: whatever of it a stranger wrote."""
    return "\n".join(map(show_line, text.split("\n")))


def write_plain(sheet: Sheet, stream: TextIO) -> None:
    """As lines without colour."""
    stream.write(f"{sheet.title}\n")
    stream.writelines(f"{name}: {show_lines(value).replace(chr(10), ' / ')}\n" for name, value in sheet.pairs if value)
    for section in sheet.sections:
        if section.lines:
            stream.write(f"{section.heading}:\n")
        for number, line in enumerate(section.lines):
            stream.write(f"  {show_line(line)}\n")
            stream.writelines(f"    {show_line(low)}\n" for low in section.under(number))


def write_table(sheet: Sheet, console: "Console") -> None:
    """Laid out for a terminal of any width."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console.print(Text(sheet.title, style="bold"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in sheet.pairs:
        if value:
            grid.add_row(name, Text(show_lines(value)))
    console.print(grid)
    for section in sheet.sections:
        if section.lines:
            console.print()
            console.print(Text(section.heading, style="bold"))
        for number, line in enumerate(section.lines):
            console.print(Padding(Text(show_line(line)), (0, 0, 0, 2)))
            for low in section.under(number):
                console.print(Padding(Text(show_line(low), style="dim"), (0, 0, 0, 4)))
