"""Curves in words: who answered about whom, how far it has come, what a threshold is. Pure; none judges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from frirum.feedback.change import reliable_change_criterion
from frirum.feedback.thresholds import Threshold
from frirum.feedback.trajectory import NEEDED, Fit
from frirum.site.screen import words

Numbers = Sequence[tuple[date, int]]  # by day


@dataclass(frozen=True, slots=True)
class Limit:
    """What the municipality has set: what it means, who set it, when, and from where."""

    says: tuple[str, ...]
    by: str
    source: str


def title(name: str, subject: str, oneself: bool, measures: str) -> str:
    """Who answers, about what or whom: Lone om Alma."""
    if measures == "alliance":
        return _("%(name)s om samtalen") % {"name": name}
    if measures == "goals":
        if oneself:
            return _("%(name)s om egne mål") % {"name": name}
        return _("%(name)s om %(whose)s mål") % {"name": name, "whose": genitive(subject)}
    if oneself:
        return _("%(name)s om sig selv") % {"name": name}
    return _("%(name)s om %(other)s") % {"name": name, "other": subject}


def unknown() -> str:
    return _("Ukendt person")


def no_answer() -> str:
    return _("Intet svar")


def latest(numbers: Numbers, most: int) -> str:
    """The latest number, and how far it is from the one before and from the first."""
    if not numbers:
        return _("Ingen tal endnu.")
    day, now = numbers[-1]
    told = _("%(now)s af %(most)s den %(day)s") % {"now": now, "most": most, "day": words.short_day(day)}
    if len(numbers) == 1:
        return _("%(told)s, første gang.") % {"told": told}
    since_last = _far(now - numbers[-2][1])
    if len(numbers) == 2:
        return _("%(told)s, %(far)s første gang.") % {"told": told, "far": since_last}
    since_first = _far(now - numbers[0][1])
    return _("%(told)s, %(far)s sidst og %(since_first)s første gang.") % {
        "told": told,
        "far": since_last,
        "since_first": since_first,
    }


def _far(moved: int) -> str:
    if not moved:
        return pgettext("followed by: last time, the first time", "det samme som")
    if moved > 0:
        return _("%(n)s mere end") % {"n": moved}
    return _("%(n)s mindre end") % {"n": -moved}


def summary(what: str, numbers: Numbers, most: int, missed: int) -> str:
    """A whole curve in words, for who can't see it."""
    said = [f"{what}."]
    if numbers:
        each = [f"{words.short_day(day)}: {number}" for day, number in numbers]
        scale = _("Tallene går fra 0 til %(most)s.") % {"most": most}
        said += [scale, "; ".join(each) + "."]
    else:
        said.append(_("Ingen tal endnu."))
    if missed:
        said.append(
            ngettext("Ved %(n)s samtale uden tal.", "Ved %(n)s samtaler uden tal.", missed) % {"n": missed}
        )
    return " ".join(said)


def ends(low: str, high: str, most: int) -> str:
    """What the two ends of a line mean."""
    return _("0: %(low)s · %(most)s: %(high)s") % {"low": low, "most": most, "high": high}


def error_mm(held: Threshold | None) -> int | None:
    """How far a number may move without meaning anything, as the municipality has it: set, or by the spread
    and reliability that it has set. None where neither is: it is guessed from nothing."""
    if held is None:
        return None
    if held.rci_mm is not None:
        return round(held.rci_mm)
    if held.sd_mm is not None and held.reliability is not None:
        return round(reliable_change_criterion(held.sd_mm, held.reliability))
    return None


def limit_label(cutoff: int | None) -> str:
    return "" if cutoff is None else _("grænse %(mm)s") % {"mm": cutoff}


def error_label(error: int | None) -> str:
    return "" if error is None else _("usikkerhed ±%(mm)s") % {"mm": error}


def others_label() -> str:
    return _("andre, der begyndte her")


def limit(held: Threshold) -> Limit:
    """What is set for a curve, in words, with its definition."""
    says = []
    if held.cutoff_mm is not None:
        on_it = (
            _("Et tal på grænsen regnes med til dem over.")
            if held.inclusive
            else _("Et tal på grænsen regnes med til dem under.")
        )
        says.append(
            _("Den stiplede streg er kommunens grænse: %(mm)s.") % {"mm": held.cutoff_mm} + " " + on_it
        )
    if (error := error_mm(held)) is not None:
        says.append(
            _(
                "Båndet er måleusikkerheden om det første svar: ±%(mm)s. "
                "Så meget kan to svar være forskellige, uden at noget har ændret sig."
            )
            % {"mm": error}
        )
        if held.rci_mm is None:
            says.append(
                _(
                    "Regnet af spredningen %(sd)s mm og reliabiliteten %(r)s: "
                    "1,96 · √2 · spredning · √(1 − reliabilitet) (Jacobson og Truax, 95 %%)."
                )
                % {"sd": _decimal(held.sd_mm), "r": _decimal(held.reliability)}
            )
        else:
            says.append(_("Den mindste sikre ændring (Jacobson og Truax), som kommunen har sat den."))
    by = ""
    if held.entered_by and held.date:
        by = _("Sat af %(name)s den %(day)s.") % {"name": held.entered_by, "day": words.short_day(held.date)}
    return Limit(tuple(says), by, held.source)


def _decimal(number: float | None) -> str:
    text = f"{number or 0:g}"
    return text.replace(".", ",") if words.danish() else text


def others(fit: Fit | None) -> str:
    """How it went for others, where that is drawn."""
    if fit is None:
        return ""
    return _(
        "Mellem de to tynde streger lå seks ud af ti, regnet af %(n)s andres svar i kommunen. "
        "Det er ikke det, der ventes af jer."
    ) % {"n": fit.raters}


def too_few() -> str:
    return _(
        "Hvordan det gik for andre i kommunen, er ikke tegnet: "
        "det kræver, at mindst %(needed)s har svaret tre gange."
    ) % {"needed": NEEDED}


def far_apart(name: str, mm: int, other: str, other_mm: int, day: date) -> str:
    """Two see the same thing differently: asked, never called an error."""
    return _(
        "%(whose)s og %(others)s streger ligger langt fra hinanden (%(mm)s og %(other_mm)s den %(day)s). "
        "Hvad ser I hver især?"
    ) % {
        "whose": genitive(name),
        "others": genitive(other),
        "mm": mm,
        "other_mm": other_mm,
        "day": words.short_day(day),
    }


def genitive(name: str) -> str:
    """Almas, Mads’; Alma's in English."""
    if not words.danish():
        return f"{name}'s"
    return f"{name}’" if name[-1:].casefold() in "sxz" else f"{name}s"
