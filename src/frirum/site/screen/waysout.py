"""What becomes of a duty when its case leaves an experiment, or is with it again. Pure: from the data."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from frirum.law.calendar import Due
from frirum.law.duties import Judgement
from frirum.law.experiments import Experiment, Return, WayOut
from frirum.law.loading import Lawbook
from frirum.law.moments import day_start
from frirum.law.status import Owed
from frirum.site.screen import words
from frirum.site.screen.guardwords import acts_words, guard_words
from frirum.site.screen.words import said


def rests(owed: Owed, book: Lawbook) -> tuple[str, ...]:
    """When an experiment's own duty stands still, and when it goes on; nothing of other duties."""
    experiment = book.experiments.get(owed.duty.rule.experiment or "")
    if experiment is None:
        return ()
    ways = experiment.approval.ways_out
    if owed.status == "suspended":
        because = [one for one in ways if one.id == owed.span.because]
        if not because:
            return ()
        return _back(because, book) or (
            _("Den er i bero. Ingen handling tager det tilbage, der bragte sagen ud af forsøget."),
        )
    if not ways:
        return ()
    told = _("Den går i bero, når sagen går ud af forsøget: %(ways)s.") % {"ways": _listed(ways, book)}
    return (told, *_back(ways, book))


def returns(owed: Owed, at: datetime, book: Lawbook) -> tuple[str, ...]:
    """What brings a waived duty back, by which date, and whether that is past; nothing of other duties."""
    found = [one for one in book.experiments.values() if _waives(one, owed)]
    if owed.status != "waived" or not found:
        return ()
    approval = found[0].approval
    told = []
    for then in dict.fromkeys(way.then for way in approval.ways_out):
        ways = [way for way in approval.ways_out if way.then == then]
        told.append(_when_out(then, owed.span.due) % {"ways": _listed(ways, book)})
        if then == "revive" and (due := owed.span.due).missed_at and due.missed_at <= at:
            told.append(
                _("Den frist er gået, så den ville straks være overskredet (»genoplivet efter fristen«).")
            )
    told += _back(approval.ways_out, book)
    if approval.valid.until and at < day_start(approval.valid.until):
        told.append(
            {
                "revive": _("Den gælder igen, når forsøgets periode slutter."),
                "keep": _("Den er stadig fritaget, når forsøgets periode slutter."),
                "lapse": _("Den falder bort, når forsøgets periode slutter."),
            }[approval.at_end]
        )
    return tuple(told)


def why_outside(judged: Judgement, experiment: Experiment, at: datetime, book: Lawbook) -> str:
    """Why ordinary law counts at an instant for a case tried under an experiment; "" where it doesn't."""
    valid, inside = experiment.approval.valid, judged.memberships[experiment.id]
    if inside.covers(at):
        return ""
    told = {"title": said(experiment.title), "from": words.short_day(valid.since)}
    if at < day_start(valid.since):
        return _("Forsøget »%(title)s« begyndte først %(from)s: den dag gælder almindelig lov.") % told
    if valid.until and at >= day_start(valid.until):
        last = words.short_day(valid.until - timedelta(days=1))
        return _("Forsøget »%(title)s« sluttede %(last)s: den dag gælder almindelig lov.") % {
            **told,
            "last": last,
        }
    ways = experiment.approval.ways_out
    left = [until for _since, until in inside.inside if until and until <= at]
    gone = [act for act in judged.acts if left and act.occurred_at.instant == max(left)]
    because = [one for one in ways if any(act.name in one.acts for act in gone)]
    if not because:
        return _("Sagen er uden for forsøget »%(title)s«: den dag gælder almindelig lov.") % told
    return _("Sagen er gået ud af forsøget »%(title)s« %(ways)s: den dag gælder almindelig lov.") % {
        **told,
        "ways": _listed(because, book),
    }


def _waives(experiment: Experiment, owed: Owed) -> bool:
    return any(waiver.id == owed.span.because for waiver in experiment.approval.waivers)


def _when_out(then: Return, due: Due) -> str:
    """What becomes of a waived duty as its case leaves; `%(ways)s` is still to be filled in."""
    if then == "keep":
        return _("Den bliver ved med at være fritaget, når sagen går ud af forsøget: %(ways)s.")
    if then == "lapse":
        return _("Den falder bort, når sagen går ud af forsøget: %(ways)s.")
    day = words.short_instant(due.instant) if due.instant else words.short_day(due.day) if due.day else ""
    if not day:
        return _("Den gælder igen, når sagen går ud af forsøget: %(ways)s.")
    back = _("Den gælder igen med sin oprindelige frist %(due)s, når sagen går ud af forsøget: %(ways)s.")
    return back.replace("%(due)s", day)


def _listed(ways: Iterable[WayOut], book: Lawbook) -> str:
    """By which acts, and with which answers."""
    return "; ".join(_way(one, book) for one in ways)


def _way(way: WayOut, book: Lawbook) -> str:
    acts = acts_words(sorted(way.acts), book)
    if not way.when:
        return _("ved %(acts)s") % {"acts": acts}
    guards = _(" og ").join(guard_words(one, book) for one in way.when)
    return _("ved %(acts)s, når %(guards)s") % {"acts": acts, "guards": guards}


def _back(ways: Iterable[WayOut], book: Lawbook) -> tuple[str, ...]:
    """Which ways out an act takes back, and which act that is; from the others no act leads back."""
    return tuple(
        _("Efter %(acts)s er sagen med igen ved %(back)s.")
        % {"acts": acts_words(sorted(one.acts), book), "back": acts_words(sorted(one.back), book)}
        for one in ways
        if one.back
    )
