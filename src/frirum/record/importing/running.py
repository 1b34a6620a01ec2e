"""Brings cases in: batch by batch through the journal's door, what is bad left out and listed.

A batch is one transaction. Where the door refuses something, that case alone is taken out and the batch
is tried again: a case is in with all of it or not at all, and one bad row costs no good one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from frirum.access.models import User
from frirum.law.loading import Lawbook
from frirum.law.tables import CaseHistory
from frirum.record.drafts import Draft, Refused
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Entry
from frirum.record.told import tell
from frirum.record.writing import in_pieces

from .building import Known, Source, drafts_of
from .incoming import AREA, IMPORTED, Incoming, Place, read_case
from .known import by_numbers
from .table import Row, RowFault

AT_ONCE = 25
"""Cases in a transaction. As fast as 10 or 200 (bench/bring_over.py): others wait less for a small one."""


@dataclass(slots=True)
class Outcome:
    """What came of a file. `changed` were imported before and say something else now: nothing was written."""

    added: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    changed: list[RowFault] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    entries: int = 0


class _Undone(Exception):
    """Ends the transaction of a trial run, so that nothing of it stays."""


def import_cases(
    rows: Iterable[Row],
    acts: dict[str, CaseHistory],
    source: Source,
    dry_run: bool = False,
    at_once: int = AT_ONCE,
) -> Outcome:
    """Records the cases of a file. With `dry_run` all is tried and nothing stays. Reads no clock."""
    book, outcome = lawbook(), Outcome()
    going = _Going(book, source, place_of(book, source.municipality), outcome, dry_run)
    ready = list(_ready(rows, acts, going))
    for start in range(0, len(ready), at_once):
        going.batch(ready[start : start + at_once])
    outcome.faults.sort(key=lambda one: (one.file, one.line))
    return outcome


def place_of(book: Lawbook, municipality: str) -> Place:
    """A municipality's units and advisers, by what a file may call them."""
    known = book.municipalities.get(municipality.lstrip("0"))
    units = {word.casefold(): one.id for one in (known.units if known else ()) for word in (one.name, one.id)}
    users = User.objects.filter(municipality=municipality, active=True)
    return Place(units, {one.username: str(one.id) for one in users if "adviser" in one.roles})


def _ready(rows: Iterable[Row], acts: dict[str, CaseHistory], going: _Going) -> Iterator[Incoming]:
    """The rows that are right by themselves; no case and no child twice in the file."""
    cases: dict[str, int] = {}
    children: dict[str, int] = {}
    for row in rows:
        first = cases.setdefault(row.case, row.line)
        if first != row.line:
            wrong = f"the case is on line {first} already"
            going.outcome.faults.append(row.fault("case", wrong, "Write each case once."))
            continue
        source, now = going.source, going.source.now
        incoming, faults = read_case(
            row, acts.get(row.case), going.place, going.book.vocabulary, now, source.acts_file
        )
        number = incoming.child.cpr if incoming else ""
        first = children.setdefault(number, row.line) if number else row.line
        if first != row.line:
            wrong = f"the child has a case on line {first}"
            faults = [row.fault("child_cpr", wrong, "Write one case for each child.")]
        going.outcome.faults += faults
        if incoming and not faults:
            yield incoming


@dataclass(slots=True)
class _Going:
    book: Lawbook
    source: Source
    place: Place
    outcome: Outcome
    dry_run: bool
    families: dict[str, UUID] = field(default_factory=dict)

    def batch(self, cases: Sequence[Incoming]) -> None:
        """Records some cases in one transaction, less those that the door refuses."""
        waiting = self._new(cases)
        while waiting:
            by_number = by_numbers(
                self.source.municipality, [one.cpr for case in waiting for one in case.people if one.cpr]
            )
            waiting = self._without_open_case(waiting, by_number)
            known = Known(dict(by_number), dict(self.families))
            built = {
                case.row.line: drafts_of(case, self.source, known, self.place, self.book.vocabulary)
                for case in waiting
            }
            try:
                self._record([draft for drafts in built.values() for draft in drafts])
            except Refused as refused:
                bad = next(case for case in waiting if refused.entry_id in _ids(built[case.row.line]))
                self.outcome.faults += self._faults(bad, refused)
                waiting = [case for case in waiting if case is not bad]
                continue
            self.families = known.families
            self.outcome.added += [case.row.case for case in waiting]
            self.outcome.entries += sum(map(len, built.values()))
            return

    def _record(self, drafts: list[Draft]) -> None:
        try:
            with transaction.atomic():
                record_many(drafts)
                if self.dry_run:
                    raise _Undone
        except _Undone:
            pass

    def _new(self, cases: Sequence[Incoming]) -> list[Incoming]:
        """Those that are not in the journal yet. One that is, and says something else now, is told of."""
        ids = {self.source.entry(case.row.case, IMPORTED): case for case in cases}
        seen = set()
        for some in in_pieces(ids):
            for entry in Entry.objects.filter(pk__in=some).select_related("payload"):
                case, said = ids[entry.id], tell(entry).said
                seen.add(case.row.case)
                if said.get("content_hash", case.hash) == case.hash:
                    self.outcome.again.append(case.row.case)
                else:
                    before = f"line {said.get('line')} of {said.get('file')}"
                    wrong = f"the case was brought over before ({before}) and says something else now"
                    self.outcome.changed.append(
                        case.row.fault("", wrong, "Write what has changed in the case itself.")
                    )
        return [case for case in cases if case.row.case not in seen]

    def _without_open_case(
        self, cases: list[Incoming], by_number: dict[str, tuple[UUID, UUID]]
    ) -> list[Incoming]:
        """A child who has an open case here already gets no second history poured into it."""
        children = {by_number[case.child.cpr][0]: case for case in cases if case.child.cpr in by_number}
        open_cases = Case.objects.filter(person__in=children, area=AREA, status="open")
        taken = {children[person].row.line for person in open_cases.values_list("person", flat=True)}
        for case in cases:
            if case.row.line in taken:
                wrong = "the child has an open case here already"
                self.outcome.faults.append(
                    case.row.fault("child_cpr", wrong, "Write the history in that case.")
                )
        return [case for case in cases if case.row.line not in taken]

    def _faults(self, case: Incoming, refused: Refused) -> list[RowFault]:
        """What the door said, by the line and column that the act came from."""
        telling = next(
            (one for one in case.tellings if self.source.entry(case.row.case, one.key) == refused.entry_id),
            None,
        )
        if telling is None:
            return [case.row.fault(one.field, one.says["en"], "Mend the row.") for one in refused.faults]
        columns = telling.columns or {"occasion": "occasion"}
        return [
            RowFault(
                telling.line,
                case.row.case,
                columns.get(one.field, "values" if telling.file else columns.get("", "")),
                f"{telling.act}: {one.says['en']}",
                "Mend the row.",
                telling.file,
            )
            for one in refused.faults
        ]


def _ids(drafts: Iterable[Draft]) -> set[UUID]:
    return {draft.entry_id for draft in drafts}
