"""Which entries stand on cases, and for whom: what others wrote, what a case is about, what may be corrected.

Which cases are the asker's is answered by the one policy, through `lists.levels_of`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from frirum.access.policy import Viewer
from frirum.law.vocabulary import Vocabulary

from .history import IDENTIFIED, roots_of
from .lists import levels_of, with_person
from .models import Case, CaseAlias, Counter, Entry, Subject
from .reading import CaseFile
from .talking import ANSWERED
from .told import Told, tell


@dataclass(frozen=True, slots=True)
class News:
    """An entry that somebody else wrote on a case."""

    case: Case
    entry: Entry


def newest_sequence() -> int:
    """How far the journal has come."""
    return sum(Counter.objects.values_list("value", flat=True)[:1])


def news(viewer: Viewer, since: int, limit: int = 15) -> tuple[News, ...]:
    """What others have written on the cases that are a viewer's own, after a sequence; the newest first.

    Only what still stands: nothing corrected, erased or taken off the case.
    """
    own = Case.objects.filter(municipality=viewer.municipality, assignee=viewer.user_id, head__gt=since)
    cases = {one.id: one for one in with_person(own.filter(status="open"))} if viewer.user_id else {}
    if "adviser" not in viewer.roles or not cases:
        return ()
    real = {one: one for one in cases}
    real |= dict(CaseAlias.objects.filter(case__in=list(cases)).values_list("pk", "case"))
    rows = Subject.objects.filter(subject__in=list(real), sequence__gt=since).exclude(
        entry__actor_id=str(viewer.user_id)
    )
    found = {one.entry_id: one for one in rows.select_related("entry").order_by("-sequence")[: 4 * limit]}
    gone = set(Entry.objects.filter(corrects__in=list(found)).values_list("corrects", flat=True))
    told: dict[object, News] = {}
    for one in found.values():
        if one.entry_id not in gone and one.entry.act:
            told.setdefault(_heard(one), News(cases[real[one.subject]], one.entry))
    return tuple(told.values())[:limit]


def _heard(one: Subject) -> object:
    """What makes a line of news: one says that somebody has answered, however many answers they gave."""
    entry = one.entry
    return (one.subject, entry.act, entry.actor_id) if entry.act == ANSWERED else entry.id


def openings(cases: Iterable[UUID], vocabulary: Vocabulary) -> dict[UUID, list[Told]]:
    """What each case is about: each notification and request that nothing replaced, the newest first."""
    opening = [
        kind.id for kind in vocabulary.acts.values() if kind.occasion == "opens" and kind.id != "decision"
    ]
    real = {one: one for one in cases}
    real |= dict(CaseAlias.objects.filter(case__in=list(real)).values_list("pk", "case"))
    named = Subject.objects.filter(subject__in=list(real), entry__act__in=opening).select_related(
        "entry__payload"
    )
    found = list(named.order_by("-sequence"))
    # A withdrawal takes an entry from the cases that it names; a correction or erasure from every case.
    gone: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(corrects__in=[one.entry_id for one in found]):
        if entry.corrects:
            gone[entry.corrects].append(entry)
    told: dict[UUID, list[Told]] = defaultdict(list)
    for one in found:
        without = [
            entry
            for entry in gone[one.entry_id]
            if vocabulary.effect(entry.act) != "withdraws" or one.subject in entry.case_ids
        ]
        if not without and one.entry_id not in [known.id for known in told[real[one.subject]]]:
            told[real[one.subject]].append(tell(one.entry))
    return told


def correctable(viewer: Viewer, file: CaseFile) -> frozenset[UUID]:
    """The entries of a case that a viewer may correct or erase: who writes in every case it stands on."""
    roots = roots_of(file.told)
    stands_on: dict[UUID, set[UUID]] = defaultdict(set)
    for one in file.told:
        known = str(one.entry.person_ids[1]) if one.entry.act == IDENTIFIED else None
        named = (each for each in one.entry.subjects["cases"] if each["person"] != known)
        stands_on[roots[one.id]] |= {UUID(each["id"]) for each in named}
    cases = set().union(*stands_on.values())
    real = {one: one for one in cases}
    real |= dict(CaseAlias.objects.filter(pk__in=cases).values_list("pk", "case"))
    levels = levels_of(viewer, Case.objects.filter(pk__in=set(real.values())))
    written = {one for one in cases if levels.get(real[one]) == "write"}
    return frozenset(one.id for one in file.told if stands_on[roots[one.id]] <= written)
