"""The law's readers on mangled files: they load, or they say file, line and mend; never a traceback.

Real files of `statutes/`, `experiments/`, `areas/` and `municipalities/` with an author's, an editor's and a
disk's slips in them (`mangled.py`), and documents made at random.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.law import Lawbook, LawErrors, load
from frirum.law.documents import Problem
from frirum.law.examples import check
from frirum.law.loading import FOLDERS
from tests.law.mangled import mangled
from tests.law.small import write_law

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".md", ".toml")
)
LONGEST = 2_000  # characters of one message


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """Of the whole law only one file differs from one example to the next: the others are parsed once."""
    parse = lru_cache(maxsize=1_000)(tomllib.loads)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("frirum.law.documents.tomllib.loads", parse)
        yield


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole law as data, to be spoilt and mended again."""
    folder = tmp_path_factory.mktemp("whole")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def read(folder: Path) -> Lawbook | None:
    """Loads and runs the examples; what is wrong must be said whole."""
    book: Lawbook | None = None
    problems: tuple[Problem, ...] = ()
    try:
        book = load(folder)
    except LawErrors as faults:
        problems = faults.problems
    if book:
        problems = tuple(check(book)[1])
    for one in problems:
        said_whole(one, folder)
    assert book or problems
    return book


def said_whole(problem: Problem, folder: Path) -> None:
    assert (folder / problem.place.file).exists() or "missing" in problem.says, problem
    assert problem.place.line >= 1, problem
    assert problem.says.strip(), problem
    assert problem.mend.strip(), problem
    assert len(str(problem)) < LONGEST, str(problem)[:LONGEST]
    str(problem).encode()


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_real_file_with_a_slip_loads_or_is_refused_with_file_line_and_mend(
    law: Path, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(FILES))
    right = (ROOT / name).read_bytes()
    (law / name).write_bytes(data.draw(mangled(right)))
    try:
        read(law)
    finally:
        (law / name).write_bytes(right)


KEYS = st.sampled_from(
    [
        "id",
        "act",
        "trigger",
        "within",
        "clock",
        "when",
        "valid",
        "needs",
        "rules",
        "acts",
        "at",
        "must",
        "age",
    ]
)
PLAIN = st.one_of(
    st.integers().map(str),
    st.booleans().map(lambda one: str(one).lower()),
    st.dates().map(str),
    st.sampled_from(['"notified"', '"assess"', '"24h"', "[]", "{ act = 'notified' }", "'''\n'''"]),
)
TABLES = [
    "provision",
    "duty",
    "condition",
    "lapses",
    "suspends",
    "capacity",
    "example",
    "waiver",
    "waivable",
    "act",
    "field",
    "list",
]
ROWS = st.one_of(
    st.sampled_from(TABLES).map("[[{}]]".format),
    st.sampled_from(TABLES).map("[{}]".format),
    st.builds("{} = {}".format, KEYS, PLAIN),
    st.builds("{} = {{ {} = {} }}".format, KEYS, KEYS, PLAIN),
    st.builds("{} = [{{ {} = {} }}]".format, KEYS, KEYS, PLAIN),
)
TOML = st.lists(ROWS, max_size=12).map("\n".join)
DOCUMENTS = st.one_of(
    TOML.map(str.encode),
    TOML.map("```toml\n{}\n```\n".format).map(str.encode),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=200),
)
NAMES = ("statutes/lov/2.md", "statutes/lov/statute.toml", "areas/test/more.toml", "municipalities/1.toml")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_law(tmp_path_factory.mktemp("small"), "")


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS, st.sampled_from(NAMES))
def test_any_document_at_all_loads_or_is_refused_in_words(small: Path, text: bytes, name: str) -> None:
    before = (small / name).read_bytes() if (small / name).exists() else None
    (small / name).write_bytes(text)
    try:
        read(small)
    finally:
        (small / name).unlink()
        if before is not None:
            (small / name).write_bytes(before)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    folder = write_law(tmp_path, "")
    for path in folder.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read(folder)


@pytest.mark.parametrize("line", ["\N{LINE SEPARATOR}", "\x0b", "\x0c", "\x85"])
def test_a_line_is_what_an_editor_counts_as_one(tmp_path: Path, line: str) -> None:
    folder = write_law(tmp_path, "[[dooty]]\nid = 'x'\n")
    paragraph = folder / "statutes/lov/1.md"
    paragraph.write_text(f"Ord {line} og flere.\n" + paragraph.read_text("utf-8"), "utf-8")
    with pytest.raises(LawErrors) as caught:
        load(folder)
    place = caught.value.problems[0].place
    assert paragraph.read_text("utf-8").split("\n")[place.line - 1] == "[[dooty]]"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("when = [{ act = 'notified', field = 'professional', in = [[1]] }]", "not a list of plain values"),
        ("unless = [{ act = 'notified', field = 'professional', is = {} }]", "not one plain value"),
        ("about = { field = 'kind', in = [{}] }", "not a list of plain values"),
    ],
)
def test_a_value_that_no_field_can_have_is_refused_on_its_line(tmp_path: Path, wrong: str, says: str) -> None:
    rule = f'[[condition]]\nid = "c"\nact = "started"\nneeds = "decided"\n{wrong}\n'
    with pytest.raises(LawErrors) as caught:
        load(write_law(tmp_path, rule))
    assert any(says in one.says and one.place.line == 13 for one in caught.value.problems)


@pytest.mark.parametrize(
    "values",
    ["{ dya = '2018-05-01' }", "{ day = 3 }", "{ sorts = ['other'] }", "[1]", "{ day = 2018-05-01 }"],
)
def test_an_example_whose_act_says_what_it_cannot_say_is_refused(tmp_path: Path, values: str) -> None:
    """A misspelt field in an example would prove nothing, and nobody would see."""
    example = (
        '[[duty]]\nid = "plan"\ntrigger = "planned"\nact = "started"\n'
        'clock = { act = "planned", field = "day" }\n'
        f'[[example]]\nsays = "x"\nrules = ["plan"]\nat = 2018-05-02\n'
        f'acts = [{{ act = "planned", at = 2018-05-01, values = {values} }}]\n'
    )
    _, problems = check(load(write_law(tmp_path, example)))
    refused = [one for one in problems if one.mend == "Write it as frirum acts says." or "values" in one.says]
    assert bool(refused) == (values != "{ day = 2018-05-01 }")


def test_a_long_word_is_not_said_whole(tmp_path: Path) -> None:
    rule = f'[[duty]]\nid = "d"\ntrigger = "{"x" * 50_000}"\nact = "started"\n'
    assert read(write_law(tmp_path, rule)) is None
