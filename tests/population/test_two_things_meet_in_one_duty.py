"""Written lives for what random ones seldom meet: both say the same, and say this."""

from __future__ import annotations

import pytest

from frirum.population.events import History
from tests.law.small import Story, book
from tests.law.test_waiver_changes_standing_and_nothing_else import APPROVAL, EXAMINE, PRACTICE, WAIVABLE
from tests.population.holding import Held, hold

OUT = """
[[excludes]]
id = "out"
trigger = "refused"
act = "examined"
"""


@pytest.fixture
def examination(tmp_path):
    """Tells a life under an experiment that waives the examination, and answers how its duty was told."""
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
    lawbook = book(tmp_path, EXAMINE + OUT, approval=approval, practice=PRACTICE, waivable=WAIVABLE)

    def told(*acts):
        story = Story(lawbook, "e1")
        for name, at in acts:
            story.act(name, at)
        held = Held()
        hold({"e1": story.regimes}, [History("one", tuple(story.acts), story.person)], held)
        assert held.differing == []
        assert held.compared == 1
        return held.seen

    return told


def test_a_waived_duty_to_do_what_is_out_of_play_is_waived(examination):
    seen = examination(("refused", "2018-06-01"), ("notified", "2018-06-04T10:00"))
    assert (seen["born waived"], seen["born suspended"]) == (1, 0)


@pytest.mark.parametrize(
    ("revived", "dormant"),
    [("2018-10-04T23:59", 0), ("2018-10-05T00:00", 0), ("2018-10-05T00:01", 1)],  # due on 4 October
)
def test_a_duty_that_is_revived_just_as_it_is_missed_is_not_dormant(examination, revived, dormant):
    seen = examination(("notified", "2018-06-04T10:00"), ("heard", "2018-06-05"), ("flagged", revived))
    assert seen["dormant"] == dormant
    assert seen["started by a miss"] == 1
