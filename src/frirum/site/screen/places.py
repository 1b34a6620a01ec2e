"""The municipalities that this installation serves, by code and by the name in their address."""

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404

from frirum.law.loading import Municipality
from frirum.record.lawbook import lawbook


def places() -> Iterable[Municipality]:
    """In the order of their codes. An invented one is there in a demo alone."""
    every = lawbook().municipalities.values()
    return sorted(
        (one for one in every if settings.FRIRUM_DEMO or not one.invented), key=lambda one: one.code
    )


def place_of(code: str) -> Municipality | None:
    return lawbook().municipalities.get(code)


def place_at(slug: str) -> Municipality | None:
    return next((one for one in places() if one.slug == slug), None)


def units_of(code: str) -> dict[str, str]:
    """The names of a municipality's units, by id."""
    place = place_of(code)
    return {unit.id: unit.name for unit in place.units} if place else {}


def the_place(slug: str) -> Municipality:
    """The municipality of an address; one that is served nowhere here is not there (404)."""
    place = place_at(slug)
    if place is None:
        raise Http404
    return place
