"""How a deadline was counted, step by step in words: somebody with a calendar can check each line. Pure."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.law import explain
from frirum.law.calendar import Due, Within
from frirum.law.moments import Moment
from frirum.law.standing import Halt
from frirum.law.vocabulary import Vocabulary
from frirum.site.screen import words
from frirum.site.screen.words import said


def in_words(steps: Iterable[explain.Step], vocabulary: Vocabulary) -> list[str]:
    """How the date was counted, a sentence a step; nothing where there was nothing to count."""
    steps = list(steps)
    if any(isinstance(one, explain.NoDate) and one.why == "none" for one in steps):
        return []
    return [line for step in steps for line in _lines(step, vocabulary)]


def within_words(within: Within) -> str:
    """A length of time as the rule says it: 24 timer, 6 hverdage, 4 måneder."""
    n = within.amount
    return {
        "h": ngettext("%(n)s time", "%(n)s timer", n),
        "wd": ngettext("%(n)s hverdag", "%(n)s hverdage", n),
        "d": ngettext("%(n)s dag", "%(n)s dage", n),
        "w": ngettext("%(n)s uge", "%(n)s uger", n),
        "mo": ngettext("%(n)s måned", "%(n)s måneder", n),
    }[within.unit] % {"n": n}


def _lines(step: explain.Step, vocabulary: Vocabulary) -> Iterator[str]:
    match step:
        case explain.Start():
            yield _start(step, vocabulary)
        case explain.NoDate(why="asap"):
            yield _("Det skal ske snarest muligt; reglen nævner ingen dato.")
        case explain.NoDate(within=within):
            yield _("Klokkeslættet er ikke kendt, så de %(n)s timer kan ikke tælles.") % {"n": within.amount}
        case explain.Weekdays(counted, skipped):
            days = ", ".join(map(words.weekday_and_day, counted))
            yield _("Hverdagene derefter er: %(days)s.") % {"days": days}
            if skipped:
                yield _("Imellem dem tæller ikke: %(days)s.") % {"days": ", ".join(map(_free, skipped))}
        case explain.Sum():
            yield from _sum(step)
        case explain.Window(start, within, opens):
            parts = {
                "start": words.short_day(start.day),
                "length": within_words(within),
                "day": words.day(opens),
            }
            says = _("Det er tænkt til tidligst %(start)s + %(length)s = %(day)s; det er ikke forbudt før.")
            yield says % parts
        case Halt():
            yield _halt(step)
        case explain.Moved(due):
            yield _("Fristen er %(due)s.") % {"due": _long(due)}
        case explain.Last(free, None):
            yield _("Den sidste dag er en %(why)s. Fristen flyttes ikke.") % {"why": _why(free)}
        case explain.Last(free, to) if to is not None:
            yield _("Den sidste dag er en %(why)s. Fristen flyttes til næste hverdag: %(day)s.") % {
                "why": _why(free),
                "day": words.day(to),
            }


def _start(step: explain.Start, vocabulary: Vocabulary) -> str:
    start, act = _at(step.moment), step.act
    if act is None:
        return _("Den tidligere frist blev overskredet %(start)s.") % {"start": start}
    label = said(vocabulary[act.name].label) if act.name in vocabulary else act.name
    if step.time == "occurred_at":
        return _("%(act)s: det skete %(start)s.") % {"act": label, "start": start}
    if step.time != "known_at":
        return _("%(act)s: dagen er sat til %(start)s.") % {"act": label, "start": start}
    return _("%(act)s: kommunen fik det at vide %(start)s.") % {"act": label, "start": start}


def _sum(step: explain.Sum) -> Iterator[str]:
    hours = step.within.unit == "h"
    yield _("%(start)s + %(length)s = %(due)s.") % {
        "start": words.short_instant(step.start.instant) if hours else words.short_day(step.start.day),
        "length": within_words(step.within),
        "due": _long(step.due),
    }
    if step.no_such_day:
        yield _("Måneden har ingen %(n)s. dag, så det er dens sidste.") % {"n": step.start.day.day}
    if step.through:
        days = ", ".join(map(_free, step.through))
        yield _("Timerne løber også på dage, der ikke er hverdage: %(days)s.") % {"days": days}
    if step.clock_moved > timedelta(0):
        yield _("Uret blev imens stillet en time frem til sommertid; der tælles %(length)s i alt.") % {
            "length": within_words(step.within)
        }
    elif step.clock_moved:
        yield _("Uret blev imens stillet en time tilbage til vintertid; der tælles %(length)s i alt.") % {
            "length": within_words(step.within)
        }


def _halt(step: Halt) -> str:
    said_so = {"since": _at(step.since), "until": _at(step.until)}
    if step.length % timedelta(days=1) or step.until.day - step.since.day != step.length:
        span = words.length(step.length)
        return _("Uret stod stille fra %(since)s til %(until)s: %(span)s lægges til.") % {
            **said_so,
            "span": span,
        }
    return ngettext(
        "Uret stod stille fra %(since)s til %(until)s: %(n)s dag lægges til.",
        "Uret stod stille fra %(since)s til %(until)s: %(n)s dage lægges til.",
        step.length.days,
    ) % {**said_so, "n": step.length.days}


def _free(free: explain.Free) -> str:
    """A free day, and which: lør 9. juni; man 28. maj (Anden pinsedag)."""
    day = words.weekday_and_day(free.day)
    return day if free.why in ("saturday", "sunday") else f"{day} ({free.why})"


def _why(free: explain.Free) -> str:
    if free.why == "saturday":
        return _("lørdag")
    return _("søndag") if free.why == "sunday" else _("helligdag (%(name)s)") % {"name": free.why}


def _at(moment: Moment) -> str:
    return words.instant(moment.instant) if moment.exact else words.day(moment.day)


def _long(due: Due) -> str:
    if due.instant:
        return words.instant(due.instant)
    return words.day(due.day) if due.day else ""
