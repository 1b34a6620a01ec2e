"""Paper: data and a template in, a tagged PDF out, by typst, without the network and with its own fonts.

What people wrote goes in as JSON, never as markup, so that nothing in it can be a command.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from frirum.site.letters import legible

PAPER = Path(__file__).parent / "paper"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: headings, tables and language are told to who can't see; typst refuses what breaks it."""


def available() -> bool:
    """Whether typst is installed; without it there is JSON alone."""
    return find_spec("typst") is not None


def pdf(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """The paper `template` (a file of `paper/`) with some data, dated `at`."""
    made: bytes = _set(
        template, data, format="pdf", pdf_standards=[STANDARD], timestamp=at.replace(microsecond=0)
    )
    return made


def picture(template: str, data: Mapping[str, Any]) -> list[bytes]:
    """The same as PNG, a picture a page: to look at."""
    found: bytes | list[bytes] = _set(template, data, format="png", ppi=80)
    return found if isinstance(found, list) else [found]


def _set(template: str, data: Mapping[str, Any], **how: Any) -> Any:
    import typst

    try:
        return typst.compile(
            PAPER / template,
            root=PAPER,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(legible(data), ensure_ascii=False)},
            **how,
        )
    except BaseException as fallen:
        if type(fallen).__name__ != "PanicException":
            raise
        # Rust's panic is no Exception: it would go past Django and take the worker along.
        raise RuntimeError(f"typst could not set {template}") from None
