"""Every model is journal, projection or operational, and says so; only projections may be thrown away."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from frirum.record.municipal import MUNICIPALITY_TABLES
from frirum.record.refreshing import CASE_TABLES, PERSON_TABLES

OURS = [one for one in apps.get_models() if one.__module__.startswith("frirum.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_each_model_is_one_of_three(model: type[Model]) -> None:
    assert vars(model).get("kind") in ("journal", "projection", "operational")


def test_every_projection_is_written_by_the_one_who_rebuilds_it() -> None:
    named = {one._meta.label for one in OURS if vars(one).get("kind") == "projection"}
    tables: list[type[Model]] = [*PERSON_TABLES, *CASE_TABLES, *MUNICIPALITY_TABLES]
    written = {one._meta.label for one in tables}
    assert named == written | {"record.Subject"}  # the index of the envelopes is written with them
