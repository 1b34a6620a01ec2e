"""Who answers and of what age, in the words of the pages about many."""

from django.utils.translation import gettext as _

from frirum.feedback.effects import Estimate
from frirum.feedback.instruments import Ages
from frirum.feedback.intervals import Share
from frirum.record.lawbook import lawbook
from frirum.site.screen import words
from frirum.site.screen.words import said


def role_words(role: str) -> str:
    """Who answers, about whom."""
    return {
        "self": _("Barnet eller den unge selv"),
        "parent-about-self": _("Forældre om sig selv"),
        "parent-about-child": _("Forældre om barnet"),
        "other-about-child": _("Andre om barnet"),
    }.get(role, role)


def ages_words(ages: Ages) -> str:
    """A band of ages, both ends included."""
    first, last = ages
    if last is None:
        return _("%(first)s år og derover") % {"first": first} if first else _("alle aldre")
    if not first:
        return _("til og med %(last)s år") % {"last": last}
    return _("%(first)s-%(last)s år") % {"first": first, "last": last}


def skipped_words(reason: str) -> str:
    """Why somebody didn't answer, as the vocabulary has it."""
    kind = lawbook().vocabulary["answer-given"]
    field = next(one for one in kind.fields if one.id == "skipped")
    return next((said(one.label) for one in field.options if one.id == reason), reason)


def decimal(number: float, places: int) -> str:
    """A number as it is written here: 0,42."""
    text = f"{number:.{places}f}"
    text = text[1:] if float(text) == 0 and text.startswith("-") else text
    return text.replace(".", ",") if words.danish() else text


def estimate_words(one: Estimate) -> str:
    """A figure with its interval: 0,42 (0,10 til 0,74)."""
    if one.interval is None:
        return decimal(one.value, 2)
    return _("%(value)s (%(low)s til %(high)s)") % {
        "value": decimal(one.value, 2),
        "low": decimal(one.interval.low, 2),
        "high": decimal(one.interval.high, 2),
    }


def withheld_words() -> str:
    return _("vises ikke")


def share_words(share: Share) -> str:
    """75 % (9 af 12; 47-91 %); nothing of few."""
    if share.hits is None or share.of is None:
        return withheld_words()
    if not share.of or share.interval is None:
        return _("ingen")
    return _("%(share)s %% (%(hits)s af %(of)s; %(low)s-%(high)s %%)") % {
        "share": round(100 * share.hits / share.of),
        "hits": share.hits,
        "of": share.of,
        "low": round(100 * share.interval.low),
        "high": round(100 * share.interval.high),
    }
