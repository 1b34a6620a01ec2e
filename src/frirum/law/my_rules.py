"""»Reglerne i jeres sag«: which rules apply to a case, in words for its family.

Pure, from the case's own judgement. It says nothing of why a case is outside of an experiment: who reads it
may be the one whom a suspicion is about. Of open duties it tells those alone that there are family words for.
How we read the law is uncertain in places. Here one sentence says that the act's own words count: a list of
doubts in a lawyer's words helps no parent. Staff have it on their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from .duties import Judgement
from .experiments import Experiment
from .loading import Lawbook
from .may_now import period, standing
from .moments import local_day
from .papers import LABELS, Fact, Line, Paper, Section, both, day_words, put
from .provisions import Validity, Words
from .status import Owed, Status
from .wording import Saying, filled


def my_rules(book: Lawbook, judgement: Judgement, now: Status, at: datetime) -> Paper:
    """The paper of one case at an instant; `now` is its status then."""
    label, day = book.wording.label, local_day(at)
    inside = [
        one
        for one in judgement.regimes.experiments
        if (member := judgement.memberships.get(one.id)) and member.covers(at)
    ]
    owed = {one.duty.rule.id for one in now.must}
    lines = [line for one in inside for line in _tried(one, owed)]
    waived = {rule for one in inside for each in one.approval.waivers for rule in each.rules} - owed
    base = judgement.regimes.on(day).base
    statute = base.title if base else both("–")
    tried = [one for one in inside if any(line.id.startswith(f"{one.id}/") for line in lines)]
    law = [put(label("trying"), title=one.title, period=period(book, _known(one, day))) for one in tried]
    if law:
        law.insert(0, put(label("law"), statute=statute))
    sections = (
        Section("under", label("under"), tuple(lines)),
        Section("next", label("next"), tuple(_next(book, now)) or (Line("none", label("nothing_next")),)),
        Section("count_on", label("count_on"), tuple(standing(book, day, waived, None, "family"))),
    )
    return Paper(
        id="my-rules",
        kind=label("my_rules"),
        title=label("my_rules"),
        at=day,
        facts=tuple(Fact(both(""), one) for one in law or [put(label("ordinary"), statute=statute)]),
        sections=tuple(one for one in sections if one.lines),
        questions=(),
        reservations=(),
        labels={one: label(one) for one in LABELS} | {"advice": label("ask")},
    )


def _known(experiment: Experiment, day: date) -> Validity:
    return (experiment.approval.as_known(day) or experiment.approval).valid


def _tried(experiment: Experiment, owed: set[str]) -> Iterator[Line]:
    """How the case is worked with under an experiment. What was under way before it began, and is still owed,
    is not said to be waived.
    """
    waivers = {one.id: one for one in experiment.approval.waivers}
    rules = {one.id: one for one in experiment.rules}
    still = {one.id for one in waivers.values() if one.rules & owed}
    for said in experiment.words:
        name = said.names[0]
        if not said.family["da"] or name in still or experiment.replaced.get(name) in still:
            continue
        source = waivers[name].source if name in waivers else rules[name].source
        yield Line(name, filled(said.family, rules.get(name)), (source,))


def _next(book: Lawbook, now: Status) -> Iterator[Line]:
    """The case's open duties, soonest first, as far as there are words for them."""
    said: dict[str, Words] = {name: one.family for one in book.wording.next for name in one.names}
    said |= {name: one.next for each in book.experiments.values() for one in each.words for name in _of(one)}
    known = [one for one in now.must if one.duty.rule.id in said]
    for one in sorted(known, key=_when):
        rule = one.duty.rule
        yield Line(one.duty.key, _dated(book, one, said[rule.id]), (rule.source,))


def _when(one: Owed) -> tuple[bool, datetime, str]:
    """What has a date comes first."""
    due = one.span.due.missed_at
    return due is None, due or one.duty.created, one.duty.key


def _of(one: Saying) -> tuple[str, ...]:
    return one.names if one.next["da"] else ()


def _dated(book: Lawbook, owed: Owed, what: Words) -> Words:
    label, due = book.wording.label, owed.span.due
    day = due.day or (local_day(due.instant) if due.instant else None)
    if day is None:
        return put(label("soon" if due.kind == "asap" else "undated"), what=what)
    return put(
        label("late" if owed.status in ("overdue", "dormant") else "by"), due=day_words(day), what=what
    )
