"""A law tape while it is laid, and how more than one number lies in a word of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from . import layout as at
from .dates import Ints, day_starts
from .days import HOUR, WHOLE_DAY


class NotForTheKernel(ValueError):
    """A rule that the tape cannot hold."""


@dataclass(slots=True)
class Tape:
    """Words laid one after another; a list is told by its place and its count."""

    words: list[int] = field(default_factory=lambda: [0] * at.HEADER)

    def table(self, words: Iterable[int]) -> int:
        place = len(self.words)
        self.words.extend(words)
        return place

    def list(self, words: Iterable[int]) -> tuple[int, int]:
        words = list(words)
        return self.table(words), len(words)


def by_four(lengths: Ints) -> list[int]:
    """Numbers of days, four a word."""
    if lengths.min() < 0 or lengths.max() > 0xFFFF:
        raise NotForTheKernel("a deadline of more days than the tape has room for")
    padded = np.zeros((len(lengths) + 3) // 4 * 4, dtype="<u2")
    padded[: len(lengths)] = lengths
    return [int(one) for one in padded.view("<i8")]


def summer(first: int, until: int) -> list[int]:
    """A bit a day: whether it begins two hours before the same day in London's winter, or one."""
    starts = np.arange(first, until) * WHOLE_DAY - day_starts(first, until - first)
    if not np.isin(starts, (HOUR, 2 * HOUR)).all():
        raise NotForTheKernel("days that begin at another hour than in Copenhagen")
    bits = np.zeros((len(starts) + 63) // 64 * 64, dtype=np.uint8)
    bits[: len(starts)] = starts == 2 * HOUR
    return [int(one) for one in np.packbits(bits, bitorder="little").view("<i8")]


def signed(word: int) -> int:
    word &= (1 << 64) - 1
    return word - (1 << 64) if word >= 1 << 63 else word
