"""Judging as known at an instant: what was recorded by then, under the law as it was known then.

Valid time (when an act was done, and which law governed that day) is asked by `status(judgement, at)`.
Recorded time is asked here: acts, corrections and withdrawals recorded later are left out, and an
approval has the period that it had before it was prolonged.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from .duties import Judgement
from .history import Act, PersonFacts
from .moments import local_day
from .regimes import RegimeTimeline
from .replay import judge


def judge_as_known(
    regimes: RegimeTimeline, history: Iterable[Act], known_at: datetime, person: PersonFacts | None = None
) -> Judgement:
    """Judges a history as somebody would have who knew all that was recorded at an instant, and no more."""
    return judge(regimes.as_known(local_day(known_at)), recorded_by(history, known_at), person)


def recorded_by(history: Iterable[Act], known_at: datetime) -> tuple[Act, ...]:
    """The acts of a history as written that had been recorded at an instant.

    One that doesn't say when it was recorded counts from when the municipality knew of it.
    """
    return tuple(act for act in history if (act.recorded_at or act.known_at).instant <= known_at)
