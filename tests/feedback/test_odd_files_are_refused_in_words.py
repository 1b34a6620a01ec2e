"""Real files spoiled as an author, an editor and a disk spoil them: refused by file and line, or read."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from frirum.feedback import Problem, Unreadable, load_instruments, load_pack
from frirum.feedback.answers import as_json
from frirum.feedback.summary import score
from frirum.feedback.tables import RowFault, as_text, read
from frirum.feedback.thresholds import Thresholds, load_config
from frirum.site.home import HOME
from tests.feedback.saying import LIBRARY, said
from tests.feedback.test_a_municipality_lays_its_texts_over_a_register import LINE, PACK
from tests.feedback.test_thresholds_come_from_a_named_person import ONE

ODD = (
    *("1", "-1", '""', "[]", "{}", "true", "nan", "[[1]]", "2018-01-01T10:00:00", '"\\u0000"'),
    *("{ da = 1 }", '{ from = "x" }', "99999999999999999999", '["self", 1]', "{ from = -1, to = 200 }"),
)
BYTES = (b'"', b"\n", b";;", b"\x00", b"\xff", b"-1")
READERS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "instrument": (
        lambda path: load_instruments(path.parent),
        [one.read_text("utf-8") for one in sorted((HOME / "instruments").glob("*.toml"))],
    ),
    "config": (load_config, [f"{ONE}\n[limits]\nfall_mm = 20\n"]),
    "pack": (load_pack, [PACK + 4 * LINE]),
}


def spoiled(text: str, chance: Random) -> str:
    """One line changed, cut, lost or twice."""
    lines = text.split("\n")
    place, way = chance.randrange(len(lines)), chance.random()
    if way < 0.6 and "=" in lines[place]:
        lines[place] = f"{lines[place].split('=')[0]}= {chance.choice(ODD)}"
    elif way < 0.8:
        lines[place] = lines[place][: chance.randrange(len(lines[place]) + 1)]
    elif way < 0.9:
        del lines[place]
    else:
        lines.insert(place, chance.choice(lines))
    return "\n".join(lines)


def told(reader: Callable[[Path], object], path: Path) -> tuple[Problem, ...]:
    try:
        reader(path)
    except Unreadable as faults:
        return faults.problems
    return ()


@pytest.mark.parametrize("kind", READERS)
def test_a_spoiled_file_ends_in_no_traceback(tmp_path: Path, kind):
    reader, texts = READERS[kind]
    chance, refused = Random(kind), 0
    for _ in range(200):
        (tmp_path / "odd.toml").write_text(spoiled(chance.choice(texts), chance), "utf-8")
        problems = told(reader, tmp_path / "odd.toml")
        assert all(one.file == "odd.toml" and one.line > 0 and one.mend for one in problems)
        refused += bool(problems)
    assert refused > 100


def test_a_spoiled_table_is_read_told_or_refused_and_scored(tmp_path: Path):
    answers = [
        *said((1, 2, 3, 4), (5, 6, 7, 8), "no", 400),
        *said((1, 2, 3), instrument="lass"),
        *said((1, 2), instrument="maal"),
    ]
    chance, whole = Random("table"), as_text(answers).encode()
    for _ in range(300):
        odd = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            place = chance.randrange(len(odd))
            odd[place : place + chance.randint(0, 3)] = chance.choice(
                (b'"', b"\n", b";;", b"\x00", b"\xff", b"-1")
            )
        (tmp_path / "odd.csv").write_bytes(odd)
        with suppress(RowFault):
            table = read(tmp_path / "odd.csv", LIBRARY)
            as_json(score(table.ratings, Thresholds(), LIBRARY), table.faults)
