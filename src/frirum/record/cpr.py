"""The Danish personal number (CPR): ten digits, of which the first six are the birth date.

Since 2007 numbers are given that fail the old check digit (modulus 11), so it is never asked for.
The seventh digit tells the century. Source: CPR-kontoret, *Personnummeret i CPR*, section 2.
"""

from __future__ import annotations

import re
from datetime import date

_SHAPE = re.compile(r"([0-9]{6})[- ]?([0-9]{4})")  # \d would take any script's digits


class NoNumber(ValueError):
    """It is no personal number; `says` tells why, in Danish and English."""

    def __init__(self, da: str, en: str) -> None:
        self.says = {"da": da, "en": en}
        super().__init__(da)


def normal(text: str) -> str:
    """Ten digits without a dash. Raises NoNumber, a ValueError, where it is no personal number."""
    found = _SHAPE.fullmatch(text.strip())
    if not found:
        # The X's stand for the last four digits, as the number's own shape is written: no word is missing.
        raise NoNumber(
            "Et CPR-nummer har ti cifre: DDMMÅÅ-XXXX.", "A CPR number has ten digits: DDMMYY-XXXX."
        )
    digits = found[1] + found[2]
    birth_date(digits)
    return digits


def birth_date(digits: str) -> date:
    """The birth date in a number of ten digits. Raises NoNumber where there is no such date."""
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    try:
        return date(_century(seventh, year) + year, month, day)
    except ValueError:
        raise NoNumber(
            "CPR-nummerets første seks cifre er ikke en dato (DDMMÅÅ).",
            "The first six digits of the CPR number are no date (DDMMYY).",
        ) from None


def masked(digits: str) -> str:
    """As a screen shows it: the birth date, the last four hidden."""
    return f"{digits[:6]}-••••" if digits else ""


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
