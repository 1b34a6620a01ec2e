"""Ways in which a file comes to be wrong: slips of an author, of an editor, of a disk."""

from __future__ import annotations

from hypothesis import strategies as st

VALUES = [
    "1",
    "-1",
    "0",
    "9" * 40,
    "9" * 5000,
    "1.5",
    "nan",
    "-inf",
    "true",
    '""',
    '"x"',
    '"\\u0000"',
    '"\N{SNOWMAN}"',
    "[]",
    "[[]]",
    "[1, 'a', {}]",
    "[{ id = [1] }]",
    "{}",
    "{ act = { act = 1 } }",
    "{ from = 2018-01-01, to = 1900-01-01 }",
    "2018-02-30",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59",
    "2018-03-25T02:30:00",
    "2018-05-01T10:00:00+14:00",
    "07:30:00",
    "[" * 3000 + "]" * 3000,
    "{ a = " * 3000 + "1" + " }" * 3000,
    '"' + "long" * 60_000 + '"',
    '"missed:"',
    '"/"',
    '"9999mo"',
    '"9999wd"',
]
LINES = [
    "[[duty]]",
    "[[example]]",
    "[provision]",
    "[[waiver]]",
    "[[never]]",
    "[act.field]",
    "[[act.field]]",
    "[[act]]",
    "```",
    "```toml",
    "act = 1",
    "when = [{ act = [], field = 'age', in = [[1]] }]",
    "unless = [{ act = 'effort-started', field = 'effort_kind', in = [{}] }]",
    "about = { field = 'to_what', in = [[]] }",
    "x" * 70_000,
    "\N{LINE SEPARATOR}",
    "\x0b\x0c",
    "\x00",
]
BYTES = [
    b"\xff",
    b"\xc3",
    b"\x00",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\r",
    b"\n",
    *(one.encode() for one in "\"'[]{}=,"),
]


@st.composite
def mangled(draw: st.DrawFn, text: bytes) -> bytes:
    """A file with one to three slips in it."""
    for _ in range(draw(st.integers(1, 3))):
        slip = draw(st.sampled_from(SLIPS))
        text = slip(draw, text)
    return text


def _value(draw: st.DrawFn, text: bytes) -> bytes:
    """A key with a value of another kind."""
    lines = text.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b"=" in line]
    if keyed:
        number = draw(st.sampled_from(keyed))
        key = lines[number].split(b"=")[0]
        lines[number] = key + b"= " + draw(st.sampled_from(VALUES)).encode()
    return b"\n".join(lines)


def _inner(draw: st.DrawFn, text: bytes) -> bytes:
    """A value within a line, in quotes, put by another."""
    at = [number for number, one in enumerate(text) if one == ord('"')]
    if len(at) < 2:
        return text
    first = draw(st.integers(0, len(at) - 2))
    return text[: at[first]] + draw(st.sampled_from(VALUES)).encode() + text[at[first + 1] + 1 :]


def _gone(draw: st.DrawFn, text: bytes) -> bytes:
    """Some lines are lost."""
    lines = text.split(b"\n")
    first = draw(st.integers(0, len(lines) - 1))
    return b"\n".join(lines[:first] + lines[first + draw(st.integers(1, 3)) :])


def _swapped(draw: st.DrawFn, text: bytes) -> bytes:
    lines = text.split(b"\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _line(draw: st.DrawFn, text: bytes) -> bytes:
    """A line that belongs elsewhere, or one of the file's own once more."""
    lines = text.split(b"\n")
    more = draw(st.one_of(st.sampled_from(LINES).map(str.encode), st.sampled_from(lines)))
    lines.insert(draw(st.integers(0, len(lines))), more)
    return b"\n".join(lines)


def _renamed(draw: st.DrawFn, text: bytes) -> bytes:
    """A key with a letter more or less."""
    lines = text.split(b"\n")
    keyed = [number for number, line in enumerate(lines) if b"=" in line]
    if keyed:
        number = draw(st.sampled_from(keyed))
        lines[number] = draw(st.sampled_from([b"x" + lines[number], lines[number][1:]]))
    return b"\n".join(lines)


def _bytes(draw: st.DrawFn, text: bytes) -> bytes:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(BYTES)) + text[at + draw(st.integers(0, 2)) :]


def _cut(draw: st.DrawFn, text: bytes) -> bytes:
    """The disk was full."""
    return text[: draw(st.integers(0, len(text)))]


SLIPS = (_value, _value, _inner, _inner, _gone, _swapped, _line, _renamed, _bytes, _cut)
