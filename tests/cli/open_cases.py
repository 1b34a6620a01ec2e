"""A file of invented open cases, as large as asked for, and what is bad in it by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

FIRST = date(2005, 1, 1)
BAD = (
    ("child_cpr", "3102104321"),
    ("opened_on", "i foråret"),
    ("child_name", ""),
    ("effort_kind", "klatring"),
    ("unit", "kantinen"),
    ("adviser", "nobody"),
    ("notified_at", "2031-01-01"),
    ("parent1_custody", "måske"),
    ("notifier_kind", "postbud"),
    ("assessed_at", "2016-12-31"),
)
"""A cell of each kind that can't be, one for each bad row in turn."""


def rows(count: int, bad_every: int = 0) -> Iterator[dict[str, str]]:
    """Open cases, two children to a family; every `bad_every`-th has one cell that can't be."""
    for number in range(count):
        born = FIRST + timedelta(days=number % 4000)
        family = number // 2
        parent = date(1975, 1, 1) + timedelta(days=family % 4000)
        row = {
            "case": f"S-{number}",
            "opened_on": "2018-01-15",
            "child_name": f"Barn {number} Opdigtet",
            "child_cpr": f"{born:%d%m%y}{4000 + number // 4000:04}",
            "child_sex": ("pige", "dreng")[number % 2],
            "parent1_name": f"Forælder {family} Opdigtet",
            "parent1_cpr": f"{parent:%d%m%y}{1000 + family // 4000:04}",
            "parent1_custody": "alene",
            "parent1_residence": "ja",
            "unit": "familieraadgivningen",
            "adviser": "mette",
            "notified_at": "2018-01-15T10:00",
            "notifier_kind": "Skole",
            "concern": "Kommer ofte uden mad.",
            "assessed_at": "2018-01-15T14:00",
            "acknowledged_on": "2018-01-16",
            "need_assumed_on": "2018-01-20",
            "consent_on": "2018-02-01",
            "decided_on": "2018-02-02",
            "law_source": "serviceloven-52",
            "effort_kind": "serviceloven-52-3-3",
            "effort_started_on": "2018-02-10",
            "followed_up_on": "2018-05-01",
        }
        if bad_every and number % bad_every == bad_every - 1:
            column, cell = BAD[number // bad_every % len(BAD)]
            row[column] = cell
        yield row


def table(listed: list[dict[str, str]], delimiter: str = ",") -> str:
    """The rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(listed[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return text.getvalue()
