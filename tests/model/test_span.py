"""The span law, for one span and for many at once."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Span, find_ungrounded

TEXT = "naïve naïve 警備艇"
PLACES = st.integers(-len(TEXT) - 2, len(TEXT) + 2)


@given(start=PLACES, end=PLACES, other=st.sampled_from(["", "naïve", "警備艇", "ve"]), quoted=st.booleans())
def test_many_spans_are_judged_as_one_is(start: int, end: int, other: str, quoted: bool) -> None:
    right = Span.of(TEXT, 0, 5)
    span = Span(start, end, TEXT[start:end] if quoted else other)
    assert find_ungrounded([right, span, right], TEXT) == (None if span.holds(TEXT) else span)


def test_words_that_end_with_the_text_have_no_place_beyond_it() -> None:
    assert find_ungrounded([Span(0, len(TEXT) + 1, TEXT)], TEXT) is not None
