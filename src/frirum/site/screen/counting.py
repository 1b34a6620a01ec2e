"""How a deadline was counted, step by step in words: somebody with a calendar can check each line. Pure."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frirum.law.calendar import Due, Within
from frirum.law.duties import Duty
from frirum.law.explain import counting
from frirum.law.vocabulary import Vocabulary
from frirum.site.screen import words
from frirum.site.screen.words import said


def steps(duty: Duty, due: Due, vocabulary: Vocabulary) -> list[str]:
    """How the date was counted, step by step; for a waived duty, as ordinary law counts it."""
    count = counting(duty)
    start = words.instant(count.start.instant) if count.start.exact else words.day(count.start.day)
    lines = [_start(start, count.time, duty, vocabulary)]
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
    if within.amount:
        lines.append(
            _("%(length)s derefter er %(due)s.")
            % {"length": within_words(within, capital=True), "due": _long(count.plain)}
        )
    if due.opens:
        lines.append(_("Det kan ske fra %(day)s.") % {"day": words.day(due.opens)})
    if count.stood_still:
        lines.append(_paused(count.stood_still, within))
    if count.roll == "none" and due.day is not None:
        lines.append(_("Falder dagen i en weekend eller på en helligdag, flyttes den ikke."))
    if (count.plain.day, count.plain.instant) != (due.day, due.instant):
        lines.append(_("Fristen er %(due)s.") % {"due": _long(due)})
    return lines


def _start(start: str, time: str, duty: Duty, vocabulary: Vocabulary) -> str:
    act = duty.clock_act or duty.trigger
    if act is None:
        return _("Den tidligere frist blev overskredet %(start)s.") % {"start": start}
    label = said(vocabulary[act.name].label) if act.name in vocabulary else act.name
    if time == "occurred_at":
        return _("%(act)s: det skete %(start)s.") % {"act": label, "start": start}
    if time != "known_at":
        return _("%(act)s: dagen er sat til %(start)s.") % {"act": label, "start": start}
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
