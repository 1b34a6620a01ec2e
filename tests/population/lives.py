"""Random lives of cases under the laws of the repository: every act that some rule listens to, in any
order, with any answers; names of entries, corrections, days without an hour, and what was known late."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from frirum.law import Act, Moment, PersonFacts, RegimeTimeline, Vocabulary
from frirum.law.provisions import ConditionRule, DutyRule, LapseRule, MilestoneRule, PlayRule, SuspendRule
from frirum.population.events import History

START = datetime(2017, 6, 1, tzinfo=UTC)
MINUTES = 60 * 24 * 365 * 8  # past every change of law and every end of an experiment

EXPERIMENTS = 60 * 24 * 365 * 3


def heard(regimes: Iterable[RegimeTimeline]) -> list[str]:
    """All acts that some rule starts from, waits for, ends by or looks at; sorted."""
    names: set[str] = set()
    for regime in regimes:
        for rule in regime.rules:
            if isinstance(rule, DutyRule):
                names |= rule.triggers | set(rule.acts) | (rule.clock.acts if rule.clock else frozenset())
            elif isinstance(rule, ConditionRule):
                names |= set(rule.acts) | rule.needs | rule.undone_by
            elif isinstance(rule, MilestoneRule):
                names |= set(rule.acts) | rule.needs
            elif isinstance(rule, PlayRule):
                names |= rule.triggers | set(rule.acts)
            elif isinstance(rule, LapseRule):
                names |= rule.by
            elif isinstance(rule, SuspendRule):
                names |= rule.begins | rule.ends
            names |= {name for guard in (*rule.when, *rule.unless) for name in guard.acts | guard.undone_by}
        for experiment in regime.experiments:
            names |= {name for way in experiment.approval.ways_out for name in way.acts | way.back}
    closing = {name for name, kind in next(iter(regimes)).vocabulary.acts.items() if kind.closes}
    return sorted(names | closing)


class Lives:
    """Draws lives: many acts of few kinds, so that rules meet."""

    def __init__(self, regimes: list[RegimeTimeline], random: Random, *, corrected: bool = True) -> None:
        self.vocabulary: Vocabulary = regimes[0].vocabulary
        self.random = random
        self.names = [name for name in heard(regimes) if self.vocabulary.effect(name) is None]
        self.opening = [one for one in self.names if self.vocabulary.occasion(one) == "opens"]
        self.corrected = corrected
        self.asked = answers_asked(regimes)

    def history(self, case: str) -> History:
        random = self.random
        acts: list[Act] = []
        kinds = min(len(self.names), random.randint(4, 18))
        some = random.sample(self.names, kinds) + random.sample(self.opening, min(2, len(self.opening)))
        span = random.choice((60 * 24 * 3, 60 * 24 * 60, 60 * 24 * 500, MINUTES))
        latest = MINUTES - span
        if random.random() < 0.6:
            latest = min(latest, EXPERIMENTS)  # where most experiments run, flags are raised and periods end
        begins = START + timedelta(minutes=random.randrange(latest + 1))
        for number in range(1, random.randint(2, 28)):
            name = random.choice(some) if acts else random.choice(self.opening)
            minutes = random.randrange(span) if acts else 0
            at = self._moment(begins + timedelta(minutes=minutes))
            known = at
            if random.random() < 0.2:
                known = self._moment(
                    at.instant + timedelta(minutes=random.choice((5, 60 * 30, 60 * 24 * 40)))
                )
            acts.append(
                Act(
                    id=f"{case}.{number}",
                    name=name,
                    occurred_at=at,
                    known_at=known,
                    sequence=number,
                    occasion=self._occasion(name, at, acts),
                    values=self._values(name, acts),
                    case=case,
                )
            )
        if self.corrected and random.random() < 0.05:
            self._correct(acts, case)
        return History(case, tuple(acts), PersonFacts(date(2010, 1, 1)))

    def _moment(self, instant: datetime) -> Moment:
        return Moment.on(instant.date()) if self.random.random() < 0.15 else Moment(instant)

    def _occasion(self, name: str, at: Moment, acts: list[Act]) -> str | None:
        """One that was open by then, or none; an act that must say which always does."""
        kind = self.vocabulary.occasion(name)
        come = [
            one
            for one in acts
            if self.vocabulary.occasion(one.name) in ("opens", "rests")
            and one.occurred_at.instant <= at.instant
        ]
        if kind == "opens" or not come or (kind != "needs" and self.random.random() < 0.4):
            return None
        return self.random.choice(come).id

    def _values(self, name: str, acts: list[Act]) -> Mapping[str, Any]:
        values: dict[str, Any] = {}
        for field in self.vocabulary[name].fields:
            if self.random.random() < 0.25:
                continue
            asked = self.asked.get((name, field.id))
            if field.type == "entry" and acts:
                values[field.id] = self.random.choice(acts).id
            elif field.type == "choice" and field.options:
                of = asked if asked and self.random.random() < 0.8 else [one.id for one in field.options]
                values[field.id] = self.random.choice(of)
            elif field.type == "choices" and field.options:
                of = asked or [one.id for one in field.options]
                values[field.id] = self.random.sample(of, min(len(of), self.random.randint(1, 3)))
            elif field.type in ("yesno", "tick"):
                values[field.id] = self.random.random() < 0.5
            elif field.type == "date":
                day = START + timedelta(minutes=self.random.randrange(MINUTES))
                values[field.id] = day.date().isoformat()
        return values

    def _correct(self, acts: list[Act], case: str) -> None:
        """One act said anew, or withdrawn."""
        wrong = self.random.choice(acts)
        number = len(acts) + 1
        withdraws = next(one for one in self.vocabulary.acts if self.vocabulary.effect(one) == "withdraws")
        name = wrong.name if self.random.random() < 0.7 else withdraws
        last = max(one.occurred_at.instant for one in acts)
        said = Act(
            id=f"{case}.{number}",
            name=name,
            occurred_at=wrong.occurred_at,
            known_at=self._moment(max(last, wrong.occurred_at.instant)),
            sequence=number,
            occasion=wrong.occasion,
            values=wrong.values if name == wrong.name else {},
            corrects=wrong.id,
            case=case,
        )
        acts.append(said)


def answers_asked(regimes: Iterable[RegimeTimeline]) -> dict[tuple[str, str], list[str]]:
    """By act and field, the answers that some rule asks about: those that matter, drawn oftener."""
    found: dict[tuple[str, str], set[str]] = {}
    for regime in regimes:
        ways = [way for one in regime.experiments for way in one.approval.ways_out]
        guards = [guard for way in ways for guard in way.when]
        guards += [guard for rule in regime.rules for guard in (*rule.when, *rule.unless)]
        for guard in guards:
            for act in guard.acts:
                texts = {one for one in guard.values if isinstance(one, str)}
                if guard.field and texts:
                    found.setdefault((act, guard.field), set()).update(texts)
    return {key: sorted(values) for key, values in found.items()}


def as_row(act: Act) -> dict[str, Any]:
    """An act as a row of HISTORY.csv or of a table of events."""
    return {
        "case": act.case,
        "id": act.id,
        "act": act.name,
        "occurred_at": str(act.occurred_at),
        "known_at": str(act.known_at),
        "occasion": act.occasion or "",
        "by_role": "",
        "corrects": act.corrects or "",
        "values": json.dumps(dict(act.values)) if act.values else "",
    }
