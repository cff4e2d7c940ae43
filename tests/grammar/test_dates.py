"""Dates: a row is a sentence, what kind of date it holds in which relation, and what it means on Wednesday, 8 January
2025.
"""

from collections.abc import Callable

import pytest

from headwater.codebook import Codebook
from headwater.grammar import calendar_of, find_dates, resolve_date

Unmark = Callable[[str], tuple[str, list[tuple[int, int]]]]

DAYS = [
    ("on [[December 11, 2024]], in Tokyo", "day on 2024-12-11"),
    ("[[11 December 2024]]", "day 2024-12-11"),
    ("[[12 Mar. 2010]]", "day 2010-03-12"),
    ("[[JUNE 23, 2022]]", "day 2022-06-23"),
    ("[[Dec.14th]]", "day 2024-12-14"),
    ("[[Aug. 2, 2024]] (wire)", "day 2024-08-02"),
    ("[[Monday, 20 May 2024]]", "day 2024-05-20"),
    ("[[16-Jun-2023]]", "day 2023-06-16"),
    ("[[28 June in 2020]]", "day 2020-06-28"),
    ("[[the 5th of March 2024]]", "day 2024-03-05"),
    ("[[March 5th, 2024]]", "day 2024-03-05"),
    ("[[13.12.2024]]", "day 2024-12-13"),
    ("[[19/09/2023]]", "day 2023-09-19"),
    ("[[09/19/2023]]", "day 2023-09-19"),
    ("[[2022-12-21]]", "day 2022-12-21"),
    ("[[2025-01-08 18:33:37]]", "day 2025-01-08"),
    ("[[2025-01-08T18:33:37+08:00]]", "day 2025-01-08"),
    ("[[2024/12/11]]", "day 2024-12-11"),
    ("on [[12 March]]", "day on 2024-03-12"),
    ("since [[December 20]]", "day since 2024-12-20"),
    ("[[December 3-5, 2024]]", "period 2024-12-03/2024-12-05"),
    ("from [[3 to 5 December 2024]]", "period from 2024-12-03/2024-12-05"),
    ("[[May 21 through May 27, 2023]]", "period 2023-05-21/2023-05-27"),
    ("[[28 December to 3 January 2025]]", "period 2024-12-28/2025-01-03"),
    ("[[12 March last year]]", "day 2024-03-12"),
    ("[[yesterday]] and [[today]]", "day 2025-01-07|day 2025-01-08"),
    ("[[tomorrow]], [[December 21]]", "day 2025-01-09|day 2024-12-21"),
    ("[[This morning]] it sailed", "day 2025-01-08"),
    ("[[ten days ago]]", "day 2024-12-29"),
    ("[[the ninth of April 2024]]", "day 2024-04-09"),
    ("[[July the Fourth]], [[October twenty-first]]", "day 2024-07-04|day 2024-10-21"),
    ("[[11/Dec/2024]] and [[2024-Dec-11]]", "day 2024-12-11|day 2024-12-11"),
    ("[[Dec. 31 , 2024]], [[October, 1st]]", "day 2024-12-31|day 2024-10-01"),
    ("on [[the 6th]], he said", "day on 2025-01-06"),
    ("[[the 15th of next month]]", "day 2025-02-15"),
    ("from [[5 May to 3 June 2024]]", "period from 2024-05-05/2024-06-03"),
    ("from [[October]] to [[3 June 2024]]", "month from 2023-10|day until 2024-06-03"),
    ("[[the past three years]] and [[the next two quarters]]", "period 2022/2025|period 2025-04/2025-09"),
    ("[[the last 10 days]]", "period 2024-12-29/2025-01-07"),
    (
        "[[last quarter]], [[2017-Q1]], [[Q3/2024]]",
        "quarter 2024-10/2024-12|quarter 2017-01/2017-03|quarter 2024-07/2024-09",
    ),
    ("[[二〇一五年二月一日]]", "day 2015-02-01"),
    ("[[上上周]]、[[去年下半年]]、[[1995-1997年]]", "week 2024-12-23/2024-12-29|half 2024-07/2024-12|period 1995/1997"),
    ("[[来月の4日]]", "day 2025-02-04"),
    ("in [[early October]]", "month in 2024-10"),
    ("on [[March 31]], [[last month]]", "day on 2024-03-31|month 2024-12"),
    ("[[過去5年間]]、[[2年前]]", "period 2020/2025|year 2023"),
    ("[[2024年5月]]から[[7月]]まで", "month from 2024-05|month until 2024-07"),
]

WEEKS = [
    ("[[this week]]", "week 2025-01-06/2025-01-08"),
    ("[[last week]]", "week 2024-12-30/2025-01-05"),
    ("[[next week]]", "week 2025-01-13/2025-01-19"),
    ("on [[Tuesday]]", "weekday on 2025-01-07"),
    ("[[Wednesday]]", "weekday 2025-01-08"),
    ("[[last Thursday]]", "weekday 2025-01-02"),
    ("[[last Wednesday]]", "weekday 2025-01-01"),
    ("[[next Friday]]", "weekday 2025-01-10"),
    ("[[this Friday]]", "weekday 2025-01-10"),
    ("[[Tuesday of last week]]", "weekday 2024-12-31"),
    ("[[next week on Tuesday]]", "weekday 2025-01-14"),
    ("[[上周四]]和[[先週の水曜日]]", "weekday 2025-01-02|weekday 2025-01-01"),
]

MONTHS = [
    ("in [[May]]", "month in 2024-05"),
    ("he may go in [[March]]", "month in 2024-03"),
    ("in [[January]]", "month in 2025-01"),
    ("since [[September 2017]]", "month since 2017-09"),
    ("in [[May]] and [[June]]", "month in 2024-05|month in 2024-06"),
    ("in [[October last year]]", "month in 2024-10"),
    ("in [[August of 2017]]", "month in 2017-08"),
    ("[[last July]]", "month 2024-07"),
    ("[[last January]]", "month 2024-01"),
    ("[[next March]]", "month 2025-03"),
    ("[[last month]] and [[this month]]", "month 2024-12|month 2025-01"),
    ("[[three months ago]]", "month 2024-10"),
    ("in [[early June]]", "month in 2024-06"),
    ("the [[December]] ceremony", "month 2024-12"),
    ("from [[October 2023 to March 2024]]", "period from 2023-10/2024-03"),
]

YEARS = [
    ("in [[2022]]", "year in 2022"),
    ("since [[2016]]", "year since 2016"),
    ("In [[2022]], [[2023]] and [[2024]]", "year in 2022|year in 2023|year in 2024"),
    ("([[2022]])", "year 2022"),
    ("[[the year 2025]]", "year 2025"),
    ("[[next year]]", "year 2026"),
    ("[[late 2021]]", "year 2021"),
    ("[[earlier this year]]", "year 2025"),
    ("[[three years ago]]", "year 2022"),
    ("[[within two years]]", "year within 2027"),
    ("[[2022–2027]]", "period 2022/2027"),
    ("from [[2016 to 2020]]", "period from 2016/2020"),
    ("[[the 1980s]]", "period 1980/1989"),
    ("by the end of [[the year]]", "year by_end_of 2025"),
    ("before the end of [[2027]]", "year by_end_of 2027"),
    ("by [[year-end]]", "year by_end_of 2025"),
]

SEASONS = [
    ("[[this autumn]]", "season 2025-09/2025-11"),
    ("[[last autumn]]", "season 2024-09/2024-11"),
    ("[[autumn 2024]]", "season 2024-09/2024-11"),
    ("[[fall 2024]]", "season 2024-09/2024-11"),
    ("[[the winter of 2023]]", "season 2023-12/2024-02"),
    ("[[this winter]]", "season 2024-12/2025-02"),
    ("[[next spring]]", "season 2025-03/2025-05"),
    ("in [[the first quarter of 2025]]", "quarter in 2025-01/2025-03"),
    ("in [[the second half of 2023]]", "half in 2023-07/2023-12"),
]

FISCAL = [
    ("by the end of [[the 2024 fiscal year]]", "fiscal_year by_end_of 2024-04-01/2025-03-31"),
    ("within [[fiscal 2024]]", "fiscal_year within 2024-04-01/2025-03-31"),
    ("([[FY2024]])", "fiscal_year 2024-04-01/2025-03-31"),
    ("[[FY 2024]] and [[FY23]]", "fiscal_year 2024-04-01/2025-03-31|fiscal_year 2023-04-01/2024-03-31"),
    ("for [[fiscal year 2024-25]]", "fiscal_year in 2024-04-01/2025-03-31"),
    ("[[FY2022–23]]", "fiscal_year 2022-04-01/2023-03-31"),
    ("[[2024-25]] and [[2025/26]]", "fiscal_year 2024-04-01/2025-03-31|fiscal_year 2025-04-01/2026-03-31"),
    ("[[the budget year 2023]]", "fiscal_year 2023-04-01/2024-03-31"),
    ("[[this fiscal year]]", "fiscal_year 2024-04-01/2025-03-31"),
    ("[[the coming fiscal year]]", "fiscal_year 2025-04-01/2026-03-31"),
    ("[[the current year through next March]]", "fiscal_year 2024-04-01/2025-03-31"),
    ("[[the fiscal year beginning in April 2025]]", "fiscal_year 2025-04-01/2026-03-31"),
    ("[[the fiscal year ending March 2025]]", "fiscal_year 2024-04-01/2025-03-31"),
]

EASTERN = [
    ("[[令和7年9月29日]]、東京", "day 2025-09-29"),
    ("[[平成30年11月7日]]", "day 2018-11-07"),
    ("日本は[[6日]]、", "day 2025-01-06"),
    ("[[30日]]に", "day in 2024-12-30"),
    ("[[9月22日]]", "day 2024-09-22"),
    ("[[本日]]", "day 2025-01-08"),
    ("[[2019年8月]],韩国", "month 2019-08"),
    ("[[昨年10月]]", "month 2024-10"),
    ("[[5月上旬]]", "month 2024-05"),
    ("[[去年]]", "year 2024"),
    ("[[2022年]]以来", "year since 2022"),
    ("[[2017年]]から[[18年]]に", "year from 2017|year in 2018"),
    ("到[[2030年]]", "year by 2030"),
    ("[[令和6年度]]予算", "fiscal_year 2024-04-01/2025-03-31"),
    ("[[2024年度]]と[[25年度]]", "fiscal_year 2024-04-01/2025-03-31|fiscal_year 2025-04-01/2026-03-31"),
    ("在[[2024财年]]内", "fiscal_year within 2024-04-01/2025-03-31"),
    ("[[今年度]]の", "fiscal_year 2024-04-01/2025-03-31"),
    ("[[3月]]末までに", "month by_end_of 2024-03"),
    ("[[先週]]", "week 2024-12-30/2025-01-05"),
    ("[[9月3日至5日]]", "period 2024-09-03/2024-09-05"),
    ("[[今秋]]", "season 2025-09/2025-11"),
]

UNKNOWN = [
    ("[[03/04/2024]]", "day ?"),
    ("in [[the same year]]", "year in ?"),
    ("in [[March of that year]]", "month in ?"),
    ("[[同年12月16日]]", "day ?"),
]

NOTHING = [
    "the 11th package, the 18th century and the 5th brigade",
    "a course that will last 15 months",
    "on the 2nd battalion",
    "the first quarter, a second half and the third march",
    "三百年的历史、十日間、一日中",
    "30人、第5回",
    "2,022 soldiers in a Leopard 2022",
    "the 2022 edition of the strategy",
    "he may march on, and prices fall",
    "The March on the capital; June Smith and April Jones",
    "the Foreign Assistance Act of 1961",
    "Presidential Determination No. 2023-01",
    "30 February 2024, or 2024-13-41",
    "99/99/2024 and 31.02.2024",
    "24/7 support, 1/2 a ship, 9-11 tons",
    "1999-77 and 2024-2024",
    "a 2-year plan for 10 years, every day of the week",
    "the year, the month, a day",
    "the second half, the last quarter of the ship",
    "it found that summer learning helps",
    "what they clear in a day",
    "over the last year",
    "Resolution 2231 and Order 13985",
    "This may take long.",
    "Tel. 138-2010-2015, 2010-2015-86",
    "F-16, T-72, Mi-17, M2010",
    "the fiscal policy of a state",
    "the sun, and sat on it",
    "3日間の訓練、10年計画",
    "日本の第2日本丸",
    "25年の歴史",
    "13月45日",
    "",
    "0000-00-00",
]


@pytest.mark.parametrize(("row", "told"), DAYS + WEEKS + MONTHS + YEARS + SEASONS + FISCAL + EASTERN + UNKNOWN)
def test_what_is_found(row: str, told: str, codebook: Codebook, unmark: Unmark) -> None:
    text, spans = unmark(row)
    found, japan = find_dates(text, codebook), calendar_of("JP", codebook)
    assert [(mention.start, mention.end) for mention in found] == spans
    # Japan writes days first; a numeric date that reads both ways stays open where no country is given.
    days = [resolve_date(one, "2025-01-08", calendar=None if one.ambiguous else japan) or "?" for one in found]
    words = [" ".join(filter(None, (one.kind, one.relation, day))) for one, day in zip(found, days, strict=True)]
    assert "|".join(words) == told


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found(text: str, codebook: Codebook) -> None:
    assert [text[mention.start : mention.end] for mention in find_dates(text, codebook)] == []


RELATIONS = [
    ("by [[December]]", "by"),
    ("no later than [[3 May 2025]]", "by"),
    ("by the end of [[March]]", "by_end_of"),
    ("at the end of [[March]]", "end_of"),
    ("by end-[[March]]", "by_end_of"),
    ("before [[3 May 2025]]", "before"),
    ("after [[2027]]", "after"),
    ("until [[May 2025]]", "until"),
    ("starting in [[May]]", "from"),
    ("throughout [[2024]]", "in"),
    ("The [[January]] sailing", None),
    ("[[2024年3月31日]]までに", "by"),
]


@pytest.mark.parametrize(("row", "relation"), RELATIONS)
def test_the_relation_comes_from_the_words_before(
    row: str, relation: str | None, codebook: Codebook, unmark: Unmark
) -> None:
    text, spans = unmark(row)
    (mention,) = find_dates(text, codebook)
    assert ((mention.start, mention.end), mention.relation) == (spans[0], relation)


def test_a_time_is_kept_with_its_zone(codebook: Codebook) -> None:
    (mention,) = find_dates("2025-01-08T18:33:37+08:00", codebook)
    assert mention.time == "18:33:37+08:00"
