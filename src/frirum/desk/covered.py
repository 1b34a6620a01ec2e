"""What somebody covers: the cases of an adviser who is away, as a list apart from one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from frirum.access.policy import covering
from frirum.desk.door import Asker
from frirum.desk.kin import names_of_staff
from frirum.desk.paging import Key
from frirum.law.moments import local_day
from frirum.record import lists
from frirum.record.lists import Page
from frirum.record.models import DutySpan
from frirum.site.screen import words


@dataclass(frozen=True, slots=True)
class Covered:
    """The duties in the cases of one adviser for whom the asker covers now."""

    heading: str
    url: str
    page: Page[DutySpan]


@dataclass(frozen=True, slots=True)
class Cover:
    """That the asker covers for somebody: in words, and where the list is."""

    adviser: UUID
    heading: str
    url: str


def covers_of(asker: Asker, names: Mapping[UUID | None, str]) -> tuple[Cover, ...]:
    """For whom the asker covers now, by the adviser's name, and until when."""
    running = [one for one in asker.viewer.covers if one.since <= asker.at < one.until]
    found = []
    for adviser in covering(asker.viewer):
        until = max(one.until for one in running if one.adviser == adviser)
        said = {"name": names.get(adviser, ""), "day": words.short_day(last_day(until))}
        heading = _("Dækker for %(name)s til og med %(day)s") % said
        found.append(Cover(adviser, heading, reverse("desk:covered", args=[adviser])))
    return tuple(found)


def covered_by(asker: Asker) -> tuple[Covered, ...]:
    """What the asker covers now, a list for each adviser who is away."""
    names = names_of_staff(asker) if covering(asker.viewer) else {}
    return tuple(covered(asker, one.adviser, names) for one in covers_of(asker, names))


def covered(
    asker: Asker, adviser: UUID, names: Mapping[UUID | None, str], after: Key | None = None
) -> Covered:
    """The list of one whom the asker covers for now; `after` pages it."""
    cover = next(one for one in covers_of(asker, names) if one.adviser == adviser)
    return Covered(cover.heading, cover.url, lists.covered_worklist(asker.viewer, adviser, after))


def last_day(until: datetime) -> date:
    """The last day of a stretch that ends at an instant, exclusive."""
    return local_day(until - timedelta(microseconds=1))
