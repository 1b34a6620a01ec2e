"""*Skal, Kan, Afventer, Fritaget, Ikke overholdt*: the law's answers about one case, in words.

Pure: from a status to what the case page shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frirum.access.policy import Viewer, may_do
from frirum.desk.duties import Around, DutyView, Link, due_words, duty_view
from frirum.law.calendar import sort_instant
from frirum.law.duties import Breach
from frirum.law.moments import local_day
from frirum.law.provisions import AnyRule
from frirum.law.status import Blocked, Owed, Status
from frirum.site.screen import words
from frirum.site.screen.words import said

RANK = {"overdue": 0, "undecided": 1, "open": 2, "dormant": 3}


@dataclass(frozen=True, slots=True)
class Why:
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An act that may not be done yet, and what it waits for."""

    what: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class BreachView:
    what: str
    kind: str
    says: str
    source: str
    when: str
    url: str


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
    may: tuple[ActGroup, ...]


def five_lists(now: Status, around: Around, viewer: Viewer) -> FiveLists:
    """What the law says of a case now, overdue first, then by date."""
    return FiveLists(
        must=_duties(now.must, around),
        suspended=_duties(now.suspended, around),
        waived=_duties(now.waived, around),
        waived_conditions=_set_aside(now.waived_conditions, around),
        breached=tuple(_breach(one, around) for one in sorted(now.breached, key=lambda one: one.at, reverse=True)),
        not_yet=tuple(_waiting(one, around) for one in now.not_yet if _theirs(one.act, around, viewer)),
        may=_may(now, around, viewer),
    )


def _duties(owed: Iterable[Owed], around: Around) -> tuple[DutyView, ...]:
    in_order = sorted(owed, key=lambda one: (RANK.get(one.status, 4), sort_instant(one.span.due), one.duty.key))
    return tuple(duty_view(one, around) for one in in_order)


def _label(act: str, around: Around) -> str:
    return said(around.vocabulary[act].label) if act in around.vocabulary else act


def _theirs(act: str, around: Around, viewer: Viewer) -> bool:
    return act in around.vocabulary and may_do(viewer, around.vocabulary[act].roles)


def _waiting(blocked: Blocked, around: Around) -> Waiting:
    return Waiting(_label(blocked.act, around), tuple(Why(_waits_for(one.rule, one.unblocked_by, around), one.rule.source) for one in blocked.by))


def _waits_for(rule: AnyRule, freed_by: tuple[str, ...], around: Around) -> str:
    if not freed_by:
        return rule.says or rule.provision.title
    acts = _(" eller ").join(f"»{_label(act, around)}«" for act in freed_by)
    return _("Venter på %(acts)s.") % {"acts": acts} + (f" {rule.says}" if rule.says else "")


def _set_aside(blocked: Iterable[Blocked], around: Around) -> tuple[Waiting, ...]:
    """Conditions that the experiment has set aside: under which waiver."""
    waivers = {
        waiver.id: waiver for experiment in around.experiments.values() for waiver in experiment.approval.waivers
    }
    found = []
    for one in blocked:
        why = [
            Why(waivers[by.waived_by].says if by.waived_by in waivers else by.rule.says, by.rule.source)
            for by in one.by
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
    done = words.short_instant(breach.at) if breach.due and breach.due.instant else words.short_day(local_day(breach.at))
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
        when=when,
        url=found[1] if found else "",
    )


def _may(now: Status, around: Around, viewer: Viewer) -> tuple[ActGroup, ...]:
    """What the viewer can do, what a duty asks for first, then by area."""
    owed = {act for one in now.must for act in one.duty.rule.acts}
    headings = {
        "children": _("I sagen"),
        "people": _("Personer og familie"),
        "access": _("Fordeling og adgang"),
    }
    groups: dict[str, list[Link]] = {heading: [] for heading in headings}
    for one in now.may:
        kind = around.vocabulary[one.act]
        url = around.act_url(one.act, None)
        if kind.area in groups and url and may_do(viewer, kind.roles):
            groups[kind.area].append(Link(said(kind.label), url, one.source))
    asked = [link for link in groups["children"] if any(f"/{act}/" in link.url for act in owed)]
    groups["children"] = asked + [link for link in groups["children"] if link not in asked]
    return tuple(ActGroup(headings[area], tuple(links)) for area, links in groups.items() if links)
