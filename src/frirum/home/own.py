"""What somebody has answered themselves, and what was shared with them, as far as they may see it.

A line with a mark, as they set it: no number. A parent never sees a child's own unless the child shared them.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from frirum.feedback.instruments import ABOUT, Instrument
from frirum.record.feedback import Rated
from frirum.record.respondents import Respondent, seen
from frirum.site.screen import words
from frirum.site.screen.words import said

MOST = 6
"""The newest talks: as many as fit on a phone."""
MEASURES = ("goals", "outcome", "alliance")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its line's label, and how far along it lies, from 0 to 100."""

    label: str
    percent: int
    words: str


@dataclass(frozen=True, slots=True)
class Own:
    """One answer."""

    day: str
    marks: tuple[Mark, ...]
    skipped: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The answers to one instrument by one person about one, the newest first."""

    title: str
    answers: tuple[Own, ...]


def own_answers(who: Respondent, at: datetime) -> list[Group]:
    """By what they are about; a parent's answer that stands on siblings' cases is there once."""
    groups: dict[tuple[UUID, UUID, str], list[Rated]] = {}
    for one in seen(who, at):
        groups.setdefault((one.respondent, one.about, one.instrument), []).append(one)
    found = []
    for rows in sorted(groups.values(), key=lambda rows: _place(who, rows[0])):
        instrument = who.library.get(rows[0].instrument)
        if instrument is not None:
            newest = sorted(rows, key=lambda one: (one.rating.date, one.number), reverse=True)[:MOST]
            found.append(
                Group(_title(who, rows[0], instrument), tuple(_own(one, instrument) for one in newest))
            )
    return found


def _place(who: Respondent, one: Rated) -> tuple[object, ...]:
    """One's own before what others share; goals, then how it goes, then the talks; a child before oneself."""
    measures = MEASURES.index(one.measures or "outcome")
    return one.respondent != who.person, measures, one.role not in ABOUT, who.names.get(one.about, "")


def _title(who: Respondent, one: Rated, instrument: Instrument) -> str:
    if one.respondent != who.person:
        return _("Delt med dig: %(name)s") % {"name": who.names.get(one.respondent, "")}
    if instrument.measures == "alliance":
        return _("Om samtalerne")
    if one.role in ABOUT:
        return _("Om %(name)s") % {"name": who.names.get(one.about, "")}
    return _("Mål") if instrument.measures == "goals" else _("Om dig selv")


def _own(one: Rated, instrument: Instrument) -> Own:
    marks = one.rating.marks or ()
    return Own(
        day=words.short_day(one.rating.date),
        marks=tuple(
            Mark(
                said(line.label),
                round(100 * mark / instrument.most),
                _where(mark / instrument.most, said(line.low), said(line.high)),
            )
            for line, mark in zip(instrument.lines, marks, strict=False)
        ),
        skipped=bool(one.skipped),
    )


def _where(part: float, low: str, high: str) -> str:
    """Where a mark lies, in words, as the script says it while it is set."""
    if 0.4 < part < 0.6:
        return _("Midt imellem")
    near = part < 0.15 or part > 0.85
    return f"{_('Tæt på') if near else _('Mest hen mod')}: {low if part < 0.5 else high}"
