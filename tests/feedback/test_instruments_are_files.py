"""Instruments are data: one TOML file a version, and a wrong one is told by file, line and mend."""

from pathlib import Path

import pytest

from frirum.feedback import Library, Unreadable, load_instruments
from frirum.site.home import HOME

FOLDER = HOME / "instruments"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_instruments(FOLDER)


def test_all_that_is_shipped_is_read(library):
    own = {"maal", "samtalelinjer", "samtalelinjer-boern", "trivselslinjer", "trivselslinjer-boern"}
    registers = {"ors", "cors", "srs", "csrs", "gsrs", "lass"}
    assert set(library.ids()) == own | registers
    assert {one.id for one in library if one.kind == "register"} == registers


def test_an_id_is_found_however_it_is_cased(library):
    assert library.get("ORS") is library.get("ors") is not None
    assert library.get("nothing") is None


@pytest.mark.parametrize(
    ("age", "role", "measures", "first"),
    [
        (9, "self", "outcome", "trivselslinjer-boern"),
        (13, "self", "outcome", "trivselslinjer"),
        (12, "self", "alliance", "samtalelinjer-boern"),
        (41, "parent-about-self", "outcome", "trivselslinjer"),
        (None, "parent-about-self", "alliance", "samtalelinjer"),
        (9, "parent-about-child", "outcome", "trivselslinjer-boern"),
        (3, "parent-about-child", "outcome", "trivselslinjer-boern"),
        (14, "other-about-child", "outcome", "trivselslinjer"),
    ],
)
def test_who_answers_about_whom_says_which_lines(library, age, role, measures, first):
    assert library.for_age(age, role, measures)[0].id == first


def test_a_child_of_five_is_not_asked_itself(library):
    assert not library.for_age(5, "self")


def test_an_adult_who_answers_about_a_child_reads_words_about_a_child(library):
    line = library["trivselslinjer-boern"].lines[0]
    assert line.asks("self")["da"] == "Hvordan har dagene været hjemme hos dig?"
    assert "barnet" in line.asks("parent-about-child")["da"]


def test_a_new_instrument_is_a_new_file(tmp_path: Path):
    (tmp_path / "ours.toml").write_text((FOLDER / "maal.toml").read_text().replace('"maal"', '"ours"'))
    assert load_instruments(tmp_path).ids() == ("ours",)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says", "mend"),
    [
        (
            'kind      = "goals"',
            'kind      = "goal"',
            5,
            "kind = 'goal' is not known",
            "lines, register, goals",
        ),
        ('period    = "now"', "", 1, "'period' is missing", "last-week"),
        ("validated = false", 'validated = "no"', 14, "is not true or false", "Write validated"),
        ("validated = false", "threshold = 5", 1, "'validated' is missing", "Add validated"),
        ("from = 6 }", "from = 6, to = 5 }", 11, "no age is from 6 to 5", "lower one first"),
        ('label = { da = "Mål 2", en = "Goal 2" }', 'label = "Goal 2"', 27, "lacks words", "da ="),
        ('id        = "maal"', "id        = maal", 3, "this is not TOML", "Mend the line"),
    ],
)
def test_a_wrong_file_is_told_by_line_and_mend(tmp_path: Path, was, becomes, line, says, mend):
    text = (FOLDER / "maal.toml").read_text()
    assert was in text
    (tmp_path / "maal.toml").write_text(text.replace(was, becomes))
    with pytest.raises(Unreadable) as fault:
        load_instruments(tmp_path)
    told = [(one.file, one.line, one.says, one.mend) for one in fault.value.problems]
    assert any(f == "maal.toml" and n == line and says in s and mend in m for f, n, s, m in told), told


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"a = \x00", b"", b"[" * 5000, b"id = 1\n[[line]]\nx = 2"]
)
def test_an_odd_file_is_refused_in_words(tmp_path: Path, content):
    (tmp_path / "odd.toml").write_bytes(content)
    with pytest.raises(Unreadable, match="odd.toml:"):
        load_instruments(tmp_path)


def test_a_folder_without_instruments_says_so(tmp_path: Path):
    with pytest.raises(Unreadable, match="no instrument lies here"):
        load_instruments(tmp_path)
