"""What a case's acts say besides duties: who has it, whether it is open, help, goals, consents. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from frirum.law.caseloads import LIGHTEST
from frirum.law.history import Act, Occasions
from frirum.law.moments import next_day_start
from frirum.law.vocabulary import Vocabulary

from .talking import OPENED

ASSIGNED, UNASSIGNED = "case-assigned", "case-unassigned"
WEIGHTED = "case-weighted"
PLANNED, CANCELLED = "meeting-planned", "meeting-cancelled"
HELD = frozenset({"meeting-held", "home-visit", "network-meeting"})


@dataclass(frozen=True, slots=True)
class Held:
    """Who had the case, in which unit, from and until when."""

    root: str
    user: UUID | None
    unit: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a case stands: open or closed since when, whose it is, in which unit."""

    is_open: bool
    closed_at: datetime | None
    assignee: UUID | None
    unit: str
    held: tuple[Held, ...]


def keeping(acts: Sequence[Act], vocabulary: Vocabulary, default_unit: str, case: str) -> Keeping:
    """How a case stands after its effective acts. One of which nothing is left in effect is closed.

    Whose it is follows from what was written on the `case` itself: that a child turns out to be
    another opens no door to the other's case, and takes it from nobody.
    """
    held: list[Held] = []
    closed_at: datetime | None = None
    unit = default_unit
    for act in acts:
        if vocabulary.closes(act.name) == "case":
            closed_at = act.occurred_at.instant
        if act.name in (ASSIGNED, UNASSIGNED) and act.case == case:
            at = act.occurred_at.instant
            if held and held[-1].until is None:
                last = held.pop()
                held.append(Held(last.root, last.user, last.unit, last.since, max(at, last.since)))
            unit = str(act.values.get("unit") or unit)
            if act.name == ASSIGNED:
                user = act.values.get("adviser")
                held.append(Held(act.root, UUID(user) if user else None, unit, at))
    now = held[-1] if held and held[-1].until is None else None
    closed_at = closed_at or _emptied(acts, vocabulary)
    return Keeping(
        is_open=bool(acts) and closed_at is None,
        closed_at=closed_at,
        assignee=now.user if now else None,
        unit=unit,
        held=tuple(held),
    )


def _emptied(acts: Sequence[Act], vocabulary: Vocabulary) -> datetime | None:
    """When the last that was open was closed by an act that then closes the case (a notification sent on)."""
    if not any(vocabulary.closes(act.name) == "last" for act in acts):
        return None
    occasions, at = Occasions(frozenset(act.root for act in acts)), None
    for act in acts:
        occasions.enter(act, vocabulary)
        if occasions.open():
            at = None
        elif vocabulary.closes(act.name) == "last":
            at = act.occurred_at.instant
    return None if any(one.until is None for one in efforts(acts, {})) else at


@dataclass(slots=True)
class Stretch:
    """Something with a beginning and perhaps an end: an effort, a set of goals, a grant."""

    root: str
    act: Act
    since: date
    until: date | None = None
    parts: tuple[str, ...] = ()  # what is in an effort now, by the ids of its code list


def efforts(acts: Iterable[Act], roots: Mapping[str, str]) -> list[Stretch]:
    """Help in the order in which it began, each with its parts as they were last changed.

    What an end ends, the law has read (`Act.left`): the one it names, else the newest; all where
    nothing else goes on. A change that names none is of the newest that runs. `roots` gives the
    first entry of each entry's correction chain.
    """
    found: list[Stretch] = []
    for act in acts:
        if act.name == "effort-started":
            kind = act.values.get("effort_kind")
            parts = (*([kind] if kind else []), *act.values.get("components", ()))
            found.append(Stretch(act.root, act, act.occurred_at.day, parts=parts))
        elif act.name == "effort-changed":
            running = [one for one in found if one.until is None]
            named = act.values.get("effort")
            for one in [one for one in running if one.root == roots.get(named)] if named else running[-1:]:
                dropped, added = act.values.get("dropped", ()), act.values.get("added", ())
                kept = [part for part in one.parts if part not in dropped]
                one.parts = (*kept, *(part for part in added if part not in kept))
        elif act.name == "effort-ended":
            for one in found:
                if one.until is None and one.root not in (act.left or ()):
                    one.until = max(act.occurred_at.day, one.since)
    return found


def goals(acts: Iterable[Act], vocabulary: Vocabulary) -> list[Stretch]:
    """The goals that were agreed; each set until the next, or until the case is closed."""
    found: list[Stretch] = []
    for act in acts:
        is_new = act.name == "goals-agreed"
        if (is_new or vocabulary.closes(act.name) == "case") and found and found[-1].until is None:
            found[-1].until = act.occurred_at.day
        if is_new:
            found.append(Stretch(act.root, act, act.occurred_at.day))
    return found


@dataclass(slots=True)
class Planned:
    """A meeting that was agreed. `over`: it was held, cancelled, or its case was closed."""

    root: str
    act: Act
    day: date
    held_on: date | None = None
    over: bool = False


def meetings(acts: Iterable[Act], roots: Mapping[str, str], vocabulary: Vocabulary) -> list[Planned]:
    """The meetings that were agreed. One that is held (or a visit, or a network meeting) is the newest of
    those whose day had come: a talk before the day leaves the agreement as it is. A talk at which somebody is
    asked says itself which agreed meeting it is."""
    found: list[Planned] = []
    for act in acts:
        waiting = [one for one in found if not one.over]
        if act.name == PLANNED and act.values.get("day"):
            found.append(Planned(act.root, act, date.fromisoformat(act.values["day"])))
        elif act.name == CANCELLED:
            root = roots.get(str(act.values.get("meeting") or ""))
            for one in waiting:
                one.over = one.over or one.root == root
        elif act.name == OPENED:
            root = roots.get(str(act.values.get("planned") or ""))
            for one in (one for one in waiting if one.root == root):
                one.held_on, one.over = act.occurred_at.day, True
        elif act.name in HELD:
            due = [one for one in waiting if one.day <= act.occurred_at.day]
            for one in sorted(due, key=lambda one: one.day)[-1:]:
                one.held_on, one.over = act.occurred_at.day, True
        elif vocabulary.closes(act.name) == "case":
            for one in waiting:
                one.over = True
    return found


def grants(
    acts: Iterable[Act], roots: Mapping[str, str], case: str
) -> list[tuple[Act, datetime, datetime | None]]:
    """The grants given on a case itself: who, and from and until which instant (its last day included)."""
    found: dict[str, tuple[Act, datetime, datetime | None]] = {}
    for act in acts:
        at = act.occurred_at.instant
        if act.name == "grant-given" and act.values.get("to") and act.case == case:
            said = act.values.get("until")
            found[act.root] = (act, at, next_day_start(date.fromisoformat(said)) if said else None)
        elif act.name == "grant-ended" and (root := roots.get(str(act.values.get("grant") or ""))) in found:
            given, since, until = found[root]
            found[root] = (given, since, max(since, at if until is None else min(at, until)))
    return list(found.values())


def weight(acts: Iterable[Act]) -> int:
    """What a case weighs: as somebody said last; the lightest where nobody has."""
    said = [act.values["weight"] for act in acts if act.name == WEIGHTED and act.values.get("weight")]
    return int(said[-1]) if said else LIGHTEST


def newest_recorded(acts: Iterable[Act]) -> datetime | None:
    """When the newest of some acts was recorded: no list is asked for an instant before it."""
    return max(((act.recorded_at or act.known_at).instant for act in acts), default=None)
