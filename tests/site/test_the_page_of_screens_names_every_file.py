"""docs/screens.md names every file of the screens, and none that is not there."""

from __future__ import annotations

import re

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "frirum"
PAGE = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")


def test_every_python_file_is_there_and_no_other() -> None:
    files = {
        str(file.relative_to(SOURCE))
        for room in ("desk", "front", "home", "site/screen")
        for file in (SOURCE / room).glob("*.py")
        if file.name not in ("__init__.py", "apps.py")
    }
    named = set(re.findall(r"^((?:desk|front|home|site/screen)/\w+\.py) ", PAGE, re.MULTILINE))
    assert named == files


def test_every_part_is_there_and_no_other() -> None:
    parts = {f"parts/{file.name}" for file in (SOURCE / "site" / "templates" / "parts").glob("*.html")}
    assert set(re.findall(r"^(parts/\w+\.html) ", PAGE, re.MULTILINE)) == parts
