"""From a case on its way in to the acts that the journal's door is given. Pure.

Ids follow from municipality, source system, the case's number there and what the entry is: the same row
gives the same entries however often it is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind, Vocabulary
from frirum.record.drafts import Actor, Draft, Subjects, Times
from frirum.record.identifiers import NAMESPACE, case_of, family_of
from frirum.record.people import REGISTERED

from .columns import CHILD
from .incoming import AREA, IMPORTED, WHO, Incoming, Place

OPENED, ASSIGNED = "case-opened", "case-assigned"
CORRECTED_THERE = "Rettet i det tidligere system."


@dataclass(frozen=True, slots=True)
class Source:
    """Where cases come from: the municipality they go to, the system, the file, who brings them over."""

    municipality: str
    system: str
    file: str
    file_hash: str
    by: str
    now: datetime
    acts_file: str = ""
    acts_hash: str = ""

    def entry(self, case: str, what: str) -> UUID:
        """The id of an entry about one case."""
        return uuid5(NAMESPACE, "import:" + json.dumps([self.municipality, self.system, case, what]))


@dataclass(slots=True)
class Known:
    """Who is known already: person and family by CPR number, and the families of this file by their word."""

    by_number: dict[str, tuple[UUID, UUID]] = field(default_factory=dict)
    families: dict[str, UUID] = field(default_factory=dict)


def drafts_of(
    incoming: Incoming, source: Source, known: Known, place: Place, vocabulary: Vocabulary
) -> list[Draft]:
    """All acts of a case, in the order of recording. Who is registered is known from then on."""
    return list(_Builder(incoming, source, known, place, vocabulary).drafts())


@dataclass
class _Builder:
    """One case's acts. `persons` are those of the row by their place in it."""

    incoming: Incoming
    source: Source
    known: Known
    place: Place
    vocabulary: Vocabulary
    persons: dict[str, UUID] = field(default_factory=dict)

    def drafts(self) -> Iterator[Draft]:
        incoming, source = self.incoming, self.source
        yield from self._registered()
        for one in incoming.people[1:]:
            other = str(self.persons[one.key])
            yield self._about(f"relation:{one.key}", "relation-recorded", {"other": other, "kind": "parent"})
            if one.custody in ("sole", "shared"):
                values = {"holder": other, "form": one.custody, "residence": one.residence}
                yield self._about(f"custody:{one.key}", "custody-recorded", values)
        yield self._about(OPENED, OPENED, {"area": AREA, "reason": f"Overført fra {source.system}"})
        case = case_of(self._id(OPENED), self.persons[CHILD], AREA)
        now = Moment(source.now)
        yield self._on(
            case,
            IMPORTED,
            IMPORTED,
            now,
            provenance(source, incoming.row.case, incoming.hash, incoming.row.line),
        )
        if incoming.unit or incoming.adviser:
            values = {"unit": incoming.unit, "adviser": incoming.adviser}
            yield self._on(case, ASSIGNED, ASSIGNED, now, values)
        for telling in incoming.tellings:
            yield Draft(
                telling.act,
                Actor("system", "", telling.role, source.municipality),
                self._id(telling.key),
                Times(telling.occurred, telling.known, now),
                Subjects(cases=(case,)),
                self._named(self.vocabulary[telling.act], telling.values),
                occasion=str(self._id(telling.occasion)) if telling.occasion else None,
                corrects=self._id(telling.corrects) if telling.corrects else None,
                reason=CORRECTED_THERE if telling.corrects else "",
                partial=True,
            )

    def _registered(self) -> Iterator[Draft]:
        """Who is not known yet. All join the family of the first who is; else the child begins one."""
        people, word = self.incoming.people, self.incoming.row.cells.get("family", "")
        streams = [self.known.by_number[one.cpr][1] for one in people if one.cpr in self.known.by_number]
        home = next(iter(streams), None) or (self.known.families.get(word) if word else None)
        if home is None and word:
            home = self.source.entry("", f"family:{word}")
        for one in people:
            if one.cpr in self.known.by_number:
                self.persons[one.key] = self.known.by_number[one.cpr][0]
                continue
            entry = self._id(f"person:{one.key}")
            person = self.persons[one.key] = uuid5(entry, "person")
            now = Moment(self.source.now)
            yield self._draft(entry, REGISTERED, now, Subjects((person,), family=home), one.said)
            home = home or family_of(entry, person)
            if one.cpr:
                self.known.by_number[one.cpr] = (person, home)
        if word and home:
            self.known.families[word] = home

    def _about(self, what: str, act: str, values: Mapping[str, Any]) -> Draft:
        subjects = Subjects((self.persons[CHILD],))
        return self._draft(self._id(what), act, self.incoming.opened, subjects, values)

    def _on(self, case: UUID, what: str, act: str, at: Moment, values: Mapping[str, Any]) -> Draft:
        return self._draft(self._id(what), act, at, Subjects(cases=(case,)), values)

    def _draft(
        self, entry: UUID, act: str, at: Moment, subjects: Subjects, values: Mapping[str, Any]
    ) -> Draft:
        said = {name: value for name, value in values.items() if value not in (None, "")}
        times = Times(at, None, Moment(self.source.now))
        return Draft(act, Actor.system(self.source.municipality), entry, times, subjects, said, partial=True)

    def _id(self, what: str) -> UUID:
        return self.source.entry(self.incoming.row.case, what)

    def _named(self, kind: ActKind, values: Mapping[str, Any]) -> dict[str, Any]:
        """An act's values, with ids for whom and what they name."""
        said = dict(values)
        for one in kind.fields:
            named = said.get(one.id)
            if not named:
                continue
            if one.type == "persons" and isinstance(named, list):
                said[one.id] = [self._person(each) for each in named]
            elif one.type == "person":
                said[one.id] = self._person(named)
            elif one.type == "entry" and named.startswith(("id:", "act:")):
                said[one.id] = str(self._id(named))
            elif one.type == "user":
                said[one.id] = self.place.advisers.get(named, named)
        return said

    def _person(self, word: str) -> str:
        return str(self.persons[WHO[word]])


def provenance(source: Source, case: str, content: str, line: int | None = None) -> dict[str, Any]:
    """What `case-imported` says: from where, by whom, out of which file."""
    return {
        "source_system": source.system,
        "source_id": case,
        "imported_by": source.by,
        "file": source.file,
        "file_hash": source.file_hash,
        "acts_hash": source.acts_hash,
        "content_hash": content,
        "line": line,
    }
