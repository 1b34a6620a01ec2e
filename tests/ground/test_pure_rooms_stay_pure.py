"""The pure rooms decide from what they are given: no clock, no environment, no library but those named."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[2] / "src" / "frirum"
MAY_USE = {"law": {"frirum.law"}, "exchange": {"frirum.exchange", "lxml"}}
PURE = [(room, path) for room in MAY_USE for path in sorted((ROOMS / room).glob("**/*.py"))]

CLOCKS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.monotonic", "time.perf_counter", "time.localtime", "time.gmtime"),
}
WORLD = {"os.environ", "os.getenv", "random", "secrets", "uuid.uuid1", "uuid.uuid4", "socket", "subprocess"}


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def impurities(source: str, room: str = "law") -> list[str]:
    """Names of what a pure module may not touch, as it is written there."""
    tree = ast.parse(source)
    names = [dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    touched = {".".join(name.split(".")[-2:]) for name in names} & (CLOCKS | WORLD)
    foreign = {
        name
        for name in imported(tree)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(name == own or name.startswith(f"{own}.") for own in MAY_USE[room])
    }
    return sorted(
        touched
        | foreign
        | {name for name in imported(tree) if name in WORLD | CLOCKS or name.split(".")[0] in WORLD}
    )


def test_there_are_pure_modules() -> None:
    assert len(PURE) > 5


@pytest.mark.parametrize(("room", "module"), PURE, ids=lambda one: getattr(one, "stem", one))
def test_a_pure_module_touches_nothing_but_its_arguments(room: str, module: Path) -> None:
    assert impurities(module.read_text(encoding="utf-8"), room) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import datetime\nx = datetime.datetime.now()", "datetime.now"),
        ("from datetime import date\nx = date.today()", "date.today"),
        ("import time\nx = time.time()", "time.time"),
        ("from time import monotonic", "time.monotonic"),
        ("import os\nx = os.environ['A']", "os.environ"),
        ("from os import environ", "os.environ"),
        ("import random", "random"),
        ("from django.utils import timezone", "django.utils.timezone"),
        ("from frirum.record import journal", "frirum.record.journal"),
    ],
)
def test_the_test_itself_finds_what_it_is_for(source: str, names: str) -> None:
    assert impurities(source) == [names]
