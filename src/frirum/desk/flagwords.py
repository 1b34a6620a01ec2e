"""What a rater's answers may be asked about, in quiet sentences for the adviser. None is a verdict."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from frirum.feedback.checks import Code, Flag, changed_raters, check_rater
from frirum.feedback.instruments import Library
from frirum.feedback.ratings import Rating, by_rater
from frirum.feedback.thresholds import Thresholds
from frirum.site.screen.curves import Curve

OF_THE_NEWEST = ("alliance-below", "alliance-fell")
"""What is asked of the newest talk alone: what was asked about in May is not asked again in June."""


def asked(
    ratings: Iterable[Rating], found: Iterable[Curve], thresholds: Thresholds, library: Library
) -> tuple[tuple[str, str], ...]:
    """(whose, what to ask): of each rater that has a curve, in the order of the curves."""
    every = tuple(ratings)
    titles, followed = {one.whose: one.title for one in found}, changed_raters(every)
    lines = []
    for rater, listed in by_rater(every).items():
        key = (rater.respondent, rater.subject, rater.role, rater.instrument)
        instrument = library.get(rater.instrument)
        if instrument is None or key not in titles:
            continue
        first = next((one for one in listed if one.answered), listed[0])
        held = thresholds.find(rater.instrument, rater.role, first.age)
        flags = list(check_rater(listed, instrument, held, thresholds.limits))
        flags += [followed[rater]] if rater in followed else []
        lines += [
            (list(titles).index(key), titles[key], words(flag))
            for flag in flags
            if flag.code not in OF_THE_NEWEST or flag.meeting == listed[-1].meeting
        ]
    return tuple((title, text) for _place, title, text in dict.fromkeys(sorted(lines)))


def words(flag: Flag) -> str:
    """One thing to ask about."""
    said: dict[Code, str] = {
        "sawtooth": _("Tallene går op og ned igen og igen. Fortæller de om ugen eller om øjeblikket?"),
        "equal-lines": _("Alle linjer stod ens to gange i træk. Spørg, hvordan linjerne bliver læst."),
        "intake-above-cutoff": _("Det første svar lå over grænsen. Hvem er bekymret, og for hvad?"),
        "alliance-below": _("Sidste samtale ligger under grænsen. Hvad skal I gøre anderledes næste gang?"),
        "alliance-fell": _("Tallet faldt ved sidste samtale. Hvad var anderledes?"),
        "always-highest": _("Alle svar er helt i top. Er det let at sige, hvis noget ikke er godt?"),
        "out-of-order": _("Samtalernes numre og datoer følger ikke hinanden. Se efter i forløbet."),
        "same-day": _("Der er to svar fra samme dag. Se efter, om begge skal stå der."),
        "same-meeting": _("Der er to svar ved samme samtale. Se efter, om begge skal stå der."),
        "instrument-for-others": _("Skemaet er lavet til en anden alder eller til en anden, der svarer."),
        "age-jumped": _("Alderen passer ikke med gangen før. Se efter fødselsdatoen."),
        "rater-changed": _(
            "En anden svarer nu, end før. Det er en ny streg, ikke den gamle, der flytter sig."
        ),
    }
    return said[flag.code]
