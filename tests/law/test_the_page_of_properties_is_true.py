"""Every test that docs/properties.md names is there, and every property of the plan is in its table."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PAGE = (ROOT / "docs/properties.md").read_text("utf-8")


@pytest.mark.parametrize("number", range(1, 13))
def test_each_property_has_a_test_that_is_there(number):
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| P{number} |")]
    assert rows
    for row in rows:
        assert NAMED.findall(row), row


@pytest.mark.parametrize(("path", "name"), NAMED.findall(PAGE))
def test_the_test_is_there(path, name):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
