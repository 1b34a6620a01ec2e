"""What the law makes of a trial, in words: duties and why, bars on a timeline, what has moved. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.front.trial import ORDINARY, Row, Trial, asked_of, laws, offered
from frirum.law.calendar import Due, sort_instant
from frirum.law.duties import Breach, Duty, Judgement
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.provisions import AnyRule
from frirum.law.status import Blocked, Owed, Status, status
from frirum.law.vocabulary import Field
from frirum.site.screen import words
from frirum.site.screen.asking import MOST_RADIOS, Asked, Choice, Typed, ask_field
from frirum.site.screen.duties import Around, DutyView, due_words, duty_view
from frirum.site.screen.guardwords import act_words
from frirum.site.screen.lawplaces import rule_url
from frirum.site.screen.waiting import waits_for
from frirum.site.screen.waysout import why_outside
from frirum.site.screen.words import by_alphabet, said

WIDE = 1000  # of a bar's drawing


@dataclass(frozen=True, slots=True)
class RowView:
    """An act on the timeline, ready for `parts/try_row.html`."""

    row: Row
    label: str
    known: bool
    occasions: tuple[Choice, ...]
    fields: tuple[Asked, ...]
    folded: tuple[tuple[Asked, bool], ...]  # long lists of ticks, and whether one is ticked
    answered: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A duty on the timeline: from when its time runs to its last day, and how far it has moved."""

    what: str
    due: str
    tag: str
    tone: str
    x: int
    width: int
    moved: str
    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line of what is blocked or was not kept, and each rule that says so: its words, source, address."""

    what: str
    why: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Result:
    at: str
    now_x: int
    law: str
    outside: str  # why it is ordinary law, where an experiment was chosen
    must: tuple[DutyView, ...]
    waived: tuple[DutyView, ...]
    suspended: tuple[DutyView, ...]
    breached: tuple[Said, ...]
    not_yet: tuple[Said, ...]
    bars: tuple[Bar, ...]
    dates: tuple[tuple[str, str], ...]  # by duty, for the next look


def law_choices(trial: Trial, book: Lawbook) -> list[Choice]:
    """The laws that can be chosen, by name."""
    found = []
    for name, experiment in laws(book).items():
        if experiment:
            label = _("Med forsøget »%(title)s«") % {"title": said(experiment.title)}
        elif name == ORDINARY:
            label = _("Almindelig lov, uden forsøg")
        else:
            label = _("%(law)s, som om den altid havde gældt") % {"law": said(book.statutes[name].title)}
        found.append(Choice(name, label, name == trial.law))
    return found


def act_groups(book: Lawbook) -> list[tuple[str, list[tuple[str, str]]]]:
    """The acts that can be put on the timeline, as the vocabulary's files part them."""
    names = {
        "notification": _("Underretninger"),
        "assessment": _("Vurdering"),
        "consent": _("Samtykke"),
        "decision": _("Mål og afgørelse"),
        "effort": _("Indsats"),
        "talks": _("Samtaler og møder"),
    }
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in names.values()}
    rest = _("Andet")
    for one in offered(book):
        kind = book.vocabulary[one]
        group = names.get(PurePath(kind.place.file).stem, rest)
        groups.setdefault(group, []).append((one, said(kind.label)))
    return [
        (name, sorted(acts, key=lambda act: by_alphabet(act[1]))) for name, acts in groups.items() if acts
    ]


def row_views(trial: Trial, book: Lawbook, today: date) -> list[RowView]:
    """The rows of the form, each with what it may be about; code lists are those of its day, else today's."""
    opening = [row for row in trial.rows if row.kind.occasion in ("opens", "rests")]
    return [_row(row, opening, trial, book, today) for row in trial.rows]


def _row(row: Row, opening: Iterable[Row], trial: Trial, book: Lawbook, today: date) -> RowView:
    others = [one for one in opening if one.id != row.id]
    several = row.kind.occasion != "opens" and (len(others) > 1 or row.occasion)
    occasions = [Choice(one.id, _named(one), one.id == row.occasion) for one in others] if several else []
    on = today if row.fault else date.fromisoformat(row.day)
    fields = [field for one in asked_of(row.kind, book) if (field := _asked(row, one, trial, on))]
    long = [one for one in fields if one.kind == "choices" and len(one.options) > MOST_RADIOS]
    return RowView(
        row=row,
        label=said(row.kind.label),
        known="known_at" in row.kind.asks,
        occasions=tuple(occasions),
        fields=tuple(one for one in fields if one not in long),
        folded=tuple((one, any(option.chosen for option in one.options)) for one in long),
        answered=bool(row.values or row.occasion or row.known_day),
    )


def _named(row: Row) -> str:
    day = row.day if row.fault else words.short_day(date.fromisoformat(row.day))
    return f"{said(row.kind.label)}, {day}"


def _asked(row: Row, one: Field, trial: Trial, on: date) -> Asked | None:
    """One field of a row's act; where it names another act, only where there is one to name."""
    name = f"a.{row.id}.{one.id}"
    named = [(other.id, _named(other)) for other in trial.rows if other.kind.id in one.acts and other != row]
    if one.type == "entry" and not named:
        return None
    told = row.values.get(one.id)
    texts = told if isinstance(told, list) else [] if told is None else [told]
    typed = Typed({name: [{True: "yes", False: "no"}.get(text, str(text)) for text in texts]})
    asked = ask_field(one, name, typed, "", {one.id: named} if one.type == "entry" else {}, on)
    return replace(asked, required=True, help="", only_after="", answers=())


def result(judged: Judgement, trial: Trial, at: datetime, book: Lawbook) -> Result:
    """How it stands at an instant, and what the whole timeline comes to."""
    now, chosen = status(judged, at), laws(book)[trial.law]
    around = Around(
        book, lambda one: _entry(one, trial), lambda _act, _occasion: "", lambda _one: "", at, judged
    )
    days = [act.occurred_at.day for act in judged.acts] + [local_day(at)]
    shown = [duty for duty in judged.duties if duty.created <= at]
    days += [day for duty in shown if (day := _last(duty.due))]
    first, last = min(days), max(days)
    return Result(
        at=words.instant(at),
        now_x=_x(local_day(at), first, last),
        law=now.regime,
        outside=why_outside(judged, chosen, at, book) if chosen else "",
        must=_views(now.must, around),
        waived=_views(now.waived, around),
        suspended=_views(now.suspended, around),
        breached=tuple(_breach(one, book) for one in now.breached),
        not_yet=tuple(_blocked(one, book) for one in now.not_yet if one.act in offered(book)),
        bars=tuple(
            _bar(duty, now, first, last, trial, book)
            for duty in sorted(shown, key=lambda duty: (sort_instant(duty.due), duty.key))
        ),
        dates=tuple((duty.key, due_words(duty.due) and _iso(duty.due)) for duty in shown),
    )


def _entry(one: str, trial: Trial) -> tuple[str, str] | None:
    row = next((row for row in trial.rows if row.id == one), None)
    return (row.kind.id, f"#row-{row.id}") if row else None


def _views(owed: Iterable[Owed], around: Around) -> tuple[DutyView, ...]:
    in_order = sorted(owed, key=lambda one: (sort_instant(one.span.due), one.duty.key))
    return tuple(duty_view(one, around) for one in in_order)


def _blocked(one: Blocked, book: Lawbook) -> Said:
    return Said(act_words(one.act, book), tuple(_why(by.rule, waits_for(one.act, by, book)) for by in one.by))


def _breach(one: Breach, book: Lawbook) -> Said:
    what = _("%(act)s, %(when)s") % {"act": act_words(one.act, book), "when": words.short_instant(one.at)}
    return Said(what, (_why(one.rule),))


def _why(rule: AnyRule, says: str = "") -> tuple[str, str, str]:
    return says or rule.says or rule.provision.title, rule.source, rule_url(rule)


def _bar(duty: Duty, now: Status, first: date, last: date, trial: Trial, book: Lawbook) -> Bar:
    tag, tone = _stands(duty, now)
    end = _last(duty.due)
    if duty.settled_at and duty.settled_at <= now.at:
        end = local_day(duty.settled_at)
    elif end and tone == "late":
        end = max(end, local_day(now.at))
    start = _x(duty.clock.day, first, last)
    return Bar(
        what=act_words(duty.rule.acts[0], book),
        due=due_words(duty.due) or (_("snarest muligt") if duty.due.kind == "asap" else _("uden fast dato")),
        tag=tag,
        tone=tone,
        x=start,
        width=max(_x(end or local_day(now.at), first, last) - start, 6),
        moved=_moved(trial.was.get(duty.key, ""), duty.due),
        key=duty.key,
    )


def _stands(duty: Duty, now: Status) -> tuple[str, str]:
    if duty.settled_at and duty.settled_at <= now.at:
        if duty.outcome == "lapsed":
            return _("bortfaldet"), ""
        return (_("gjort efter fristen"), "late") if duty.in_time is False else (_("gjort"), "free")
    if duty.rule.kind == "local-target" and any(
        one.duty is duty and one.status == "overdue" for one in now.must
    ):
        return _("over målet"), "soon"
    by_key = {one.duty.key: one.status for one in (*now.must, *now.waived, *now.suspended)}
    return {
        "overdue": (_("overskredet"), "late"),
        "waived": (_("fritaget"), "free"),
        "suspended": (_("i bero"), ""),
        "dormant": (_("genoplivet efter fristen"), "soon"),
        "undecided": (_("mangler klokkeslæt"), "soon"),
    }.get(by_key.get(duty.key, "open"), (_("mangler"), ""))


def _moved(was: str, due: Due) -> str:
    """How far a date has moved since the last look; "" where it has not."""
    end = _last(due)
    if not was or end is None or was == _iso(due):
        return ""
    days = (end - date.fromisoformat(was[:10])).days
    if days == 0:
        return _("flyttet samme dag")
    if days > 0:
        return ngettext("flyttet %(n)s dag frem", "flyttet %(n)s dage frem", days) % {"n": days}
    return ngettext("flyttet %(n)s dag tilbage", "flyttet %(n)s dage tilbage", -days) % {"n": -days}


def _iso(due: Due) -> str:
    end = _last(due)
    hour = f"T{words.hour(due.instant)}" if due.instant else ""
    return f"{end.isoformat()}{hour}" if end else ""


def _last(due: Due) -> date | None:
    return local_day(due.instant) if due.instant else due.day


def _x(day: date, first: date, last: date) -> int:
    return round(WIDE * (day - first).days / max((last - first).days, 1))
