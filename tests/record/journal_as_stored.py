"""All that is stored, as plain data: to compare what is read from the journal before and after."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from frirum.record.writing import columns_of


def projections() -> list[type[Model]]:
    """Every table that is read from the journal."""
    return [one for one in apps.get_models() if getattr(one, "kind", "") == "projection"]


def snapshot() -> dict[str, dict[UUID, dict[str, Any]]]:
    """The rows of every projection, by table and id."""
    found: dict[str, dict[UUID, dict[str, Any]]] = {}
    for model in projections():
        names = columns_of(model)
        if model._meta.pk.get_internal_type() == "BigAutoField":  # type: ignore[union-attr]
            rows = {tuple(row): {} for row in model._default_manager.values_list(*names)}
            found[model._meta.label] = rows  # type: ignore[assignment]
        else:
            found[model._meta.label] = {
                row[0]: dict(zip(names, row[1:], strict=True))
                for row in model._default_manager.values_list("pk", *names)
            }
    return found


def wipe() -> None:
    """Throws away everything that is read from the journal."""
    for model in projections():
        model._default_manager.all().delete()
