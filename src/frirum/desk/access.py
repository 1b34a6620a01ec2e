"""Who may see a case, why, and until when: by role, by cover, by a grant; and who has opened it lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.access.models import Grant, User
from frirum.access.policy import UNIT_ROLES
from frirum.desk.covered import last_day
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.staff import of_units, staff_by_id
from frirum.law.moments import local_day
from frirum.record import lists, reading
from frirum.record.history import roots_of
from frirum.record.models import Case
from frirum.site.screen import words
from frirum.site.screen.menu import role_words
from frirum.site.screen.places import units_of


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who may see the case: what they may do, why, and for how long."""

    name: str
    may: str
    why: str
    span: str
    end_url: str = ""


@require_safe
@never_cache
@desk_page("leader")
def access(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """Who has access to a case now, later, and had it by grant before. What is given and ended is an act."""
    opened = open_case(asker, case, "access")
    staff, writes = staff_by_id(asker), opened.level == "write"
    now, over = _granted(asker, opened.case, staff, writes)
    shown = {
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "child": str(opened.case.person),
        "by_role": _by_role(opened.case, staff) + _by_cover(asker, opened.case, staff),
        "granted": now,
        "over": over,
        "opened": _opened(opened.case, staff),
        "give_url": reverse("desk:act", args=[opened.case.id, "grant-given"]) if writes else "",
    }
    return render(request, "desk/access.html", shown)


def _by_role(case: Case, staff: Mapping[UUID, User]) -> list[Held]:
    """Whose case it is, and who answers for its unit: as `policy.by_role` says."""
    unit = units_of(case.municipality).get(case.unit, case.unit)
    found = []
    adviser = staff.get(case.assignee) if case.assignee else None
    if adviser and adviser.active and "adviser" in adviser.roles:
        found.append(Held(adviser.name, _("Læse og skrive"), _("Sagens rådgiver"), ""))
    for user in of_units(staff.values(), [case.unit]):
        if user.active and UNIT_ROLES & set(user.roles):
            why = _("%(role)s i %(unit)s") % {"role": role_words(user), "unit": unit}
            found.append(Held(user.name, _("Læse og skrive"), why, ""))
    return found


def _by_cover(asker: Asker, case: Case, staff: Mapping[UUID, User]) -> list[Held]:
    return [
        Held(
            staff[one.covered_by].name,
            _("Læse og skrive"),
            _("Dækker for %(name)s") % {"name": staff[one.adviser].name},
            _until(words.short_day(last_day(one.until))),
        )
        for one in lists.covered_by(asker.viewer, case)
        if one.covered_by in staff and one.adviser in staff
    ]


def _granted(
    asker: Asker, case: Case, staff: Mapping[UUID, User], writes: bool
) -> tuple[list[Held], list[Held]]:
    """The grants that hold or will hold, and those that are over, with the reason that was written."""
    told = reading.case_file(case).told
    roots = roots_of(told)
    given = {roots[one.id]: one for one in told if one.entry.act == "grant-given"}  # the newest version
    now: list[Held] = []
    over: list[Held] = []
    for grant in lists.grants_of(case):
        running = grant.until is None or grant.until > asker.at
        query = urlencode({"value.grant": str(grant.entry)})
        url = f"{reverse('desk:act', args=[case.id, 'grant-ended'])}?{query}" if running and writes else ""
        held = Held(
            staff[grant.user].name if grant.user in staff else "",
            _("Læse og skrive") if grant.level == "write" else _("Læse"),
            str(given[grant.entry].said.get("why", "")) if grant.entry in given else "",
            _span(grant),
            url,
        )
        (now if running else over).append(held)
    return now, over


def _opened(case: Case, staff: Mapping[UUID, User]) -> list[tuple[str, str]]:
    """Who has opened the case lately, once a day each, the newest first."""
    found = dict.fromkeys((one.user, local_day(one.at)) for one in lists.readings(case))
    return [
        (words.short_day(day), staff[user].name if user in staff else _("Medarbejder")) for user, day in found
    ]


def _span(grant: Grant) -> str:
    since = words.short_day(local_day(grant.since))
    if grant.until is None:
        return _("fra %(since)s, uden slutdato") % {"since": since}
    return _("fra %(since)s til og med %(until)s") % {
        "since": since,
        "until": words.short_day(last_day(grant.until)),
    }


def _until(day: str) -> str:
    return _("til og med %(day)s") % {"day": day}
