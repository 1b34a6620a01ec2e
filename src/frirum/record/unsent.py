"""Forms begun and not yet sent: kept for their writer alone, and following the access to the case.

Who loses the case no longer sees which case or child it was; the words are their own, and they get them back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from frirum.access.policy import NotYours, Viewer

from . import documents
from .identifiers import as_id, new_id
from .models import Case, CaseAlias, RecordedForm, UnsentForm
from .reading import find_case

Fields = Mapping[str, Sequence[str]]
REMEMBERED = 100
"""How many recorded forms of a writer are remembered: a save that is under way is never that far behind."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form as it was left. `case` is None where it is not (any more) the writer's to write in."""

    id: UUID
    form: str
    token: str
    typed: Fields
    updated_at: datetime
    case: Case | None


def keep(viewer: Viewer, case: UUID, form: str, typed: Fields, key: UUID, token: str = "") -> Unsent | None:
    """Keeps a form in place of what was kept of it before; None where the form `key` is recorded already.

    `key` is the id that the page gave its form. Raises NotYours where they may not write there.
    """
    opened = find_case(viewer, case)
    if opened.level != "write" or viewer.user_id is None:
        raise NotYours
    if was_recorded(viewer, key):
        return None
    _named(viewer, opened.case.id, form).exclude(case=opened.case.id).delete()
    row, _ = UnsentForm.objects.update_or_create(
        user=viewer.user_id,
        case=opened.case.id,
        form=form,
        defaults={
            "key": key,
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


def recorded(viewer: Viewer, case: UUID, form: str, key: UUID) -> None:
    """Erases what was kept of a form that is recorded, and remembers its `key`.

    A save that was under way meanwhile, whichever came first in the database, is no draft: nobody is offered
    anew what stands in the case.
    """
    if viewer.user_id is None:
        return
    RecordedForm.objects.get_or_create(user=viewer.user_id, key=key)
    mine = RecordedForm.objects.filter(user=viewer.user_id)
    late = UnsentForm.objects.filter(user=viewer.user_id, key__in=mine.values("key"))
    late.delete()
    mine.exclude(pk__in=list(mine.order_by("-pk").values_list("pk", flat=True)[:REMEMBERED])).delete()
    forget(viewer, case, form)
    documents.forget_staged(viewer.user_id, forms=[key])  # files whose tick was taken away


def was_recorded(viewer: Viewer, key: UUID) -> bool:
    """Whether the form with this key is recorded: by this writer, and lately."""
    return viewer.user_id is not None and RecordedForm.objects.filter(user=viewer.user_id, key=key).exists()


def forget(viewer: Viewer, case: UUID, form: str) -> None:
    """Erases what was kept of a form: it was recorded, or its writer wants it gone."""
    _named(viewer, case, form).delete()


def forget_some(viewer: Viewer, ids: Sequence[UUID]) -> None:
    """Erases some of a writer's own with the files that wait in them, also of cases that they have lost."""
    if viewer.user_id is None:
        return
    rows = list(_own(viewer).filter(pk__in=ids))
    for row in rows:
        texts = [text for texts in _typed(row).values() for text in texts]
        files = [one for text in texts if (one := as_id(text)) is not None]
        documents.forget_staged(viewer.user_id, files, [row.key] if row.key else ())
    UnsentForm.objects.filter(pk__in=[row.pk for row in rows]).delete()


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
    if not viewer.user_id:
        return UnsentForm.objects.none()
    done = RecordedForm.objects.filter(user=OuterRef("user"), key=OuterRef("key"))
    return UnsentForm.objects.filter(~Exists(done), user=viewer.user_id)


def _on(viewer: Viewer, case: UUID) -> QuerySet[UnsentForm]:
    """On a case, and on those that turned out to be it."""
    here = Q(case=case) | Q(case__in=CaseAlias.objects.filter(case=case).values("pk"))
    return _own(viewer).filter(here)


def _named(viewer: Viewer, case: UUID, form: str) -> QuerySet[UnsentForm]:
    return _on(viewer, case).filter(form=form)


def _unsent(row: UnsentForm, case: Case | None) -> Unsent:
    return Unsent(row.id, row.form, row.token, _typed(row), row.updated_at, case)


def _typed(row: UnsentForm) -> Fields:
    found: Fields = json.loads(row.typed or "{}")
    return found
