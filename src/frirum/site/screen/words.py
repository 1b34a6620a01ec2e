"""Dates, hours and intervals as people here write them, in the language of the page.

All take aware instants or Copenhagen days; none reads a clock.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.dateformat import format as django_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from frirum.law.history import age_on
from frirum.law.moments import COPENHAGEN, Moment, local_day


def day(value: date) -> str:
    """A day in full: fredag den 15. juni 2018."""
    return django_format(value, pgettext("date format", r"l \d\e\n j. F Y"))


def in_language(said: Mapping[str, str]) -> str:
    """What is said in both languages, in that of the page."""
    return said["da" if danish() else "en"]


def weekday_and_day(value: date) -> str:
    """Weekday and day, for counting them one by one: fre 15. juni."""
    text = django_format(value, pgettext("date format", "D j. F"))
    # Django writes the Danish short weekdays with a capital; Danes don't.
    return text.lower() if danish() else text


def short_day(value: date) -> str:
    """A day for tables and meta lines: 15. juni 2018."""
    return django_format(value, pgettext("date format", "j. F Y"))


def tick_day(value: date, *, year: bool = False) -> str:
    """A day under a drawing, where there is little room: 3. maj; with the year, 3. maj 18."""
    form = pgettext("date format", "j. M y") if year else pgettext("date format", "j. M")
    text = django_format(value, form)
    return text.lower() if danish() else text


def hour(value: datetime) -> str:
    """The hour by Copenhagen's clock: 9.00."""
    return django_format(value.astimezone(COPENHAGEN), pgettext("hour format", "G.i"))


def instant(value: datetime) -> str:
    """An instant in full: fredag den 15. juni 2018 kl. 9.00."""
    return _("%(day)s kl. %(hour)s") % {"day": day(local_day(value)), "hour": hour(value)}


def short_instant(value: datetime) -> str:
    """An instant for tables: 15. juni 2018 kl. 9.00."""
    return _("%(day)s kl. %(hour)s") % {"day": short_day(local_day(value)), "hour": hour(value)}


def moment(value: Moment) -> str:
    """A moment, short; without the hour where nobody knows it."""
    return short_instant(value.instant) if value.exact else short_day(value.day)


def days_left(due: date, today: date) -> str:
    """How far off a date is: "i dag", "om 3 dage", "2 dage over"."""
    days = (due - today).days
    if days == 0:
        return _("i dag")
    if days == 1:
        return _("i morgen")
    if days > 0:
        return ngettext("om %(n)s dag", "om %(n)s dage", days) % {"n": days}
    return ngettext("%(n)s dag over", "%(n)s dage over", -days) % {"n": -days}


def time_left(due: datetime, at: datetime) -> str:
    """How far off an instant is, in hours and minutes within two days, else in days."""
    gap = due - at
    if abs(gap) >= timedelta(hours=48):
        return days_left(local_day(due), local_day(at))
    span = length(abs(gap))
    return _("om %(span)s") % {"span": span} if gap >= timedelta(0) else _("%(span)s over") % {"span": span}


def length(gap: timedelta) -> str:
    """A length of time: 5 timer 20 min.; under an hour only minutes."""
    hours, minutes = divmod(int(gap.total_seconds()) // 60, 60)
    parts = [ngettext("%(n)s time", "%(n)s timer", hours) % {"n": hours}] if hours else []
    if minutes or not hours:
        parts.append(_("%(n)s min.") % {"n": minutes})
    return " ".join(parts)


def age(born: date | None, today: date) -> str:
    """How old somebody is: 7 år; "" where nobody knows."""
    if born is None:
        return ""
    years = age_on(born, today)
    return ngettext("%(n)s år", "%(n)s år", years) % {"n": years}


def said(both: Mapping[str, str]) -> str:
    """Words of the law's data in the language of the page; Danish where there are no others."""
    return both.get((get_language() or "da")[:2]) or both.get("da", "")


def by_alphabet(name: str) -> str:
    """What names are sorted by: the Danish alphabet ends in Æ, Ø, Å."""
    return name.casefold().replace("æ", "{a").replace("ø", "{b").replace("å", "{c")


def danish() -> bool:
    """Whether the page is in Danish."""
    return (get_language() or "da").startswith("da")
