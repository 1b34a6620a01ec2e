"""Which law governs an act of a case: its own day's, unless an amendment leaves it under the earlier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .history import Act, Occasions
from .regimes import Law, RegimeTimeline
from .transitions import Transition


@dataclass(frozen=True, slots=True)
class Governing:
    """What an amendment asks about one case: when it was opened, and when its decisions were made.

    `decided` is the day of each decision, by the occasion that it opened.
    """

    regimes: RegimeTimeline
    opened: date | None
    decided: Mapping[str, date]
    occasions: Occasions

    def law(self, act: Act) -> Law:
        """The law that governs an act, done or thought of."""
        if not self.regimes.staggered:
            return self.regimes.on(act.occurred_at.day)
        return self.regimes.on(act.occurred_at.day, self.held(act))

    def held(self, act: Act) -> frozenset[str]:
        """The amendments in force on its day that nevertheless leave an act under the earlier law."""
        day = act.occurred_at.day
        return frozenset(
            one.id for one in self.regimes.staggered if one.since <= day and self.keeps(one, act.occasion)
        )

    def keeps(self, one: Transition, occasion: str | None) -> bool:
        """Whether an amendment passes by what is done in an occasion of this case."""
        if one.governs == "cases-opened-after":
            return self.opened is not None and self.opened < one.since
        if one.governs == "decisions-after":
            lineage = self.occasions.lineage(occasion)
            made = next((self.decided[each] for each in lineage if each in self.decided), None)
            return made is not None and made < one.since
        return False


def governing(regimes: RegimeTimeline, acts: tuple[Act, ...], occasions: Occasions) -> Governing:
    """Reads from a case's acts, in order, what amendments ask about it."""
    if not regimes.staggered:
        return Governing(regimes, None, {}, occasions)
    decided = {
        act.occasion: act.occurred_at.day
        for act in acts
        if act.occasion and regimes.vocabulary.occasion(act.name) == "rests"
    }
    return Governing(regimes, acts[0].occurred_at.day if acts else None, decided, occasions)
