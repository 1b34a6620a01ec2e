"""A curve shows what was answered, where it was: zero at zero, no answer as none, each who answers alone."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from uuid import uuid4

from django.template.loader import render_to_string

from frirum.feedback.ratings import total
from frirum.site.screen.curves import questions
from tests.site.curvetelling import (
    ADULT,
    ALMA,
    CHILD,
    LONE,
    NAMES,
    TALK,
    alma,
    answers,
    drawn,
    lone,
    lone_about_alma,
    talks,
)

FOUR = (40, 50, 60, 70)


def test_each_who_answers_has_a_curve_and_the_family_has_none() -> None:
    told = [*lone(FOUR, 300), *lone_about_alma((80, 80, 80, 80), FOUR), *alma((10, 10, 10, 10), (0, 0, 0, 0))]
    told += answers(ALMA, ALMA, "self", TALK, (FOUR,))
    found = drawn(told)
    assert [one.title for one in found] == [
        "Alma om sig selv",
        "Lone om Alma",
        "Lone om sig selv",
        "Alma om samtalen",
    ]
    # Every number that is drawn is one that somebody gave: none is made of several.
    shown = {mm for one in found for _, _, mm in one.totals}
    assert shown == {total(one.rating) for one in told}
    assert sum(len(one.totals) for one in found) == len(told)


def test_zero_is_drawn_at_zero_and_no_answer_is_no_zero() -> None:
    (one,) = drawn(alma((0, 0, 0, 0), "too-tired", FOUR))
    assert one.drawing
    assert one.drawing.points[0].y == one.drawing.zero
    assert [place.y for place in one.drawing.skipped] == [one.drawing.lane]
    assert one.drawing.lane > one.drawing.zero
    assert len(one.drawing.points) == 2
    assert not one.drawing.strokes  # a gap: nothing is drawn over the talk that had no number
    assert "den 31. maj 2018, 220 mere end første gang" in one.latest
    assert [(row.total, row.instead) for row in one.rows] == [("0", ""), ("", "too-tired"), ("220", "")]


def test_a_talk_that_was_missed_is_a_gap_too() -> None:
    asked = frozenset({(ALMA, ALMA, CHILD)})
    there, missed = talks("", "", "", ""), talks("", "", "", "", asked=asked)
    (one,), (gap,) = (drawn(alma(FOUR, FOUR, None, FOUR), talks=each) for each in (there, missed))
    assert one.drawing
    assert gap.drawing
    assert [len(stroke) for stroke in one.drawing.strokes] == [3]
    assert [len(stroke) for stroke in gap.drawing.strokes] == [2]
    assert len(gap.drawing.skipped) == 1
    assert gap.rows[2].instead == "Intet svar"


def test_all_have_the_same_scale_and_the_same_days_across() -> None:
    child, parent, herself = drawn(
        [*alma(200, 200, 200, 200), *lone_about_alma(None, 200), *lone(None, None, 200)]
    )
    places = [(point.x, point.y) for point in child.drawing.points]  # type: ignore[union-attr]
    assert [(point.x, point.y) for point in parent.drawing.points] == [places[1]]  # type: ignore[union-attr]
    assert [(point.x, point.y) for point in herself.drawing.points] == [places[2]]  # type: ignore[union-attr]


def test_days_lie_by_time_and_not_by_number() -> None:
    late = dataclasses.replace(alma(100, 100, 100)[2].rating, date=date(2018, 8, 9))
    first, second, third = alma(100, 100, 100)
    (one,) = drawn([first, second, dataclasses.replace(third, rating=late)])
    assert one.drawing
    near, far, last = (point.x for point in one.drawing.points)
    assert 5 * (far - near) < last - far  # 14 days, then 84


def test_a_line_is_opened_by_itself_and_a_total_alone_has_none() -> None:
    (one,) = drawn(alma(FOUR, 240, (0, 100, 60, 70)))
    assert [line.label for line in one.lines] == list(one.headings)
    everyday = one.lines[0]
    assert [point.y for point in everyday.drawing.points][1] == everyday.drawing.zero
    assert len(everyday.drawing.skipped) == 1
    assert everyday.latest == "0 af 100 den 31. maj 2018, 40 mindre end første gang."
    assert everyday.ends == "0: Svære · 100: Gode"
    assert one.rows[1].total == "240"
    (totals,) = drawn(alma(240))
    assert totals.headings == ()  # where nobody marked a line, the table has no columns for them


def test_a_new_instrument_begins_a_new_curve() -> None:
    """A child that turns 13 is asked otherwise: the two are never one line."""
    found = drawn([*alma(FOUR), *answers(ALMA, ALMA, "self", ADULT, (None, FOUR), age=13)])
    assert [len(one.totals) for one in found] == [1, 1]


def test_a_goal_counts_for_itself_in_the_familys_words() -> None:
    told = answers(ALMA, ALMA, "self", "maal", ((2, 0), (5, 1)))
    (one,) = drawn(told, goals=lambda rated: ("Vi spiser sammen", "Jeg sover i min egen seng"))
    assert one.drawing is None
    assert [(line.label, line.latest) for line in one.lines] == [
        ("Vi spiser sammen", "5 af 10 den 17. maj 2018, 3 mere end første gang."),
        ("Jeg sover i min egen seng", "1 af 10 den 17. maj 2018, 1 mere end første gang."),
    ]
    assert not one.totals


def test_new_words_for_the_goals_begin_a_new_curve() -> None:
    told = answers(ALMA, ALMA, "self", "maal", ((2,), (5,)))
    found = drawn(told, goals=lambda rated: (f"Mål {rated.number}",))
    assert [line.label for one in found for line in one.lines] == ["Mål 1", "Mål 2"]


def test_a_correction_is_shown_as_corrected() -> None:
    (given,) = alma(FOUR)
    (one,) = drawn([dataclasses.replace(given, entry=uuid4())])
    assert one.rows[0].corrected
    assert "rettet" in render_to_string("parts/curve.html", {"curve": one})


def test_far_apart_is_a_question_and_no_error() -> None:
    far = drawn([*alma(300, 120), *lone_about_alma(300, 260)])
    assert questions(far) == (
        (
            "Almas og Lones streger ligger langt fra hinanden (120 og 260 den 17. maj 2018). "
            "Hvad ser I hver især?"
        ),
    )
    assert not questions(drawn([*alma(120, 250), *lone_about_alma(300, 260)]))  # they were; it is the newest
    assert not questions(drawn([*alma(120), *lone(380)]))  # about two, and on two scales


def test_what_was_changed_stands_by_the_point_in_every_curve() -> None:
    changed = talks("", "Vi mødes hjemme.", "")
    for one in drawn([*alma(FOUR, FOUR, FOUR), *lone(FOUR, FOUR, FOUR)], talks=changed):
        assert one.drawing
        assert [(note.text, note.x) for note in one.drawing.notes] == [("a", one.drawing.points[1].x)]
        assert one.rows[1].change == "Vi mødes hjemme."


def test_a_summary_says_all_of_it_and_numbers_have_no_colour() -> None:
    (one,) = drawn(alma(FOUR, "did-not-want", 300))
    page = render_to_string("parts/curve.html", {"curve": one})
    assert one.summary == (
        "Alma om sig selv. Tallene går fra 0 til 400. 3. maj 2018: 220; 31. maj 2018: 300. "
        "Ved 1 samtale uden tal."
    )
    assert f'role="img" aria-label="{one.summary}"' in page
    classes = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    assert classes.isdisjoint({"late", "soon", "free", "warn"})
    assert "style=" not in page
    assert NAMES[LONE] not in page


def test_who_answered_nothing_has_a_curve_without_numbers() -> None:
    (one,) = drawn(alma("did-not-want"))
    assert one.latest == "Ingen tal endnu."
    assert one.drawing
    assert not one.drawing.points


def test_nothing_answered_is_no_curve() -> None:
    assert drawn([]) == ()
