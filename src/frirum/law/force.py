"""Whether a rule has effect for a case at an instant: the one place that says so.

A waived rule has none while the case is inside the experiment, and it is told by which waiver. A rule
of an experiment has none while the case is outside of it. So what took an act out of play is asked
anew at each instant: an exclusion waived today binds from the day on which a flag puts the case outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .membership import Membership
from .provisions import AnyRule, LapseRule, PlayRule
from .regimes import RegimeTimeline

OUTSIDE = ""  # in place of a waiver's id: the rule is of an experiment that the case is outside of


@dataclass(frozen=True, slots=True)
class Play:
    """An act took another out of play, or brought it back: by which rule, when, as which of the acts."""

    rule: PlayRule
    at: datetime
    place: int


@dataclass(frozen=True, slots=True)
class Force:
    """What holds of the law for one case. `plays` are by the act taken out or brought back, in order."""

    regimes: RegimeTimeline
    memberships: Mapping[str, Membership]
    plays: Mapping[str, list[Play]] = field(default_factory=dict)

    def set_aside(self, rule: AnyRule, at: datetime) -> str | None:
        """Why a rule has no effect at an instant: a waiver's id, or OUTSIDE; None where it has effect.

        An experiment's lapses follow its duties: they have effect as long as those stand.
        """
        if rule.experiment:
            inside = isinstance(rule, LapseRule) or self.memberships[rule.experiment].covers(at)
            return None if inside else OUTSIDE
        for experiment, waiver in self.regimes.waivers(rule.id):
            if self.memberships[experiment.id].covers(at):
                return waiver.id
        return None

    def out_of_play(
        self, act: str, at: datetime, place: int | None = None, waivers: bool = True
    ) -> Play | None:
        """What took an act out of play, where it is out of play at an instant.

        What an act itself changes does not bind it: acts of one instant are told apart by their
        `place`. Without `waivers`: as it would be if nothing were waived.
        """
        out: Play | None = None
        for one in self.plays.get(act, ()):
            if one.at > at or (place is not None and one.place >= place):
                break
            aside = self.set_aside(one.rule, at)
            if aside == OUTSIDE or (aside and waivers):
                continue
            if one.rule.includes:
                out = None
            elif out is None:
                out = one
        return out

    def in_play(self, acts: Iterable[str], at: datetime, place: int | None = None) -> frozenset[str]:
        """Those of some acts that are in play; a condition on another does not bind."""
        if not self.plays:
            return frozenset(acts)
        return frozenset(act for act in acts if self.out_of_play(act, at, place) is None)
