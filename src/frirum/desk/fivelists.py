"""*Skal, Kan, Afventer, Fritaget, Ikke overholdt*: the law's answers about one case, in words.

Pure: from a status to what the case page shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from frirum.access.policy import Viewer, may_do
from frirum.law.calendar import sort_instant
from frirum.law.duties import Breach
from frirum.law.moments import local_day
from frirum.law.provisions import AnyRule
from frirum.law.status import Blocked, Owed, Status
from frirum.record.history import IDENTIFIED
from frirum.record.naming import CASE_OPENED
from frirum.record.reading import Opened
from frirum.site.screen import words
from frirum.site.screen.duties import Around, DutyView, Link, due_words, duty_view
from frirum.site.screen.lawplaces import rule_url
from frirum.site.screen.samename import told_apart
from frirum.site.screen.waiting import depends, waits_for
from frirum.site.screen.words import said

RANK = {"overdue": 0, "undecided": 1, "open": 2, "dormant": 3}


@dataclass(frozen=True, slots=True)
class Why:
    words: str
    source: str
    rule_url: str
    doubts: tuple[str, ...] = ()


def _why(says: str, rule: AnyRule, doubts: tuple[str, ...] = ()) -> Why:
    return Why(says, rule.source, rule_url(rule), doubts + rule.doubts)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An act that may not be done yet, what it waits for, its form: recording is judged, never refused."""

    what: str
    why: tuple[Why, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class BreachView:
    what: str
    kind: str
    says: str
    source: str
    rule_url: str
    when: str
    url: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActGroup:
    heading: str
    acts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FiveLists:
    must: tuple[DutyView, ...]
    suspended: tuple[DutyView, ...]
    waived: tuple[DutyView, ...]
    waived_conditions: tuple[Waiting, ...]
    breached: tuple[BreachView, ...]
    not_yet: tuple[Waiting, ...]
    not_yet_if: tuple[Waiting, ...]  # only with some of the answers that are still to be given
    may: tuple[ActGroup, ...]


def five_lists(now: Status, around: Around, viewer: Viewer) -> FiveLists:
    """What the law says of a case now, overdue first, then by date."""
    apart = told_apart((*now.must, *now.suspended))
    theirs = [one for one in now.not_yet if _theirs(one.act, around, viewer)]
    return FiveLists(
        must=_duties(now.must, around, apart),
        suspended=_duties(now.suspended, around, apart),
        waived=_duties(now.waived, around, {}),
        waived_conditions=_set_aside(now.waived_conditions, around),
        breached=tuple(
            _breach(one, around) for one in sorted(now.breached, key=lambda one: one.at, reverse=True)
        ),
        not_yet=_waiting(theirs, around, if_answered=False),
        not_yet_if=_waiting(theirs, around, if_answered=True),
        may=_may(now, around, viewer),
    )


def _duties(owed: Iterable[Owed], around: Around, apart: Mapping[str, str]) -> tuple[DutyView, ...]:
    in_order = sorted(
        owed, key=lambda one: (RANK.get(one.status, 4), sort_instant(one.span.due), one.duty.key)
    )
    return tuple(duty_view(one, around, apart.get(one.duty.key, "")) for one in in_order)


def _label(act: str, around: Around) -> str:
    return said(around.vocabulary[act].label) if act in around.vocabulary else act


def _theirs(act: str, around: Around, viewer: Viewer) -> bool:
    return act in around.vocabulary and may_do(viewer, around.vocabulary[act].roles)


def _waiting(blocked: Iterable[Blocked], around: Around, if_answered: bool) -> tuple[Waiting, ...]:
    """The acts that wait outright, or those that do so only with some answers: an act may be among both."""
    found = []
    for one in blocked:
        if by := [by for by in one.by if depends(one.act, by) == if_answered]:
            why = tuple(_why(waits_for(one.act, by, around.book), by.rule) for by in by)
            found.append(Waiting(_label(one.act, around), why, around.act_url(one.act, None)))
    return tuple(found)


def _set_aside(blocked: Iterable[Blocked], around: Around) -> tuple[Waiting, ...]:
    """Conditions that the experiment has set aside: under which waiver."""
    waivers = {
        waiver.id: waiver
        for experiment in around.experiments.values()
        for waiver in experiment.approval.waivers
    }
    found = []
    for one in blocked:
        why = [
            _why(waivers[by.waived_by].says, by.rule, waivers[by.waived_by].doubts)
            for by in one.by
            if by.waived_by in waivers
        ]
        found.append(Waiting(_label(one.act, around), tuple(dict.fromkeys(why))))
    return tuple(found)


def _breach(breach: Breach, around: Around) -> BreachView:
    kinds = {
        "late": _("for sent"),
        "lapsed": _("aldrig gjort"),
        "condition": _("uden det, der skulle gå forud"),
        "milestone": _("mens noget andet manglede"),
        "exclusion": _("måtte ikke gøres"),
    }
    found = around.entry(breach.triggered_by)
    due = due_words(breach.due) if breach.due else ""
    done = (
        words.short_instant(breach.at)
        if breach.due and breach.due.instant
        else words.short_day(local_day(breach.at))
    )
    if breach.kind == "late":
        when = _("Frist %(due)s, gjort %(done)s") % {"due": due, "done": done}
    elif breach.kind == "lapsed":
        when = _("Frist %(due)s, bortfaldet %(done)s") % {"due": due, "done": done}
    else:
        when = _("Gjort %(done)s") % {"done": done}
    return BreachView(
        what=_label(breach.act, around),
        kind=kinds[breach.kind],
        says=breach.rule.says or breach.rule.provision.title,
        source=breach.rule.source,
        rule_url=rule_url(breach.rule),
        when=when,
        url=found[1] if found else "",
        doubts=breach.rule.doubts,
    )


def about_people(opened: Opened, around: Around, viewer: Viewer) -> tuple[Link, ...]:
    """What the viewer can record of the child and its family; the law says nothing of when."""
    kinds = [kind for kind in around.vocabulary.acts.values() if kind.area == "people"]
    return tuple(
        Link(said(kind.label), url)
        for kind in kinds
        if (kind.id != IDENTIFIED or opened.case.person.provisional)
        and may_do(viewer, kind.roles)
        and (url := around.act_url(kind.id, None))
    )


def _may(now: Status, around: Around, viewer: Viewer) -> tuple[ActGroup, ...]:
    """What the viewer can do, by what it is about: as the vocabulary's own files part it."""
    headings = {
        "talks": _("Samtaler og møder"),
        "case": _("Sagen"),
        "notification": _("Underretninger"),
        "assessment": _("Vurdering"),
        "statements": _("Udtalelser og udveksling"),
        "consent": _("Samtykke"),
        "decision": _("Mål og afgørelse"),
        "effort": _("Indsats"),
        "placement": _("Anbringelse og akut afgørelse"),
        "rights": _("Klage og aktindsigt"),
        "moving": _("Flytning"),
        "assignments": _("Fordeling"),
        "grants": _("Adgang"),
        "entries": _("Brud på datasikkerheden"),
    }
    groups: dict[str, list[Link]] = {heading: [] for heading in headings}
    for one in now.may:
        kind = around.vocabulary[one.act]
        url = around.act_url(one.act, None)
        if url and one.act != CASE_OPENED and may_do(viewer, kind.roles):
            groups.setdefault(PurePath(kind.place.file).stem, []).append(
                Link(said(kind.label), url, one.source)
            )
    return tuple(
        ActGroup(headings.get(group, group), tuple(links)) for group, links in groups.items() if links
    )
