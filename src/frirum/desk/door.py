"""The first line of every desk page: who asks, for which case. Not yours is 404, read-only is 403."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Literal, NoReturn, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from frirum.access.models import User
from frirum.access.policy import UNIT_ROLES, NotYours, ReadOnly, Viewer
from frirum.access.viewers import viewer
from frirum.record import reading
from frirum.record.drafts import Actor
from frirum.record.reading import Opened
from frirum.site import clock

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and when, in business time."""

    user: User
    viewer: Viewer

    @property
    def at(self) -> datetime:
        return self.viewer.at

    @property
    def of_unit(self) -> bool:
        """Whether their lists are those of their units; else only of their own cases."""
        return bool(self.viewer.roles & UNIT_ROLES)

    def actor(self, roles: tuple[str, ...]) -> Actor:
        """As whom an act is recorded: in the first of the user's roles that the act allows.

        Raises PermissionDenied where none does.
        """
        role = next((role for role in self.user.roles if role in roles), None)
        if role is None:
            raise PermissionDenied
        return Actor("user", str(self.user.id), role, self.user.municipality)


def desk_page(*roles: Literal["intake", "adviser", "leader"]) -> Callable[[View], View]:
    """A page for staff with one of these roles; its view gets the `Asker`. Other roles get 403.

    Wherever in the view the policy says no, the answer is the same: a case may be lost at any moment, also
    between two lines of one request.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = cast(User, request.user)
            asker = Asker(user, viewer(user, clock.now()))
            if asker.viewer.roles.isdisjoint(roles):
                raise PermissionDenied
            try:
                return view(request, asker, *args, **kwargs)
            except NotYours as not_there:
                raise Http404 from not_there
            except ReadOnly as read_only:
                raise PermissionDenied from read_only

        return login_required(guarded)

    return guard


def open_case(asker: Asker, case_id: UUID, way: str) -> Opened:
    """The case, noted as read by the asker on the page `way`. NotYours where it is not theirs."""
    return reading.open_case(asker.viewer, case_id, way)


def open_case_to_write(asker: Asker, case_id: UUID, way: str) -> Opened:
    """As `open_case`; ReadOnly where the asker may only read."""
    opened = open_case(asker, case_id, way)
    if opened.level != "write":
        raise ReadOnly
    return opened


def check_lost(asker: Asker, case_id: UUID) -> NoReturn:
    """After the journal's door let an act of this case's page not in: NotYours where the case itself was lost
    meanwhile, else PermissionDenied: it is another one, on which the act stands too, that is not theirs."""
    reading.find_case(asker.viewer, case_id)
    raise PermissionDenied
