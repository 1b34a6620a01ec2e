"""The day clock at the top of a case, and why a further notification began no six weeks of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from frirum.desk.clocks import day_words
from frirum.law.beside import NotBegun, not_begun
from frirum.law.dayclock import HELP, Figure, day_clock, targets_help
from frirum.law.duties import Judgement
from frirum.law.loading import Lawbook
from frirum.site.screen import words
from frirum.site.screen.counting import within_words
from frirum.site.screen.guardwords import act_words, guard_words


@dataclass(frozen=True, slots=True)
class ClockView:
    words: str
    label: str
    percent: int
    tone: str
    target: int | None


def clock_views(judgement: Judgement, at: datetime) -> tuple[ClockView, ...]:
    """Both figures, each by its name: since *notified*, and since the municipality became *aware*."""
    clock = day_clock(judgement, at)
    named = ((clock.notified, _("underrettet")), (clock.aware, _("blev opmærksom")))
    return tuple(_figure(figure, name, clock.target) for figure, name in named if figure)


def began_none(judgement: Judgement, at: datetime, book: Lawbook) -> tuple[str, ...]:
    """The notifications and requests that began no new aim for help, and why; newest first."""
    return tuple(reversed(tuple(_began_none(judgement, at, book))))


def _began_none(judgement: Judgement, at: datetime, book: Lawbook) -> Iterator[str]:
    for one in not_begun(judgement, at):
        if targets_help(one.rule):
            yield _("%(act)s, %(when)s, begynder ingen nye %(within)s: %(why)s.") % {
                "act": act_words(one.act.name, book),
                "when": words.short_day(one.act.known_at.day),
                "within": within_words(one.rule.within),
                "why": _why(one, book),
            }


def _why(one: NotBegun, book: Lawbook) -> str:
    if one.guard and HELP in one.guard.acts:
        return _("der var allerede en indsats i gang")
    if one.guard:
        return guard_words(one.guard, book)
    began = words.short_day(one.other.clock.day) if one.other else ""
    return _("de løber allerede, fra %(day)s") % {"day": began}


def _figure(figure: Figure, name: str, target: int | None) -> ClockView:
    started = words.short_day(figure.started)
    text = day_words(figure.days, target)
    if not target and not figure.stopped:
        text = _("%(days)s siden") % {"days": text}
    elif not target:
        text = _("%(days)s, før hjælpen begyndte") % {"days": text}
    if figure.stopped:
        label = _("%(name)s %(started)s, hjælpen begyndte %(stopped)s") % {
            "name": name,
            "started": started,
            "stopped": words.short_day(figure.stopped),
        }
    else:
        label = _("%(name)s %(started)s") % {"name": name, "started": started}
    over = bool(target and figure.days > target)
    if target and over:
        more = day_words(figure.days - target, None)
        label = _("%(label)s – %(days)s over kommunens eget mål") % {"label": label, "days": more}
    percent = min(100, round(100 * figure.days / target)) if target else 0
    return ClockView(text, label, percent, "over" if over else "stopped" if figure.stopped else "", target)
