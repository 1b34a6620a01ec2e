"""What an act's fields say, as bits: each test that some rule makes of some field is made once for each
distinct answer.

Bits are given by act, so that an act with many tests has as many as it needs, up to 63.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from frirum.law.guarding import says
from frirum.law.history import Act
from frirum.law.moments import Moment

MOST = 63
_NOWHEN = Moment.on(date(2000, 1, 1))


class TooManyFacts(ValueError):
    """More tests of one act's fields than there are bits."""


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a field says one of some values; `silent` is what a missing field counts as."""

    field: str
    values: tuple[object, ...]
    silent: bool = False

    def holds(self, values: Mapping[str, Any]) -> bool:
        """As `guarding.says`, and for `about` as `guarding` reads what doesn't say."""
        if self.silent and values.get(self.field) is None:
            return True
        return says(Act("", "", _NOWHEN, _NOWHEN, values=values), self.field, self.values)


@dataclass(slots=True)
class Facts:
    """All tests by act, with the number of the bit that answers each."""

    tests: dict[str, dict[tuple[Any, ...], tuple[int, Test]]] = field(default_factory=dict)

    def bit(self, act: str, test: Test) -> int:
        """The bit of a test of an act. Raises TooManyFacts."""
        known = self.tests.setdefault(act, {})
        key = (test.field, test.silent, *((type(one).__name__, one) for one in test.values))
        if key not in known:
            if len(known) == MOST:
                raise TooManyFacts(act)
            known[key] = len(known), test
        return known[key][0]

    def of(self, act: str, values: Mapping[str, Any]) -> int:
        """The bits of an act with these values."""
        return sum(1 << bit for bit, test in self.tests.get(act, {}).values() if test.holds(values))

    def fields(self, acts: Iterable[str]) -> set[str]:
        """The fields that are looked at, of some acts."""
        return {test.field for act in acts for _, test in self.tests.get(act, {}).values()}
