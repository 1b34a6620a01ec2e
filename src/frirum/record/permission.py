"""Whether somebody may record an act about these persons and cases: the policy, asked at the door.

What is not theirs does not exist to them (NotYours); what they may only read they may not write
in (ReadOnly); a person whom they may not see they can't name in a field either (Refused). Whoever
is told of a child may record that they were told (an act that opens an occasion), about any person
of their municipality: it lets them see nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from frirum.access.models import Cover, Grant, User, was_looked_up
from frirum.access.policy import CITIZEN, SYSTEM, NotYours, ReadOnly, Viewer, level, may_do
from frirum.access.viewers import system_viewer, viewer
from frirum.law.vocabulary import ActKind

from .answering import check_respondent
from .covers import ARRANGED, ENDED
from .drafts import Actor, Draft, Refused, fault
from .history import IDENTIFIED, MERGED
from .models import Case, Custody, Relation
from .naming import CASE_OPENED, Named
from .people import REGISTERED
from .scene import Scene
from .validation import not_there


@dataclass(slots=True)
class Gate:
    """Answers for the actors of one set of drafts; loads each user and their grants once."""

    viewers: dict[Actor, Viewer] = field(default_factory=dict)
    grants: dict[UUID, list[Grant]] = field(default_factory=dict)  # by case

    @classmethod
    def open_for(cls, drafts: Iterable[Draft], cases: Iterable[UUID]) -> Gate:
        """Reads who the actors are, and the grants on cases that the drafts name."""
        gate = cls()
        actors = {draft.actor: draft for draft in drafts}
        ids = {_user_id(actor) for actor in actors if actor.kind == "user"}
        users = {user.id: user for user in User.objects.filter(pk__in=ids)} if ids else {}
        for actor, draft in actors.items():
            gate.viewers[actor] = _viewer(actor, users, draft)
        if users:
            for grant in Grant.objects.filter(user__in=users, case__in=list(cases)):
                gate.grants.setdefault(grant.case, []).append(grant)
        return gate

    def check(self, draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
        """Raises NotYours, ReadOnly or Refused unless the actor may record this."""
        who = self._who(draft)
        everyone = [*(scene.persons[person] for person in named.persons if person in scene.persons)]
        if any(person.municipality != who.municipality for person in everyone):
            raise NotYours
        for case in (scene.cases[one] for one in named.case_ids if one in scene.cases):
            if case.municipality != who.municipality:
                raise NotYours
        if SYSTEM in who.roles:
            return
        if draft.actor.kind == "respondent":
            check_respondent(draft, kind, named, scene)
            return  # whom they may name, the question has said already
        if draft.actor.kind == "citizen":
            _check_citizen(draft, kind, named, scene)
        elif not _tells(draft, kind):
            self._check_cases(who, kind, named, scene)
            self._check_persons(who, kind, named, scene)
            if draft.corrects is not None:
                self._check_corrected(who, kind, draft.corrects, scene)
        if not may_do(replace(who, roles=frozenset({draft.actor.role})), kind.roles):
            raise ReadOnly
        self._check_fields(who, draft, kind, named, scene)
        if kind.id in (ARRANGED, ENDED):
            _check_cover(who, draft, kind)

    def _who(self, draft: Draft) -> Viewer:
        return replace(self.viewers[draft.actor], at=draft.times.recorded.instant)

    def _check_cases(self, who: Viewer, kind: ActKind, named: Named, scene: Scene) -> None:
        ids = [UUID(case["id"]) for case in named.cases]
        if kind.id == IDENTIFIED:
            # Who somebody turns out to be is asked of their own case; the real one's may be another's.
            ids = [UUID(case["id"]) for case in named.cases if case["person"] != str(named.persons[1])]
        for case in (scene.cases[one] for one in ids if one in scene.cases):
            if not case.new:
                _let_in(level(who, case, self.grants.get(case.id, ())))
        if kind.id == MERGED:
            self._check_merged(who, named.persons, scene)
        for case in named.opened:
            if kind.id != CASE_OPENED and not scene.persons[case.person].new:
                self._check_reach(who, case.person, scene)

    def _check_merged(self, who: Viewer, persons: Iterable[UUID], scene: Scene) -> None:
        """Two become one: that changes every case of theirs, open or closed (`around.mergeable` agrees)."""
        for person in persons:
            cases = scene.cases_of(person)
            if not cases:
                _let_in("write" if self._writes_in(who, scene.persons[person].stream, scene) else None)
            for case in cases:
                _let_in(level(who, case, self.grants.get(case.id, ())))

    def check_sight(self, draft: Draft, case: UUID, scene: Scene) -> None:
        """Raises NotYours unless the actor may at least read a case: what came to it is told to no other."""
        who = self._who(draft)
        if case not in scene.cases or level(who, scene.cases[case], self.grants.get(case, ())) is None:
            raise NotYours

    def _check_corrected(self, who: Viewer, kind: ActKind, corrected: UUID, scene: Scene) -> None:
        """Correcting and erasing change every case that the entry stands on; a withdrawal those it names."""
        levels: set[str | None] = set()
        for entry in (one.entry for one in scene.chains_of([corrected])):
            if kind.effect != "withdraws":
                real = str(entry.person_ids[1]) if entry.act == IDENTIFIED else None
                cases = [one for one in entry.subjects["cases"] if one["person"] != real]
                ids = {scene.aliases.case(UUID(one["id"])) for one in cases} & scene.cases.keys()
                levels |= {level(who, scene.cases[one], self.grants.get(one, ())) for one in ids}
            if entry.person_ids and not entry.case_ids:
                self._check_reach(who, scene.aliases.person(entry.person_ids[0]), scene)
        if levels == {None}:
            raise NotYours
        if levels - {"write"}:
            raise ReadOnly

    def _check_persons(self, who: Viewer, kind: ActKind, named: Named, scene: Scene) -> None:
        if kind.id == REGISTERED:
            known = named.stream in scene.streams and named.stream not in scene.begun
            if known and not self._writes_in(who, named.stream, scene):
                raise NotYours
        elif named.persons and (kind.area == "people" or not named.cases):
            # An act on people: the first one is whom it is about, whatever case is named beside.
            self._check_reach(who, named.persons[0], scene)

    def _check_fields(self, who: Viewer, draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
        """Raises Refused where a field names a person whom the writer may not: the name would be shown.

        Whom the writer was told of for the case, when looking for somebody, is no secret to them: who a
        child is, or how one of the family is related to it, they may say of that person.
        """
        target = scene.told[draft.corrects] if draft.corrects else None
        about = {scene.aliases.person(one) for one in draft.subjects.persons}
        if kind.id != IDENTIFIED:  # there the cases are also those of whom the field names
            about |= {UUID(case["person"]) for case in named.cases}
        about |= set(target.entry.person_ids[:1]) if target else set()
        faults = []
        before = {(one.id, said) for one, said in kind.named(target.said, "person")} if target else set()
        for field_, said in kind.named(draft.values, "person"):
            if (field_.id, said) in before:
                continue
            person = scene.aliases.person(UUID(said))
            if not self._may_name(who, person, about, scene) and not (
                kind.area == "people"
                and who.user_id is not None
                and was_looked_up(who.user_id, person, named.case_ids)
            ):
                faults.append(not_there(field_))
        if faults:
            raise Refused({one.field: one for one in faults}.values(), draft.entry_id)

    def _may_name(self, who: Viewer, person: UUID, about: set[UUID], scene: Scene) -> bool:
        """Somebody new; with a case that the writer sees; of the family, without one; tied to the child."""
        if scene.persons[person].new or person in about:
            return True
        cases = scene.cases_of(person)
        if any(level(who, case, self.grants.get(case.id, ())) for case in cases):
            return True
        home = scene.persons[person].stream
        near = home in {scene.persons[one].stream for one in about if one in scene.persons}
        if not cases and (near or self._writes_in(who, home, scene)):
            return True
        return (
            Relation.objects.filter(person__in=about, other=person).exists()
            or Custody.objects.filter(child__in=about, holder=person).exists()
        )

    def _check_reach(self, who: Viewer, person: UUID, scene: Scene) -> None:
        """A person is within reach of who writes in a case of theirs, or, without a case, of the family's."""
        if scene.persons[person].new:
            return
        levels = {level(who, case, self.grants.get(case.id, ())) for case in scene.cases_of(person)}
        if "write" not in levels and (
            levels or not self._writes_in(who, scene.persons[person].stream, scene)
        ):
            _let_in("read" if "read" in levels else None)

    def _writes_in(self, who: Viewer, stream: UUID, scene: Scene) -> bool:
        """Whether a viewer writes in a case of a family, or the family begins with these drafts."""
        if stream in scene.begun:
            return True
        if who.user_id is None:
            return False
        cases = list(Case.objects.filter(stream=stream))
        grants = list(Grant.objects.filter(user=who.user_id, case__in=[case.id for case in cases]))
        return any(
            level(who, case, [held for held in grants if held.case == case.id]) == "write" for case in cases
        )


def _check_cover(who: Viewer, draft: Draft, kind: ActKind) -> None:
    """A leader arranges cover among the advisers of their own units, and ends such cover; nobody else's."""
    covered_by = draft.values.get("covered_by")
    if kind.id == ENDED:
        name, made = "cover", Cover.objects.filter(entry=draft.values["cover"]).first()
        adviser = made.adviser if made and made.municipality == who.municipality else None
    else:
        name, adviser = "adviser", UUID(draft.values["adviser"])
    units = {user.id: {*user.units} for user in User.objects.filter(pk__in=[adviser, covered_by])}
    own = units.get(adviser, set()) if adviser else set()
    wrong = [] if own & who.units else [name]
    if covered_by and not own & units.get(UUID(covered_by), set()):
        wrong.append("covered_by")
    if wrong:
        raise Refused([not_there(one) for one in kind.fields if one.id in wrong], draft.entry_id)


def _tells(draft: Draft, kind: ActKind) -> bool:
    """Whether an act only says that somebody was told of a child."""
    return kind.occasion == "opens" and CITIZEN in kind.roles and draft.corrects is None


def _let_in(level: str | None) -> None:
    if level is None:
        raise NotYours
    if level == "read":
        raise ReadOnly


def _check_citizen(draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
    """From outside one may tell of a child, and of nobody that is already known: all are new with it."""
    new_persons = all(scene.persons[person].new for person in named.persons if person in scene.persons)
    new_cases = all(scene.cases[case].new for case in named.case_ids if case in scene.cases)
    if CITIZEN not in kind.roles or draft.corrects is not None or not new_persons or not new_cases:
        raise NotYours
    if kind.id == REGISTERED:
        if named.stream in scene.streams and named.stream not in scene.begun:
            raise NotYours
        if draft.values.get("provisional") is not True:
            da = "En person, der nævnes udefra, registreres som foreløbig."
            en = "A person named from outside is registered as provisional."
            raise Refused([fault("provisional", da, en)], draft.entry_id)


def _viewer(actor: Actor, users: dict[UUID, User], draft: Draft) -> Viewer:
    at = draft.times.recorded.instant
    if actor.kind == "system":
        return system_viewer(actor.municipality, at)
    if actor.kind in ("citizen", "respondent"):
        return Viewer(None, actor.municipality, frozenset({actor.role}), frozenset(), at)
    user = users.get(_user_id(actor))
    if user is None or user.municipality != actor.municipality or actor.role not in user.roles:
        raise NotYours
    found = viewer(user, at)
    if not found.roles:
        raise NotYours
    return found


def _user_id(actor: Actor) -> UUID:
    try:
        return UUID(actor.id)
    except ValueError as odd:
        raise NotYours from odd
