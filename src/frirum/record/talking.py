"""What a case's acts say of the family's voice: talks, answers, what was changed, sharings, own goals. Pure.

Nothing is averaged and nothing judged here: who reads it (`feedback`) says what it may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from frirum.law.history import Act
from frirum.law.vocabulary import Vocabulary

OPENED, ANSWERED, CHANGED = "talk-opened", "answer-given", "change-noted"
SHARED, UNSHARED, WORDED = "answers-shared", "sharing-ended", "goals-worded"
CARD = "code-card-given"
GOALS = ("goal1", "goal2", "goal3")


@dataclass(slots=True)
class Talk:
    """A talk that counts in a case. `number` is its place there, from 1; `change` the act that says it."""

    root: str
    act: Act
    number: int
    change: Act | None = None

    @property
    def asks(self) -> list[Mapping[str, str]]:
        """Who is asked what; of a talk that was erased, nobody knows."""
        return list(self.act.values.get("asks", ()))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a talk that counts. An erased one is none any more."""

    root: str
    act: Act
    talk: Talk


@dataclass(slots=True)
class Shared:
    """That answers are shown to somebody, from and until an instant."""

    root: str
    act: Act
    since: datetime
    until: datetime | None = None


@dataclass(slots=True)
class Worded:
    """A set of goals in somebody's own words, from and until a day."""

    root: str
    act: Act
    since: date
    until: date | None = None

    @property
    def texts(self) -> list[str]:
        return [text for name in GOALS if (text := self.act.values.get(name))]


@dataclass(slots=True)
class Voice:
    """All of it, each in the order in which it was done."""

    talks: dict[str, Talk] = field(default_factory=dict)  # by root
    answers: list[Answer] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    worded: list[Worded] = field(default_factory=list)


def voice(acts: Iterable[Act], roots: Mapping[str, str], vocabulary: Vocabulary) -> Voice:
    """Reads the effective acts of a case. `roots` gives the first entry of each correction chain."""
    found = Voice()
    every = tuple(acts)
    for act in every:
        if act.name == OPENED:
            found.talks[act.root] = Talk(act.root, act, len(found.talks) + 1)
    for act in every:  # an answer that waited on a phone may be dated before its talk: not before it is read
        talk = found.talks.get(_named(act, "talk", roots) or "")
        if act.name == ANSWERED and talk and act.values:
            found.answers.append(Answer(act.root, act, talk))
        elif act.name == CHANGED and talk:
            talk.change = act
        elif act.name == SHARED and act.values:
            found.shared.append(Shared(act.root, act, act.occurred_at.instant))
        elif act.name == UNSHARED:
            for one in found.shared:
                if one.root == _named(act, "sharing", roots):
                    one.until = min(one.until or act.occurred_at.instant, act.occurred_at.instant)
        elif act.name == WORDED and act.values:
            _end(found.worded, act, act.values["whose"])
            found.worded.append(Worded(act.root, act, act.occurred_at.day))
        elif vocabulary.closes(act.name) == "case":
            _end(found.worded, act, None)
    return found


def _named(act: Act, name: str, roots: Mapping[str, str]) -> str | None:
    """The first version of the entry that an act names in a field."""
    named = act.values.get(name)
    return roots.get(named, named) if isinstance(named, str) else None


def _end(worded: Iterable[Worded], act: Act, whose: str | None) -> None:
    for one in worded:
        if one.until is None and whose in (None, one.act.values["whose"]):
            one.until = max(one.since, act.occurred_at.day)


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer says, as it is sealed: its marks, its total, or nothing."""
    return {name: values[name] for name in ("marks", "total") if values.get(name) is not None}
