"""The cases in which somebody was asked how it goes: for supervision, and for the figures of all together.

Each answer has the access rule inside. An adviser's are her own cases; a leader's those of her units. The
intake asks neither question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, Min, OuterRef

from frirum.access.policy import Viewer, ways
from frirum.feedback import Library, Rating
from frirum.feedback.supervision import Practice, Reason, reasons
from frirum.feedback.thresholds import Thresholds
from frirum.law.moments import local_day

from .feedback import counted_once, ratings_of_cases, ratings_of_units
from .lists import Key, merged, with_person
from .models import Case, Person, Talk

AT_ONCE = 200
"""How many cases one page of supervision reads the answers of: several advisers' full caseloads."""


@dataclass(frozen=True, slots=True)
class ToTalkAbout:
    """A case, and why it is worth talking about."""

    case: Case
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Supervision:
    """Some cases to talk about, the names of who answered, and the key that the next ones come after."""

    rows: tuple[ToTalkAbout, ...]
    names: Mapping[str, str]
    after: Key | None


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered in open and in closed cases, each answer once."""

    open: tuple[Rating, ...]
    closed: tuple[Rating, ...]


def to_talk_about(
    viewer: Viewer, library: Library, thresholds: Thresholds, practice: Practice, after: Key | None = None
) -> Supervision:
    """The open cases in which somebody was asked and there is a reason to talk, the longest left alone first.

    The order is by days, and never by what was answered. As many queries however many cases there are.
    """
    asked = Exists(Talk.objects.filter(case=OuterRef("pk")))
    cases = with_person(Case.objects.filter(asked, status="open"))
    theirs = ways(replace(viewer, roles=viewer.roles & {"adviser", "leader"}))
    page = merged([cases.filter(way) for way in theirs], "opened_at", after, AT_ONCE)
    begun = _first_asked(page.rows)
    answers: dict[UUID, list[Rating]] = defaultdict(list)
    for one in ratings_of_cases(page.rows, viewer.municipality):
        answers[one.case].append(one.rating)
    today = local_day(viewer.at)
    found = [
        ToTalkAbout(case, why)
        for case in page.rows
        if (why := reasons(answers[case.id], begun[case.id], today, library, thresholds, practice))
    ]
    found.sort(key=lambda one: (min(why.since for why in one.reasons), one.case.opened_at, one.case.id.hex))
    return Supervision(tuple(found), _names(found), page.after)


def answers_of_units(viewer: Viewer) -> Answers:
    """What was answered in all cases of the units that a leader answers for; nothing for anybody else."""
    if "leader" not in viewer.roles:
        return Answers((), ())
    once = counted_once(ratings_of_units(viewer))
    return Answers(
        tuple(one.rating for one in once if one.is_open), tuple(one.rating for one in once if not one.is_open)
    )


def _first_asked(cases: Iterable[Case]) -> dict[UUID, date]:
    talks = Talk.objects.filter(case__in=[case.id for case in cases]).order_by().values_list("case")
    return dict(talks.annotate(Min("day")))


def _names(found: Iterable[ToTalkAbout]) -> dict[str, str]:
    who = {why.rater.respondent for one in found for why in one.reasons if why.rater}
    every = Person.objects.filter(pk__in=who).only("id", "name") if who else ()
    return {str(person.id): str(person) for person in every}
