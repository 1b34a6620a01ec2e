"""What somebody answered at a meeting, as it goes in and out: one row, one FHIR response. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

ROLES = ("self", "parent-about-self", "parent-about-child", "other-about-child")
SKIPS = ("did-not-want", "not-there", "too-tired", "no-time", "other")
MODES = ("tablet", "phone", "paper", "import")
ENDINGS = ("open", "closed")
MOST_MM, MOST_LINES = 100, 4


@dataclass(frozen=True, slots=True)
class Answer:
    """All marks, or a total alone, or why there is none: exactly one of these. Zero is an answer.

    Ids are pseudonyms, or a system's own. `age_band` is whole years, both included: `6-12`, `18-`; "" where
    nobody knows. `thresholds` is the hash of those that were in force when it was written. `summed`: the
    marks have a total; goals have none, each counts for itself.
    """

    case: str
    subject: str
    respondent: str
    role: str
    age_band: str
    instrument: str
    version: str
    meeting: str
    date: date
    marks: tuple[int, ...] | None = None  # whole millimetres of a line, steps of a goal
    total_mm: int | None = None
    skipped: str = ""
    mode: str = ""
    ending: str = ""
    thresholds: str = ""
    summed: bool = field(default=True, compare=False)

    @property
    def total(self) -> int | None:
        """The marks' sum in millimetres, or the total known alone; goals have none, nor what was skipped."""
        return (sum(self.marks) if self.summed else None) if self.marks is not None else self.total_mm

    @property
    def key(self) -> tuple[str, ...]:
        """What is answered once: somebody, about somebody, with an instrument, at a meeting of a case."""
        return (self.case, self.meeting, self.subject, self.respondent, self.role, self.instrument)
