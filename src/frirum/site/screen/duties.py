"""A duty on the screen: what, by when, and why, so plainly that somebody new can check it with a calendar.

Pure: from the law's answers to words. Nothing here reads a clock or a table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from frirum.law import explain
from frirum.law.beside import looked_at, not_begun
from frirum.law.calendar import Due
from frirum.law.duties import Duty, Judgement
from frirum.law.experiments import Experiment
from frirum.law.history import Act
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.provisions import AnyRule, Provision
from frirum.law.status import Owed
from frirum.law.vocabulary import Vocabulary
from frirum.site.screen import words
from frirum.site.screen.counting import in_words
from frirum.site.screen.lawplaces import may_now_url, rule_url
from frirum.site.screen.rulewords import instead_of, replaced_by, what_ends
from frirum.site.screen.waysout import rests, returns
from frirum.site.screen.words import said

NOTIFIER = "notifier_kind"
SOON = timedelta(days=3)  # from here a date is marked as near; no legal meaning


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    source: str = ""
    key: str = ""  # the single key that opens it


@dataclass(frozen=True, slots=True)
class Tag:
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Waived:
    """Under which waiver, in the approval's own words; where »Det må vi nu« of its experiment stands."""

    says: str
    source: str
    url: str
    instead: tuple[tuple[str, str], ...]  # what the experiment asks for in its place, and where that stands


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
    rule_url: str
    checked: str
    ends: tuple[str, ...]
    returns: tuple[str, ...]  # what brings a waived one back
    doubts: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    began_none: tuple[Trigger, ...]  # what would have begun another, had this one not stood
    changes: tuple[str, ...]
    steps: tuple[str, ...]
    waiver: Waived | None
    replaces: tuple[tuple[str, str], ...]  # what an experiment's own duty stands in for
    back: str
    acts: tuple[Link, ...]
    asks_hour: bool
    hour_url: str
    apart: str = ""  # which it is, where another has the same name


@dataclass(frozen=True, slots=True)
class Around:
    """What a case's duties are shown with: the words of acts, its entries, and where links lead.

    `entry` gives (words, address) of an entry by id; `act_url` the address of an act's form, or ""
    where the viewer may not record it; `correct_url` that of an entry's correction.
    """

    book: Lawbook
    entry: Callable[[str], tuple[str, str] | None]
    act_url: Callable[[str, str | None], str]
    correct_url: Callable[[str], str]
    at: datetime
    judgement: Judgement | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        return self.book.vocabulary

    @property
    def experiments(self) -> Mapping[str, Experiment]:
        return self.book.experiments


def anchor(key: str) -> str:
    """A duty's key as its place on the case page: `#duty-…`."""
    return key.replace("/", "-").replace(":", "-")


def duty_view(owed: Owed, around: Around, apart: str = "") -> DutyView:
    """An unmet duty as it stands at `around.at`."""
    duty, rule = owed.duty, owed.duty.rule
    due = owed.span.due
    waived = owed.status == "waived"
    counted = explain.steps(duty, owed.span, around.book.transitions, local_day(around.at))
    gone = [one for one in counted if isinstance(one, explain.GoesUnder)]
    acts = () if waived or owed.status == "suspended" else _acts(duty, around)
    return DutyView(
        key=anchor(duty.key),
        what=_what(rule.acts, around.vocabulary),
        says=rule.says or rule.provision.title,
        tone=_tone(owed, around.at),
        tags=_tags(owed),
        rule=paragraphs(rule.provision.text) or (rule.says,),
        due=due_words(due),
        opens=_("tænkt fra %(day)s") % {"day": words.short_day(due.opens)} if due.opens else "",
        left="" if waived or owed.status == "suspended" else left_words(due, around.at),
        no_due=_no_due(due),
        ordinary=waived,
        local=rule.kind == "local-target",
        source=rule.source,
        rule_url=rule_url(rule),
        ends=what_ends(rule, around.book) + rests(owed, around.book),
        returns=returns(owed, around.at, around.book),
        checked=checked_words(rule.provision),
        doubts=tuple(dict.fromkeys(_doubts(owed, around) + rule.doubts + _unread(gone))),
        triggers=tuple(_triggers(duty, around)),
        began_none=tuple(_began_none(duty, around)),
        changes=tuple(_change(one) for one in gone),
        steps=tuple(in_words(counted, around.vocabulary)),
        waiver=_waiver(owed, around),
        replaces=_linked(replaced_by(rule, around.book)),
        back=_back(owed, around),
        acts=acts,
        asks_hour=owed.status == "undecided",
        hour_url=around.correct_url(duty.clock_act.id if duty.clock_act else duty.triggered_by)
        if owed.status == "undecided"
        else "",
        apart=apart,
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
    """Whether the words were compared with the official text, by whom and when."""
    if provision.status == "checked" and provision.checked:
        return _("kontrolleret mod lovteksten %(day)s af %(who)s") % {
            "day": words.short_day(provision.checked),
            "who": provision.checked_by,
        }
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
    occasion = duty.occasion
    if around.judgement is not None and (below := around.judgement.occasions.lineage(occasion)):
        occasion = below[-1]  # what a form can choose among: the notification that a decision rests on
    for act in duty.rule.acts:
        url = around.act_url(act, occasion)
        if url and act in around.vocabulary:
            label = _("Registrér: %(act)s") % {"act": said(around.vocabulary[act].label)}
            links.append(Link(label, url))
    return tuple(links)


def _tone(owed: Owed, at: datetime) -> str:
    if owed.status == "overdue":
        return "soon" if owed.duty.rule.kind == "local-target" else "late"
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
        tags = [Tag(_("over målet"), "soon")] if owed.status == "overdue" else tags
        tags.append(Tag(_("kommunens eget mål"), ""))
    return tuple(tags)


def _no_due(due: Due) -> str:
    if due.kind == "asap":
        return _("snarest muligt")
    return _("uden fast dato") if due.kind == "none" else ""


def _triggers(duty: Duty, around: Around) -> Iterator[Trigger]:
    """What started it: another's miss where that was so, and the entries behind it."""
    missed = duty.missed
    while missed is not None:
        says = missed.rule.says or missed.rule.provision.title
        yield Trigger(_("Fristen blev overskredet: %(rule)s") % {"rule": says})
        missed = missed.missed
    behind = explain.chain(duty)
    for act in behind:
        yield _entry(act, around)
    for act in looked_at(duty, around.judgement) if around.judgement else ():
        if act.root not in [one.root for one in behind]:
            yield _entry(act, around)


def _entry(act: Act, around: Around) -> Trigger:
    """An entry by what it is, when it was, and of a notification by whom."""
    found, kind = around.entry(act.id), around.vocabulary[act.name]
    text = _("%(act)s, %(when)s") % {"act": said(kind.label), "when": words.moment(act.occurred_at)}
    if (field := kind.find(NOTIFIER)) and (value := act.values.get(NOTIFIER)):
        who = [said(one.label) for one in field.options if one.id == value]
        text = " – ".join([text, *who])
    return Trigger(text, found[1] if found else "")


def _began_none(duty: Duty, around: Around) -> Iterator[Trigger]:
    """What began no other duty of the rule, since there is one at a time."""
    for one in not_begun(around.judgement, around.at) if duty.rule.single and around.judgement else ():
        if one.other is duty:
            yield _entry(one.act, around)


def _change(one: explain.GoesUnder) -> str:
    """A change of law that the duty stood through, in its own words, and on which day."""
    found = one.transition
    parts = {"day": words.short_day(found.since), "says": found.says, "source": found.source}
    if one.anew:
        return _("Loven er ændret fra %(day)s, og fristen er regnet på ny. %(says)s (%(source)s)") % parts
    return _("Loven er ændret fra %(day)s. %(says)s (%(source)s)") % parts


def _unread(gone: Iterable[explain.GoesUnder]) -> tuple[str, ...]:
    """What is open about the changes of law, each with what is assumed meanwhile."""
    return tuple(
        f"{doubt} {_('Her er lagt til grund: %(assumed)s') % {'assumed': one.transition.assumed}}"
        for one in gone
        for doubt in one.transition.doubts
    )


def _waiver(owed: Owed, around: Around) -> Waived | None:
    if owed.status != "waived" or not owed.span.because:
        return None
    for experiment in around.experiments.values():
        for waiver in experiment.approval.waivers:
            if waiver.id == owed.span.because:
                return Waived(
                    waiver.says,
                    waiver.source,
                    may_now_url(experiment.id),
                    _linked(instead_of(experiment, waiver.id)),
                )
    return None


def _linked(rules: Iterable[AnyRule]) -> tuple[tuple[str, str], ...]:
    """Rules by what they say, with their source, and where they stand."""
    return tuple((f"{rule.says or rule.provision.title} ({rule.source})", rule_url(rule)) for rule in rules)


def _doubts(owed: Owed, around: Around) -> tuple[str, ...]:
    """What is uncertain in how the duty stands: the waiver or the way out, and the approval behind them."""
    for experiment in around.experiments.values():
        approval = experiment.approval
        doubts = {one.id: one.doubts for one in approval.waivers}
        doubts |= {one.id: one.doubts for one in approval.ways_out}
        if owed.span.because in doubts:
            return doubts[owed.span.because] + approval.doubts + experiment.doubts
    return ()


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
