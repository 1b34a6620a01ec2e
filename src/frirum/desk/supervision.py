"""Cases to talk about at supervision, each with why in words. No alarm, no score, no list of people."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk import paging
from frirum.desk.door import Asker, desk_page
from frirum.desk.kin import names_of_staff
from frirum.desk.leading import leaders_pages
from frirum.feedback import Library
from frirum.feedback.supervision import Practice, Reason
from frirum.feedback.thresholds import Limits
from frirum.law.listening import Listening
from frirum.law.moments import local_day
from frirum.record import instruments, reading, supervising
from frirum.record.supervising import ToTalkAbout
from frirum.site.screen import words
from frirum.site.screen.places import place_of
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class Why:
    """One reason, and what it means where one asks."""

    says: str
    who: str
    when: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One case, ready for `desk/supervision.html`."""

    child: str
    age: str
    url: str
    assignee: str
    why: tuple[Why, ...]


@require_safe
@never_cache
@desk_page("adviser", "leader")
def supervision(request: HttpRequest, asker: Asker) -> HttpResponse:
    """An adviser's own cases, a leader's units': those left alone the longest first; `?efter=` goes on."""
    municipality = asker.viewer.municipality
    library, thresholds = instruments.library(municipality), instruments.thresholds(municipality, asker.at)
    practice, after = practice_of(municipality), paging.read(request.GET.get("efter", ""))
    found = supervising.to_talk_about(asker.viewer, library, thresholds, practice, after)
    reading.note_shown(asker.viewer, [one.case for one in found.rows], "supervision")
    leads = "leader" in asker.viewer.roles
    staff = names_of_staff(asker) if leads else {}
    shown = {
        "pages": leaders_pages(asker) if leads else (),
        "leads": leads,
        "rows": [
            TalkRow(
                child=str(one.case.person),
                age=words.age(one.case.person.born, local_day(asker.at)),
                url=reverse("desk:voices", args=[one.case.id]),
                assignee=staff.get(one.case.assignee, ""),
                why=_whys(one, found.names, library, practice, thresholds.limits),
            )
            for one in found.rows
        ],
        "practice": practice,
        "more": paging.written(found.after),
    }
    return render(request, "desk/supervision.html", shown)


def practice_of(municipality: str) -> Practice:
    """What the municipality has chosen to be told of."""
    place = place_of(municipality)
    chosen = place.listening if place else Listening()
    return Practice(chosen.weeks_without_answer, chosen.talks_without_progress)


def _whys(
    one: ToTalkAbout, names: Mapping[str, str], library: Library, practice: Practice, limits: Limits
) -> tuple[Why, ...]:
    child = str(one.case.person_id)
    return tuple(
        Why(
            says=_says(reason),
            who=_who(reason, names, child, library),
            when=words.short_day(reason.since),
            meaning=_meaning(reason, practice, limits),
        )
        for reason in one.reasons
    )


def _who(reason: Reason, names: Mapping[str, str], child: str, library: Library) -> str:
    """Who answered, of whom, and by which instrument."""
    rater = reason.rater
    if rater is None:
        return ""
    name = names.get(rater.respondent, "")
    if rater.role in ("parent-about-child", "other-about-child"):
        name = _("%(name)s om barnet") % {"name": name}
    elif rater.respondent != child:
        name = _("%(name)s om sig selv") % {"name": name}
    instrument = library.get(rater.instrument)
    return f"{name}, {said(instrument.title)}" if instrument else name


def _says(reason: Reason) -> str:
    told = reason.told
    match reason.code:
        case "alliance-below":
            return _(
                "Svaret om samtalen er under kommunens grænse: %(latest)s, og grænsen er %(cutoff)s."
            ) % {
                "latest": told["latest"],
                "cutoff": told["cutoff"],
            }
        case "alliance-fell":
            return _("Svaret om samtalen er faldet %(mm)s mm siden sidste samtale.") % {"mm": told["mm"]}
        case "worsened":
            return _("Svarene er gået ned fra første til seneste: fra %(first)s til %(latest)s.") % {
                "first": told["first"],
                "latest": told["latest"],
            }
        case "falling":
            return _("Svarene er faldet ved to samtaler i træk, i alt %(mm)s mm.") % {"mm": told["mm"]}
        case "no-progress":
            return ngettext(
                "%(n)s samtale uden fremgang.", "%(n)s samtaler uden fremgang.", told["talks"]
            ) % {"n": told["talks"]}
        case "no-answer":
            weeks = ngettext("%(n)s uge", "%(n)s uger", told["weeks"]) % {"n": told["weeks"]}
            if not told["answers"]:
                return _("Familien er spurgt, og ingen har svaret i %(weeks)s.") % {"weeks": weeks}
            return _("Ingen har svaret i %(weeks)s.") % {"weeks": weeks}


def _meaning(reason: Reason, practice: Practice, limits: Limits) -> str:
    """The definition, as it is computed (`feedback.supervision`)."""
    match reason.code:
        case "alliance-below":
            return _(
                "Summen af det seneste svar om samtalen ligger under den grænse, kommunen har sat for"
                " skemaet."
                " Det er et sted at spørge: Hvad skal vi gøre anderledes? Det er ikke en karakter til"
                " rådgiveren."
            )
        case "alliance-fell":
            return _(
                "Summen af svaret om den seneste samtale er mindst %(mm)s mm lavere end ved den forrige."
                " At nogen tør sætte et lavt mærke, er godt: spørg, hvad vi skal gøre anderledes."
            ) % {"mm": limits.fall_mm}
        case "worsened":
            return _(
                "Fra det første til det seneste svar er summen faldet med mindst den ændring, som kommunen"
                " har sat"
                " som større end måleusikkerheden (Jacobson og Truax). Tallet siger ikke hvorfor."
            )
        case "falling":
            return _(
                "Svaret er lavere end ved samtalen før, to gange i træk. Kommunen har ikke sat en grænse"
                " for, hvor"
                " stor en ændring skal være, så også små fald tæller, og det kan være tilfældigt."
            )
        case "no-progress":
            return _(
                "Ingen af de seneste %(n)s svar er bedre end det første. Er der sat en grænse for ændring,"
                " skal"
                " fremgangen være mindst så stor. Den, der begyndte over grænsen, er ikke med. Spørg, om"
                " hjælpen er"
                " den rigtige."
            ) % {"n": practice.talks_without_progress}
        case "no-answer":
            return _(
                "Der er gået mindst %(n)s uger, siden nogen sidst svarede, eller siden familien blev spurgt"
                " første"
                " gang. At sige nej tak er i orden: spørg, om måden at spørge på passer familien."
            ) % {"n": practice.weeks_without_answer}
