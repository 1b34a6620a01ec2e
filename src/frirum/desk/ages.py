"""What a child may at its age, and what changes on which birthday: each line opens into its rule. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from frirum.law.ages import birthdays, capacities
from frirum.law.provisions import CapacityRule
from frirum.law.regimes import RegimeTimeline
from frirum.site.screen import words
from frirum.site.screen.duties import checked_words, paragraphs

BIRTHDAYS = 2
"""How many birthdays ahead are told: the next change, and the one after it."""


@dataclass(frozen=True, slots=True)
class AgeRule:
    says: str
    source: str
    checked: str
    rule: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BirthdayView:
    words: str
    begins: tuple[AgeRule, ...]
    ends: tuple[AgeRule, ...]


@dataclass(frozen=True, slots=True)
class AgesView:
    """Ready for `parts/ages.html`. Nothing is known of somebody whose birth date nobody knows."""

    heading: str
    now: tuple[AgeRule, ...]
    ahead: tuple[BirthdayView, ...]
    known: bool


def ages_view(regimes: RegimeTimeline, born: date | None, today: date) -> AgesView:
    """What holds on a day, by the law of that day, and the next birthdays by the law of theirs."""
    if born is None:
        return AgesView(_("Alder ukendt"), (), (), False)
    ahead = tuple(
        BirthdayView(
            _("Fylder %(age)s år den %(day)s") % {"age": one.age, "day": words.short_day(one.day)},
            _rules(one.begins),
            _rules(one.ends),
        )
        for one in birthdays(regimes, born, today)[:BIRTHDAYS]
    )
    heading = _("%(age)s: hvad barnet selv kan") % {"age": words.age(born, today)}
    return AgesView(heading, _rules(capacities(regimes, born, today)), ahead, True)


def _rules(found: Iterable[CapacityRule]) -> tuple[AgeRule, ...]:
    return tuple(
        AgeRule(
            one.says or one.provision.title,
            one.source,
            checked_words(one.provision),
            paragraphs(one.provision.text),
            one.doubts,
        )
        for one in found
    )
