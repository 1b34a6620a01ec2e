"""How somebody comes to answer: the tablet handed over, a code with its QR, a child's code card."""

from secrets import token_urlsafe
from uuid import UUID

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from frirum.access import answering
from frirum.access.handed_over import hand_over
from frirum.desk.door import Asker, desk_page, open_case_to_write
from frirum.desk.kin import Kin, kin_of
from frirum.desk.talk import seen_asks, talk_of
from frirum.law.moments import Moment
from frirum.record.drafts import Subjects, Times
from frirum.record.feedback import TalkRead
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.record.reading import Opened
from frirum.record.respondents import known_as
from frirum.record.talking import CARD
from frirum.site.screen.sending import entry_id, form_id

CARD_ENDED = "code-card-ended"


@require_POST
@never_cache
@desk_page("intake", "adviser", "leader")
def give(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """A way in for one person of a talk: `how` says which."""
    opened = open_case_to_write(asker, case, "talk")
    found, kin = talk_of(opened, entry), kin_of(asker, opened.case)
    who = next(
        (one.respondent for one in seen_asks(found, kin) if str(one.respondent) == request.POST.get("who")),
        None,
    )
    if who is None:
        raise Http404
    back = reverse("desk:talk", args=[opened.case.id, found.entry])
    how = request.POST.get("how")
    if how == "tablet":
        same = known_as(opened.case.municipality, who)
        ticket = answering.open_here(opened.case.municipality, found.entry, who, "tablet", same)
        # What the tablet keeps while the line is down is sealed with what stands behind the #.
        to = f"{reverse('home:answer', args=[ticket])}#{token_urlsafe(18)}"
        hand_over(request, to, back)
        return redirect(to)
    if how == "code":
        return _code(request, opened, found, kin, who)
    if how in ("card", "end_card") and who in {one.case.person_id for one in kin.cases}:
        return _card(request, asker, kin, who, back, end=how == "end_card")
    raise Http404


def _code(request: HttpRequest, opened: Opened, found: TalkRead, kin: Kin, who: UUID) -> HttpResponse:
    """Shown once: nobody can look it up again, but a new one can be made."""
    same = known_as(opened.case.municipality, who)
    code = answering.give_code(opened.case.municipality, found.entry, who, same)
    address = request.build_absolute_uri(reverse("home:come_in"))
    shown = {
        "back": reverse("desk:talk", args=[opened.case.id, found.entry]),
        "name": str(kin.persons[who]),
        "code": answering.shown(code),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "qr": qr(f"{address}#{code}"),
        "hours": int(answering.CODE_LASTS.total_seconds() // 3600),
    }
    return render(request, "desk/talk_code.html", shown)


def qr(text: str) -> str:
    """A QR code as SVG, drawn here: no address of a family is sent to anybody to draw it."""
    drawn = segno.make(text, error="m").svg_inline(
        scale=6, border=2, svgclass="qr", lineclass=None, omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308  # segno's own drawing; the text is in its squares alone


def _card(request: HttpRequest, asker: Asker, kin: Kin, who: UUID, back: str, *, end: bool) -> HttpResponse:
    """The act is in the journal; what opens the card is not. The child chooses its PIN on the tablet."""
    case = next(one.case for one in kin.cases if one.case.person_id == who)
    same = known_as(case.municipality, who)
    now, key = answering.card_of(who, same), form_id(request.POST.get("entry_id", ""))
    if end and now is None:
        return redirect(back)
    act = CARD_ENDED if end else CARD
    values = {"card": str(now.entry)} if end and now else {"to": str(who)}
    done = entry_id(key, {"act": act, "values": values})
    record(
        act,
        actor=asker.actor(lawbook().vocabulary[act].roles),
        entry_id=done,
        subjects=Subjects(cases=(case.id,)),
        times=Times(Moment(asker.at)),
        values=values,
    )
    if end and now:
        answering.end_card(now.entry)
        messages.success(request, _("Kortet er spærret."))
        return redirect(back)
    card = answering.give_card(case.municipality, who, done, same)
    to = reverse("home:card", args=[answering.card_token(card)])
    hand_over(request, to, back)
    return redirect(to)
