"""The cast: the same invented families and staff in every test of the record, and words to tell of them.

`World` records through the journal's door, as screens do; what an act must say and a test does not
care about is filled in from the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from frirum.access.models import User
from frirum.access.policy import Viewer
from frirum.access.viewers import viewer
from frirum.law import Field, Moment
from frirum.record import instruments
from frirum.record.drafts import Actor, Draft, Recorded, Stale, Subjects, Times
from frirum.record.identifiers import NAMESPACE, new_id
from frirum.record.journal import record, record_many
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Entry
from frirum.record.regimes import ADOPTED, approval_hash

IKAST, GLADSAXE = "756", "159"
INTAKE, COUNSELLING = "modtagelsen", "familieraadgivningen"
SYSTEM = Actor.system(IKAST)
CITIZEN = Actor.citizen(IKAST)
MORNING = "2018-06-01T10:00"
"""A Friday, one month into the experiment."""

STAFF = {
    "rikke": ("Rikke Holm", IKAST, ["intake"], [INTAKE]),
    "mette": ("Mette Lund", IKAST, ["adviser"], [COUNSELLING]),
    "jonas": ("Jonas Kjær", IKAST, ["adviser"], [COUNSELLING]),
    "birgit": ("Birgit Dam", IKAST, ["leader"], [INTAKE, COUNSELLING]),
    "sofie": ("Sofie Ager", GLADSAXE, ["adviser", "intake"], [INTAKE]),
}
BRANDT = {"alma": ("Alma Brandt", "2009-02-03"), "bertil": ("Bertil Brandt", "2012-09-21")}
NOERGAARD = {"emil": ("Emil Nørgaard", "2006-11-08"), "lone": ("Lone Nørgaard", "1979-04-17")}


def filled(act: str, on: date, **values: Any) -> dict[str, Any]:
    """Values of an act with every required field said; `values` win."""
    said = dict(values)
    for one in lawbook().vocabulary[act].fields:
        if one.required and one.id not in said and one.applies(said, on):
            said[one.id] = _some(one, on)
    return {name: value for name, value in said.items() if value is not None}


def _some(one: Field, on: date) -> Any:
    if one.type in ("choice", "choices"):
        chosen = next(option.id for option in one.options if option.valid is None or option.valid.covers(on))
        return chosen if one.type == "choice" else [chosen]
    return {"yesno": False, "number": 1, "date": on.isoformat()}.get(one.type, "Opdigtet.")


@dataclass
class World:
    """A municipality's record in the making. `names` are the persons by their first name."""

    names: dict[str, UUID] = field(default_factory=dict)
    families: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for username, (name, municipality, roles, units) in STAFF.items():
            User.objects.create(
                id=user_id(username),
                username=username,
                name=name,
                municipality=municipality,
                roles=roles,
                units=units,
            )

    # --- who asks

    def actor(self, username: str, role: str = "") -> Actor:
        _, municipality, roles, _ = STAFF[username]
        return Actor("user", str(user_id(username)), role or roles[0], municipality)

    def viewer(self, username: str, at: str = "2018-06-15T09:00") -> Viewer:
        return viewer(User.objects.get(username=username), Moment.of(at).instant)

    # --- people

    def register(
        self,
        name: str,
        born: str = "",
        *,
        family: str = "",
        by: Actor = SYSTEM,
        at: str = MORNING,
        **values: Any,
    ) -> UUID:
        """A new person, by their first name in small letters; `family` names the stream they join."""
        key, entry = name.split()[0].lower(), new_id()
        person = uuid5(NAMESPACE, f"test:{by.municipality}:{name}")
        known = self.families.get(family)
        if family and known is None:
            known = self.families[family] = uuid5(NAMESPACE, f"test:family:{by.municipality}:{family}")
        self.write(
            self.draft(
                "person-registered",
                by=by,
                at=at,
                about=[person],
                family=known,
                entry=entry,
                name=name,
                born=born or None,
                **values,
            )
        )
        self.names[key] = person
        return person

    def brandt(self) -> tuple[UUID, UUID]:
        """Alma and Bertil, siblings."""
        return tuple(self.register(name, born, family="brandt") for name, born in BRANDT.values())  # type: ignore[return-value]

    def noergaard(self) -> tuple[UUID, UUID]:
        """Emil and his mother Lone, another family."""
        return tuple(self.register(name, born, family="noergaard") for name, born in NOERGAARD.values())  # type: ignore[return-value]

    # --- acts

    def draft(
        self,
        act: str,
        *,
        by: Actor = SYSTEM,
        at: str | datetime = MORNING,
        known: str | None = None,
        recorded: str | None = None,
        about: Iterable[UUID] = (),
        on: Iterable[UUID] = (),
        family: UUID | None = None,
        entry: UUID | None = None,
        occasion: UUID | str | None = None,
        corrects: UUID | None = None,
        because: str = "",
        heads: Mapping[UUID, int] | None = None,
        exactly: bool = False,
        **values: Any,
    ) -> Draft:
        """An act as it would be recorded: `about` persons, `on` cases. `exactly`: no field is filled in."""
        done = Moment.of(at)
        return Draft(
            act=act,
            actor=by,
            entry_id=entry or new_id(),
            times=Times(
                done,
                Moment.of(known) if known else None,
                Moment.of(recorded) if recorded else None,
            ),
            subjects=Subjects(tuple(about), tuple(on), family),
            values=values if exactly else filled(act, done.day, **values),
            occasion=str(occasion) if occasion else None,
            corrects=corrects,
            reason=because,
            expected_heads=heads,
        )

    def write(self, draft: Draft) -> Recorded:
        """Records a draft that must not be stale."""
        done = self.try_(draft)
        assert isinstance(done, Recorded)
        return done

    def try_(self, draft: Draft) -> Recorded | Stale:
        return record(
            draft.act,
            actor=draft.actor,
            entry_id=draft.entry_id,
            subjects=draft.subjects,
            times=draft.times,
            values=draft.values,
            occasion=draft.occasion,
            corrects=draft.corrects,
            reason=draft.reason,
            expected_heads=draft.expected_heads,
        )

    def tell(self, act: str, **told: Any) -> Recorded:
        """Records one act; the words of `draft`."""
        return self.write(self.draft(act, **told))

    def many(self, *drafts: Draft) -> list[Recorded]:
        return record_many(drafts)

    def notified(self, *persons: UUID, at: str = MORNING, **told: Any) -> Recorded:
        """A teacher's notification about one or several children."""
        told = {"notifier_kind": "school", "professional": True, "concern": "Har blå mærker.", **told}
        return self.tell("notification-received", about=persons, at=at, **told)

    def assigned(self, case: UUID, username: str, at: str = "2018-06-02T09:00", **told: Any) -> Recorded:
        told = {"by": SYSTEM, "unit": COUNSELLING, **told}
        return self.tell("case-assigned", on=[case], at=at, adviser=str(user_id(username)), **told)

    def adopts(self, experiment: str = "r1", at: str = "2018-05-01T00:00") -> Recorded:
        """The municipality takes an experiment into use, as it is approved."""
        approval = lawbook().experiments[experiment].approval
        values = {"experiment": experiment, "approval": approval.id, "version": approval_hash(experiment)}
        return self.tell(ADOPTED, at=at, **values)

    # --- the family's voice

    def ask(
        self, respondent: UUID, about: UUID, role: str = "self", instrument: str = "trivselslinjer-boern"
    ) -> dict[str, str]:
        """A question to somebody, as a talk puts it."""
        name = f"{role}:{instrument}:{str(respondent)[:8]}:{str(about)[:8]}"[:64]
        said = {"respondent": str(respondent), "about": str(about), "role": role, "instrument": instrument}
        return {"id": name, **said, "version": _version(instrument)}

    def talk(self, *asks: Mapping[str, str], on: Iterable[UUID], at: str = MORNING, **told: Any) -> Recorded:
        """A talk at which these are asked."""
        return self.tell("talk-opened", on=on, at=at, asks=[dict(one) for one in asks], **told)

    def answer(
        self, talk: Recorded, ask: Mapping[str, str], *marks: int, on: Iterable[UUID] = (), **told: Any
    ) -> Recorded:
        """An answer, on the child's case, or on those that are named."""
        return self.write(self.answer_draft(talk, ask, *marks, on=on, **told))

    def answer_draft(
        self, talk: Recorded, ask: Mapping[str, str], *marks: int, on: Iterable[UUID] = (), **told: Any
    ) -> Draft:
        how = {
            name: told.pop(name)
            for name in ("by", "at", "recorded", "entry", "corrects", "because")
            if name in told
        }
        if marks:
            told["marks"] = list(marks)
        said = {name: text for name, text in ask.items() if name != "id"}
        values = {"talk": str(talk.entry_id), "ask": ask["id"], **said, "mode": "tablet", **told}
        draft = self.draft("answer-given", on=tuple(on) or talk.cases, exactly=True, **how)
        return replace(draft, values=values)

    # --- what is there

    def case(self, one: UUID) -> Case:
        return Case.objects.get(pk=one)

    def case_of(self, person: UUID) -> Case:
        return Case.objects.get(person=person)

    def entry(self, one: UUID) -> Entry:
        return Entry.objects.get(pk=one)


def user_id(username: str) -> UUID:
    return uuid5(NAMESPACE, f"test:user:{username}")


def _version(instrument: str) -> str:
    found = instruments.shipped().get(instrument)
    assert found is not None
    return found.version
