"""Whether a rule's guards hold: fields of acts, facts of the person, acts done and not undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .history import Act, Occasions, PersonFacts
from .provisions import About, AnyRule, ConditionRule, Guard
from .running import standing


@dataclass(slots=True)
class Past:
    """What has been done so far in a case, newest last, by name."""

    person: PersonFacts
    occasions: Occasions
    by_name: dict[str, list[tuple[int, Act]]] = field(default_factory=dict)
    count: int = 0

    def add(self, act: Act) -> None:
        self.by_name.setdefault(act.name, []).append((self.count, act))
        self.count += 1

    def newest(self, names: frozenset[str], occasion: str | None = None) -> Act | None:
        """The newest act of these names; of the same occasion where one is given."""
        found = self._newest(names, occasion)
        return found[1] if found else None

    def done(
        self,
        names: frozenset[str],
        undone_by: frozenset[str] = frozenset(),
        occasion: str | None = None,
        about: About | None = None,
        judged: Act | None = None,
    ) -> bool:
        """Whether one of these acts stands: done, and not undone since; all `about` the same thing.

        An act that ends but one of several undoes only that one. With `about.covers`, each thing
        that the `judged` act says in that field needs its own.
        """
        if about is not None and about.covers:
            said = judged.values.get(about.covers) if judged else None
            asked = [one for one in (said if isinstance(said, list) else [said]) if one in about.values]
            if asked:
                each = (About(about.field, (one,)) for one in asked)
                return all(self.done(names, undone_by, occasion, one) for one in each)
            about = None
        found = self._newest(names, occasion, about)
        undone = self._newest(undone_by, occasion, about) if undone_by else None
        if undone is None or (found is not None and undone[0] < found[0]):
            return found is not None
        if undone[1].left is None:
            return False
        both = sorted(self._all(names | undone_by, occasion, about), key=_position)
        return bool(standing((act for _, act in both), names, undone_by))

    def first(self, names: frozenset[str], occasion: str | None) -> Act | None:
        """The first act of these names, of the occasion where one is given."""
        found = min(self._all(names, occasion), key=_position, default=None)
        return found[1] if found else None

    def same_occasion(self, one: str | None, other: str | None) -> bool:
        """Whether two occasions are one, or either rests on the other."""
        return one == other or other in self.occasions.lineage(one) or one in self.occasions.lineage(other)

    def _newest(
        self, names: frozenset[str], occasion: str | None, about: About | None = None
    ) -> tuple[int, Act] | None:
        found: tuple[int, Act] | None = None
        for name in names:
            for pair in reversed(self.by_name.get(name, ())):
                if self._fits(pair[1], occasion, about):
                    if found is None or pair[0] > found[0]:
                        found = pair
                    break
        return found

    def _all(
        self, names: frozenset[str], occasion: str | None, about: About | None = None
    ) -> Iterator[tuple[int, Act]]:
        for name in names:
            yield from (pair for pair in self.by_name.get(name, ()) if self._fits(pair[1], occasion, about))

    def _fits(self, act: Act, occasion: str | None, about: About | None) -> bool:
        return (about is None or _is_about(act, about)) and (
            occasion is None or self.same_occasion(act.occasion, occasion)
        )


def _is_about(act: Act, about: About) -> bool:
    """An act that doesn't say what it is about counts for everything."""
    return act.values.get(about.field) is None or says(act, about.field, about.values)


def _position(pair: tuple[int, Act]) -> int:
    return pair[0]


def met(rule: ConditionRule, in_play: frozenset[str], act: Act, past: Past) -> bool:
    """Whether a condition is met for an act: one of its needs stands, or none of them is `in_play`.

    What was done stays done, though it was taken out of play since: one of several is still enough.
    """
    occasion = act.occasion if rule.match == "occasion" else None
    return not in_play or past.done(rule.needs, rule.undone_by, occasion, rule.about, act)


def holds(rule: AnyRule, act: Act, past: Past) -> bool:
    """Whether all of `when` and none of `unless` hold for an act that happens now.

    A guard on a field of an erased act can't be known: the rule then doesn't hold, either way.
    """
    return all(guard_holds(one, act, past) for one in rule.when) and not any(
        guard_holds(one, act, past) or _unknown(one, act, past) for one in rule.unless
    )


def could_hold(rule: AnyRule, acts: Sequence[str], past: Past, probe: Act) -> bool:
    """Whether the guards could hold for an act not yet done: those on its own fields are left open."""
    own = frozenset(acts)
    return all(one.acts & own or guard_holds(one, probe, past) for one in rule.when) and not any(
        not (one.acts & own) and (guard_holds(one, probe, past) or _unknown(one, probe, past))
        for one in rule.unless
    )


def guard_holds(guard: Guard, act: Act, past: Past) -> bool:
    """One guard: on the act itself if it is of that name, else on the newest such act of its occasion."""
    if guard.field is None:
        return past.done(guard.acts, guard.undone_by)
    if not guard.acts:
        return past.person.fact(guard.field, act.occurred_at.day) in guard.values
    tested = _tested(guard, act, past)
    return tested is not None and says(tested, guard.field, guard.values)


def says(act: Act, field: str, values: tuple[object, ...]) -> bool:
    """Whether an act's field has one of some values; of several answers, any."""
    value = act.values.get(field)
    return any(one in values for one in value) if isinstance(value, list) else value in values


def _tested(guard: Guard, act: Act, past: Past) -> Act | None:
    return act if act.name in guard.acts else past.newest(guard.acts, act.occasion)


def _unknown(guard: Guard, act: Act, past: Past) -> bool:
    tested = _tested(guard, act, past) if guard.field and guard.acts else None
    return tested is not None and tested.erased
