"""What happened, newest first, in words: who, when, known when; corrected, withdrawn and erased entries marked.

Pure: names of people and users are given, nothing is looked up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from frirum.desk.duties import Link
from frirum.law.history import Act, effective
from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind, Field, Vocabulary
from frirum.record.history import act_of
from frirum.record.told import Told
from frirum.site.screen import words
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class ValueView:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, ready for `parts/entry.html`."""

    id: UUID
    label: str
    occurred: str
    occurred_iso: str
    known: str
    recorded: str
    by: str
    also: str
    state: str
    state_url: str
    gone: bool
    values: tuple[ValueView, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id: persons, users, and the persons of cases."""

    persons: Mapping[str, str]
    users: Mapping[str, str]
    cases: Mapping[str, str]


Links = Callable[[Told], tuple[Link, ...]]


def timeline(
    told: Sequence[Told], case: UUID, vocabulary: Vocabulary, names: Names, links: Links
) -> tuple[EntryView, ...]:
    """The entries about a case. `links` gives what the viewer may do with an entry that counts."""
    acts = {str(one.id): act_of(one, str(case)) for one in told if not one.entry.erased_whole}
    standing = _standing(acts, vocabulary)
    labels = {str(one.id): _label(one.entry.act, vocabulary) for one in told}
    views = [
        (one, entry_view(one, vocabulary, names, labels, standing.get(str(one.id), ("", "")), links)) for one in told
    ]
    views.sort(key=lambda pair: (_place(pair[0]), pair[0].entry.sequence), reverse=True)
    return tuple(view for _, view in views)


def entry_view(
    one: Told,
    vocabulary: Vocabulary,
    names: Names,
    labels: Mapping[str, str],
    standing: tuple[str, str] = ("", ""),
    links: Links = lambda _: (),
) -> EntryView:
    """One entry. `standing` is ("", "") where it counts, else how it left and the entry that took its place."""
    entry = one.entry
    if entry.erased_whole:
        return EntryView(entry.id, _("Slettet"), "", "", "", "", "", "", _("slettet"), "", True, (), ())
    left, by_entry = standing
    erased = one.values is None
    kind = vocabulary.acts.get(entry.act)
    state = _("slettet") if erased else {"corrected": _("rettet"), "withdrawn": _("fejljournaliseret")}.get(left, "")
    shown = not erased and left != "withdrawn"
    return EntryView(
        id=entry.id,
        label=_label(entry.act, vocabulary),
        occurred=words.moment(entry.occurred),
        occurred_iso=str(entry.occurred),
        known=words.moment(entry.known) if _differs(entry.known, entry.occurred) else "",
        recorded=words.moment(entry.recorded) if entry.recorded.day != entry.known.day else "",
        by=_by(one, names),
        also=", ".join(names.cases[str(other)] for other in entry.case_ids if str(other) in names.cases),
        state=state,
        state_url=f"#entry-{by_entry}" if by_entry else "",
        gone=bool(state),
        values=_values(one, kind, names, labels) if shown else (),
        links=() if state or (kind and kind.effect) else links(one),
    )


def _standing(acts: Mapping[str, Act], vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """How entries that no longer count left, with the entry that counts in their place."""
    counting = {act.root: act.id for act in effective(acts.values(), vocabulary)}
    roots: dict[str, str] = {}
    left: dict[str, tuple[str, str]] = {}
    for act in sorted(acts.values(), key=lambda act: act.sequence):
        roots[act.id] = roots.get(act.corrects, act.corrects) if act.corrects else act.id
        if vocabulary.effect(act.name) is not None:
            continue
        newest = counting.get(roots[act.id])
        if newest is None:
            left[act.id] = ("withdrawn", "")
        elif newest != act.id:
            left[act.id] = ("corrected", newest)
    return left


def _label(act: str, vocabulary: Vocabulary) -> str:
    return said(vocabulary[act].label) if act in vocabulary else act


def _place(one: Told) -> str:
    at = one.entry.occurred_at
    return at.isoformat() if at else ""


def _differs(one: Moment, other: Moment) -> bool:
    return one.day != other.day or (one.exact and other.exact and one.instant != other.instant)


def _by(one: Told, names: Names) -> str:
    entry = one.entry
    if entry.actor_kind == "citizen":
        return _("Udefra, gennem underretningsformularen")
    if entry.actor_kind == "system":
        return _("Overført til systemet")
    name = names.users.get(entry.actor_id, _("Medarbejder"))
    role = {"intake": _("modtagelse"), "adviser": _("rådgiver"), "leader": _("leder")}.get(entry.actor_role, "")
    return f"{name}, {role}" if role else name


def _values(
    one: Told, kind: ActKind | None, names: Names, labels: Mapping[str, str]
) -> tuple[ValueView, ...]:
    views = []
    for field in kind.fields if kind else ():
        value = one.said.get(field.id)
        if value not in (None, "", []):
            views.append(ValueView(said(field.label), value_words(field, value, names, labels)))
    if one.reason:
        views.append(ValueView(_("Hvorfor det er rettet"), one.reason))
    return tuple(views)


def value_words(field: Field, value: Any, names: Names, labels: Mapping[str, str]) -> str:
    """A field's value as one reads it."""
    if field.type in ("choice", "choices"):
        chosen = value if isinstance(value, list) else [value]
        options = {option.id: said(option.label) for option in field.options}
        return ", ".join(options.get(id_, str(id_)) for id_ in chosen)
    if field.type == "yesno":
        return _("Ja") if value else _("Nej")
    if field.type == "date":
        return words.short_day(date.fromisoformat(value))
    if field.type == "number":
        return str(value).replace(".", ",") if words.danish() else str(value)
    if field.type == "person":
        return names.persons.get(str(value), _("Ukendt person"))
    if field.type == "user":
        return names.users.get(str(value), _("Medarbejder"))
    if field.type == "entry":
        return labels.get(str(value), _("En post i sagen"))
    return str(value)
