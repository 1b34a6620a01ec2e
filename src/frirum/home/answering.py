"""Answering: what is asked, one line at a time, and what one answered, straight on its way to the journal."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frirum.access.answering import end_ticket, let_linger
from frirum.access.handed_over import handed_over
from frirum.access.policy import NotYours, ReadOnly
from frirum.home import asked
from frirum.home.door import Guest, for_guest, wants_json
from frirum.home.own import own_answers
from frirum.record.drafts import Refused
from frirum.record.feedback import Ask
from frirum.record.identifiers import new_id
from frirum.record.respondents import give_answer
from frirum.site import clock
from frirum.site.screen.words import said as in_words

LONGEST_AGO = timedelta(days=7)  # as long as a late answer is taken (access.answering)


@require_http_methods(["GET", "POST"])
@for_guest
def answer(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The asks that are open; when none is, thanks, and what one has answered oneself."""
    if request.method == "POST":
        return _take(request, guest)
    return _show(request, guest)


@require_POST
@for_guest
def done(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The person is done: nobody comes back by this address. On the tablet the adviser takes over."""
    end_ticket(guest.ticket)
    return redirect("home:locked") if handed_over(request) else render(request, "home/bye.html")


def _show(
    request: HttpRequest,
    guest: Guest,
    fault: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = asked.page(guest.who, guest.ticket, guest.held)
    if not guest.held.fresh:
        page["asks"] = []
    shown: dict[str, Any] = {
        "page": page,
        "name": guest.who.name,
        "is_child": guest.who.is_child,
        "fault": fault,
        "ticket": guest.ticket,
        "on_tablet": guest.held.way == "tablet",
        "late": not guest.held.fresh and guest.who.asks,
    }
    if page["asks"]:
        shown["first"] = _plain_form(page["asks"][0], typed or {})
        shown["form_key"] = new_id()
        return render(request, "home/answer.html", shown, status=status)
    if guest.held.fresh:
        shown["own"] = own_answers(guest.who, clock.now())
        let_linger(guest.ticket)
    return render(request, "home/thanks.html", shown)


def _plain_form(ask: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """An ask as a form that needs no script: each line a row of eleven places."""
    most = ask["most"]
    lines = [
        {
            **line,
            "places": [
                {
                    "value": step * most // 10,
                    "number": step + 1,
                    "chosen": typed.get(line["id"]) == str(step * most // 10),
                }
                for step in range(11)
            ],
        }
        for line in ask["lines"]
    ]
    return {**ask, "lines": lines}


def _take(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Records an answer. What is missing is said, and what was marked stands."""
    ask = next((one for one in guest.who.talks[0].asks if one.id == request.POST.get("ask")), None)
    try:
        entry = UUID(request.POST.get("entry_id", ""))
    except ValueError:
        ask = None
    if ask is None or ask.respondent != guest.who.person:
        return _refused(request, guest, _("Det spørgsmål er her ikke mere. Prøv at hente siden igen."), 422)
    marks = _marks(request.POST, guest, ask)
    if marks is None and not request.POST.get("skipped"):
        return _refused(
            request, guest, _("Sæt et mærke på hver streg – eller sig, at du helst ikke vil svare."), 422
        )
    said = {"skipped": request.POST["skipped"]} if request.POST.get("skipped") else {"marks": marks}
    ago = _ago(request.POST.get("ago", ""))
    if not guest.held.takes(ago):
        return _refused(request, guest, _("Koden gælder ikke mere. Bed din rådgiver om en ny."), 410)
    mode = "tablet" if guest.held.way == "tablet" else "phone"
    try:
        done = give_answer(guest.who, ask, said, mode, entry, clock.now(), ago)
    except (NotYours, ReadOnly):
        return _refused(request, guest, _("Der er allerede svaret. Det første svar gælder."), 409)
    except Refused as refused:
        if ask not in guest.who.asks:
            return _refused(request, guest, _("Der er allerede svaret. Det første svar gælder."), 409)
        return _refused(request, guest, " ".join(in_words(one.says) for one in refused.faults), 422)
    if wants_json(request):
        return JsonResponse({"recorded": str(entry), "again": getattr(done, "again", False)})
    return redirect("home:answer", guest.ticket)


def _refused(request: HttpRequest, guest: Guest, says: str, status: int) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"fault": says}, status=status)
    typed = {
        name.removeprefix("mark."): request.POST[name] for name in request.POST if name.startswith("mark.")
    }
    return _show(request, guest, says, typed, status)


def _marks(posted: QueryDict, guest: Guest, ask: Ask) -> list[int] | None:
    """The marks in the order of the lines; None unless each is there, a whole number."""
    instrument, lines = guest.who.instrument(ask), guest.who.lines(ask)
    typed = [posted.get(f"mark.{line.id}", "") for line in lines]
    if (
        instrument is None
        or not lines
        or not all(one.isascii() and one.isdigit() and len(one) <= 3 for one in typed)
    ):
        return None
    return [int(one) for one in typed]  # whether they lie on their lines, the journal's door asks


def _ago(typed: str) -> timedelta:
    """How long ago the device says that it was marked; at most as long as a late answer is taken."""
    seconds = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 0
    return min(timedelta(seconds=seconds), LONGEST_AGO)
