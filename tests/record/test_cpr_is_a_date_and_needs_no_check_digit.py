"""A personal number is a date and four digits; since 2007 it may fail the old check digit."""

from __future__ import annotations

from datetime import date

import pytest

from frirum.record.cpr import NoNumber, birth_date, masked, normal


@pytest.mark.parametrize("text", ["0302093000", "030209-3000", " 030209 3000 "])
def test_the_ways_to_write_it(text: str) -> None:
    assert normal(text) == "0302093000"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "030209",
        "030209-300",
        "030209-30000",
        "03-02-09-3000",
        "310209-3000",
        "x",
        "٠٣٠٢٠٩٣٠٠٠",
        "０３０２０９-3000",
    ],
)
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="CPR|cifre"):
        normal(text)


def test_what_is_wrong_is_said_in_both_languages() -> None:
    for text, english in (("12", "has ten digits"), ("310209-3000", "are no date")):
        with pytest.raises(NoNumber) as wrong:
            normal(text)
        assert english in wrong.value.says["en"]
        assert wrong.value.says["da"] == str(wrong.value)


@pytest.mark.parametrize(
    ("number", "born"),
    [
        ("0101003000", date(1900, 1, 1)),
        ("0101993999", date(1999, 1, 1)),
        ("0101364000", date(2036, 1, 1)),
        ("0101374000", date(1937, 1, 1)),
        ("0101094000", date(2009, 1, 1)),
        ("0101575000", date(2057, 1, 1)),
        ("0101585000", date(1858, 1, 1)),
        ("0101088000", date(2008, 1, 1)),
        ("0101998999", date(1899, 1, 1)),
        ("0101369000", date(2036, 1, 1)),
        ("0101379000", date(1937, 1, 1)),
        ("2902004000", date(2000, 2, 29)),
    ],
)
def test_the_seventh_digit_tells_the_century(number: str, born: date) -> None:
    assert birth_date(number) == born


def test_screens_hide_the_last_four() -> None:
    assert masked("0302093000") == "030209-••••"
    assert masked("") == ""
