"""»Det må vi nu«: what each experiment changes, for everybody (decision 0117). No word about anybody."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from frirum.law.experiments import Experiment
from frirum.law.may_now import may_now
from frirum.law.moments import local_day
from frirum.law.papers import printed
from frirum.record.lawbook import lawbook
from frirum.record.regimes import adopted, applicable
from frirum.site import clock, typesetting
from frirum.site.screen.paperwork import INVENTED, pdf_answer
from frirum.site.screen.places import places
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class ExperimentView:
    """One experiment in the list: what it is called, whose, when, and whether it applies today."""

    title: str
    url: str
    facts: tuple[str, ...]


@require_safe
def experiments(request: HttpRequest) -> HttpResponse:
    """The experiments of the municipalities that are served here."""
    book = lawbook()
    served = [place.code for place in places()]
    found = [one for one in book.experiments.values() if one.approval.municipality in served]
    in_use = {code: _in_use(code) for code in {one.approval.municipality for one in found}}
    shown = []
    for one in found:
        code = one.approval.municipality
        paper = may_now(book, one.id, _today(code), one.id in in_use[code])
        whose, when, now = paper.facts[:3]
        facts = (said(whose.text), said(when.text), f"{said(now.label)} {said(now.text)}")
        shown.append(ExperimentView(said(one.title), reverse("front:experiment", args=[one.id]), facts))
    return render(request, "front/experiments.html", {"experiments": shown})


@require_safe
def experiment(request: HttpRequest, name: str) -> HttpResponse:
    """One experiment, as on a day (`?dag=`; else today in its municipality). No day: not there."""
    one = _the_experiment(name)
    day = _day(request, one)
    shown = {
        "paper": _paper(request, one, day),
        "pdf": typesetting.available(),
        "asked": request.GET.get("dag", ""),
        "day": day.isoformat(),
        "municipality": one.approval.municipality,
    }
    return render(request, "front/experiment.html", shown)


@require_safe
def memo(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a tagged PDF."""
    one = _the_experiment(name)
    if not typesetting.available():
        raise Http404
    day = _day(request, one)
    return pdf_answer(
        _paper(request, one, day), clock.now_in(one.approval.municipality), f"det-maa-vi-nu-{one.id}"
    )


def _paper(request: HttpRequest, one: Experiment, day: date) -> dict[str, object]:
    paper = may_now(lawbook(), one.id, day, one.id in _in_use(one.approval.municipality))
    return printed(paper, request.LANGUAGE_CODE, invented=INVENTED if settings.FRIRUM_DEMO else "")


def _in_use(municipality: str) -> tuple[str, ...]:
    book = lawbook()
    return applicable(book, municipality, adopted(book, municipality))


def _the_experiment(name: str) -> Experiment:
    one = lawbook().experiments.get(name)
    if one is None or one.approval.municipality not in [place.code for place in places()]:
        raise Http404
    return one


def _day(request: HttpRequest, one: Experiment) -> date:
    asked = request.GET.get("dag", "")
    try:
        return date.fromisoformat(asked) if asked else _today(one.approval.municipality)
    except ValueError as none:
        raise Http404 from none


def _today(municipality: str) -> date:
    now: datetime = clock.now_in(municipality)
    return local_day(now)
