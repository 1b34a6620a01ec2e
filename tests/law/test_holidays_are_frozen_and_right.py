"""The frozen table of public holidays against an independent package, year by year."""

from datetime import date

import pytest
from holidays import country_holidays

from frirum.law.calendar import holidays


@pytest.mark.parametrize("year", range(2010, 2041))
def test_the_table_agrees(year):
    ours = {day for day in holidays() if day.year == year}
    assert ours == set(country_holidays("DK", years=year))


def test_great_prayer_day_was_abolished_from_2024():
    assert date(2023, 5, 5) in holidays()
    assert date(2024, 4, 26) not in holidays()


@pytest.mark.parametrize("day", [date(2018, 5, 1), date(2018, 6, 5), date(2018, 12, 24), date(2018, 12, 31)])
def test_days_off_by_custom_are_no_public_holidays(day):
    assert day not in holidays()
