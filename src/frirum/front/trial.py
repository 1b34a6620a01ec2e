"""Acts tried out against the law: what somebody has put on a timeline, read from a form. Nothing is kept.

Pure: from what was typed to a history that the law can judge, and from an example to the same form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from frirum.law.comparing import as_if
from frirum.law.examples import Example
from frirum.law.experiments import Experiment
from frirum.law.history import Act, PersonFacts, effective
from frirum.law.loading import Lawbook
from frirum.law.moments import Moment
from frirum.law.provisions import AnyRule, ConditionRule, DutyRule, LapseRule, MilestoneRule, PlayRule
from frirum.law.regimes import RegimeTimeline
from frirum.law.vocabulary import ActKind, Field
from frirum.record.lawbook import lawbook
from frirum.site.screen.asking import Typed, as_shown

MOST_ROWS = 40
ORDINARY = "ordinary"
UNTOLD = ("text", "longtext", "number", "person", "persons", "user", "documents", "asks", "marks")
"""Kinds of field that no rule looks at, or that name somebody: the trial asks for none of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One act on the timeline, as it was typed; `fault` is what keeps it from being judged."""

    id: str
    kind: ActKind
    day: str
    hour: str = ""
    known_day: str = ""
    known_hour: str = ""
    occasion: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """All that was typed: under which law, which acts, the child's birth date, the day to look at."""

    law: str
    rows: tuple[Row, ...] = ()
    born: str = ""
    day: str = ""
    hour: str = ""
    was: Mapping[str, str] = field(default_factory=dict)  # the dates of the last look, by duty

    def acts(self) -> tuple[Act, ...]:
        """The history, without rows that can't be read."""
        return tuple(_act(row, number) for number, row in enumerate(self.rows, 1) if not row.fault)

    def person(self) -> PersonFacts:
        return PersonFacts(date.fromisoformat(self.born) if self.born else None)

    def at(self) -> Moment | None:
        """The moment to look at: what was typed, else the end of the last act's day; None without either."""
        if self.day:
            return _moment(self.day, self.hour)
        days = [act.occurred_at.day for act in self.acts()]
        return Moment.of(max(days)) if days else None


def read(typed: Typed, book: Lawbook) -> Trial:
    """What was posted. A date that can't be read is a fault of its row, and stays as it was typed."""
    rows = tuple(row for name in typed.every("row")[:MOST_ROWS] if (row := _row(name, typed, book)))
    was = {
        key: day for one in typed.every("was") for key, _bar, day in [one.rpartition("|")] if _day(day[:10])
    }
    law = typed.one("law")
    return Trial(
        law=law if law in laws(book) else ORDINARY,
        rows=rows,
        born=_day(typed.one("born")),
        day=_day(typed.one("at.day")),
        hour=typed.one("at.hour") if not _unread(typed.one("at.day"), typed.one("at.hour")) else "",
        was=was,
    )


def changed(trial: Trial, do: str, new: str, book: Lawbook, today: date) -> Trial:
    """The trial after a button: add an act, take one away, move one a day."""
    what, _dot, name = do.partition(".")
    if what == "add" and new in offered(book) and len(trial.rows) < MOST_ROWS:
        names = {row.id for row in trial.rows}
        name = next(one for number in range(1, MOST_ROWS + 2) if (one := f"a{number}") not in names)
        last = max((row.day for row in trial.rows if not row.fault), default=today.isoformat())
        row = Row(name, book.vocabulary[new], last, "12:00")
        return replace(trial, rows=(*trial.rows, row))
    if what == "remove":
        return replace(trial, rows=tuple(row for row in trial.rows if row.id != name))
    if what in ("earlier", "later"):
        step = timedelta(days=1 if what == "later" else -1)
        return replace(trial, rows=tuple(_moved(row, step) if row.id == name else row for row in trial.rows))
    return trial


def in_order(trial: Trial) -> Trial:
    """The rows by their days; those that can't be read come last, where they were."""
    return replace(
        trial, rows=tuple(sorted(trial.rows, key=lambda row: (bool(row.fault), row.day, row.hour)))
    )


def of_example(example: Example, book: Lawbook) -> Trial:
    """An example of the law's files, as a trial: its acts as they count in the end."""
    acts = effective(example.acts, book.vocabulary)
    names = {root: f"a{number}" for number, act in enumerate(acts, 1) for root in (act.root, act.id)}
    day, hour = as_shown(Moment(example.at))
    born = example.person.born
    return Trial(
        law=example.experiments[0] if example.experiments else ORDINARY,
        rows=tuple(_of_act(act, names, book) for act in acts),
        born=born.isoformat() if born else "",
        day=day,
        hour=hour,
    )


def laws(book: Lawbook) -> dict[str, Experiment | None]:
    """The laws that can be tried: ordinary, each experiment that may apply, each act as if it always held."""
    experiments = {one.id: one for one in book.experiments.values() if one.published}
    return {ORDINARY: None, **experiments, **{one.id: None for one in book.statutes.values() if one.regime}}


def regimes(trial: Trial, book: Lawbook) -> RegimeTimeline:
    """The law over time that a trial is judged by."""
    if trial.law in book.experiments:
        return book.regimes(book.experiments[trial.law].municipality, (trial.law,))
    ordinary = book.regimes("", ())
    return ordinary if trial.law == ORDINARY else as_if(ordinary, trial.law)


def offered(book: Lawbook) -> frozenset[str]:
    """The acts that some rule speaks of: only they can change what the law asks."""
    return _offered(book.digest)


def asked_of(kind: ActKind, book: Lawbook) -> tuple[Field, ...]:
    """The fields of an act that a rule looks at, or by which it names another act."""
    looked = _looked_at(book.digest)
    return tuple(
        one
        for one in kind.fields
        if one.type not in UNTOLD and ((kind.id, one.id) in looked or one.type == "entry")
    )


@cache
def _offered(_digest: str) -> frozenset[str]:
    book, found = lawbook(), set[str]()
    for rule in book.rules:
        found.update(*_acts_of(rule))
    for experiment in book.experiments.values():
        for way_out in experiment.approval.ways_out:
            found |= way_out.acts | way_out.back
    kinds = (book.vocabulary[name] for name in found)
    return frozenset(kind.id for kind in kinds if kind.effect is None)


def _acts_of(rule: AnyRule) -> Iterator[frozenset[str]]:
    yield from (guard.acts | guard.undone_by for guard in (*rule.when, *rule.unless))
    if isinstance(rule, DutyRule):
        yield rule.triggers | frozenset(rule.acts) | (rule.clock.acts if rule.clock else frozenset())
    elif isinstance(rule, ConditionRule):
        yield frozenset(rule.acts) | rule.needs | rule.undone_by
    elif isinstance(rule, MilestoneRule):
        yield frozenset(rule.acts) | rule.needs
    elif isinstance(rule, PlayRule):
        yield frozenset(rule.acts) | rule.triggers
    elif isinstance(rule, LapseRule):
        yield rule.by


@cache
def _looked_at(_digest: str) -> frozenset[tuple[str, str]]:
    """(act, field): what rules, ways out of an experiment, and what an act ends look at."""
    book, found = lawbook(), set[tuple[str, str]]()
    guards = [(guard.acts, guard.field) for rule in book.rules for guard in (*rule.when, *rule.unless)]
    for rule in book.rules:
        if isinstance(rule, DutyRule) and rule.clock and rule.clock.field:
            guards.append((rule.clock.acts, rule.clock.field))
        if isinstance(rule, ConditionRule) and rule.about:
            guards.append((rule.needs | rule.undone_by, rule.about.field))
            guards.append((frozenset(rule.acts), rule.about.covers))
    for experiment in book.experiments.values():
        for way_out in experiment.approval.ways_out:
            guards += [(guard.acts, guard.field) for guard in way_out.when]
            guards.append((way_out.acts | way_out.back, way_out.match))
    found |= {(act, name) for acts, name in guards if name for act in acts}
    found |= {(one.id, one.ends.others) for one in book.vocabulary.acts.values() if one.ends}
    return frozenset(found)


def _row(name: str, typed: Typed, book: Lawbook) -> Row | None:
    act = typed.one(f"act.{name}")
    if act not in offered(book):
        return None
    kind = book.vocabulary[act]
    day, hour = typed.one(f"day.{name}"), typed.one(f"hour.{name}")
    known_day, known_hour = typed.one(f"known.{name}"), typed.one(f"known_hour.{name}")
    answers = {one.id: _answer(one, typed, f"a.{name}.{one.id}") for one in asked_of(kind, book)}
    return Row(
        id=name,
        kind=kind,
        day=day,
        hour=hour,
        known_day=known_day,
        known_hour=known_hour,
        occasion=typed.one(f"about.{name}"),
        values={key: value for key, value in answers.items() if value not in (None, "", [])},
        fault=_unread(day, hour) or (_unread(known_day, known_hour) if known_day else ""),
    )


def _answer(one: Field, typed: Typed, name: str) -> Any:
    """What was answered, as the law reads it; None where nothing was."""
    if one.type in ("yesno", "tick"):
        return {"yes": True, "no": False}.get(typed.one(name))
    options = {option.id for option in one.options}
    if one.type == "choices":
        return [each for each in typed.every(name) if each in options]
    if one.type == "choice":
        return typed.one(name) if typed.one(name) in options else None
    return _day(typed.one(name)) if one.type == "date" else typed.one(name)


def _act(row: Row, number: int) -> Act:
    occurred = _moment(row.day, row.hour)
    return Act(
        id=row.id,
        name=row.kind.id,
        occurred_at=occurred,
        known_at=_moment(row.known_day, row.known_hour) if row.known_day else occurred,
        sequence=number,
        occasion=row.occasion or None,
        values=row.values,
    )


def _of_act(act: Act, names: Mapping[str, str], book: Lawbook) -> Row:
    kind = book.vocabulary[act.name]
    day, hour = as_shown(act.occurred_at)
    known = as_shown(act.known_at) if act.known_at != act.occurred_at else ("", "")
    asked = {one.id: one for one in asked_of(kind, book)}
    values = {name: value for name, value in act.values.items() if name in asked}
    return Row(
        id=names[act.root],
        kind=kind,
        day=day,
        hour=hour,
        known_day=known[0],
        known_hour=known[1],
        occasion=names.get(act.occasion or "", "") if act.occasion != act.id else "",
        values={
            name: names.get(str(value), "") if asked[name].type == "entry" else _plain(value)
            for name, value in values.items()
        },
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _moved(row: Row, step: timedelta) -> Row:
    if row.fault:
        return row
    moved = date.fromisoformat(row.day) + step
    return replace(row, day=moved.isoformat(), fault=_unread(moved.isoformat(), row.hour))


def _moment(day: str, hour: str) -> Moment:
    return Moment.of(f"{day}T{hour}" if hour else day)


def _unread(day: str, hour: str) -> str:
    """What is wrong with a day and its hour; "" where nothing is."""
    try:
        _moment(day, hour)
    except ValueError:
        return _("Skriv en dato, der findes, og et klokkeslæt som 14:30 eller intet.")
    return ""


def _day(text: str) -> str:
    """A date as it was typed, or nothing where it can't be read."""
    return "" if not text or _unread(text, "") else date.fromisoformat(text).isoformat()
