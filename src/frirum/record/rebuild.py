"""All that is read from the journal, read anew: `rebuild`, and `rejudge` where the law has changed.

Needs no clock, and gives exactly what the door had written: what differs is written and listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from frirum.access.models import Grant
from frirum.law.loading import Lawbook

from .appending import index_of, next_sequence
from .history import JOINING, Aliases, aliases
from .lawbook import lawbook
from .models import Case, CaseAlias, Entry, Person, Stream, Subject
from .municipal import refresh_own, with_rows
from .refreshing import Laws, Scope, refresh
from .scene import Scene
from .told import told, told_about, with_chains
from .writing import AT_ONCE, Difference

AT_A_TIME = 200  # persons or cases whose history is held in memory together
ENTRIES_AT_A_TIME = 1_000


class _Checked(Exception):
    """Ends the transaction of a check, so that nothing of it stays."""


def rebuild(check: bool = False) -> list[Difference]:
    """Writes what differs between the journal and the tables read from it, and lists it.

    With `check` nothing is written. Writers wait meanwhile.
    """
    found: list[Difference] = []
    try:
        with transaction.atomic():
            lock_municipalities(None)
            next_sequence()
            found += _index()
            found += _all(lawbook())
            if check:
                raise _Checked
    except _Checked:
        pass
    return found


def rejudge(book: Lawbook, municipality: str) -> None:
    """Judges every case of a municipality anew, since the law that governs there has changed.

    Inside a transaction that holds the municipality's streams (`lock_municipalities`) and the counter.
    """
    known, laws = known_aliases(book), Laws(book)
    ids = set(Case.objects.filter(municipality=municipality).values_list("pk", flat=True))
    for some in _together(ids, known.case, known.cases_of):
        _bring_up(Scope(frozenset(), some), known, laws)


def bring_up_cases(book: Lawbook, cases: Iterable[UUID]) -> None:
    """Judges some cases anew, with all that is read as part of each; inside a transaction that holds them."""
    known, laws = known_aliases(book), Laws(book)
    for some in _together(cases, known.case, known.cases_of):
        _bring_up(Scope(frozenset(), some), known, laws)


def lock_municipalities(municipalities: Iterable[str] | None) -> None:
    """Locks all streams and cases of municipalities (None: of all), in the order that all writers keep."""
    streams, cases = Stream.objects.all(), Case.objects.all()
    if municipalities is not None:
        codes = list(municipalities)
        streams, cases = streams.filter(municipality__in=codes), cases.filter(municipality__in=codes)
    for rows in (streams, cases):
        for _ in rows.order_by("pk").select_for_update().values_list("pk").iterator(chunk_size=5_000):
            pass


def known_aliases(book: Lawbook) -> Aliases:
    """Every alias that the journal knows."""
    made = Entry.objects.filter(act__in=JOINING).select_related("payload")
    return aliases(told(with_chains(made)).values(), book.vocabulary)


def _all(book: Lawbook) -> list[Difference]:
    known, laws = known_aliases(book), Laws(book)
    persons = _subjects("person") | _ids(Person, "pk")
    cases = _subjects("case") | _ids(Case, "pk") | _ids(CaseAlias, "pk") | _ids(Grant, "case")
    found: list[Difference] = []
    for some in _together(persons, known.person, known.persons_of):
        found += _bring_up(Scope(some, frozenset()), known, laws)
    for some in _together(cases, known.case, known.cases_of):
        found += _bring_up(Scope(frozenset(), some), known, laws)
    for municipality in sorted(_municipalities()):
        found += refresh_own(book, municipality)
    return found


def _municipalities() -> set[str]:
    """Those with acts of their own, or with rows that were read from such acts."""
    own = Stream.objects.filter(of="municipality").values_list("municipality", flat=True)
    return {*own, *with_rows()}


def _bring_up(scope: Scope, known: Aliases, laws: Laws) -> list[Difference]:
    """Reads what is told about a scope, and about the persons of its cases, and writes what differs."""
    scene = Scene(laws.book.vocabulary)
    for one in told_about(scope.persons | scope.cases).values():
        scene.add(one)
    written = {UUID(case["person"]) for one in scene.told.values() for case in one.entry.subjects["cases"]}
    persons = {one for person in written for one in known.persons_of(known.person(person)) | {person}}
    for one in told_about(persons - scope.persons).values():
        scene.add(one)
    scene.aliases = known
    return refresh(scope, scene.told_of, known, laws)


def _index() -> list[Difference]:
    """Writes the index of subjects anew where it does not agree with the envelopes."""
    found: list[Difference] = []
    newest = Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    for start in range(0, newest + 1, ENTRIES_AT_A_TIME):
        reach = {"sequence__gt": start - 1, "sequence__lt": start + ENTRIES_AT_A_TIME}
        have = {
            (one.entry_id, one.subject, one.sequence, one.of): one for one in Subject.objects.filter(**reach)
        }
        want = {
            (one.entry_id, one.subject, one.sequence, one.of): one
            for entry in Entry.objects.filter(**reach, act__gt="")
            for one in index_of(entry)
        }
        missing, extra = want.keys() - have.keys(), have.keys() - want.keys()
        Subject.objects.filter(pk__in=[have[one].pk for one in extra]).delete()
        Subject.objects.bulk_create([want[one] for one in missing], batch_size=AT_ONCE)
        found += [
            Difference("record.subject", one[0], "extra", (str(one[1]),)) for one in sorted(extra, key=str)
        ]
        found += [
            Difference("record.subject", one[0], "missing", (str(one[1]),))
            for one in sorted(missing, key=str)
        ]
    return found


def _subjects(of: str) -> set[UUID]:
    return set(Subject.objects.filter(of=of).values_list("subject", flat=True).distinct())


def _ids(model: type[Model], column: str) -> set[UUID]:
    return set(model._default_manager.values_list(column, flat=True))


def _together(
    ids: Iterable[UUID], canonical: Callable[[UUID], UUID], group: Callable[[UUID], frozenset[UUID]]
) -> Iterator[frozenset[UUID]]:
    """Ids in lots, what is read as one always in the same lot."""
    lot: set[UUID] = set()
    seen: set[UUID] = set()
    for one in sorted(ids):
        if one not in seen:
            whole = group(canonical(one)) | {one}
            seen |= whole
            lot |= whole
        if len(lot) >= AT_A_TIME:
            yield frozenset(lot)
            lot = set()
    if lot:
        yield frozenset(lot)
