"""A page on which anybody drops acts on a timeline and sees what the law makes of them. It keeps nothing.

What is typed goes to the server in the form's own body, is judged, and comes back in the page: no storage, no
log of it, no address that holds it (decision 0120). Without scripts a button sends it; with them it follows.
"""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frirum.front.lawshelf import shelf
from frirum.front.trial import MOST_ROWS, ORDINARY, Trial, changed, in_order, of_example, read, regimes
from frirum.front.trialview import Result, act_groups, law_choices, result, row_views
from frirum.law.history import OccasionNeeded
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.replay import judge
from frirum.site import clock
from frirum.site.screen.asking import Typed
from frirum.site.screen.regimewords import regime_words
from frirum.site.screen.words import said


@require_http_methods(["GET", "POST"])
@never_cache
def try_out(request: HttpRequest) -> HttpResponse:
    """An empty timeline, an example (`?eksempel=`), or what was just typed."""
    on_shelf = shelf()
    book = on_shelf.book
    says = ""
    if request.method == "POST":
        typed = Typed.of(request.POST)
        trial = changed(
            read(typed, book),
            typed.one("do"),
            typed.one("new"),
            book,
            local_day(clock.now()),
        )
    elif place := request.GET.get("eksempel", ""):
        if place not in on_shelf.examples:
            raise Http404
        says, trial = on_shelf.examples[place].says, of_example(on_shelf.examples[place], book)
    else:
        trial = Trial(ORDINARY)
    trial = in_order(trial)
    found, fault = _judged(trial, book)
    shown = {
        "trial": trial,
        "rows": row_views(trial, book, local_day(clock.now())),
        "laws": law_choices(trial, book),
        "groups": act_groups(book),
        "moves": (("earlier", _("−1 dag")), ("later", _("+1 dag")), ("remove", _("Fjern"))),
        "full": len(trial.rows) >= MOST_ROWS,
        "example": says,
        "result": found,
        "fault": fault,
    }
    return render(request, "front/try.html", shown)


def _judged(trial: Trial, book: Lawbook) -> tuple[Result | None, str]:
    """What the law makes of it, or why it can't say."""
    at = trial.at()
    if at is None:
        return None, ""
    try:
        judged = judge(regimes(trial, book), trial.acts(), trial.person())
    except OccasionNeeded as needed:
        label = said(book.vocabulary[needed.act.name].label)
        return None, _("Der er flere åbne anledninger: vælg, hvilken »%(act)s« handler om.") % {"act": label}
    found = result(judged, trial, at.instant, book)
    return replace(found, law=regime_words(found.law, book)), ""
