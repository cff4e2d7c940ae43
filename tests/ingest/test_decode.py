"""Bytes to text: what is declared, what is plain without it, and what is refused with its place."""

# ruff: noqa: E501 - a row is one line

import codecs

import pytest

from headwater.errors import SourceUndecodable
from tests.ingest.conftest import Reader

JA = "日本政府は十一日、フィリピン海軍に沿岸監視レーダーを供与すると発表した。供与額は六億円である。外務省が明らかにした。\n"
ZH = "挪威政府计划向肯尼亚提供防卫装备，总额为五十亿日元。这是在援助框架下进行的，中国对此表示关切。\n"
FR = "Le ministère a annoncé la livraison de véhicules blindés à l’armée. Coût : 12 millions d’euros, a-t-il précisé.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "shift_jis", "euc_jp"])
def test_japanese_without_a_declaration(read: Reader, encoding: str) -> None:
    assert read(JA.encode(encoding)).text == JA


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_chinese_without_a_declaration(read: Reader, encoding: str) -> None:
    assert read(ZH.encode(encoding)).text == ZH


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_western_without_a_declaration(read: Reader, encoding: str) -> None:
    assert read(FR.encode(encoding)).text == FR


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_decides(read: Reader, mark: bytes) -> None:
    name = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert read(mark + JA.encode(name)).text == JA


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<html><head><meta charset="Shift_JIS"></head><body>', "cp932"),
        ('<html><head><meta http-equiv="Content-Type" content="text/html; charset=EUC-JP"></head><body>', "euc_jp"),
        ('<?xml version="1.0" encoding="EUC-JP"?><html><body>', "euc_jp"),
        ('<html><head><meta charset="utf-8"></head><body>', "utf-8"),
    ],
)
def test_a_page_s_declaration_decides(read: Reader, declaration: str, encoding: str) -> None:
    assert read(f"{declaration}<p>{JA}</p></body></html>".encode(encoding)).text == JA


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("line one\nwörds\n".encode() + b"\xff\xfa\x81 and more\n", "x: byte 16, line 3"),
        ("Япония передала радары".encode("cp1251"), "x: byte 0, line 1"),
        (b"<html><meta charset=utf-8><p>caf\xe9 is here</p>", "x: byte 32, line 1"),
        ("日本政府計劃向菲律賓提供防衛裝備".encode("big5"), "x: byte 0, line 1"),
    ],
)
def test_what_is_not_certain_is_refused_with_its_place(read: Reader, content: bytes, place: str) -> None:
    with pytest.raises(SourceUndecodable) as caught:
        read(content)
    assert caught.value.place == place
    assert "not UTF-8" in caught.value.reason


def test_a_declaration_that_is_no_encoding_is_overlooked(read: Reader) -> None:
    assert read('<html><meta charset="x-nonsense"><p>Some words here.</p>').text == "Some words here.\n"


def test_null_bytes_are_refused_with_their_place(read: Reader) -> None:
    with pytest.raises(SourceUndecodable, match="byte 9, line 2: a NUL byte"):
        read(b"one line\n\0and another\n")
