"""Intake: what has come in and is nobody's yet, with its clocks. A notification is one item."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.access.policy import may_do
from frirum.desk import likeness, paging, worklist
from frirum.desk.door import Asker, desk_page
from frirum.desk.forwarding import FORWARDED
from frirum.desk.likeness import Likely
from frirum.desk.timeline import Names, value_words
from frirum.law.moments import local_day
from frirum.law.vocabulary import ActKind, Vocabulary
from frirum.record import entries, lists, reading
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, DutySpan
from frirum.record.told import Told
from frirum.site.screen import words
from frirum.site.screen.duties import Link
from frirum.site.screen.words import said

NOBODY = Names({}, {}, {})
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ChildView:
    case: UUID
    name: str
    age: str
    where: str
    url: str
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockView:
    what: str
    words: str
    due: str
    tone: str
    due_at: str = ""  # the instant, where it is due at one: what runs on the screen


@dataclass(frozen=True, slots=True)
class Item:
    """One notification or request, ready for `desk/intake.html`."""

    entry: UUID
    heading: str
    children: tuple[ChildView, ...]
    received: str
    earlier: str
    notifier: str
    danger: bool
    silent: bool
    concern: str
    clocks: tuple[ClockView, ...]
    links: tuple[Link, ...]


@require_safe
@never_cache
@desk_page("intake", "leader")
def intake(request: HttpRequest, asker: Asker) -> HttpResponse:
    """What is nobody's yet in the asker's units, the most urgent first."""
    page = lists.intake(asker.viewer, paging.read(request.GET.get("efter", "")))
    reading.note_shown(asker.viewer, page.rows, "intake")
    vocabulary = lawbook().vocabulary
    told = entries.openings([case.id for case in page.rows], vocabulary)
    shown = {
        "items": items(page.rows, told, asker, vocabulary, likeness.of_children(asker, page.rows)),
        "now": asker.at.isoformat(),
        "more": paging.written(page.after),
    }
    return render(request, "desk/intake.html", shown)


def items(
    cases: Iterable[Case],
    told: Mapping[UUID, list[Told]],
    asker: Asker,
    vocabulary: Vocabulary,
    likely: Mapping[UUID, tuple[Likely, ...]],
) -> list[Item]:
    """The cases by the notification that they came with; by what is due first."""
    groups: dict[UUID, list[Case]] = defaultdict(list)
    for case in cases:
        groups[told[case.id][0].id if told.get(case.id) else case.id].append(case)
    found = [
        (_urgency(group), _item(key, group, _every(group, told), asker, vocabulary, likely))
        for key, group in groups.items()
    ]
    return [
        item for at, item in sorted(found, key=lambda pair: (not pair[1].danger, pair[0], str(pair[1].entry)))
    ]


def _urgency(group: list[Case]) -> datetime:
    return min((span.due_at for case in group for span in _owed(case)), default=LAST)


def _owed(case: Case) -> list[DutySpan]:
    return case.owed  # type: ignore[attr-defined, no-any-return]  # prefetched by lists.intake


def _every(group: list[Case], told: Mapping[UUID, list[Told]]) -> list[Told]:
    """All that was told of some cases, once each, the newest first."""
    found = {one.id: one for case in group for one in told.get(case.id, ())}
    return sorted(found.values(), key=lambda one: -one.entry.sequence)


def _item(
    key: UUID,
    group: list[Case],
    every: list[Told],
    asker: Asker,
    vocabulary: Vocabulary,
    likely: Mapping[UUID, tuple[Likely, ...]],
) -> Item:
    told = every[0] if every else None
    kind = vocabulary[told.entry.act] if told else None
    concerns = [str(one.said.get("concern") or one.said.get("wish") or "") for one in every]
    group.sort(key=lambda case: (case.person.born or date.max, str(case.id)))
    return Item(
        entry=key,
        heading=said(kind.label) if kind else "",
        children=tuple(_child(case, asker.at, likely.get(case.id, ())) for case in group),
        received=words.short_instant(told.entry.known.instant if told else group[0].opened_at),
        earlier=", ".join(words.short_day(one.entry.known.day) for one in every[1:]),
        notifier=_notifier(kind, told),
        danger=any(one.said.get("danger_now") is True for one in every),
        silent=any(one.said.get("parents_informed") == "do-not-tell-first" for one in every),
        concern="\n\n".join(one for one in concerns if one),
        clocks=_clocks(group, asker.at, vocabulary),
        links=_links(group, told, asker, vocabulary),
    )


def _child(case: Case, at: datetime, likely: tuple[Likely, ...]) -> ChildView:
    age = words.age(case.person.born, local_day(at))
    where = " · ".join(one for one in (case.person.school, case.person.address) if one)
    return ChildView(case.id, str(case.person), age, where, reverse("desk:case", args=[case.id]), likely)


def _notifier(kind: ActKind | None, told: Told | None) -> str:
    if kind is None or told is None:
        return ""
    shown = [field for name in ("notifier_kind", "notifier_name", "by") if (field := kind.find(name))]
    return ", ".join(
        value_words(field, told.said[field.id], NOBODY, {}) for field in shown if told.said.get(field.id)
    )


def _clocks(group: list[Case], at: datetime, vocabulary: Vocabulary) -> tuple[ClockView, ...]:
    """What is owed, each act once: siblings' clocks from one notification are the same."""
    found: dict[str, ClockView] = {}
    for span in sorted((span for case in group for span in _owed(case)), key=lambda span: span.due_at):
        act = span.acts[0]
        if act in found or act not in vocabulary or not (span.due_instant or span.due_day or span.undecided):
            continue
        left = worklist.left(span, at) or worklist.due(span)
        found[act] = ClockView(
            said(vocabulary[act].label),
            left,
            worklist.due(span) if span.due_instant or span.due_day else "",
            worklist.tone(span, at) or "calm",
            span.due_instant.isoformat() if span.due_instant and span.missed_at else "",
        )
    return tuple(found.values())


def _links(group: list[Case], told: Told | None, asker: Asker, vocabulary: Vocabulary) -> tuple[Link, ...]:
    """Assess and acknowledge while they are owed; give it to an adviser. Siblings are chosen together."""
    owed = {span.acts[0] for case in group for span in _owed(case)}
    query = [("subject", str(case.id)) for case in group]
    if told:
        query.append(("occasion", str(told.id)))
    words_for = {
        "notification-assessed": _("Vurdér"),
        "notification-acknowledged": _("Registrér kvittering"),
        "case-assigned": _("Fordel sagen"),
        FORWARDED: _("Send videre"),
    }
    wanted = [act for act in words_for if act in owed or act in ("case-assigned", FORWARDED)]
    return tuple(
        Link(words_for[act], f"{reverse('desk:act', args=[group[0].id, act])}?{urlencode(query)}")
        for act in wanted
        if act in vocabulary and may_do(asker.viewer, vocabulary[act].roles)
    )
