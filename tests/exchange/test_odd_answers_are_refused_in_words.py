"""Tables and bundles of answers with slips in them: read, or refused in words; never a traceback."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.exchange import answers_csv, fhir_reading, fhir_writing
from frirum.exchange.faults import Fault
from tests.exchange.test_a_familys_voice_is_a_fhir_bundle import OWN, REGISTER, voice
from tests.exchange.test_answers_go_out_as_a_table_and_come_back import ALMA
from tests.law.mangled import BYTES

TABLE = answers_csv.write([OWN, ALMA, REGISTER], invented="Opdigtede data")
BUNDLE = fhir_writing.write(voice(OWN, REGISTER))
WORD = re.compile(rb'"[^"\n]*"|[^;,:{}\[\]\s"]+')
ODD = [
    *(
        b"",
        b'""',
        b"0",
        b"-1",
        b"1.5",
        b"1e400",
        b"9" * 5000,
        b"null",
        b"true",
        b"NaN",
        b"{}",
        b"[]",
        b"[{}]",
    ),
    *(b'"urn:uuid:x"', b'"\\ud800"', b'"\\u0000"', b'"Bundle"', b'"Observation"', b'"9999-12-31"', b"[[[[[["),
    *(b"8,2", b"24,2", b"41,0", b"self", b"18-", b"\xc2\xb2", "\N{SNOWMAN}".encode(), b"\xff", b"x" * 5000),
]


@st.composite
def with_slips(draw: st.DrawFn, text: bytes) -> bytes:
    """Words put by others, parts lost, said twice or cut off, bytes that are no text."""
    for _ in range(draw(st.integers(1, 3))):
        words = [found.span() for found in WORD.finditer(text)]
        if not words:
            break
        start, end = draw(st.sampled_from(words))
        kind = draw(st.sampled_from(["word", "word", "other", "gone", "twice", "byte", "cut"]))
        first, last = draw(st.sampled_from(words))
        put = {"word": draw(st.sampled_from(ODD)), "other": text[first:last], "gone": b"", "cut": b""}
        put |= {"twice": text[start:end] * 2, "byte": draw(st.sampled_from(BYTES)) + text[start:end]}
        text = text[:start] + put[kind] + (b"" if kind == "cut" else text[end:])
    return text


def said(fault: Fault) -> bool:
    return bool(fault.line >= 1 and fault.says.strip() and fault.mend.strip() and fault.within("x").encode())


@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
@given(with_slips(TABLE) | st.binary(max_size=200))
def test_a_table_with_slips_is_read_row_by_row_or_the_line_is_said(data):
    refused: list[Fault] = []
    try:
        refused += answers_csv.sift(data).faults
    except Fault as fault:
        refused.append(fault)
    assert all(map(said, refused))


@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
@given(with_slips(BUNDLE) | st.binary(max_size=200))
def test_a_bundle_with_slips_is_read_or_the_place_is_said(data):
    refused = None
    try:
        fhir_reading.read(data)
    except Fault as fault:
        refused = fault
    assert refused is None or said(refused)
