"""From the journal to rows: a pure function of what was told, of the law, and of nothing else.

Every id follows from the journal, so that a rebuild gives the same rows. No clock is read: what
the future holds (a duty that comes back, one that starts when another is missed) is a row already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from frirum.access.models import Grant
from frirum.law.calendar import Due, sort_instant
from frirum.law.competence import DECISION, PROPOSED
from frirum.law.dayclock import DayClock, day_clock
from frirum.law.duties import Duty as Owed
from frirum.law.duties import Judgement, Span
from frirum.law.history import Act, PersonFacts, chains
from frirum.law.moments import day_start
from frirum.law.regimes import RegimeTimeline
from frirum.law.replay import judge

from . import casefacts
from .competence import answers
from .history import Aliases, of_case
from .identifiers import duty_id, part_id
from .models import (
    Assignment,
    Breach,
    Case,
    CaseAlias,
    Consent,
    Duty,
    DutySpan,
    Effort,
    Goal,
    Meeting,
    Proposal,
)
from .models.casework import END_OF_TIME
from .told import Told
from .voice_rows import voice_rows
from .writing import Rows

CONSENTS = {"consent-given": "given", "consent-refused": "refused", "consent-withdrawn": "withdrawn"}


@dataclass(frozen=True, slots=True)
class Law:
    """What rows are read with: the regimes of a municipality, their hash, its unit for new cases."""

    regimes: RegimeTimeline
    hash: str
    default_unit: str


def alias_rows(rows: Rows, cases: Iterable[UUID], known: Aliases) -> None:
    """Adds the rows of those cases that are read as part of another."""
    for case in cases:
        if case in known.cases:
            rows.add(CaseAlias, case, case_id=known.case(case), entry=known.by_entry[case])


def opened_with(case: UUID, told: Iterable[Told]) -> Mapping[str, str] | None:
    """How a case is first named: its id, person and area. None where no entry names it any more."""
    for one in told:
        for subject in one.entry.subjects["cases"]:
            if subject["id"] == str(case):
                found: Mapping[str, str] = subject
                return found
    return None


def case_rows(
    rows: Rows, case: UUID, told: Sequence[Told], known: Aliases, facts: PersonFacts, law: Law, home: UUID
) -> None:
    """Adds all rows of one case, unless no entry names it any more (erased whole).

    `told` is all that the journal has about the case and those read as part of it, in order;
    `home` is the stream of its person.
    """
    ids = known.cases_of(case)
    named = [one for one in told if not ids.isdisjoint(one.entry.case_ids)]
    subject = opened_with(case, named)
    if subject is None:
        return
    history = of_case(case, told, known, law.regimes.vocabulary)
    judgement = judge(law.regimes, history, facts)
    keeping = casefacts.keeping(judgement.acts, law.regimes.vocabulary, law.default_unit, str(case))
    clock = day_clock(judgement, END_OF_TIME)
    running = clock.notified or clock.aware
    rows.add(
        Case,
        case,
        person_id=known.person(UUID(subject["person"])),
        area=subject["area"],
        municipality=named[0].entry.municipality,
        stream=home,
        status="open" if keeping.is_open else "closed",
        opened_at=min((act.known_at.instant for act in judgement.acts), default=named[0].entry.known.instant),
        closed_at=keeping.closed_at,
        unit=keeping.unit,
        assignee=keeping.assignee,
        head=max(one.entry.sequence for one in named),
        law=law.hash,
        notified_on=clock.notified.started if clock.notified else None,
        aware_on=clock.aware.started if clock.aware else None,
        help_on=running.stopped if running else None,
        help_target=clock.target,
        waiting_from=_waiting_from(clock),
        weight=casefacts.weight(judgement.acts),
    )
    shared = {
        "municipality": named[0].entry.municipality,
        "unit": keeping.unit,
        "assignee": keeping.assignee,
    }
    _duties(rows, case, judgement, shared, law.hash, casefacts.newest_recorded(history))
    _breaches(rows, case, judgement, law.hash)
    _keeping(rows, case, judgement.acts, keeping, history, named[0].entry.municipality)
    _casework(rows, case, judgement.acts, law, history)
    _proposals(rows, case, judgement.acts, shared, named, keeping.is_open)
    _meetings(rows, case, judgement.acts, law, history, shared)
    voice_rows(rows, case, judgement.acts, chains(history), law.regimes.vocabulary, shared)


def _waiting_from(clock: DayClock) -> datetime | None:
    """The beginning of the first day on which somebody knew, while no help has begun."""
    started = [one.started for one in (clock.notified, clock.aware) if one and one.stopped is None]
    return day_start(min(started)) if started else None


def _duties(
    rows: Rows,
    case: UUID,
    judgement: Judgement,
    shared: Mapping[str, Any],
    law: str,
    newest: datetime | None,
) -> None:
    for duty in judgement.duties:
        key = _duty_id(duty)
        rule = {"rule": duty.rule.id, "rule_kind": duty.rule.kind, "acts": list(duty.rule.acts)}
        rows.add(
            Duty,
            key,
            case_id=case,
            case_as_written=UUID(duty.case),
            **rule,
            source=duty.rule.source,
            bearer=duty.rule.bearer,
            claimant=duty.rule.claimant,
            triggered_by=duty.triggered_by,
            occasion=duty.occasion or "",
            created=duty.created,
            **_due(duty.due),
            missed_at=duty.missed_at,
            dormant=duty.dormant,
            outcome=duty.outcome or "",
            settled_at=duty.settled_at,
            settled_by=duty.settled_by or "",
            in_time=duty.in_time,
            law=law,
        )
        for number, span in enumerate(duty.spans):
            rows.add(
                DutySpan,
                part_id(key, f"span:{number}"),
                duty_id=key,
                case_id=case,
                **shared,
                standing=span.standing,
                because=span.because or "",
                since=span.since,
                until=span.until,
                over=span.until is not None and newest is not None and span.until <= newest,
                due_at=_due_at(span),
                **_due(span.due),
                missed_at=span.due.missed_at,
                dormant=duty.dormant,
                **rule,
            )


def _duty_id(duty: Owed) -> UUID:
    before = str(_duty_id(duty.missed)) if duty.missed else duty.triggered_by
    return duty_id(duty.case, before, duty.name)


def _due(due: Due) -> dict[str, Any]:
    return {
        "due_kind": due.kind,
        "due_instant": due.instant,
        "due_day": due.day,
        "opens": due.opens,
        "undecided": due.undecided,
    }


def _due_at(span: Span) -> datetime:
    """Where a span stands in a list: by its last instant; what is owed at once, or at an hour nobody
    knows, by its beginning; what has no date at all last."""
    if span.due.kind == "asap" or span.due.undecided:
        return span.since
    return min(sort_instant(span.due), END_OF_TIME)


def _breaches(rows: Rows, case: UUID, judgement: Judgement, law: str) -> None:
    for one in judgement.breaches:
        due = one.due.instant or one.due.day if one.due else None
        rows.add(
            Breach,
            part_id(case, f"{one.kind}:{one.rule.id}:{one.triggered_by}:{one.act}:{one.at.isoformat()}"),
            case_id=case,
            breach_kind=one.kind,
            rule=one.rule.id,
            source=one.rule.source,
            act=one.act,
            at=one.at,
            due=due.isoformat() if due else "",
            occasion=one.occasion or "",
            triggered_by=one.triggered_by,
            law=law,
        )


def _keeping(
    rows: Rows,
    case: UUID,
    acts: Sequence[Act],
    keeping: casefacts.Keeping,
    history: Iterable[Act],
    municipality: str,
) -> None:
    for held in keeping.held:
        rows.add(
            Assignment,
            part_id(case, f"assigned:{held.root}"),
            case_id=case,
            user=held.user,
            unit=held.unit,
            since=held.since,
            until=held.until,
            entry=UUID(held.root),
        )
    for act, since, until in casefacts.grants(acts, chains(history), str(case)):
        rows.add(
            Grant,
            part_id(case, f"grant:{act.root}"),
            case=case,
            user=UUID(act.values["to"]),
            municipality=municipality,
            level=act.values["role"],
            since=since,
            until=until,
            entry=UUID(act.root),
        )


def _casework(rows: Rows, case: UUID, acts: Sequence[Act], law: Law, history: Iterable[Act]) -> None:
    for act in acts:
        if act.name in CONSENTS:
            by = act.values.get("by")
            rows.add(
                Consent,
                part_id(case, f"consent:{act.root}"),
                case_id=case,
                to=act.values.get("to_what", ""),
                by=UUID(by) if by else None,
                answer=CONSENTS[act.name],
                at=act.occurred_at.instant,
                entry=UUID(act.root),
            )
    for one in casefacts.efforts(acts, chains(history)):
        rows.add(
            Effort,
            part_id(case, f"effort:{one.root}"),
            case_id=case,
            what=list(one.parts),
            provider=one.act.values.get("provider", ""),
            since=one.since,
            until=one.until,
            entry=UUID(one.root),
        )
    for one in casefacts.goals(acts, law.regimes.vocabulary):
        rows.add(
            Goal,
            part_id(case, f"goals:{one.root}"),
            case_id=case,
            text=one.act.values.get("goals", ""),
            since=one.since,
            until=one.until,
            entry=UUID(one.root),
        )


def _proposals(
    rows: Rows,
    case: UUID,
    acts: Sequence[Act],
    shared: Mapping[str, Any],
    told: Iterable[Told],
    is_open: bool,
) -> None:
    """What was proposed and what became of it. A closed case waits for no approval."""
    writers = {str(one.id): one.entry.actor_id for one in told if one.entry.actor_kind == "user"}
    answered = answers(acts)
    for act in acts:
        if act.name != PROPOSED:
            continue
        answer, writer = answered.get(act.root), writers.get(act.root)
        outcome = "waiting" if is_open else "closed"
        if answer is not None:
            outcome = "decided" if answer.name == DECISION else "sent-back"
        rows.add(
            Proposal,
            part_id(case, f"proposal:{act.root}"),
            case_id=case,
            entry=UUID(act.root),
            law_source=act.values.get("law_source", ""),
            proposed_by=UUID(writer) if writer else None,
            **shared,
            since=act.occurred_at.instant,
            outcome=outcome,
            answer=UUID(answer.root) if answer else None,
            answered_at=answer.occurred_at.instant if answer else None,
        )


def _meetings(
    rows: Rows,
    case: UUID,
    acts: Sequence[Act],
    law: Law,
    history: Iterable[Act],
    shared: Mapping[str, Any],
) -> None:
    for one in casefacts.meetings(acts, chains(history), law.regimes.vocabulary):
        rows.add(
            Meeting,
            part_id(case, f"meeting:{one.root}"),
            case_id=case,
            **shared,
            day=one.day,
            hour=one.act.values.get("hour", ""),
            about=one.act.values.get("about", ""),
            people=list(one.act.values.get("with", ())),
            held_on=one.held_on,
            over=one.over,
            entry=UUID(one.root),
        )
