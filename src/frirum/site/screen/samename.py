"""Duties that one and the same act would meet: which is which, and what one registration meets. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from frirum.law.duties import Duty
from frirum.law.status import Owed
from frirum.site.screen import words


def told_apart(owed: Iterable[Owed]) -> Mapping[str, str]:
    """By key, what tells a duty from others of its name; nothing of those that have their name alone."""
    named: dict[tuple[str, ...], list[Duty]] = defaultdict(list)
    for one in owed:
        named[one.duty.rule.acts].append(one.duty)
    return {
        duty.key: f"{_which(duty, alike)} {_met(alike)}"
        for alike in named.values()
        if len(alike) > 1
        for duty in alike
    }


def _which(duty: Duty, alike: Sequence[Duty]) -> str:
    """Its rule or experiment; and from when, where another is of the same rule."""
    if sum(one.rule.id == duty.rule.id for one in alike) == 1:
        return _("Efter %(source)s.") % {"source": duty.rule.source}
    told = {"source": duty.rule.source, "when": words.moment(duty.clock)}
    return _("Efter %(source)s, regnet fra %(when)s.") % told


def _met(alike: Sequence[Duty]) -> str:
    ways = {one.rule.settles for one in alike}
    if "named" in ways:
        return _("Den, der registrerer det, peger på, hvilken det gælder.")
    if ways == {"all"} or (None not in (of := {one.occasion for one in alike}) and len(of) == 1):
        return (
            _("Én registrering opfylder begge.")
            if len(alike) == 2
            else _("Én registrering opfylder dem alle.")
        )
    return _(
        "En registrering opfylder kun dem, der hører til samme anledning (underretning eller henvendelse)."
    )
