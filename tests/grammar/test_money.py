"""Sums of money: a row is a sentence and what is found in it, bound first where it is not exact."""

from collections.abc import Callable

import pytest

from headwater.codebook import Codebook
from headwater.grammar import MoneyMention, find_money

Unmark = Callable[[str], tuple[str, list[tuple[int, int]]]]

FORMATS = [
    ("The grant comes to [[7 billion yen]].", "7000000000 JPY"),
    ("A loan of [[¥5bn]] was signed.", "5000000000 JPY"),
    ("It set aside [[Y5 billion]] for radars.", "5000000000 JPY"),
    ("Price: [[JPY 5,000 million]].", "5000000000 JPY"),
    ("worth [[US$33m]] in all", "33000000 USD"),
    ("[[A$12 million]], [[NT$3 billion]] and [[C$7.5 million]]", "12000000 AUD|3000000000 TWD|7500000 CAD"),
    ("the allied [[NZ$2 million]] and [[HK$40 million]]", "2000000 NZD|40000000 HKD"),
    ("[[fourteen million Canadian dollars]] for boots", "14000000 CAD"),
    ("[[six million Fiji dollars]]", "6000000 FJD"),
    ("[[15 million U.S. dollars]] or [[16 million US dollars]]", "15000000 USD|16000000 USD"),
    ("a gift of [[170 million roubles]]", "170000000 RUB"),
    ("[[3.4 billion won]] for one hull", "3400000000 KRW"),
    ("[[NOK 120 million]] ([[EUR 10.5 million]])", "120000000 NOK|10500000 EUR"),
    ("[[5 billion NOK]] a year", "5000000000 NOK"),
    ("radios worth [[£320,000]]", "320000 GBP"),
    ("[[€1.2 bn]] this year", "1200000000 EUR"),
    ("[[2.87 million euros]]", "2870000 EUR"),
    ("[[16 billion kronor]] against [[85 billion kroner]]", "16000000000 SEK|85000000000 NOK"),
    ("[[40 million Danish kroner]]", "40000000 DKK"),
    ("[[42 million yuan]] and [[RMB30 million]]", "42000000 CNY|30000000 CNY"),
    ("[[Rs 500 crore]] from Delhi", "5000000000 INR"),
    ("[[USD33,000,000.00]] was wired", "33000000 USD"),
    ("[[two billion yen]]", "2000000000 JPY"),
    ("[[75 USD million]], [[30 MUSD]] and [[MEUR 60]]", "75000000 USD|30000000 USD|60000000 EUR"),
    ("[[3 euros 50 cents]] and [[thirteen euros and five cents]]", "3.5 EUR|13.05 EUR"),
    ("[[three quarters of a billion euros]]", "750000000 EUR"),
    ("[[hk$ 10.05 billion]], [[c $ 16.4 million]]", "10050000000 HKD|16400000 CAD"),
    ("[[420 million Finnish markka]]", "420000000 FIM"),
    ("[[10円5銭]]、[[50元6角3分]]、[[1万億円]]", "10.05 JPY|50.63 CNY|1000000000000 JPY"),
    ("[[4人民币]] [[5美元]]", "4 CNY|5 USD"),
    ("[[half a billion euros]]", "500000000 EUR"),
    ("[[one and a half billion euros]]", "1500000000 EUR"),
    ("[[two hundred and fifty million euros]]", "250000000 EUR"),
    ("[[5 thousand million yen]]", "5000000000 JPY"),
    ("a [[25-million-euro]] package", "25000000 EUR"),
    ("[[32 million pounds]] for the fund", "32000000 GBP"),
    ("[[40 million Egyptian pounds]]", "40000000 EGP"),
    ("It cost [[5 billion\nyen]].", "5000000000 JPY"),
    ("[[8 million CNY]] worth of lorries", "8000000 CNY"),
    ("[[20.37 billion FCFA]]", "20370000000 None"),
    ("[[5,5 million euros]] and [[2.130,50 €]]", "5500000 EUR|2130.5 EUR"),
    ("[[12 500 Kč]] and [[€ 3 250 000]]", "12500 CZK|3250000 EUR"),
    ("[[CHF 1'049]]", "1049 CHF"),
    ("[[Rs 12,34,567]]", "1234567 None"),
    ("[[half a million euros]], [[half million euros]]", "500000 EUR|500000 EUR"),
    ("[[10 RMB]] 20 times", "10 CNY"),
]

BARE = [
    ("[[$33 million]]", "33000000 None"),
    ("[[5 million maloti]]", "5000000 LSL"),
    ("[[61 million dollars]]' worth of arms", "61000000 None"),
    ("[[$1.3 billion]]", "1300000000 None"),
    ("[[a million dollars]]", "1000000 None"),
    ("[[$285 million USD]]", "285000000 USD"),
    ("[[Rs 72 million]]", "72000000 None"),
    ("[[10 million pesos]]", "10000000 None"),
    ("[[15 million lei]]", "15000000 None"),
]

HEDGES = [
    ("about [[$3 billion]]", "about 3000000000 None"),
    ("up to [[1 billion yen]]", "at_most 1000000000 JPY"),
    ("more than [[€87 million]]", "more_than 87000000 EUR"),
    ("at least [[2 million euros]]", "at_least 2000000 EUR"),
    ("nearly [[EUR 30.5 million]]", "about 30500000 EUR"),
    ("roughly a further [[£4 million]]", "about 4000000 GBP"),
    ("in excess of a total of [[£4 million]]", "more_than 4000000 GBP"),
    ("not to exceed [[60.983 billion yen]]", "at_most 60983000000 JPY"),
    ("expected to reach [[9 billion yen]]", "about 9000000000 JPY"),
    ("[[€1.5 billion]] or more", "at_least 1500000000 EUR"),
    ("約[[30億円]]", "about 3000000000 JPY"),
    ("[[30億円]]以上", "at_least 3000000000 JPY"),
    ("最大[[10億円]]", "at_most 1000000000 JPY"),
    ("超过[[5亿美元]]", "more_than 500000000 USD"),
    ("[[500多万美元]]", "more_than 5000000 USD"),
]

RANGES = [
    ("[[€25-30 million]]", "25000000-30000000 EUR"),
    ("[[€25 to 30 million]]", "25000000-30000000 EUR"),
    ("[[25 to 30 million euros]]", "25000000-30000000 EUR"),
    ("between [[€25 and €30 million]]", "25000000-30000000 EUR"),
    ("between [[one and two million euros]]", "1000000-2000000 EUR"),
    ("[[5～6億円]]", "500000000-600000000 JPY"),
    ("[[5亿至6亿日元]]", "500000000-600000000 JPY"),
    ("rose from [[€25 million]] to [[€30 million]]", "25000000 EUR|30000000 EUR"),
    ("[[€25 million]] and [[£30 million]]", "25000000 EUR|30000000 GBP"),
]

EASTERN = [
    ("供与限度額は[[50億円]]です", "5000000000 JPY"),
    ("[[5.00億円]]", "500000000 JPY"),
    ("[[82億1000万円]]を要求", "8210000000 JPY"),
    ("提供[[13億日元]]", "1300000000 JPY"),
    ("[[四百亿日元]]", "40000000000 JPY"),
    ("[[2600万カナダドル]]", "26000000 CAD"),
    ("(约合[[3300万美元]])", "about 33000000 USD"),
    ("[[120亿韩元]]", "12000000000 KRW"),
    ("[[4200万元人民币]]", "42000000 CNY"),
    ("[[人民币3亿元]]", "300000000 CNY"),
    ("[[1.5万亿日元]]", "1500000000000 JPY"),
    ("[[８億円]]", "800000000 JPY"),
    ("[[5600万ドル]]", "56000000 None"),
]

NOTHING = [
    "50 cents a share",
    "He studied medicine at 30 M street.",
    "40 million rounds of ammunition",
    "a rise of 5 percent, or 0.5 per cent",
    "500 pounds of explosives and a 2,000-pound bomb",
    "The team of 12 won the tender.",
    "ALL 12 ships, the TOP 10, and they TRY 3 times",
    "echo $HOME and ${PATH}",
    "S$ and A$ without a number",
    "XYZ$5 in a formula",
    "Su-30 and MiG-29 fighters, M113 carriers",
    "the first euro and the second pound",
    "3 R 5 and 4 P 6",
    "Exchange of Notes on Three Yen Loans",
    "一元化された指揮",
    "2隻の巡視艇と4人の乗員",
    "銭函は次の駅です",
    "in 2022 and on 5 May 2024",
    "the yen fell, the dollar rose",
    "the rand report",
    "Rp 31.500",
    "12,3,4 euros",
    "won 3 to 1",
    "Rs and crore",
    "a 5-pound hammer",
    "",
    "$",
    "¥ 円 元",
]


def _told(mention: MoneyMention) -> str:
    value = mention.value if mention.high is None else f"{mention.value}-{mention.high}"
    bound = "" if mention.bound == "exact" else f"{mention.bound} "
    return f"{bound}{value} {mention.currency}"


@pytest.mark.parametrize(("row", "told"), FORMATS + BARE + HEDGES + RANGES + EASTERN)
def test_what_is_found(row: str, told: str, codebook: Codebook, unmark: Unmark) -> None:
    text, spans = unmark(row)
    found = find_money(text, codebook)
    assert [(mention.start, mention.end) for mention in found] == spans
    assert "|".join(_told(mention) for mention in found) == told


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found(text: str, codebook: Codebook) -> None:
    assert [text[mention.start : mention.end] for mention in find_money(text, codebook)] == []


def test_a_bare_dollar_is_the_callers(codebook: Codebook) -> None:
    text = "$12 million, 3 million dollars, US$5 million, 4 million pesos"
    assert [mention.currency for mention in find_money(text, codebook, dollar="CAD")] == ["CAD", "CAD", "USD", None]


def test_the_hedge_is_outside_the_span(codebook: Codebook) -> None:
    (mention,) = find_money("It gave up to 3 million euros.", codebook)
    assert (mention.hedge, mention.start) == (8, 14)
    (mention,) = find_money("It gave 3 million euros or more.", codebook)
    assert mention.hedge == mention.start


def test_a_sum_is_never_rounded(codebook: Codebook) -> None:
    (mention,) = find_money("¥12345678901234567890.12345678 billion", codebook)
    assert mention.value == "12345678901234567890123456780"
