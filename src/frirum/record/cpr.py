"""The Danish personal number (CPR): ten digits, of which the first six are the birth date.

Since 2007 numbers are given that fail the old check digit (modulus 11), so it is never asked for.
The seventh digit tells the century. Source: CPR-kontoret, *Personnummeret i CPR*, section 2.
"""

from __future__ import annotations

import re
from datetime import date

_SHAPE = re.compile(r"(\d{6})[- ]?(\d{4})")


def normal(text: str) -> str:
    """Ten digits without a dash. Raises ValueError where it is no personal number, saying why."""
    found = _SHAPE.fullmatch(text.strip())
    if not found:
        raise ValueError("Et CPR-nummer har ti cifre: DDMMÅÅ-XXXX.")
    digits = found[1] + found[2]
    birth_date(digits)
    return digits


def birth_date(digits: str) -> date:
    """The birth date in a number of ten digits. Raises ValueError where there is no such date."""
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    try:
        return date(_century(seventh, year) + year, month, day)
    except ValueError:
        raise ValueError("CPR-nummerets første seks cifre er ikke en dato (DDMMÅÅ).") from None


def masked(digits: str) -> str:
    """As a screen shows it: the birth date, the last four hidden."""
    return f"{digits[:6]}-••••" if digits else ""


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
