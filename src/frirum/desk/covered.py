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


def covered_by(asker: Asker) -> tuple[Covered, ...]:
    """What the asker covers now, a list for each adviser who is away."""
    away = covering(asker.viewer)
    names = names_of_staff(asker) if away else {}
    return tuple(covered(asker, one, names) for one in away)


def covered(
    asker: Asker, adviser: UUID, names: Mapping[UUID | None, str], after: Key | None = None
) -> Covered:
    """One such list, by the name of the adviser; `after` pages it."""
    running = [one for one in asker.viewer.covers if one.since <= asker.at < one.until]
    until = max(one.until for one in running if one.adviser == adviser)
    said = {"name": names.get(adviser, ""), "day": words.short_day(last_day(until))}
    return Covered(
        heading=_("Dækker for %(name)s til og med %(day)s") % said,
        url=reverse("desk:covered", args=[adviser]),
        page=lists.covered_worklist(asker.viewer, adviser, after),
    )


def last_day(until: datetime) -> date:
    """The last day of a stretch that ends at an instant, exclusive."""
    return local_day(until - timedelta(microseconds=1))
