"""Forms begun and not yet sent: kept for their writer alone, and following the access to the case.

Who loses the case no longer sees which case or child it was; the words are their own, and they get them back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from frirum.access.policy import NotYours, Viewer

from .identifiers import new_id
from .models import Case, CaseAlias, UnsentForm
from .reading import find_case

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form as it was left. `case` is None where it is not (any more) the writer's to write in."""

    id: UUID
    form: str
    token: str
    typed: Fields
    updated_at: datetime
    case: Case | None


def keep(viewer: Viewer, case: UUID, form: str, typed: Fields, token: str = "") -> Unsent:
    """Keeps a form in place of what was kept of it before. Raises NotYours where they may not write there."""
    opened = find_case(viewer, case)
    if opened.level != "write" or viewer.user_id is None:
        raise NotYours
    _named(viewer, opened.case.id, form).exclude(case=opened.case.id).delete()
    row, _ = UnsentForm.objects.update_or_create(
        user=viewer.user_id,
        case=opened.case.id,
        form=form,
        defaults={
            "token": token or str(new_id()),
            "typed": json.dumps({name: list(texts) for name, texts in typed.items()}, ensure_ascii=False),
            "updated_at": viewer.at,
        },
    )
    return _unsent(row, opened.case)


def find(viewer: Viewer, case: Case, form: str) -> Unsent | None:
    """What a writer has begun of one form on a case that is theirs to write in."""
    row = _named(viewer, case.id, form).order_by("-updated_at").first()
    return _unsent(row, case) if row else None


def forget(viewer: Viewer, case: UUID, form: str) -> None:
    """Erases what was kept of a form: it was recorded, or its writer wants it gone."""
    _named(viewer, case, form).delete()


def forget_some(viewer: Viewer, ids: Sequence[UUID]) -> None:
    """Erases some of a writer's own, also of cases that they have lost."""
    _own(viewer).filter(pk__in=ids).delete()


def of_case(viewer: Viewer, case: Case) -> tuple[Unsent, ...]:
    """What a writer has begun on one case, the newest first."""
    return tuple(_unsent(row, case) for row in _on(viewer, case.id).order_by("-updated_at"))


def mine(viewer: Viewer) -> tuple[Unsent, ...]:
    """All that a writer has begun, the newest first; also on cases that they have lost."""
    rows = _own(viewer).order_by("-updated_at")
    return tuple(_unsent(row, _theirs(viewer, row.case)) for row in rows)


def _theirs(viewer: Viewer, case: UUID) -> Case | None:
    try:
        opened = find_case(viewer, case)
    except NotYours:
        return None
    return opened.case if opened.level == "write" else None


def _own(viewer: Viewer) -> QuerySet[UnsentForm]:
    return UnsentForm.objects.filter(user=viewer.user_id) if viewer.user_id else UnsentForm.objects.none()


def _on(viewer: Viewer, case: UUID) -> QuerySet[UnsentForm]:
    """On a case, and on those that turned out to be it."""
    here = Q(case=case) | Q(case__in=CaseAlias.objects.filter(case=case).values("pk"))
    return _own(viewer).filter(here)


def _named(viewer: Viewer, case: UUID, form: str) -> QuerySet[UnsentForm]:
    return _on(viewer, case).filter(form=form)


def _unsent(row: UnsentForm, case: Case | None) -> Unsent:
    return Unsent(row.id, row.form, row.token, json.loads(row.typed or "{}"), row.updated_at, case)
