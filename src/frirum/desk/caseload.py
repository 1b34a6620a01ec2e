"""How many open cases each adviser has, and what they weigh: to share the work by, not to measure anybody."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page
from frirum.desk.leading import leaders_pages
from frirum.desk.staff import advisers, of_units, staff_by_id
from frirum.record import leading
from frirum.record.leading import Load
from frirum.site.screen.places import place_of


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One adviser. `here`: belongs to one of the leader's units, and may have cases."""

    name: str
    cases: int
    weight: int
    url: str
    here: bool


@require_safe
@never_cache
@desk_page("leader")
def caseload(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The advisers of the leader's units by the alphabet, and whoever else has cases there."""
    loads = {load.adviser: load for load in leading.caseloads(asker.viewer)}
    staff = staff_by_id(asker)
    here = {user.id for user in of_units(advisers(staff.values()), asker.viewer.units)}
    place = place_of(asker.viewer.municipality)
    shown = {
        "pages": leaders_pages(asker),
        "rows": [
            _row(user.name, loads.get(one, Load(one, 0, 0)), one in here)
            for one, user in staff.items()
            if one in here or one in loads
        ],
        "load": place.caseload if place else None,
    }
    return render(request, "desk/caseload.html", shown)


def _row(name: str, load: Load, here: bool) -> LoadRow:
    url = f"{reverse('desk:handover')}?{urlencode({'fra': str(load.adviser)})}" if load.cases else ""
    return LoadRow(name, load.cases, load.weight, url, here)
