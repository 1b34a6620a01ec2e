"""Reads a case: its history as the law sees it, its timeline as people read it, how it stands.

Screens come by `open_case`, which asks the policy and notes that the case was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID

from django.db.models import Q

from frirum.access.models import Grant, log_reading, log_shown
from frirum.access.policy import Level, NotYours, Viewer, level
from frirum.law.duties import Breach as Found
from frirum.law.duties import Judgement
from frirum.law.history import Act, effective
from frirum.law.known import recorded_by
from frirum.law.moments import local_day
from frirum.law.replay import judge
from frirum.law.status import Status, status
from frirum.law.vocabulary import Vocabulary

from .history import Aliases, of_case, roots_of, said_occasions
from .identifiers import machinery
from .lawbook import lawbook
from .models import Breach, Case, CaseAlias, Duty, DutySpan, Entry, Person
from .people import portrait
from .regimes import for_municipality
from .told import Told, told_about

State = Literal["current", "corrected", "withdrawn", "erased"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that somebody may see, and what they may do with it."""

    case: Case
    level: Level


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a timeline. `values` is None where its content is not (any more) this case's to show.

    `corrected_by` and `withdrawn_by` name the entry that put this one out of effect.
    """

    entry: Entry
    state: State
    values: Mapping[str, Any] | None
    reason: str
    corrects: UUID | None
    corrected_by: UUID | None = None
    withdrawn_by: UUID | None = None

    @property
    def act(self) -> str:
        return self.entry.act


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything that the journal has about one case, read once."""

    case: UUID
    municipality: str
    told: tuple[Told, ...]
    known: Aliases
    acts: tuple[Act, ...]
    judgement: Judgement

    def standing(self, at: datetime) -> Status:
        """What the law says of the case at an instant."""
        return status(self.judgement, at)

    def timeline(self) -> tuple[Line, ...]:
        """What was done, newest first; what was corrected, withdrawn or erased says so."""
        return timeline_of(self, lawbook().vocabulary)


class HasHistory(Protocol):
    """What a timeline is made of."""

    @property
    def case(self) -> UUID: ...
    @property
    def told(self) -> tuple[Told, ...]: ...
    @property
    def known(self) -> Aliases: ...
    @property
    def acts(self) -> tuple[Act, ...]: ...


def find_case(viewer: Viewer, case: UUID) -> Opened:
    """A case by its id, or by that of a provisional one that is now read as it. Raises NotYours."""
    row = Case.objects.select_related("person").filter(pk=case).first()
    if row is None:
        alias = CaseAlias.objects.select_related("case__person").filter(pk=case).first()
        if alias is None:
            raise NotYours
        row = alias.case
    may = level(viewer, row, Grant.objects.filter(case=row.id, user=viewer.user_id) if viewer.user_id else ())
    if may is None:
        raise NotYours
    return Opened(row, may)


def open_case(viewer: Viewer, case: UUID, way: str) -> Opened:
    """Finds a case and notes in the read log that this user opened it, by which page. Raises NotYours."""
    opened = find_case(viewer, case)
    if viewer.user_id is not None:
        log_reading(viewer.user_id, opened.case.id, opened.case.municipality, viewer.at, way)
    return opened


def municipality_of(case: UUID) -> str:
    """Whose a case is, by its id or a provisional one's; for the machinery. Raises NotYours."""
    found = Case.objects.filter(Q(pk=case) | Q(aliases=case)).values_list("municipality", flat=True).first()
    if found is None:
        raise NotYours
    return found


def take_out(viewer: Viewer, case: UUID, way: str) -> Opened:
    """Finds a case that is taken out, and notes it: the machinery's doing too. Raises NotYours."""
    opened = find_case(viewer, case)
    who = viewer.user_id or machinery(viewer.municipality)
    log_reading(who, opened.case.id, opened.case.municipality, viewer.at, way)
    return opened


def duties(case: Case, at: datetime) -> tuple[tuple[Duty, DutySpan | None], ...]:
    """What was owed in an opened case by an instant, met or not, each with how it stands then."""
    now = Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))
    spans = {span.duty_id: span for span in DutySpan.objects.filter(now, case=case)}
    every = Duty.objects.filter(case=case, created__lte=at).order_by("created", "id")
    return tuple((duty, spans.get(duty.id)) for duty in every)


def breaches(case: Case, at: datetime) -> tuple[Breach, ...]:
    """What was not kept in an opened case by an instant."""
    return tuple(Breach.objects.filter(case=case, at__lte=at).order_by("at", "id"))


def note_shown(viewer: Viewer, cases: Iterable[Case], way: str) -> None:
    """Notes in the read log that a page, `way`, showed a viewer what some cases are about."""
    note_taken(viewer, {case.id for case in cases}, way)


def note_taken(viewer: Viewer, cases: Collection[UUID], way: str) -> None:
    """The same of cases by their ids, as a table that was taken out has them."""
    if cases and viewer.user_id is not None:
        log_shown(viewer.user_id, cases, viewer.municipality, viewer.at, way)


def case_file(case: Case) -> CaseFile:
    """Reads and judges a case by the law that applies in its municipality."""
    book = lawbook()
    known = _aliases(case)
    told = tuple(told_about(known.cases_of(case.id)).values())
    acts = of_case(case.id, told, known, book.vocabulary)
    about = list(told_about(known.persons_of(case.person_id)).values())
    facts = portrait(case.person_id, about, known, book.vocabulary).facts()
    judgement = judge(for_municipality(book, case.municipality), acts, facts)
    return CaseFile(case.id, case.municipality, told, known, acts, judgement)


def as_known(file: CaseFile, at: datetime) -> Judgement:
    """How a case stands for whoever knows what was recorded by an instant, by the law as it was known then.

    What was taken off the case since, as recorded on the wrong one, is nobody's to read here; what was erased
    stays erased.
    """
    vocabulary = lawbook().vocabulary
    off = {str(line.entry.id) for line in file.timeline() if line.state == "withdrawn"}
    kept = [act for act in file.acts if act.id not in off and act.corrects not in off]
    then = {act.id for act in recorded_by(kept, at)}
    known = tuple(act for act in kept if act.id in then or vocabulary.effect(act.name) == "erases")
    regimes = file.judgement.regimes.as_known(local_day(at))
    return judge(regimes, said_occasions(known, vocabulary), file.judgement.person)


def would_breach(file: CaseFile, act: Act) -> tuple[Found, ...]:
    """What would stand as done against the law, were an act done now: the case is judged with it."""
    after = judge(file.judgement.regimes, (*file.acts, act), file.judgement.person)
    known = {_breach_key(one) for one in file.judgement.breaches}
    new = (one for one in after.breaches if _breach_key(one) not in known)
    return tuple(one for one in new if one.kind in ("condition", "milestone", "exclusion"))


def _breach_key(one: Found) -> tuple[Any, ...]:
    return one.kind, one.rule.id, one.act, one.at, one.triggered_by


def timeline(case: Case) -> tuple[Line, ...]:
    """What was done in a case, newest first."""
    return case_file(case).timeline()


def timeline_of(file: HasHistory, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The timeline of a case already read. Content that was withdrawn from the case is not shown in it."""
    ids = file.known.cases_of(file.case)
    here = [one for one in file.told if not ids.isdisjoint(one.entry.case_ids)]
    roots = roots_of(file.told)
    counted = {act.id for act in effective(file.acts, vocabulary)}
    newest: dict[UUID, Told] = {}
    withdrawn: dict[UUID, UUID] = {}
    for one in sorted(file.told, key=lambda one: one.entry.sequence):
        effect = vocabulary.effect(one.entry.act)
        if effect is None:
            newest[roots[one.id]] = one
        elif effect == "withdraws" and one.entry.corrects and one in here:
            withdrawn[roots[one.id]] = one.id
    lines = [_line(one, roots, newest, withdrawn, counted, ids, vocabulary) for one in here]
    return tuple(sorted(lines, key=lambda line: _order(line.entry), reverse=True))


def _line(
    one: Told,
    roots: Mapping[UUID, UUID],
    newest: Mapping[UUID, Told],
    withdrawn: Mapping[UUID, UUID],
    counted: set[str],
    ids: frozenset[UUID],
    vocabulary: Vocabulary,
) -> Line:
    root, is_effect = roots[one.id], vocabulary.effect(one.entry.act) is not None
    last = None if is_effect else newest[root]
    moved = last is not None and ids.isdisjoint(last.entry.case_ids)
    gone = not is_effect and (moved or (last is not None and str(last.id) not in counted))
    corrected_by = last.id if last is not None and last.id != one.id else None
    state: State = "current"
    if one.values is None:
        state = "erased"
    elif gone:
        state = "withdrawn"
    elif corrected_by is not None:
        state = "corrected"
    return Line(
        entry=one.entry,
        state=state,
        values=None if gone else one.values,
        reason="" if gone else one.reason,
        corrects=one.entry.corrects,
        corrected_by=corrected_by,
        withdrawn_by=(last.id if moved and last else withdrawn.get(root)) if gone else None,
    )


def _order(entry: Entry) -> tuple[Any, ...]:
    return entry.occurred_at, entry.known_at, entry.recorded_at, entry.sequence


def _aliases(case: Case) -> Aliases:
    """The aliases around a case, as the tables have them."""
    persons = dict.fromkeys(
        Person.objects.filter(alias_of=case.person_id).values_list("pk", flat=True), case.person_id
    )
    cases = dict.fromkeys(CaseAlias.objects.filter(case=case.id).values_list("pk", flat=True), case.id)
    return Aliases(persons, cases)
