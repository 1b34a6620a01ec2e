"""A duty on the screen: what, by when, and why, so plainly that somebody new can check it with a calendar.

Pure: from the law's answers to words. Nothing here reads a clock or a table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.law.calendar import Due, Within
from frirum.law.duties import Duty
from frirum.law.experiments import Experiment
from frirum.law.explain import counting
from frirum.law.moments import local_day
from frirum.law.provisions import Provision
from frirum.law.status import Owed
from frirum.law.vocabulary import Vocabulary
from frirum.site.screen import words
from frirum.site.screen.words import said

SOON = timedelta(days=3)  # from here a date is marked as near; no legal meaning


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Waived:
    """Under which waiver, in the approval's own words."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Trigger:
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DutyView:
    """One duty, ready for `parts/duty.html`."""

    key: str
    what: str
    says: str
    rule: tuple[str, ...]
    tone: str
    tags: tuple[Tag, ...]
    due: str
    opens: str
    left: str
    no_due: str
    ordinary: bool
    local: bool
    source: str
    checked: str
    doubts: tuple[str, ...]
    trigger: Trigger | None
    steps: tuple[str, ...]
    waiver: Waived | None
    back: str
    acts: tuple[Link, ...]
    asks_hour: bool
    hour_url: str


@dataclass(frozen=True, slots=True)
class Around:
    """What a case's duties are shown with: the words of acts, its entries, and where links lead.

    `entry` gives (words, address) of an entry by id; `act_url` the address of an act's form, or ""
    where the viewer may not record it; `correct_url` that of an entry's correction.
    """

    vocabulary: Vocabulary
    experiments: Mapping[str, Experiment]
    entry: Callable[[str], tuple[str, str] | None]
    act_url: Callable[[str, str | None], str]
    correct_url: Callable[[str], str]
    at: datetime


def duty_view(owed: Owed, around: Around) -> DutyView:
    """An unmet duty as it stands at `around.at`."""
    duty, rule = owed.duty, owed.duty.rule
    due = owed.span.due
    waived = owed.status == "waived"
    acts = () if waived or owed.status == "suspended" else _acts(duty, around)
    return DutyView(
        key=duty.key.replace("/", "-").replace(":", "-"),
        what=_what(rule.acts, around.vocabulary),
        says=rule.says or rule.provision.title,
        tone=_tone(owed, around.at),
        tags=_tags(owed),
        rule=paragraphs(rule.provision.text) or (rule.says,),
        due=due_words(due),
        opens=_("fra %(day)s") % {"day": words.short_day(due.opens)} if due.opens else "",
        left="" if waived or owed.status == "suspended" else left_words(due, around.at),
        no_due=_no_due(due),
        ordinary=waived,
        local=rule.kind == "local-target",
        source=rule.source,
        checked=checked_words(rule.provision),
        doubts=rule.doubts,
        trigger=_trigger(duty, around),
        steps=tuple(steps(duty, due, around)),
        waiver=_waiver(owed, around),
        back=_back(owed, around),
        acts=acts,
        asks_hour=owed.status == "undecided",
        hour_url=around.correct_url(duty.clock_act.id if duty.clock_act else duty.triggered_by)
        if owed.status == "undecided"
        else "",
    )


def due_words(due: Due) -> str:
    """When it is due: 15. juni 2018 kl. 14.20; 29. september 2018; "" where there is no date."""
    if due.instant:
        return words.short_instant(due.instant)
    return words.short_day(due.day) if due.day else ""


def left_words(due: Due, at: datetime) -> str:
    if due.instant:
        return words.time_left(due.instant, at)
    return words.days_left(due.day, local_day(at)) if due.day else ""


def checked_words(provision: Provision) -> str:
    """Whether the words were compared with the official text, and when."""
    if provision.status == "checked" and provision.checked:
        return _("kontrolleret mod lovteksten %(day)s") % {"day": words.short_day(provision.checked)}
    return _("parafrase – ikke kontrolleret mod lovteksten")


def paragraphs(text: str) -> tuple[str, ...]:
    """A provision's plain words as paragraphs, without the line breaks and marks of their file."""
    parts = (" ".join(part.split()).replace("*", "") for part in text.split("\n\n"))
    return tuple(part for part in parts if part)


def _what(acts: tuple[str, ...], vocabulary: Vocabulary) -> str:
    labels = [said(vocabulary[act].label) for act in acts if act in vocabulary]
    return (
        _(" eller ").join([labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])])
        if labels
        else ""
    )


def _acts(duty: Duty, around: Around) -> tuple[Link, ...]:
    links = []
    for act in duty.rule.acts:
        url = around.act_url(act, duty.occasion)
        if url and act in around.vocabulary:
            label = _("Registrér: %(act)s") % {"act": said(around.vocabulary[act].label)}
            links.append(Link(label, url))
    return tuple(links)


def _tone(owed: Owed, at: datetime) -> str:
    if owed.status == "overdue":
        return "late"
    if owed.status == "waived":
        return "free"
    if owed.status in ("dormant", "undecided"):
        return "soon"
    due = owed.span.due
    if owed.status == "open" and due.missed_at and due.missed_at - at < SOON:
        return "soon"
    return ""


def _tags(owed: Owed) -> tuple[Tag, ...]:
    named = {
        "overdue": Tag(_("overskredet"), "late"),
        "waived": Tag(_("fritaget"), "free"),
        "suspended": Tag(_("i bero"), ""),
        "dormant": Tag(_("genoplivet efter fristen"), "soon"),
        "undecided": Tag(_("mangler klokkeslæt"), "soon"),
    }
    tags = [named[owed.status]] if owed.status in named else []
    if owed.duty.rule.kind == "local-target":
        tags.append(Tag(_("lokalt mål"), ""))
    return tuple(tags)


def _no_due(due: Due) -> str:
    if due.kind == "asap":
        return _("snarest muligt")
    return _("uden fast dato") if due.kind == "none" else ""


def _trigger(duty: Duty, around: Around) -> Trigger | None:
    if duty.trigger is not None:
        found = around.entry(duty.trigger.id)
        name = (
            said(around.vocabulary[duty.trigger.name].label) if duty.trigger.name in around.vocabulary else ""
        )
        text = _("%(act)s, %(when)s") % {"act": name, "when": words.moment(duty.trigger.occurred_at)}
        return Trigger(text, found[1] if found else "")
    if duty.missed is not None:
        return Trigger(_("Fristen blev overskredet: %(rule)s") % {"rule": duty.missed.rule.says})
    return None


def _waiver(owed: Owed, around: Around) -> Waived | None:
    if owed.status != "waived" or not owed.span.because:
        return None
    for experiment in around.experiments.values():
        for waiver in experiment.approval.waivers:
            if waiver.id == owed.span.because:
                return Waived(waiver.says, waiver.source)
    return None


def _back(owed: Owed, around: Around) -> str:
    """Why a duty that was waived stands open again, or why one of the experiment rests."""
    if owed.status == "waived" or not owed.span.because:
        return ""
    for experiment in around.experiments.values():
        for way_out in experiment.approval.ways_out:
            if way_out.id == owed.span.because:
                return way_out.says
        if owed.span.because == f"{experiment.id}/period-end":
            return _("Forsøgets periode er udløbet.")
    return ""


def steps(duty: Duty, due: Due, around: Around) -> list[str]:
    """How the date was counted, step by step; for a waived duty, as ordinary law counts it."""
    count = counting(duty)
    start = words.instant(count.start.instant) if count.start.exact else words.day(count.start.day)
    lines = [_start(start, count.from_act, count.time, duty, around)]
    within = count.within
    if within.unit == "asap":
        return [*lines, _("Det skal ske snarest muligt; reglen nævner ingen dato.")]
    if within.unit == "none":
        return []
    if due.undecided:
        return [
            *lines,
            _("Klokkeslættet er ikke kendt, så de %(n)s timer kan ikke tælles.") % {"n": within.amount},
        ]
    if count.counted:
        counted = ", ".join(words.weekday_and_day(day) for day in count.counted)
        lines.append(
            _("De %(length)s derefter er: %(days)s.") % {"length": within_words(within), "days": counted}
        )
    lines.append(
        _("%(length)s derefter er %(due)s.")
        % {"length": within_words(within, capital=True), "due": _long(count.plain)}
    )
    if count.plain.opens or due.opens:
        opens = due.opens or count.plain.opens
        lines.append(_("Det kan ske fra %(day)s.") % {"day": words.day(opens)}) if opens else None
    if count.stood_still:
        lines.append(_paused(count.stood_still, within))
    if count.roll == "none" and due.day is not None:
        lines.append(_("Falder dagen i en weekend eller på en helligdag, flyttes den ikke."))
    if (count.plain.day, count.plain.instant) != (due.day, due.instant):
        lines.append(_("Fristen er %(due)s.") % {"due": _long(due)})
    return lines


def _start(start: str, from_act: str | None, time: str, duty: Duty, around: Around) -> str:
    act = duty.clock_act or duty.trigger
    if act is None:
        return _("Den tidligere frist blev overskredet %(start)s.") % {"start": start}
    label = said(around.vocabulary[act.name].label) if act.name in around.vocabulary else act.name
    if time == "occurred_at":
        return _("%(act)s: det skete %(start)s.") % {"act": label, "start": start}
    return _("%(act)s: kommunen fik det at vide %(start)s.") % {"act": label, "start": start}


def within_words(within: Within, capital: bool = False) -> str:
    """A length of time as the rule says it: 24 timer, 6 hverdage, 4 måneder."""
    n = within.amount
    text = {
        "h": ngettext("%(n)s time", "%(n)s timer", n),
        "wd": ngettext("%(n)s hverdag", "%(n)s hverdage", n),
        "d": ngettext("%(n)s dag", "%(n)s dage", n),
        "w": ngettext("%(n)s uge", "%(n)s uger", n),
        "mo": ngettext("%(n)s måned", "%(n)s måneder", n),
    }[within.unit] % {"n": n}
    return text[:1].upper() + text[1:] if capital else text


def _long(due: Due) -> str:
    if due.instant:
        return words.instant(due.instant)
    return words.day(due.day) if due.day else ""


def _paused(stood_still: float, within: Within) -> str:
    if within.unit == "h":
        return _("Uret stod stille i %(span)s; det lægges til.") % {
            "span": words.length(timedelta(seconds=stood_still))
        }
    days = int(stood_still)
    return ngettext(
        "Uret stod stille i %(n)s dag; den lægges til.", "Uret stod stille i %(n)s dage; de lægges til.", days
    ) % {"n": days}
