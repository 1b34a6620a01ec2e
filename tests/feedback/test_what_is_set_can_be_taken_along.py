"""A municipality's thresholds as a file: read back they are the same, whatever their source is called."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from frirum.feedback.config import as_config
from frirum.feedback.thresholds import Threshold, Thresholds, load_config


def test_written_and_read_again(tmp_path: Path) -> None:
    said: dict[str, Any] = {
        "source": 'Manual "2020"\nside 3 \\ æøå',
        "entered_by": "Birgit Dam",
        "date": date(2018, 6, 2),
    }
    each = (
        Threshold("ors", "self", (18, None), cutoff_mm=250, rci_inclusive=False, **said),
        Threshold(
            "cors", "self", (6, 12), rci_mm=55.5, inclusive=False, sd_mm=80.0, reliability=0.84, **said
        ),
    )
    path = tmp_path / "graenser.toml"
    path.write_text(as_config(Thresholds(each)), "utf-8")
    read = load_config(path)
    assert read == Thresholds(each)
    assert read.digest == Thresholds(each).digest
    path.write_text(as_config(Thresholds()), "utf-8")
    assert load_config(path) == Thresholds()
