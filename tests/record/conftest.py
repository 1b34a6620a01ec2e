"""The cast, on a database of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import World


@pytest.fixture
def world(db: None) -> World:
    """Staff of two municipalities, and nobody else yet."""
    from tests.cast import World  # only now are the tables known

    return World()
