"""What is set, as the command's `--config` reads it: who has the answers can compute the same figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from .thresholds import Threshold, Thresholds

AS_ASKED = {"inclusive": "cutoff_mm", "rci_inclusive": "rci_mm"}
"""Of a figure that is not set, nobody is told what is on it."""


def as_config(thresholds: Thresholds) -> str:
    """The thresholds as TOML, for `thresholds.load_config`. The usual limits are left out."""
    return "\n".join("\n".join(["[[threshold]]", *_lines(one), ""]) for one in thresholds)


def _lines(one: Threshold) -> Iterator[str]:
    for field in fields(one):
        value = getattr(one, field.name)
        if value in (None, "") or (field.name in AS_ASKED and getattr(one, AS_ASKED[field.name]) is None):
            continue
        if field.name == "ages":
            first, last = value
            told = f"from = {first}" + ("" if last is None else f", to = {last}")
            yield f"ages = {{ {told} }}"
        elif field.name == "date":
            yield f"date = {value.isoformat()}"
        else:  # texts, numbers and yes or no are written in TOML as in JSON
            yield f"{field.name} = {json.dumps(value)}"
