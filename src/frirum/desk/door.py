"""The first line of every desk page: who asks, and the case they ask for. Not yours is 404, read-only is 403."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Literal, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from frirum.access.models import Grant, User, log_reading
from frirum.access.policy import Level, Viewer, one
from frirum.access.viewers import viewer
from frirum.record.drafts import Actor
from frirum.record.models import Case, CaseAlias
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

    def actor(self, roles: tuple[str, ...]) -> Actor:
        """As whom an act is recorded: in the first of the user's roles that the act allows.

        Raises PermissionDenied where none does.
        """
        role = next((role for role in self.user.roles if role in roles), None)
        if role is None:
            raise PermissionDenied
        return Actor("user", str(self.user.id), role, self.user.municipality)


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that the asker may read or write."""

    case: Case
    level: Level

    @property
    def may_write(self) -> bool:
        return self.level == "write"


def desk_page(*roles: Literal["intake", "adviser", "leader"]) -> Callable[[View], View]:
    """A page for staff with one of these roles: the view gets the `Asker`. Others get 403, the unknown sign in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = cast(User, request.user)
            asker = Asker(user, viewer(user, clock.now()))
            if asker.viewer.roles.isdisjoint(roles):
                raise PermissionDenied
            return view(request, asker, *args, **kwargs)

        return login_required(guarded)

    return guard


def open_case(asker: Asker, case_id: UUID, way: str) -> OpenedCase:
    """The case, noted as read by the asker. Http404 where it is not theirs, or not there.

    A case that turned out to be another's is that one; `way` is the page, for the read log.
    """
    alias = CaseAlias.objects.filter(pk=case_id).first()
    case = Case.objects.select_related("person").filter(pk=alias.case_id if alias else case_id).first()
    if case is None:
        raise Http404
    level = one(asker.viewer, case, Grant.objects.filter(case=case.id, user=asker.user.id))
    if level is None:
        raise Http404
    log_reading(asker.user.id, case.id, case.municipality, asker.at, way)
    return OpenedCase(case, level)


def open_case_to_write(asker: Asker, case_id: UUID, way: str) -> OpenedCase:
    """As `open_case`; PermissionDenied (403) where the asker may only read."""
    opened = open_case(asker, case_id, way)
    if not opened.may_write:
        raise PermissionDenied
    return opened
