"""An act's form as a page: its fields, whom it is about, on which occasion, and what one should know first.

Pure: what may be chosen is given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _

from frirum.desk.ages import AgesView
from frirum.desk.apart import ask_apart
from frirum.desk.likeness import Likely
from frirum.desk.timeline import EntryView
from frirum.law.moments import local_day
from frirum.law.vocabulary import ActKind
from frirum.site.screen.asking import (
    Asked,
    AskedTime,
    Choice,
    Chosen,
    FaultLink,
    Typed,
    ask_fields,
    ask_times,
)
from frirum.site.screen.help_now import Help
from frirum.site.screen.words import said

NOTIFICATION = "notification-received"
Danger = Literal["turns", "leads"]
"""What is written *turns* into a notification; where nothing is told in words, a link *leads* to its form."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a form stands on, apart from what is typed: the case, its siblings, what fields may name."""

    case: UUID
    child: str
    back: str
    heads: Mapping[UUID, int]
    siblings: Chosen
    occasions: Chosen
    choosable: Mapping[str, Chosen]
    basis: Sequence[str]
    warnings: Sequence[str]
    help_now: Help
    finds_person: bool = False
    looked_for: str = ""
    ages: AgesView | None = None
    material: str = ""  # where the case is fetched, where the act sends it
    likely: Sequence[Likely] = ()
    papers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # the documents it holds, by id
    may_propose: bool = False  # some decisions lie above the asker's level: they go to approval


@dataclass(frozen=True, slots=True)
class Kept:
    """The writer's own draft that a form holds: which save it is, since when, and if the case has news."""

    token: str
    when: str = ""
    draft: UUID | None = None
    news: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    """Ready for `desk/act.html`."""

    key: str
    entry_id: UUID
    ground: Ground
    heading: str
    help: str
    fields: tuple[Asked, ...]
    times: tuple[AskedTime, ...]
    subjects: Asked | None
    occasion: Asked | None
    faults: tuple[FaultLink, ...]
    changes: tuple[EntryView, ...]
    danger: Danger | None
    sent_back: bool
    save: str
    destroys: bool = False  # what the form does can't be had back: its button says so
    reason: Asked | None = None
    about: EntryView | None = None
    kept: Kept | None = None
    apart: Mapping[str, tuple[Asked, ...]] = field(default_factory=dict)  # by field

    @property
    def with_files(self) -> bool:
        return any(one.kind == "documents" for one in self.fields)


def form_page(
    kind: ActKind,
    ground: Ground,
    typed: Typed,
    now: datetime,
    entry_id: UUID,
    *,
    key: str = "",
    heading: str = "",
    faults: Mapping[str, str] | None = None,
    changes: tuple[EntryView, ...] = (),
    sent_back: bool = False,
    reason: Asked | None = None,
    about: EntryView | None = None,
    save: str = "",
    destroys: bool = False,
    kept: Kept | None = None,
) -> FormPage:
    """The form of an act with what has been typed; `faults` by field, time, "occasion", "subject" or ""."""
    wrong = faults or {}
    fields = ask_fields(kind, typed, wrong, ground.choosable, local_day(now))
    times = ask_times(kind, typed, wrong, now)
    subjects = _subjects(ground, typed, wrong.get("subject", ""))
    occasion = _occasion(kind, ground, typed, wrong.get("occasion", ""))
    return FormPage(
        key=key or kind.id,
        entry_id=entry_id,
        ground=ground,
        heading=heading or said(kind.label),
        help=said(kind.help),
        fields=fields,
        times=times,
        subjects=subjects,
        occasion=occasion,
        faults=_fault_links(wrong, [one for one in (subjects, occasion, reason) if one], fields, times),
        changes=changes,
        danger=_danger(kind, fields),
        sent_back=sent_back,
        save=save or _("Gem"),
        destroys=destroys,
        reason=reason,
        about=about,
        kept=kept,
        apart={
            one.name: ask_apart(kind, one.name.removeprefix("value."), ground.siblings, typed)
            for one in fields
            if one.kind == "longtext"
        },
    )


def first_words(kind: ActKind) -> str:
    """Where one begins to write in an act's form: its first field in words, else its first."""
    fields = sorted(kind.fields, key=lambda field: field.type != "longtext")
    return f"value-{fields[0].id}" if fields else "act-form"


def _danger(kind: ActKind, fields: Sequence[Asked]) -> Danger | None:
    """What one does from a form where one hears of danger. A notification itself is told at once as it is."""
    if kind.id == NOTIFICATION:
        return None
    return "turns" if kind.effect is None and any(field.kind == "longtext" for field in fields) else "leads"


def _subjects(ground: Ground, typed: Typed, fault: str) -> Asked | None:
    """Which of the siblings it is about; nothing is asked where there is but one."""
    if len(ground.siblings) < 2:
        return None
    chosen = set(typed.every("subject")) or {str(ground.case)}
    options = tuple(Choice(one, name, one in chosen) for one, name in ground.siblings)
    return Asked("subject", _("Hvem gælder det?"), "choices", True, options=options, fault=fault)


def _occasion(kind: ActKind, ground: Ground, typed: Typed, fault: str) -> Asked | None:
    """Which notification or request it is about, asked only where several are open."""
    if kind.occasion == "opens" or len(ground.occasions) < 2:
        return None
    chosen = typed.one("occasion")
    options = tuple(Choice(one, label, one == chosen) for one, label in ground.occasions)
    required = kind.occasion == "needs"
    return Asked(
        "occasion",
        _("Hvilken underretning eller henvendelse?"),
        "select",
        required,
        options=options,
        fault=fault,
    )


def _fault_links(
    wrong: Mapping[str, str], single: Sequence[Asked], fields: Sequence[Asked], times: Sequence[AskedTime]
) -> tuple[FaultLink, ...]:
    """The faults in the order of the page; one that belongs to no field of it stands last, without a link."""
    shown: list[Asked | AskedTime] = [*single, *fields, *times]
    links = [FaultLink(field.html_id, field.fault) for field in shown if field.fault]
    known = {field.name.removeprefix("value.") for field in shown}
    return (*links, *(FaultLink("", text) for name, text in wrong.items() if name not in known))
