"""What the municipality has set for its instruments: thresholds, with who, when and from where; its texts.

None is built in, and none is proposed: what is published disagrees, and the numbers are the municipality's to
answer for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from frirum.desk.door import Asker, desk_page
from frirum.desk.keeping import keeps_text
from frirum.desk.leading import leaders_pages
from frirum.desk.voicewords import ages_words, role_words
from frirum.feedback import Instrument, Library
from frirum.feedback.change import reliable_change_criterion
from frirum.feedback.config import as_config
from frirum.feedback.thresholds import Threshold, Thresholds
from frirum.law.listening import Listening
from frirum.law.moments import Moment, local_day
from frirum.record import instruments
from frirum.record.drafts import Refused, Subjects, Times
from frirum.record.identifiers import new_id
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.site.screen import words
from frirum.site.screen.answers import read
from frirum.site.screen.asking import NOTHING, FaultLink, Typed, as_shown, ask_fields
from frirum.site.screen.places import place_of
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said

SET = "threshold-set"
CENTIMETRES = {"cutoff": 10, "rci": 20}
"""How small a part of the scale was most likely meant in centimetres: 25 of 400 is 25,0 of 40,0."""
FIGURES = frozenset({"cutoff", "rci", "sd", "reference_effect"})


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """One threshold, ready for `desk/thresholds.html`."""

    who: str
    figures: tuple[str, ...]
    source: str
    by: str


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One instrument, and what is set for it."""

    title: str
    register: bool
    licence_page: str
    pack: str
    rows: tuple[ThresholdRow, ...]


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("leader")
def thresholds(request: HttpRequest, asker: Asker) -> HttpResponse:
    """What is set, by instrument, and the form that sets it."""
    if request.method == "GET":
        return _show(request, asker, new_id(), NOTHING)
    key, typed = form_id(request.POST.get("entry_id", "")), Typed.of(request.POST)
    kind, now = lawbook().vocabulary[SET], Moment(asker.at)
    day, hour = as_shown(now)
    timed = Typed({**typed.fields, "occurred_at.date": [day], "occurred_at.hour": [hour]})
    answers = read(lawbook().vocabulary, kind, timed, asker.at)
    library = instruments.library(asker.viewer.municipality)
    held = instruments.thresholds(asker.viewer.municipality, asker.at)
    faults = dict(odd_figures(answers.values, library, held)) | dict(answers.faults)
    if faults:
        return _show(request, asker, key, typed, faults)
    try:
        record(
            SET,
            actor=asker.actor(kind.roles),
            entry_id=entry_id(key, {"act": SET, "values": answers.values}),
            subjects=Subjects(),
            times=Times(now),
            values=answers.values,
        )
    except Refused as refused:
        return _show(request, asker, key, typed, {one.field: said(one.says) for one in refused.faults})
    messages.success(
        request, _("Grænsen er sat. Den gælder fra nu af, og den, den afløser, står i journalen.")
    )
    return redirect("desk:thresholds")


@require_safe
@never_cache
@desk_page("leader")
def thresholds_file(request: HttpRequest, asker: Asker) -> HttpResponse:
    """What is set now, as `frirum feedback score --config` reads it."""
    held = instruments.thresholds(asker.viewer.municipality, asker.at)
    response = HttpResponse(as_config(held), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="graenser.toml"'
    return response


def odd_figures(values: Mapping[str, Any], library: Library, held: Thresholds) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of what can't be meant. What a figure must be at all, the door says."""
    instrument = library.get(str(values.get("instrument", "")))
    if instrument is None or instrument.most_total is None:
        return
    if not FIGURES & values.keys() and not _replaces(values, instrument, held):
        yield "cutoff", _("Skriv en grænse, en mindste sikre ændring, eller begge.")
    for name, part in CENTIMETRES.items():
        number = values.get(name)
        if isinstance(number, int | float) and 0 < number * part <= instrument.most_total:
            says = _("%(n)s mm er %(points)s på papirets linjer. Skriv millimeter: 25,0 på papiret er 250.")
            yield name, says % {"n": _plain(number), "points": _plain(number / 10)}
    yield from _overlapping(values, instrument, held)


def _replaces(values: Mapping[str, Any], instrument: Instrument, held: Thresholds) -> bool:
    """Whether something is set for the very same: without figures it is then taken away."""
    ages = (values.get("ages_from") or 0, values.get("ages_to"))
    key = (instrument.id, values.get("role"), ages)
    return any((one.instrument, one.role, one.ages) == key for one in held)


def _overlapping(
    values: Mapping[str, Any], instrument: Instrument, held: Thresholds
) -> Iterator[tuple[str, str]]:
    """Ages that overlap with those of another threshold would be two answers to one question."""
    first, last = values.get("ages_from") or 0, values.get("ages_to")
    if not isinstance(first, int) or not (last is None or isinstance(last, int)):
        return
    for one in held:
        low, high = one.ages
        same = (one.instrument, one.role) == (instrument.id, values.get("role"))
        apart = (last is not None and last < low) or (high is not None and high < first)
        if same and not apart and (low, high) != (first, last):
            says = _("Der er sat en grænse for %(ages)s. Skriv de samme aldre, eller nogle uden for dem.")
            yield "ages_from", says % {"ages": ages_words(one.ages)}


def _show(
    request: HttpRequest,
    asker: Asker,
    key: UUID,
    typed: Typed,
    faults: Mapping[str, str] | None = None,
) -> HttpResponse:
    municipality, wrong = asker.viewer.municipality, faults or {}
    library, kind = instruments.library(municipality), lawbook().vocabulary[SET]
    held = instruments.thresholds(municipality, asker.at)
    summed = [one for one in library if one.scoring == "sum"]
    chosen = {"instrument": [(one.id, said(one.title)) for one in summed]}
    fields = ask_fields(kind, typed, wrong, chosen, local_day(asker.at))
    links = [FaultLink(field.html_id, field.fault) for field in fields if field.fault]
    place = place_of(municipality)
    shown = {
        "pages": leaders_pages(asker),
        "own": [_instrument(one, held) for one in summed if one.kind != "register"],
        "registers": [_instrument(one, held) for one in summed if one.kind == "register"],
        "listening": place.listening if place else Listening(),
        "help": said(kind.help),
        "fields": fields,
        "faults": links + [FaultLink("", text) for name, text in wrong.items() if not name],
        "entry_id": key,
    }
    return render(request, "desk/thresholds.html", shown, status=422 if wrong else 200)


def _instrument(one: Instrument, held: Thresholds) -> InstrumentRow:
    return InstrumentRow(
        title=said(one.title),
        register=one.kind == "register",
        licence_page=one.licence_page,
        pack=one.pack,
        rows=tuple(_row(each, one) for each in held if each.instrument == one.id),
    )


def _row(one: Threshold, instrument: Instrument) -> ThresholdRow:
    by = ""
    if one.date:
        by = _("Sat af %(name)s den %(day)s") % {
            "name": one.entered_by or _("ukendt"),
            "day": words.short_day(one.date),
        }
    return ThresholdRow(
        who=f"{role_words(one.role)}, {ages_words(one.ages)}",
        figures=tuple(_figures(one, instrument)),
        source=one.source,
        by=by,
    )


def _figures(one: Threshold, instrument: Instrument) -> Iterator[str]:
    """What is set, in words, and what follows from a spread and a reliability."""
    if one.cutoff_mm is not None:
        on_it = (
            _("%(mm)s selv regnes med til over") if one.inclusive else _("%(mm)s selv regnes med til under")
        )
        yield _("Grænse: %(mm)s mm af %(most)s (%(on_it)s)") % {
            "mm": one.cutoff_mm,
            "most": instrument.most_total,
            "on_it": on_it % {"mm": one.cutoff_mm},
        }
    if one.rci_mm is not None:
        least = _("%(mm)s mm eller mere") if one.rci_inclusive else _("mere end %(mm)s mm")
        yield _("Mindste sikre ændring: %(least)s") % {"least": least % {"mm": _plain(one.rci_mm)}}
    if one.sd_mm is not None and one.reliability is not None:
        criterion = reliable_change_criterion(one.sd_mm, one.reliability)
        yield _(
            "Spredning %(sd)s mm og reliabilitet %(r)s svarer til en sikker ændring på %(mm)s mm (95 %%,"
            " Jacobson og Truax)"
        ) % {"sd": _plain(one.sd_mm), "r": _plain(one.reliability), "mm": round(criterion)}
    elif one.sd_mm is not None:
        yield _("Spredning: %(sd)s mm") % {"sd": _plain(one.sd_mm)}


def _plain(number: float) -> str:
    text = f"{number:g}"
    return text.replace(".", ",") if words.danish() else text
