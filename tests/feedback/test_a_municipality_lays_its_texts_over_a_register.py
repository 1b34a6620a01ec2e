"""A text pack: who holds a licence types the texts in, and only then can the form be shown."""

from pathlib import Path

import pytest

from frirum.feedback import Unreadable, load_pack
from tests.feedback.saying import LIBRARY

PACK = """\
register = "ors"
version  = "1"
holder   = "Opdigtet Kommune"
licence  = "2018-0001"
by       = "Karen Opdigtet, leder"
date     = 2018-03-01
"""
LINE = """
[[line]]
text = { da = "Opdigtet tekst" }
low  = { da = "Lidt" }
high = { da = "Meget" }
"""


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "pack.toml").write_text(text, "utf-8")
    return tmp_path / "pack.toml"


def test_with_its_texts_a_register_can_be_shown(tmp_path):
    pack = load_pack(written(tmp_path, PACK + 4 * LINE))
    laid = LIBRARY.with_packs([pack])
    assert laid["ors"].showable
    assert laid["ors"].lines[2].text == {"da": "Opdigtet tekst"}
    assert laid["ors"].lines[2].label == {"da": "Linje 3", "en": "Line 3"}
    assert laid["ors"].pack == "Opdigtet Kommune, 2018-0001"
    assert not LIBRARY["ors"].showable, "the shipped one is as it was"
    assert len(pack.digest) == 64


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (PACK, 1, "no lines"),
        (PACK.replace('licence  = "2018-0001"\n', "") + LINE, 1, "'licence' is missing"),
        (PACK.replace("2018-03-01", '"March"') + LINE, 6, "is not a date"),
        (PACK + LINE.replace("high", "hihg"), 8, "'high' lacks words"),
        (PACK + LINE.replace('{ da = "Lidt" }', '"Lidt"'), 10, "'low' lacks words"),
        (PACK + "cutoff = 25\n" + LINE, 7, "'cutoff' is not known here"),
        (PACK.replace('"ors"', '"'), 1, "not TOML"),
    ],
)
def test_a_wrong_pack_is_told_by_line(tmp_path, text, line, says):
    with pytest.raises(Unreadable) as fault:
        load_pack(written(tmp_path, text))
    told = [(one.line, one.says) for one in fault.value.problems]
    assert any(number == line and says in said for number, said in told), told


@pytest.mark.parametrize("register", ["trivselslinjer", "nothing", "lass"])
def test_a_pack_fits_a_register_with_as_many_lines(tmp_path, register):
    pack = load_pack(written(tmp_path, PACK.replace('"ors"', f'"{register}"') + 4 * LINE))
    with pytest.raises(ValueError, match="is no register with 4 lines"):
        LIBRARY.with_packs([pack])


def test_a_pack_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unreadable, match="can't be read"):
        load_pack(tmp_path / "nothing.toml")
