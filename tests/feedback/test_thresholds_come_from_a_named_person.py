"""Thresholds: none is built in; each says for whom, from where, by whom and since when."""

from datetime import date
from pathlib import Path

import pytest

from frirum.feedback import Unreadable
from frirum.feedback.thresholds import Limits, Threshold, Thresholds, load_config
from tests.feedback.saying import LIBRARY

ONE = """\
[[threshold]]
instrument = "ORS"
role       = "self"
ages       = { from = 13, to = 17 }
cutoff_mm  = 280
inclusive  = false
rci_mm     = 63.8
rci_inclusive = true
source     = "Opdigtet kilde"
entered_by = "Karen Opdigtet"
date       = 2018-03-01
"""


def config(tmp_path: Path, text: str) -> Thresholds:
    (tmp_path / "config.toml").write_text(text, "utf-8")
    return load_config(tmp_path / "config.toml")


def test_none_is_built_in():
    assert list(Thresholds()) == []
    assert Thresholds().find("ors", "self", 15) is None


def test_a_config_is_read(tmp_path):
    told = config(tmp_path, ONE + "\n[limits]\nfall_mm = 20\n")
    (one,) = told
    assert (one.instrument, one.ages, one.cutoff_mm, one.inclusive, one.rci_mm) == (
        "ors",
        (13, 17),
        280,
        False,
        63.8,
    )
    assert (one.source, one.entered_by, one.date) == ("Opdigtet kilde", "Karen Opdigtet", date(2018, 3, 1))
    assert told.limits == Limits(fall_mm=20)


@pytest.mark.parametrize(
    ("age", "role", "instrument", "found"),
    [
        (13, "self", "ors", True),
        (17, "self", "ors", True),
        (12, "self", "ors", False),
        (18, "self", "ors", False),
        (None, "self", "ors", False),
        (15, "parent-about-child", "ors", False),
        (15, "self", "cors", False),
    ],
)
def test_it_holds_for_its_instrument_role_and_ages(tmp_path, age, role, instrument, found):
    assert (config(tmp_path, ONE).find(instrument, role, age) is not None) is found


def test_of_two_the_later_holds():
    earlier = Threshold("ors", "self", cutoff_mm=250, date=date(2018, 1, 1))
    later = Threshold("ors", "self", cutoff_mm=280, date=date(2018, 6, 1))
    for each in ((earlier, later), (later, earlier)):
        found = Thresholds(each).find("ors", "self", None)
        assert found is not None
        assert found.cutoff_mm == 280
    assert Thresholds((earlier, Threshold("ors", "self", cutoff_mm=1, date=date(2018, 1, 1)))).find(
        "ors", "self", 40
    ) == Threshold("ors", "self", cutoff_mm=1, date=date(2018, 1, 1))


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ('source     = "Opdigtet kilde"\n', "", 1, "'source' is missing"),
        ('entered_by = "Karen Opdigtet"\n', "", 1, "'entered_by' is missing"),
        ("date       = 2018-03-01\n", "", 1, "'date' is missing"),
        ("inclusive  = false\n", "", 1, "'inclusive' is missing"),
        ("rci_inclusive = true\n", "", 1, "'rci_inclusive' is missing"),
        ("280", "28.0", 5, "is not a whole number"),
        ("280", "401", 5, "out of range"),
        ("63.8", "nan", 7, "out of range"),
        ("63.8", "true", 7, "is not a number"),
        ('"self"', '"mother"', 3, "is not known"),
        ("cutoff_mm", "cutof_mm", 5, "'cutof_mm' is not known here"),
        ("[[threshold]]", "[[thresholds]]", 1, "'thresholds' is not known here"),
    ],
)
def test_a_wrong_config_is_told_by_line(tmp_path, was, becomes, line, says):
    assert was in ONE
    with pytest.raises(Unreadable) as fault:
        config(tmp_path, ONE.replace(was, becomes))
    told = [(one.line, one.says) for one in fault.value.problems]
    assert any(number == line and says in said for number, said in told), told


def test_one_for_no_instrument_would_have_no_effect_and_is_refused(tmp_path):
    (tmp_path / "config.toml").write_text(ONE.replace("ORS", "OSR"), "utf-8")
    with pytest.raises(Unreadable, match="config.toml:2: there is no instrument 'osr'"):
        load_config(tmp_path / "config.toml", LIBRARY)


def test_two_for_the_same_ages_are_refused(tmp_path):
    config(tmp_path, ONE + ONE.replace("from = 13, to = 17", "from = 18"))
    with pytest.raises(Unreadable, match="two thresholds are for the same ages"):
        config(tmp_path, ONE + ONE.replace("from = 13, to = 17", "from = 17"))
