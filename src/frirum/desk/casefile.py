"""A whole case as plain data, to be taken out of Frirum: `docs/export.md`, `docs/schemas/case-export.json`.

For the municipality's own archive, so that nobody registers twice; for the municipality that a family moves
to; for a party's access to file. Each act stands with its values and, for who has no vocabulary, in Danish
words. What is taken out is read: it is in the read log, and the file says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.utils import translation

from frirum.access.policy import Viewer
from frirum.desk import answer_words
from frirum.desk.timeline import KEYS, Names, value_words
from frirum.law.moments import Moment, local_day
from frirum.law.vocabulary import ActKind, Vocabulary
from frirum.record import around, lists, reading
from frirum.record.lawbook import lawbook
from frirum.record.models import Breach, Case, Custody, Duty, DutySpan, Person, Relation
from frirum.record.reading import Line
from frirum.record.talking import ANSWERED, GOALS, WORDED
from frirum.site.screen.places import place_of, units_of

Purpose = Literal["archive", "moving", "party"]
FORMAT, VERSION = "frirum-case", 1
INVENTED = "Opdigtede data"
LOGGED = "At sagen er hentet, er noteret i sagens læselog."
OWN_WORDS = {
    "child-heard": ("views",),
    ANSWERED: ("marks", "total", "skipped"),
    WORDED: GOALS,
}
"""What a child has said in its own words, or by its marks: a person looks at it before a parent gets it."""
PRIVATE = ("cpr", "address", "school", "contact")
"""Where people are to be found: a party may be the very one whom an address is kept from."""
MOVED = "case-moved"


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a case is taken out for. `reviewed` are the entries whose own words a person has let pass.

    A `reader` may not write in the case: who notified is not theirs to see, nor to take along.
    """

    purpose: Purpose = "archive"
    reviewed: frozenset[UUID] = frozenset()
    reader: bool = False

    @property
    def for_party(self) -> bool:
        return self.purpose == "party"


def take_out(viewer: Viewer, case: UUID, leaving: Leaving, by: str, form: str) -> dict[str, Any]:
    """A case as data, noted in the read log as taken out in this `form` (json, pdf). Raises NotYours."""
    opened = reading.take_out(viewer, case, f"{leaving.purpose}-{form}")
    with translation.override("da"):
        return _Export(viewer, opened.case, replace(leaving, reader=opened.level != "write")).data(by)


def to_review(viewer: Viewer, case: Case) -> list[Line]:
    """The entries of a case with a child's own words, newest first: each is looked at by a person."""
    return [line for line in reading.timeline(case) if own_words(line, case.person_id)]


def own_words(line: Line, child: UUID | None = None) -> frozenset[str]:
    """The fields of an entry in which the child speaks for itself; a parent's answers are not among them."""
    said = line.values or {}
    if line.act == ANSWERED and said.get("role") != "self":
        return frozenset()
    if line.act == WORDED and child is not None and said.get("whose") != str(child):
        return frozenset()
    return frozenset(name for name in OWN_WORDS.get(line.act, ()) if said.get(name) not in (None, "", []))


def said_in(line: Line) -> str:
    """What a child said in an entry, for who looks at it before a parent gets it."""
    kind, names = lawbook().vocabulary.acts.get(line.act), Names({}, {}, {})
    said, own = line.values or {}, own_words(line)
    if kind and kind.id == ANSWERED and own:
        return f"{answer_words.title(said['instrument'])}: {answer_words.given(said, kind)}"
    texts = [
        value_words(one, said[one.id], names, {}, said)
        for one in (kind.fields if kind else ())
        if one.id in own
    ]
    return "; ".join(texts)


def withheld(kind: ActKind | None, line: Line, leaving: Leaving, newest: Line) -> frozenset[str]:
    """The fields of an entry that stay here; `newest` is what was written instead of it, else the entry.

    Who notified, unless as a professional, goes to the municipality's own archive alone. A party gets no
    numbers and addresses either, and the child's own words once somebody has looked at them.
    """
    said = line.values or {}
    guarded = {one.id for one in (kind.fields if kind else ()) if one.guarded and said.get(one.id)}
    found = guarded if leaving.reader else set()
    if kind is None or leaving.purpose == "archive":
        return frozenset(found)
    for version in (line.values or {}, newest.values or {}):  # ticked by mistake, it was no professional
        if version.get("professional") is not True or version.get("anonymous") is True:
            found |= guarded
    if leaving.for_party:
        found |= {name for name in PRIVATE if said.get(name)}
        if line.entry.id not in leaving.reviewed:
            found |= own_words(line)
    return frozenset(found)


class _Export:
    """One case on its way out."""

    def __init__(self, viewer: Viewer, case: Case, leaving: Leaving) -> None:
        self.viewer, self.case, self.leaving = viewer, case, leaving
        self.book = lawbook()
        self.file = reading.case_file(case)
        self.family = around.family(viewer, case)
        self.users = {str(user.id): user.name for user in lists.staff(viewer)}
        self.lines = tuple(reversed(self.file.timeline()))
        people = {str(one): str(person) for one, person in self.family.persons.items()}
        self.names = Names(people, self.users, {}, units_of(case.municipality))

    def data(self, by: str) -> dict[str, Any]:
        case, place = self.case, place_of(self.case.municipality)
        moved = next((line for line in reversed(self.lines) if line.act == MOVED and line.values), None)
        return {
            "format": FORMAT,
            "version": VERSION,
            "purpose": self.leaving.purpose,
            "invented": INVENTED if settings.FRIRUM_DEMO else None,
            "taken_out": {"at": str(Moment(self.viewer.at)), "by": by, "logged": LOGGED},
            "municipality": {"code": case.municipality, "name": place.name if place else ""},
            "moved_to": moved.values.get("to") if moved and moved.values else None,
            "summary": moved.values.get("summary") if moved and moved.values else None,
            "case": {
                "id": str(case.id),
                "also": sorted(str(one) for one in self.file.known.cases_of(case.id) - {case.id}),
                "area": case.area,
                "status": case.status,
                "opened_at": str(Moment(case.opened_at)),
                "closed_at": str(Moment(case.closed_at)) if case.closed_at else None,
                "unit": {"id": case.unit, "name": self.names.units.get(case.unit, case.unit)},
                "adviser": self._user(case.assignee),
                "regime": self.file.standing(self.viewer.at).regime,
                "law": case.law,
                "head": case.head,
            },
            "persons": [self._person(one) for one in self._persons()],
            "relations": [_relation(one) for one in self.family.relations],
            "custody": [_custody(one) for one in self.family.custody],
            "acts": [self._act(line) for line in self.lines if not line.entry.erased_whole],
            "duties": [self._duty(*one) for one in reading.duties(case, self.viewer.at)],
            "breaches": [self._breach(one) for one in reading.breaches(case, self.viewer.at)],
            "documents": list(documents_of(self.lines, self.book.vocabulary)),
        }

    def _persons(self) -> list[Person]:
        """The child first; then who is tied to it, and whom its acts name."""
        near = {one.other_id for one in self.family.relations} | {
            one.holder_id for one in self.family.custody
        }
        near |= {UUID(one) for line in self.lines for one in self._named(line)}
        others = [
            one for key, one in self.family.persons.items() if key in near and key != self.case.person_id
        ]
        return [self.case.person, *sorted(others, key=str)]

    def _named(self, line: Line) -> Iterable[str]:
        kind = self.book.vocabulary.acts.get(line.act)
        return (one for _, one in kind.named(line.values or {}, "person")) if kind else ()

    def _person(self, one: Person) -> dict[str, Any]:
        hidden = self.leaving.for_party
        return {
            "id": str(one.id),
            "is_child": one.id == self.case.person_id,
            "name": str(one),
            "cpr": None if hidden else one.cpr or None,
            "school": None if hidden else one.school or None,
            "born": one.born.isoformat() if one.born else None,
            "sex": one.sex or None,
            "address": None if hidden else one.address or None,
            "language": one.language or None,
            "provisional": one.provisional,
        }

    def _user(self, user: UUID | None) -> dict[str, str] | None:
        return {"id": str(user), "name": self.users.get(str(user), "")} if user else None

    def _act(self, line: Line) -> dict[str, Any]:
        entry, kind = line.entry, self.book.vocabulary.acts.get(line.act)
        newest = next((one for one in self.lines if one.entry.id == line.corrected_by), line)
        kept = withheld(kind, line, self.leaving, newest)
        if kept and line.reason:  # why it was corrected may say the very thing
            kept |= {"reason"}
        values = {name: value for name, value in (line.values or {}).items() if name not in kept}
        return {
            "id": str(entry.id),
            "sequence": entry.sequence,
            "stream": str(entry.stream_id),
            "position": entry.position,
            "hash": entry.hash,
            "previous_hash": entry.previous_hash,
            "payload_mac": entry.payload_mac,
            "act": line.act,
            "label": kind.label["da"] if kind else line.act,
            "occurred_at": str(entry.occurred),
            "known_at": str(entry.known),
            "recorded_at": str(entry.recorded),
            "actor": {
                "kind": entry.actor_kind,
                "id": entry.actor_id or None,
                "role": entry.actor_role,
                "name": self.users.get(entry.actor_id) or self.names.persons.get(entry.actor_id),
            },
            "occasion": entry.occasion or None,
            "corrects": str(entry.corrects) if entry.corrects else None,
            "reason": None if "reason" in kept else line.reason or None,
            "state": line.state,
            "values": values if line.values is not None else None,
            "words": self._words(kind, values),
            "withheld": sorted(kept),
        }

    def _words(self, kind: ActKind | None, values: Mapping[str, Any]) -> list[dict[str, str]]:
        labels = {str(line.entry.id): self._label(line.act) for line in self.lines}
        return [
            {
                "field": one.id,
                "label": one.label["da"],
                "text": value_words(one, values[one.id], self.names, labels, values),
            }
            for one in (kind.fields if kind else ())
            if values.get(one.id) not in (None, "", []) and one.id not in KEYS
        ]

    def _label(self, act: str) -> str:
        return self.book.vocabulary[act].label["da"] if act in self.book.vocabulary else act

    def _duty(self, one: Duty, span: DutySpan | None) -> dict[str, Any]:
        return {
            "id": str(one.id),
            **self._rule(one.rule, one.source),
            "kind": one.rule_kind,
            "acts": [{"act": act, "label": self._label(act)} for act in one.acts],
            "bearer": one.bearer,
            "claimant": one.claimant,
            "triggered_by": one.triggered_by,
            "occasion": one.occasion or None,
            "created": str(Moment(one.created)),
            "due": _due(one),
            "due_kind": one.due_kind,
            "standing": span.standing if span else None,
            "because": span.because or None if span else None,
            "outcome": one.outcome or "unmet",
            "settled_at": str(Moment(one.settled_at)) if one.settled_at else None,
            "settled_by": one.settled_by or None,
            "in_time": one.in_time,
        }

    def _breach(self, one: Breach) -> dict[str, Any]:
        return {
            "id": str(one.id),
            **self._rule(one.rule, one.source),
            "kind": one.breach_kind,
            "act": {"act": one.act, "label": self._label(one.act)},
            "at": str(Moment(one.at)),
            "due": one.due or None,
            "triggered_by": one.triggered_by or None,
        }

    def _rule(self, name: str, source: str) -> dict[str, str]:
        rule = self.book.rule(name)
        return {"rule": name, "source": source, "says": rule.says if rule else ""}


def _relation(one: Relation) -> dict[str, Any]:
    return {
        "entry": str(one.entry),
        "person": str(one.person_id),
        "other": str(one.other_id),
        "kind": one.role,
        "from": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
    }


def _custody(one: Custody) -> dict[str, Any]:
    return {
        "entry": str(one.entry),
        "child": str(one.child_id),
        "holder": str(one.holder_id),
        "form": one.form,
        "residence": one.residence,
        "from": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
    }


def _due(one: Duty) -> str | None:
    if one.due_instant:
        return str(Moment(one.due_instant))
    return one.due_day.isoformat() if one.due_day else None


def documents_of(lines: Collection[Line], vocabulary: Vocabulary) -> Iterable[dict[str, Any]]:
    """What the acts say of documents: name, kind, size, checksum. Each is fetched by itself."""
    for line in lines:
        kind = vocabulary.acts.get(line.act)
        for one in kind.fields if kind else ():
            if str(one.type) == "documents":
                for document in (line.values or {}).get(one.id) or ():
                    yield {"entry": str(line.entry.id), "field": one.id, **document}


def day_of(data: Mapping[str, Any]) -> str:
    """The day on which a case was taken out, for a file's name."""
    return local_day(Moment.of(data["taken_out"]["at"]).instant).isoformat()
