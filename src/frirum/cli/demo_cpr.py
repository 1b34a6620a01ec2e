"""Personal numbers that nobody can have, for the demo's people.

A number of the demo fails the check digit (modulus 11). CPR-kontoret gives numbers that fail it only for
birth dates on which the others are used up; all of those are 1 January, and nobody in the demo is born on
that day. The rest is as in life: birth date, the seventh digit's century, the last digit odd for men.
Source: CPR-kontoret, *Personnumre uden kontrolciffer (modulus 11 kontrol)*.
"""

from datetime import date

from frirum.cli.demo_cast import pick

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def number(born: date, sex: str, *whose: object) -> str:
    """Ten digits for somebody, the same each time. ValueError for somebody born on 1 January."""
    if (born.month, born.day) == (1, 1):
        raise ValueError("On 1 January numbers without a check digit are given in life: choose another day.")
    century = 4 if born.year >= 2000 else pick(4, "century", *whose)
    serial = pick(1000, "serial", *whose)
    for step in range(1000):
        digits = f"{born:%d%m%y}{century}{(serial + step) % 1000:03d}"
        if int(digits[-1]) % 2 == (sex == "male") and fails_the_check(digits):
            return digits
    raise AssertionError("every second serial fails the check")


def fails_the_check(digits: str) -> bool:
    """Whether modulus 11 says that it is no number."""
    return sum(weight * int(one) for weight, one in zip(WEIGHTS, digits, strict=True)) % 11 != 0
