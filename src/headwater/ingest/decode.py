"""Bytes to text by strict decoding: declared encodings first, undeclared ones only where the evidence is plain."""

import codecs
import re
from collections.abc import Iterator

from headwater.codebook import Codebook
from headwater.errors import SourceUndecodable
from headwater.ingest.limits import SNIFF_BYTES
from headwater.ingest.plausible import is_plausible

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""",
    re.IGNORECASE,
)
_WIDER = {
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252",
    "euc_kr": "cp949", "iso8859-9": "cp1254",
}  # fmt: skip
"""Encodings whose name on the web means a wider one. Source: WHATWG Encoding Standard, 4.2."""
_LEGACY = ("euc_jp", "cp932", "gb18030", "cp1252")


def parse_text(content: bytes, *, path: str, codebook: Codebook) -> str:
    """The text of ``content``, its byte order mark dropped. Raises SourceUndecodable naming byte and line."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], name, path)
    if (wide := _find_wide(content)) is not None:
        return _strict(content, wide, path)
    _refuse_null(content, path)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _parse_legacy(content, error, path, codebook)


def _parse_legacy(content: bytes, error: UnicodeDecodeError, path: str, codebook: Codebook) -> str:
    declared = find_declared(content)
    if declared is not None and declared != "utf-8":
        return _strict(content, declared, path)
    if declared is None:
        readings = dict(_decodings(content, codebook))
        if len(set(readings.values())) == 1:
            return next(iter(readings.values()))
    place = f"{path}: byte {error.start}, line {line_of(content, error.start)}"
    said = "though the page declares it" if declared else "and no other encoding is certain"
    raise SourceUndecodable(place, f"not UTF-8 {said}")


def _decodings(content: bytes, codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Every legacy reading without an error that looks like writing. Two different ones leave the text undecided."""
    for name in _LEGACY:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if is_plausible(text, name, codebook):
            yield name, text


def find_declared(content: bytes) -> str | None:
    """The encoding that a page or an XML declaration names, as Python calls it; None without one that is known."""
    found = _DECLARED.search(content[:SNIFF_BYTES])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return None
    name = _WIDER.get(name, name)
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _find_wide(content: bytes) -> str | None:
    """UTF-16 without a mark: a zero in nearly every other byte of the beginning, and nowhere else."""
    head = content[:SNIFF_BYTES]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    if pairs >= 4 and len(content) % 2 == 0:
        if odd > 0.7 * pairs and even == 0:
            return "utf-16-le"
        if even > 0.7 * pairs and odd == 0:
            return "utf-16-be"
    return None


def _refuse_null(content: bytes, path: str) -> None:
    at = content.find(b"\0")
    if at >= 0:
        raise SourceUndecodable(f"{path}: byte {at}, line {line_of(content, at)}", "a NUL byte; not text")


def _strict(content: bytes, name: str, path: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError as error:
        place = f"{path}: byte {error.start}, line {line_of(content, error.start)}"
        raise SourceUndecodable(place, f"not {name}, though declared so or marked so") from error
    except LookupError as error:
        raise SourceUndecodable(path, f"declares {name}, which is no encoding of text") from error
    if "\0" in text:
        at = text.index("\0")
        raise SourceUndecodable(f"{path}: character {at}, line {text.count(chr(10), 0, at) + 1}", "a NUL; not text")
    return text


def line_of(content: bytes, at: int) -> int:
    """The number of the line, from 1, in which byte ``at`` stands."""
    return content.count(b"\n", 0, at) + 1
