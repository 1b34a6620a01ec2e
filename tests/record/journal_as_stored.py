"""All that is stored, as plain data: to compare what is read from the journal before and after."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model

from frirum.record.models import Subject
from frirum.record.writing import columns_of


def projections() -> list[type[Model]]:
    """Every table that is read from the journal."""
    return [one for one in apps.get_models() if getattr(one, "kind", "") == "projection"]


def snapshot() -> dict[str, dict[Any, dict[str, Any]]]:
    """The rows of every projection, by table and id; the index of subjects has no ids of its own."""
    found: dict[str, dict[Any, dict[str, Any]]] = {}
    for model in projections():
        names = columns_of(model)
        key = "pk" if model is not Subject else "entry"
        rows = model._default_manager.values_list(key, *names)
        if model is Subject:
            found[model._meta.label] = {tuple(row): {} for row in rows}
        else:
            found[model._meta.label] = {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}
    return found


def wipe() -> None:
    """Throws away everything that is read from the journal."""
    for model in projections():
        model._default_manager.all().delete()
