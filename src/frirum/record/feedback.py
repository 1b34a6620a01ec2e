"""Reads the family's voice: a case's talks and answers, what one of the family may see, all of a unit's.

Access stands where the case was opened (`reading.open_case`) or in the condition of the list. Persons are
given as who they turned out to be. What is shown is never a family's mean, and nothing is put in order by it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from frirum.access.models import log_taken_out
from frirum.access.policy import Viewer, of_units, ways
from frirum.feedback import ratings as feedback
from frirum.feedback.instruments import Library

from .feedback_sight import Shown, seen_by
from .identifiers import machinery
from .instruments import library, packs, thresholds
from .models import Case, OwnGoals, Person, Rating, Sharing, Talk
from .reading import Opened

__all__ = ["library", "packs", "thresholds"]  # with what is below: all that is read of the family's voice

Real = Mapping[UUID, UUID]
"""Who somebody turned out to be, of those who turned out to be another."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a talk: who answers about whom, as whom, with what."""

    id: str
    respondent: UUID
    about: UUID
    role: str
    instrument: str
    version: str


@dataclass(frozen=True, slots=True)
class TalkRead:
    """A talk as it stands in a case. `answered` are the asks that have an answer, a skipped one too."""

    entry: UUID
    case: UUID
    child: UUID
    municipality: str
    unit: str
    assignee: UUID | None
    is_open: bool
    day: date
    opened_at: datetime
    number: int
    asks: tuple[Ask, ...]
    answered: frozenset[str]
    change: str
    change_entry: UUID | None


@dataclass(frozen=True, slots=True)
class Rated:
    """An answer as it stands in a case: the rating, as `feedback` counts with it, and where it is from.

    `measures` is outcome, alliance or goals; "" of an instrument that is not here any more. One that stands
    on siblings' cases has the same `root` in each: whoever counts over cases counts it once.
    """

    rating: feedback.Rating
    case: UUID
    municipality: str
    unit: str
    assignee: UUID | None
    is_open: bool
    talk: UUID
    number: int
    ask: str
    entry: UUID
    root: UUID
    respondent: UUID
    about: UUID
    role: str
    instrument: str
    version: str
    measures: str
    mode: str
    goals: UUID | None

    @property
    def skipped(self) -> str:
        return self.rating.skipped


@dataclass(frozen=True, slots=True)
class Goals:
    """Somebody's goals in their own words, from and until a day."""

    entry: UUID
    whose: UUID
    texts: tuple[str, ...]
    since: date
    until: date | None


def talks(opened: Opened) -> tuple[TalkRead, ...]:
    """The talks of a case, the first one first."""
    return _talks(Talk.objects.filter(case=opened.case), opened.case.municipality)


def ratings(opened: Opened) -> tuple[Rated, ...]:
    """The answers in a case, as time went; skipped ones too."""
    return _ratings(Rating.objects.filter(case=opened.case), opened.case.municipality)


def sharings(case: Case) -> tuple[Shown, ...]:
    """What a child's answers are or were shared with whom, in an opened case."""
    real = turned_out(case.municipality)
    return tuple(
        Shown(
            real.get(one.whose, one.whose),
            frozenset(real.get(UUID(who), UUID(who)) for who in one.people),
            frozenset(one.what),
            one.talk_entry,
            one.since,
            one.until,
            one.entry,
        )
        for one in Sharing.objects.filter(case=case).order_by("since", "id")
    )


def own_goals(case: Case) -> tuple[Goals, ...]:
    """The goals in own words of an opened case, each set with the days on which it was in force."""
    real = turned_out(case.municipality)
    return tuple(
        Goals(one.entry, real.get(one.whose, one.whose), tuple(json.loads(one.texts)), one.since, one.until)
        for one in OwnGoals.objects.filter(case=case).order_by("since", "id")
    )


def voice(person: UUID, case: Case, at: datetime) -> tuple[Rated, ...]:
    """What one of the family may see of a case's answers: their own, and what is shared with them.

    The caller has made sure who asks (a code, a card), or shows it to staff who has opened the case.
    """
    found = _ratings(Rating.objects.filter(case=case), case.municipality)
    real = turned_out(case.municipality)
    return seen_by(real.get(person, person), found, sharings(case), at)


def open_asks(talk: TalkRead, respondent: UUID | None = None) -> tuple[Ask, ...]:
    """What nobody has answered yet at a talk, in the order of asking; one person's alone."""
    return tuple(
        one
        for one in talk.asks
        if one.id not in talk.answered and (respondent is None or one.respondent == respondent)
    )


def whole_talk(talk: UUID, municipality: str) -> tuple[TalkRead, ...]:
    """A talk, by its first entry, in each case that it stands on; for who has opened one of them."""
    return _talks(Talk.objects.filter(entry=talk, municipality=municipality), municipality)


def answers_on(whole: Sequence[TalkRead], ask: Ask) -> tuple[UUID, ...]:
    """On which cases an answer is recorded: about a child, on its own alone; about a parent, on all."""
    own = tuple(one.case for one in whole if one.child == ask.about)
    return own or tuple(one.case for one in whole)


def talk_for(respondent: UUID, talk: UUID, municipality: str) -> tuple[TalkRead, ...]:
    """A talk, by its first entry, in each case that it stands on; nothing where the person isn't asked in it.

    For who answers with a code: what they may see of the talk is their own asks.
    """
    found = whole_talk(talk, municipality)
    real = turned_out(municipality)
    who = real.get(respondent, respondent)
    return tuple(one for one in found if any(ask.respondent == who for ask in one.asks))


def ratings_of_cases(cases: Iterable[Case], municipality: str) -> tuple[Rated, ...]:
    """The answers of some cases of a municipality, which the asker may see."""
    return _ratings(Rating.objects.filter(case__in=[case.id for case in cases]), municipality)


def ratings_of_units(viewer: Viewer) -> tuple[Rated, ...]:
    """The answers of all cases of the units that a viewer answers for; none for an adviser."""
    return _of(of_units(viewer), viewer.municipality)


def ratings_of_adviser(viewer: Viewer) -> tuple[Rated, ...]:
    """The answers of a viewer's own cases."""
    return _of(_own(viewer), viewer.municipality)


def ratings_taken_out(viewer: Viewer, since: date | None, until: date | None, way: str) -> tuple[Rated, ...]:
    """The answers of all cases that are a viewer's by role, from and to a day, as they are taken out.

    Both days included. Each case is noted in the read log, for the machinery's doing too.
    """
    days = Q()
    if since is not None:
        days &= Q(day__gte=since)
    if until is not None:
        days &= Q(day__lte=until)
    conditions = ways(viewer)
    found = _ratings(Rating.objects.filter(days, _any(conditions)), viewer.municipality) if conditions else ()
    who = viewer.user_id or machinery(viewer.municipality)
    log_taken_out(who, {one.case for one in found}, viewer.municipality, viewer.at, way)
    return found


def talks_of_units(viewer: Viewer) -> tuple[TalkRead, ...]:
    """The talks of all cases of the units that a viewer answers for; none for an adviser."""
    conditions = of_units(viewer)
    return _talks(Talk.objects.filter(_any(conditions)), viewer.municipality) if conditions else ()


def talks_of_adviser(viewer: Viewer) -> tuple[TalkRead, ...]:
    """The talks of a viewer's own cases."""
    conditions = _own(viewer)
    return _talks(Talk.objects.filter(_any(conditions)), viewer.municipality) if conditions else ()


def _own(viewer: Viewer) -> tuple[Q, ...]:
    if viewer.user_id is None or "adviser" not in viewer.roles:
        return ()
    return (Q(municipality=viewer.municipality, assignee=viewer.user_id),)


def _any(conditions: Sequence[Q]) -> Q:
    found = Q(pk__in=())
    for one in conditions:
        found |= one
    return found


def _of(conditions: Sequence[Q], municipality: str) -> tuple[Rated, ...]:
    return _ratings(Rating.objects.filter(_any(conditions)), municipality) if conditions else ()


def _talks(rows: QuerySet[Talk], municipality: str) -> tuple[TalkRead, ...]:
    found = rows.select_related("case").only(*TALK_COLUMNS, "case__status", "case__person_id")
    real = turned_out(municipality)
    answered: dict[UUID, set[str]] = {}
    # An ask of a sibling is answered on the sibling's case alone.
    roots = rows.order_by().values("entry")
    for talk, ask in Rating.objects.filter(talk_entry__in=roots).values_list("talk_entry", "ask").distinct():
        answered.setdefault(talk, set()).add(ask)
    return tuple(
        TalkRead(
            entry=one.entry,
            case=one.case_id,
            child=one.case.person_id,
            municipality=one.municipality,
            unit=one.unit,
            assignee=one.assignee,
            is_open=one.case.status == "open",
            day=one.day,
            opened_at=one.opened_at,
            number=one.number,
            asks=tuple(_ask(ask, real) for ask in one.asks),
            answered=frozenset(answered.get(one.entry, ())),
            change=one.change,
            change_entry=one.change_entry,
        )
        for one in found.order_by("opened_at", "number", "id")
    )


def _ask(said: Mapping[str, str], real: Real) -> Ask:
    respondent, about = UUID(said["respondent"]), UUID(said["about"])
    return Ask(
        said["id"],
        real.get(respondent, respondent),
        real.get(about, about),
        said["role"],
        said["instrument"],
        said["version"],
    )


def _ratings(rows: QuerySet[Rating], municipality: str) -> tuple[Rated, ...]:
    real, known = turned_out(municipality), library(municipality)
    found = rows.select_related("case").only(*RATING_COLUMNS, "case__status")
    return tuple(_rated(one, real, known) for one in found.order_by("day", "number", "id"))


RATING_COLUMNS = tuple(one.name for one in Rating._meta.concrete_fields)
TALK_COLUMNS = tuple(one.name for one in Talk._meta.concrete_fields)


def _rated(one: Rating, real: Real, known: Library) -> Rated:
    said = json.loads(one.said)
    respondent, about = real.get(one.respondent, one.respondent), real.get(one.about, one.about)
    instrument = known.get(one.instrument)
    return Rated(
        rating=feedback.Rating(
            case=str(one.case_id),
            subject=str(about),
            respondent=str(respondent),
            role=one.role,
            age=one.age,
            instrument=one.instrument,
            meeting=str(one.number),
            date=one.day,
            marks=tuple(said["marks"]) if "marks" in said else None,
            total_mm=said.get("total"),
            skipped=one.skipped,
        ),
        case=one.case_id,
        municipality=one.municipality,
        unit=one.unit,
        assignee=one.assignee,
        is_open=one.case.status == "open",
        talk=one.talk_entry,
        number=one.number,
        ask=one.ask,
        entry=one.entry,
        root=one.root,
        respondent=respondent,
        about=about,
        role=one.role,
        instrument=one.instrument,
        version=one.version,
        measures=instrument.measures if instrument else "",
        mode=one.mode,
        goals=one.goals,
    )


def turned_out(municipality: str) -> Real:
    """Who of a municipality turned out to be another."""
    found = Person.objects.filter(municipality=municipality, alias_of__isnull=False)
    return {one: real for one, real in found.values_list("pk", "alias_of") if real}


def counted_once(found: Iterable[Rated]) -> tuple[Rated, ...]:
    """Answers over several cases, each once: who answers on several children's cases is one rater.

    All of that rater's stand on one of the cases: an open one, where most was answered, else the first by its
    id. Taken from now one case and now another, one curve would be two. A talk that was not on it is numbered
    after those that were: each case has numbers of its own.
    """
    every = tuple(found)
    answers, last = Counter(one.case for one in every), {one.case: one.number for one in every}
    for one in every:
        last[one.case] = max(last[one.case], one.number)
    curves: dict[tuple[object, ...], list[Rated]] = defaultdict(list)
    for one in every:
        curves[one.about, one.respondent, one.role, one.instrument].append(one)
    kept: dict[UUID, Rated] = {}
    elsewhere: list[tuple[Rated, Rated]] = []
    for rated in curves.values():
        home = min(rated, key=lambda one: (not one.is_open, -answers[one.case], one.case.hex))
        kept |= {one.root: one for one in rated if one.case == home.case}
        elsewhere += [(one, home) for one in rated if one.case != home.case]
    numbers: dict[tuple[UUID, UUID], int] = {}
    for one, home in sorted(elsewhere, key=lambda pair: (pair[0].rating.date, pair[0].talk.hex)):
        if one.root not in kept:
            if (home.case, one.talk) not in numbers:
                last[home.case] += 1
                numbers[home.case, one.talk] = last[home.case]
            kept[one.root] = _moved(one, home, numbers[home.case, one.talk])
    return tuple(kept[root] for root in dict.fromkeys(one.root for one in every))


def _moved(one: Rated, home: Rated, number: int) -> Rated:
    rating = replace(one.rating, case=str(home.case), meeting=str(number))
    return replace(one, rating=rating, case=home.case, is_open=home.is_open, number=number)
