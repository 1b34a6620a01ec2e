"""The lock files carry every declared package, with hashes, and no address to fetch it from."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
DECLARED = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": [*PROJECT["project"]["dependencies"], *GROUPS["dev"]],
    "requirements-tools.lock": GROUPS["tools"],
    "requirements-node.lock": GROUPS["node"],
}
PINNED = re.compile(r"^(?P<name>[\w.-]+)(\[[^]]*\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[NormalizedName, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PINNED.finditer(text)}


@pytest.mark.parametrize("name", DECLARED)
def test_every_declared_package_is_locked_within_its_range(name: str) -> None:
    locked = pins(name)
    for line in DECLARED[name]:
        asked = Requirement(line)
        assert asked.specifier.contains(locked.get(canonicalize_name(asked.name), "0")), (
            f"`make lock`: {line}"
        )


@pytest.mark.parametrize("name", DECLARED)
def test_every_pin_has_a_hash_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_what_runs_is_the_same_in_both() -> None:
    tested = pins("requirements-dev.lock")
    assert {name: tested.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


def test_npm_is_locked_by_content_without_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: said for name, said in lock["packages"].items() if name}
    assert all("integrity" in said and "resolved" not in said for said in packages.values())
    declared = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = declared["dependencies"] | declared["devDependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
