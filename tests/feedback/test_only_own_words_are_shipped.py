"""What may be shipped: own lines in full, and of licensed instruments no word at all (decision 0134)."""

import re
import tomllib
from pathlib import Path

import pytest

from frirum.feedback import Unreadable, load_instruments
from frirum.site.home import HOME
from tests.feedback.saying import LIBRARY

FOLDER = HOME / "instruments"
REGISTERS = [one for one in LIBRARY if one.kind == "register"]
OWN = [one for one in LIBRARY if one.kind != "register"]
REGISTER_KEYS = {
    *(
        "id",
        "version",
        "kind",
        "measures",
        "title",
        "period",
        "asked",
        "ages",
        "ages_about",
        "roles",
        "lines",
    ),
    *("validated", "licence", "licence_page", "source", "doubts"),
}
MARKS = (
    r"\b(ORS|SRS|CORS|CSRS|GSRS|LASS|FIT|PCOMS|Outcome Rating|Session Rating|Feedback.Informed|OpenFIT|BON)\b"
)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.id)
def test_a_register_has_no_word_of_its_instrument(register):
    written = tomllib.loads((FOLDER / f"{register.id}.toml").read_text("utf-8"))
    assert set(written) <= REGISTER_KEYS
    assert type(written["lines"]) is int
    for number, line in enumerate(register.lines, 1):
        assert line.label == {"da": f"Linje {number}", "en": f"Line {number}"}
        assert not any((line.text, line.about, line.low, line.high, line.picture))
    assert not any((register.intro, register.intro_about))
    assert register.licence_page.startswith("https://")


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.id)
def test_a_register_can_not_be_shown(register):
    assert not register.showable


@pytest.mark.parametrize(
    "added",
    [
        'intro = { da = "x", en = "x" }',
        "[[line]]\nid = 1",
        'text = "x"',
        "cutoff_mm = 250",
        "[[threshold]]\nrci = 5",
    ],
)
def test_the_format_of_a_register_has_no_place_for_text_or_threshold(tmp_path: Path, added):
    text = (FOLDER / "ors.toml").read_text("utf-8")
    (tmp_path / "ors.toml").write_text(f"{text}\n{added}\n", "utf-8")
    with pytest.raises(Unreadable, match="is not known here"):
        load_instruments(tmp_path)


def test_a_register_with_lines_in_words_is_refused(tmp_path: Path):
    text = (FOLDER / "ors.toml").read_text("utf-8").replace("lines        = 4", 'lines = ["x", "y"]')
    (tmp_path / "ors.toml").write_text(text, "utf-8")
    with pytest.raises(Unreadable, match="'lines' is not a whole number"):
        load_instruments(tmp_path)


@pytest.mark.parametrize("own", OWN, ids=lambda one: one.id)
def test_what_is_ours_has_all_words_in_both_languages_is_open_and_says_that_it_is_not_validated(own):
    assert own.licence == "CC BY 4.0"
    assert not own.validated
    assert own.showable
    texts = [own.title, own.intro]
    for line in own.lines:
        texts += [line.label, line.text, line.low, line.high]
        texts += [line.about] if own.kind == "lines" and "parent-about-child" in own.roles else []
    assert all(words[language].strip() for words in texts for language in ("da", "en"))
    assert "CC BY 4.0" in (FOLDER / f"{own.id}.toml").read_text("utf-8").split("\nid")[0], (
        "the file says so itself"
    )


@pytest.mark.parametrize("own", OWN, ids=lambda one: one.id)
def test_no_own_file_names_or_leans_on_a_trademark(own):
    written = (FOLDER / f"{own.id}.toml").read_text("utf-8")
    assert not re.findall(MARKS, written)


@pytest.mark.parametrize("own", [one for one in OWN if one.ages == (6, 12)], ids=lambda one: one.id)
def test_a_child_that_does_not_read_has_pictures_and_short_words(own):
    for line in own.lines:
        assert line.picture
        assert line.low_picture
        assert line.high_picture
        assert len(line.text["da"].split()) <= 12
    assert len({line.picture for line in own.lines}) == len(own.lines)


def test_the_two_ages_are_asked_about_the_same_four_things():
    for older, younger in (
        ("trivselslinjer", "trivselslinjer-boern"),
        ("samtalelinjer", "samtalelinjer-boern"),
    ):
        assert [(line.id, line.label) for line in LIBRARY[older].lines] == [
            (line.id, line.label) for line in LIBRARY[younger].lines
        ]
