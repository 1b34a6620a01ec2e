"""What a draft must be before it is recorded: words of the vocabulary, people and entries that exist.

Every fault of every draft is found at once, so that a form can show them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from frirum.access.models import User
from frirum.access.policy import NotYours
from frirum.law.history import effective
from frirum.law.loading import Lawbook
from frirum.law.vocabulary import ActKind, Fault, Field, Vocabulary

from . import cpr
from .casefacts import ASSIGNED, UNASSIGNED, WEIGHTED
from .covers import ARRANGED
from .drafts import Draft, Refused, fault
from .history import about_person
from .models import Entry, Person
from .naming import Named
from .people import CHANGED, CPR_INDEX, REGISTERED
from .regimes import ADOPTED, may_adopt
from .scene import Scene
from .sealing import keyring
from .talking import UNSHARED
from .told import payload_of
from .writing import in_pieces

ABOUT_A_PERSON = frozenset({REGISTERED, CHANGED})
ADVISERS = frozenset({"adviser", "covered_by"})  # fields that name somebody who has cases
CORRECTED = "entry-corrected"  # names the right to correct; the correction itself is the act anew


def check(drafts: Iterable[Draft], book: Lawbook) -> None:
    """Raises Refused with all that is wrong with what was typed. Needs no database."""
    for draft in drafts:
        partial = draft.partial and draft.actor.kind == "system"
        day = draft.times.occurred_at.day
        faults = list(book.vocabulary.validate(draft.act, draft.values, day, partial=partial))
        if not faults:
            faults += _form(draft, book.vocabulary[draft.act]) + _of_its_kind(draft, book)
        if faults:
            raise Refused(faults, draft.entry_id)


def persons_named(drafts: Iterable[Draft], vocabulary: Vocabulary) -> set[UUID]:
    """The persons that fields of some drafts name."""
    return {UUID(one) for draft in drafts for _, one in vocabulary[draft.act].named(draft.values, "person")}


def check_references(drafts: Sequence[Draft], vocabulary: Vocabulary, scene: Scene) -> None:
    """Raises Refused where a field names a person or a user that is not there."""
    registered = {one for draft in drafts if draft.act == REGISTERED for one in draft.subjects.persons}
    ids = {UUID(one) for draft in drafts for _, one in vocabulary[draft.act].named(draft.values, "user")}
    users = {user.id: user for user in User.objects.filter(pk__in=ids, active=True)} if ids else {}
    for draft in drafts:
        kind, here = vocabulary[draft.act], draft.actor.municipality
        faults = []
        for field, named in kind.named(draft.values, "person"):
            one = UUID(named)
            known = one in scene.persons and scene.persons[one].municipality == here
            if one not in registered and not known:
                faults.append(not_there(field))
        for field, named in kind.named(draft.values, "user"):
            user = users.get(UUID(named))
            if user is None or user.municipality != here:
                faults.append(not_there(field))
            elif field.id in ADVISERS and "adviser" not in user.roles:
                da = f"{field.label['da']}: {user.name} er ikke rådgiver."
                faults.append(fault(field.id, da, f"{field.label['en']}: {user.name} is no adviser."))
        if faults:
            raise Refused({one.field: one for one in faults}.values(), draft.entry_id)
    _check_numbers(drafts)


def check_entries(draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
    """Raises Refused where a field names an entry that does not count in one of the act's own cases.

    For an act on people, one that counts about the person whom it is about; for one of the
    municipality's own, one in its stream. A correction may go on naming what its first version
    named, whatever has become of that since.
    """
    said = list(kind.named(draft.values, "entry"))
    if not said:
        return
    target = scene.told.get(draft.corrects) if draft.corrects else None
    before = {(one.id, name) for one, name in kind.named(target.said, "entry")} if target else set()
    counted = _counted(kind, named, scene, [one for _, one in said])
    faults = [
        not_there(field)
        for field, one in said
        if (field.id, one) not in before
        and (one not in counted or (field.acts and counted[one] not in field.acts))
    ]
    if faults:
        raise Refused(faults, draft.entry_id)


def _counted(kind: ActKind, named: Named, scene: Scene, ids: Sequence[str]) -> dict[str, str]:
    """The acts that count where an act is recorded, by their own id and by that of their first version."""
    found: dict[str, str] = {}
    if kind.area == "municipality":
        own = Entry.objects.filter(pk__in=ids, stream=named.stream).values_list("pk", "act")
        found |= {str(one): act for one, act in own}
    for case in named.case_ids:
        for act in effective(scene.acts_of(case), scene.vocabulary):
            found |= {act.id: act.name, act.root: act.name}
    if kind.area == "people" and named.persons:
        whom = scene.aliases.persons_of(named.persons[0])
        told = scene.told_of(whom)
        for person in whom:
            for one, root in about_person(person, told, scene.vocabulary):
                found |= {str(one.id): one.entry.act, str(root): one.entry.act}
    return found


def not_there(field: Field) -> Fault:
    """What is said of an id that names nothing, and of a person whom the writer may not name: the same."""
    da = f"{field.label['da']}: findes ikke i kommunen, eller kan ikke vælges her."
    en = f"{field.label['en']}: is not there in the municipality, or can't be chosen here."
    return fault(field.id, da, en)


def birth_faults(values: Mapping[str, Any], today: date) -> list[Fault]:
    """What is wrong with somebody's number and birth date as they are written `today`, in business time."""
    faults = []
    if number := values.get("cpr"):
        try:
            born = cpr.birth_date(cpr.normal(number))
        except cpr.NoNumber as wrong:
            faults.append(Fault("cpr", wrong.says))
        else:
            if born > today:
                da = "CPR-nummerets fødselsdag ligger i fremtiden."
                faults.append(fault("cpr", da, "The birth date in the CPR number lies in the future."))
    if (day := _day(values.get("born"))) is not None and day > today:
        da = "Fødselsdagen ligger i fremtiden. Et ventet barn har ingen endnu."
        en = "The birth date lies in the future. A child not yet born has none."
        faults.append(fault("born", da, en))
    return faults


def _day(text: str | None) -> date | None:
    """The day that a text says; one that says none is the vocabulary's to refuse."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def check_adoption(draft: Draft, book: Lawbook) -> None:
    """Raises Refused where an experiment is adopted that is not approved so for the municipality."""
    if draft.act != ADOPTED:
        return
    name, version = draft.values["experiment"], draft.values["version"]
    if not may_adopt(book, draft.actor.municipality, name, version):
        da = f"Uden hjemmel: »{name}« er ikke godkendt sådan til kommunen, eller vedtægten mangler."
        en = f"No legal basis: {name!r} is not approved so for the municipality, or not published."
        raise Refused([fault("experiment", da, en)], draft.entry_id)


def check_correction(draft: Draft, kind: ActKind, scene: Scene) -> None:
    """Raises Refused where what a draft corrects can't be corrected, withdrawn or erased so."""
    if draft.corrects is None:
        return
    if draft.corrects not in scene.told:
        raise NotYours
    target = scene.told[draft.corrects].entry
    other = scene.vocabulary[target.act]
    if kind.effect is None and kind.id != other.id:
        da = f"En rettelse er den samme handling skrevet på ny: {other.label['da']}."
        raise Refused([fault("", da, f"A correction is the same act anew: {other.id}.")], draft.entry_id)
    shared = other.effect is not None or other.area in ("people", "municipality")
    if kind.effect == "erases" and draft.values.get("scope") == "whole" and shared:
        da = "Her kan kun indholdet slettes; at handlingen er sket, bærer andet i journalen."
        en = "Only the content can be erased here: other parts of the journal rest on the act."
        raise Refused([fault("scope", da, en)], draft.entry_id)
    if kind.effect == "erases" and other.id == UNSHARED:
        da = "Det kan ikke slettes, at en deling er slut: så ville barnets svar blive delt igen."
        en = "That a sharing ended can't be erased: the child's answers would be shared again."
        raise Refused([fault("scope", da, en)], draft.entry_id)


def _form(draft: Draft, kind: ActKind) -> list[Fault]:
    faults = birth_faults(draft.values, draft.times.recorded.day) if kind.id in ABOUT_A_PERSON else []
    if kind.id == CORRECTED:
        da = "En rettelse er handlingen skrevet på ny: angiv, hvilken den retter."
        faults.append(fault("", da, "Record the act itself anew, and say which entry it corrects."))
    elif kind.effect is not None and draft.corrects is None:
        faults.append(fault("corrects", "Sig, hvad det gælder.", "Say which entry this is about."))
    elif kind.effect is None and draft.corrects is not None and not draft.reason.strip():
        faults.append(fault("reason", "Hvad rettes, og hvorfor?", "What is corrected, and why?"))
    faults += _anonymity(draft, kind)
    try:
        payload_of(draft.values, draft.reason)
    except ValueError as odd:
        faults.append(
            fault("", f"Det kan ikke gemmes nøjagtigt: {odd}", f"It can't be stored exactly: {odd}")
        )
    return faults


def _of_its_kind(draft: Draft, book: Lawbook) -> list[Fault]:
    return _unit(draft, book) + _weight(draft, book) + _cover(draft)


def _cover(draft: Draft) -> list[Fault]:
    """A cover is by somebody else, and ends no earlier than it begins."""
    if draft.act != ARRANGED:
        return []
    faults = []
    if draft.values["adviser"] == draft.values["covered_by"]:
        da, en = "Vælg en anden end den, der er væk.", "Choose somebody else than the one who is away."
        faults.append(fault("covered_by", da, en))
    if draft.values["until"] < draft.values["from"]:
        da, en = "Den sidste dag ligger før den første.", "The last day lies before the first."
        faults.append(fault("until", da, en))
    return faults


def _anonymity(draft: Draft, kind: ActKind) -> list[Fault]:
    """A professional is never anonymous; of whom is, neither name nor contact is stored."""
    if draft.values.get("anonymous") is not True:
        return []
    faults = []
    if draft.values.get("professional") is True:
        da = "En fagperson kan ikke være anonym. Svar nej til anonym, eller nej til fagperson."
        en = "A professional can't be anonymous. Answer no to anonymous, or no to professional."
        faults.append(fault("anonymous", da, en))
    for field in kind.fields:
        if field.guarded and draft.values.get(field.id):
            da = "Gemmes ikke om den, der er anonym: slet det, eller svar nej til anonym."
            en = "Not stored of who is anonymous: delete it, or answer no to anonymous."
            faults.append(fault(field.id, f"{field.label['da']}: {da}", f"{field.label['en']}: {en}"))
    return faults


def _unit(draft: Draft, book: Lawbook) -> list[Fault]:
    """A case in a unit that nobody belongs to would be in nobody's list."""
    municipality = book.municipalities.get(draft.actor.municipality.lstrip("0"))
    unit = draft.values.get("unit") if draft.act in (ASSIGNED, UNASSIGNED) else None
    units = {one.id for one in municipality.units} if municipality else set()
    if not unit or not units or unit in units:
        return []
    listed = ", ".join(sorted(units))
    da = f"»{unit}« er ingen enhed i kommunen. Vælg en af: {listed}."
    return [fault("unit", da, f"{unit!r} is no unit of the municipality. Choose one of: {listed}.")]


def _weight(draft: Draft, book: Lawbook) -> list[Fault]:
    """A weight is one of those that the municipality has words for."""
    municipality = book.municipalities.get(draft.actor.municipality.lstrip("0"))
    weights = municipality.caseload.weights if municipality else {}
    if draft.act != WEIGHTED or draft.values["weight"] in weights:
        return []
    listed = ", ".join(map(str, sorted(weights))) or "-"
    da = f"Sådan vægtes sager ikke i kommunen. Vælg en af: {listed}."
    return [fault("weight", da, f"The municipality doesn't weigh cases so. Choose one of: {listed}.")]


def _check_numbers(drafts: Iterable[Draft]) -> None:
    """Raises Refused where a personal number is already another person's in the municipality.

    Somebody provisional may have it: that is how one sees who they may turn out to be.
    """
    ring = keyring()
    asked: dict[str, Draft] = {}
    for draft in drafts:
        number = draft.values.get("cpr") if draft.act in ABOUT_A_PERSON else None
        if not number or draft.values.get("provisional") is True:
            continue
        for code in ring.blind_indexes(CPR_INDEX, cpr.normal(number)):
            other = asked.setdefault(code, draft)
            if other.subjects.persons != draft.subjects.persons:
                raise _taken(draft)
    for codes in in_pieces(asked):
        found = Person.objects.filter(cpr_index__in=codes, provisional=False)
        for person, real, municipality, code in found.values_list(
            "pk", "alias_of", "municipality", "cpr_index"
        ):
            draft = asked[code]
            its = {person, real} & set(draft.subjects.persons)
            if municipality == draft.actor.municipality and not its:
                raise _taken(draft)


def _taken(draft: Draft) -> Refused:
    da = "Der er allerede en person med det CPR-nummer i kommunen. Vælg den person i stedet."
    en = "There is a person with that number in the municipality already. Choose that person instead."
    return Refused([fault("cpr", da, en)], draft.entry_id)
