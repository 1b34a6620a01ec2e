"""The small law of `small.py` as fixtures: a test gives the rules it is about, and tells a story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frirum.law import Lawbook
from tests.law.small import book


@pytest.fixture
def law(tmp_path: Path) -> Callable[..., Lawbook]:
    """Loads a law made of these rules, and an experiment where an approval is given."""

    def make(rules: str, **layers: str) -> Lawbook:
        return book(tmp_path, rules, **layers)

    return make
