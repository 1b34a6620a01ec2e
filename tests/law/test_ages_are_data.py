"""What a child may at its age is read from the law of the day; the birthdays ahead are known."""

from datetime import date
from pathlib import Path

import pytest

from frirum.law import load
from frirum.law.ages import birthday, birthdays, capacities

BOOK = load(Path(__file__).parents[2])
LAW = BOOK.regimes("999", ())


def may(born, on):
    return {rule.may for rule in capacities(LAW, born, on)}


def test_the_law_of_the_day_decides():
    born = date(2013, 6, 1)
    assert may(born, date(2023, 12, 31)) == {"heard"}
    assert may(born, date(2024, 1, 1)) == {"heard", "party", "complaint", "lawyer"}


def test_without_a_birth_date_nothing_is_known():
    assert capacities(LAW, None, date(2024, 1, 1)) == ()
    assert birthdays(LAW, None, date(2024, 1, 1)) == ()


def test_nobody_is_heard_before_they_are_born():
    assert may(date(2024, 5, 1), date(2024, 4, 30)) == set()


def test_birthdays_ahead_follow_the_law_in_force_on_each():
    born = date(2011, 2, 28)
    ahead = [(one.day, one.age) for one in birthdays(LAW, born, date(2022, 3, 1))]
    assert ahead[0] == (date(2023, 2, 28), 12)  # serviceloven still: complaint and lawyer at 12
    assert ahead[1] == (date(2026, 2, 28), 15)  # Barnets lov: consent to placement
    assert ahead[2] == (date(2029, 2, 28), 18)
    assert {rule.id for rule in birthdays(LAW, born, date(2025, 1, 1))[0].begins} == {
        "barnets-lov/consent-at-15"
    }


def test_what_ends_on_a_birthday_is_told():
    [adult, over] = birthdays(LAW, date(2008, 5, 5), date(2025, 1, 1))
    assert {rule.may for rule in adult.begins} == {"adult"}
    assert {rule.may for rule in adult.ends} == {"heard", "lawyer", "consent"}
    assert {rule.may for rule in over.ends} == {"adult"}


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [(date(2004, 2, 29), 15, date(2019, 3, 1)), (date(2004, 2, 29), 16, date(2020, 2, 29))],
)
def test_who_is_born_on_a_leap_day_turns_on_the_first_of_march(born, age, day):
    assert birthday(born, age) == day
