"""What a form stands on: the case, its siblings, open occasions, what fields may name, what to know first."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from django.urls import reverse

from frirum.access.models import User
from frirum.desk import likeness
from frirum.desk.ages import ages_view
from frirum.desk.casefile import MOVED
from frirum.desk.door import Asker
from frirum.desk.formpage import Ground
from frirum.desk.kin import Kin
from frirum.law.competence import DECISION
from frirum.law.moments import local_day
from frirum.law.vocabulary import ActKind, Vocabulary
from frirum.record import around, looking_up, reading
from frirum.record.competence import plan_of
from frirum.record.history import IDENTIFIED, MERGED
from frirum.record.lawbook import lawbook
from frirum.record.looking_up import Sought
from frirum.record.models import Case
from frirum.record.reading import CaseFile
from frirum.site.screen import words
from frirum.site.screen.asking import Chosen
from frirum.site.screen.help_now import help_for
from frirum.site.screen.places import place_of
from frirum.site.screen.waiting import waits_for
from frirum.site.screen.words import said

OF_AGE = frozenset({"decision", "consent", "placement"})
"""The files of acts where it matters what the child may at its age."""
ALONE = frozenset({"involvement-plan-agreed", "child-heard"})
"""Acts with one child at a time: each child has its own plan and its own voice."""


def ground_of(
    asker: Asker, case: Case, kin: Kin, kind: ActKind, look_for: str = "", alone: bool = False
) -> Ground:
    """Everything around a form of `kind` on a case; `alone`: no siblings are offered.

    `look_for` is a CPR number, where the form asks who somebody is.
    """
    file = reading.case_file(case)
    book = lawbook()
    together = not alone and kind.area != "people" and kind.id not in ALONE
    writable = [one for one in kin.cases if one.level == "write"] if together else []
    return Ground(
        case=case.id,
        child=str(case.person),
        back=reverse("desk:case", args=[case.id]),
        heads={one.case.id: one.case.head for one in writable} or {case.id: case.head},
        siblings=tuple((str(one.case.id), one.name) for one in writable),
        occasions=occasions(file, book.vocabulary),
        choosable=choosable(asker, case, kin, kind, file, book.vocabulary, look_for),
        basis=_basis(kind, asker),
        warnings=_warnings(kind, file, asker),
        help_now=help_for(case.municipality),
        finds_person=kind.id == IDENTIFIED,
        looked_for=look_for,
        ages=ages_view(file.judgement.regimes, case.person.born, local_day(asker.at))
        if PurePath(kind.place.file).stem in OF_AGE
        else None,
        may_propose=kind.id == DECISION and _leaves_out(asker, case),
        material=f"{reverse('desk:fetch', args=[case.id])}?til=moving" if kind.id == MOVED else "",
    )


def _leaves_out(asker: Asker, case: Case) -> bool:
    """Whether there are decisions that lie above the asker's level."""
    return plan_of(lawbook(), case.municipality).leaves_out(asker.viewer.roles, local_day(asker.at))


def occasions(file: CaseFile, vocabulary: Vocabulary) -> Chosen:
    """The notifications and requests of a case that are still open, newest first."""
    by_root = {act.root: act for act in file.judgement.acts}
    found = [by_root[one] for one in file.judgement.occasions.roots() if one in by_root]
    return tuple(
        (act.root, f"{said(vocabulary[act.name].label)}, {words.moment(act.known_at)}")
        for act in sorted(found, key=lambda act: act.order, reverse=True)
    )


def choosable(
    asker: Asker,
    case: Case,
    kin: Kin,
    kind: ActKind,
    file: CaseFile,
    vocabulary: Vocabulary,
    look_for: str,
) -> Mapping[str, Chosen]:
    """What fields may name that is in no code list: people, staff, units, entries."""
    place = place_of(case.municipality)
    found: dict[str, Chosen] = {
        "person": _persons(kin),
        "user": [(str(user.id), user.name) for user in kin.users.values() if user.active],
        "adviser": _advisers(kin.users.values()),
        "unit": [(unit.id, unit.name) for unit in place.units] if place else [],
        "weight": [(str(one), name) for one, name in place.caseload.weights.items()] if place else [],
    }
    if kind.id == IDENTIFIED:
        found["real"] = _found(asker, case, look_for)
    elif kind.id == MERGED:
        found["person"] = _mergeable(asker, case, kin)
    elif kind.area == "people":
        told = looking_up.looked_up_for(asker.viewer, case)
        found["person"] = tuple(dict([*found["person"], *((str(one.id), str(one)) for one in told)]).items())
    for field in kind.fields:
        if field.type == "entry":
            found[field.id] = tuple(
                (act.root, f"{said(vocabulary[act.name].label)}, {words.moment(act.occurred_at)}")
                for act in file.judgement.acts
                if act.name in field.acts
            )
    return found


def _persons(kin: Kin) -> Chosen:
    roles = {relation.other_id: relation.role for relation in kin.relations}
    here = [one for one in kin.persons.values() if one.alias_of_id is None]
    others = sorted(here, key=lambda one: (one.id not in roles, str(one)))
    return tuple((str(one.id), str(one)) for one in others)


def _advisers(users: Iterable[User]) -> Chosen:
    return tuple((str(user.id), user.name) for user in users if user.active and "adviser" in user.roles)


def _found(asker: Asker, case: Case, look_for: str) -> Chosen:
    """Who a provisional person may be: who has the number that was given or is looked for, or is alike."""
    found = {}
    for number in dict.fromkeys((case.person.cpr, look_for)):
        try:
            person = looking_up.who_has(asker.viewer, case.id, number) if number else None
        except ValueError:
            continue
        if person is not None:
            found[str(person.id)] = f"{person}, {person.masked_cpr}"
    for one in likeness.of_children(asker, [case]).get(case.id, ()):
        found.setdefault(str(one.person), f"{one.words} ({one.why})")
    return tuple(found.items())


def _mergeable(asker: Asker, case: Case, kin: Kin) -> Chosen:
    """Of the family, of those who are like the child, and of those looked for: whom the asker may merge."""
    alike = looking_up.alike(
        asker.viewer, [(case, Sought(case.person.name, case.person.born, case.person.cpr))]
    )
    every = [case.person, *kin.persons.values(), *(one.person for one in alike.get(case.id, ()))]
    every += looking_up.looked_up_for(asker.viewer, case)
    found = around.mergeable(asker.viewer, {one.id: one for one in every}.values())
    return tuple((str(one.id), likeness.who(one)) for one in found)


def _basis(kind: ActKind, asker: Asker) -> list[str]:
    """The act's legal sources in force today."""
    day = local_day(asker.at)
    in_force = [one for one in lawbook().provisions if one.id in kind.basis and one.valid.covers(day)]
    return list(dict.fromkeys(one.source for one in in_force))


def _warnings(kind: ActKind, file: CaseFile, asker: Asker) -> list[str]:
    """What the law asks for first. Recording is never refused: what is done against it is judged."""
    blocked = next((one for one in file.standing(asker.at).not_yet if one.act == kind.id), None)
    if blocked is None:
        return []
    return [f"{waits_for(kind.id, by, lawbook())} {by.rule.source}." for by in blocked.by]
