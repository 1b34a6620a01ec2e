"""A row of answers as a small drawing: where points, axes and bands lie. Pure; its words are given to it.

Units are those of the drawing (`WIDE` x `tall`); the text in it is `TEXT` high. Every colour and stroke is
the style sheet's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

Up = Callable[[float], int]  # a number -> where it lies

WIDE, TALL, FLAT = 360, 196, 128  # a total is drawn tall, one line of it flat
LEFT, RIGHT, TOP = 34, 352, 20
INSET = 18  # from the frame to the first and last day, so that a number fits above a point
LANE, DAYS = 22, 20  # below zero: the lane of those who did not answer, then the days
TEXT, LETTER = 12, 7  # how high text is, and about how wide a letter


@dataclass(frozen=True, slots=True)
class Step:
    """One talk as it is drawn: a number, or none. `low`, `high`: between what others lay there."""

    day: date
    value: int | None
    note: str = ""  # the letter of what was changed
    limit: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the drawing beside the numbers."""

    days: tuple[str, ...]  # of each step, short
    limit: str = ""
    around: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    x: int
    y: int
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Place:
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Bar:
    """From x to `until`, at y; `deep` below it."""

    x: int
    until: int
    y: int
    deep: int = 0

    @property
    def wide(self) -> int:
        return self.until - self.x


@dataclass(frozen=True, slots=True)
class Drawing:
    """All there is to draw, ready for `parts/drawing.html`."""

    wide: int
    tall: int
    zero: int  # where zero lies
    lane: int  # where those lie who gave no number
    grid: tuple[Label, ...]
    days: tuple[Label, ...]
    strokes: tuple[tuple[Place, ...], ...]  # a gap between two: a talk without a number
    points: tuple[Place, ...]
    numbers: tuple[Label, ...]
    skipped: tuple[Place, ...]
    notes: tuple[Label, ...]
    around: Bar | None  # around the start: what a number may move without meaning anything
    limits: tuple[Bar, ...]
    others: tuple[tuple[Place, ...], ...]  # the two edges of how it went for others
    words: tuple[Label, ...]

    @property
    def left(self) -> int:
        return LEFT

    @property
    def right(self) -> int:
        return RIGHT

    @property
    def top(self) -> int:
        return TOP

    @property
    def paths(self) -> tuple[str, ...]:
        """The strokes as SVG writes them."""
        return tuple(_path(one) for one in self.strokes)

    @property
    def edges(self) -> tuple[str, ...]:
        return tuple(_path(one) for one in self.others)


def draw(
    steps: Sequence[Step],
    span: tuple[date, date],
    most: int,
    words: Words,
    *,
    tall: int = TALL,
    around: int | None = None,
) -> Drawing:
    """Draws some talks in the order of time. `span` is the first and last day of all drawings on the page,
    `most` the highest number there is: drawings that share both can be laid beside one another."""
    zero = tall - LANE - DAYS
    xs = [_across(one.day, span) for one in steps]

    def up(value: float) -> int:
        return round(zero - max(0.0, min(value, most)) / most * (zero - TOP))

    places = [
        (x, Place(x, up(one.value)) if one.value is not None else None)
        for x, one in zip(xs, steps, strict=True)
    ]
    runs = [
        tuple(place for _, place in run if place is not None)
        for told, run in groupby(places, key=lambda pair: pair[1] is not None)
        if told
    ]
    points = [place for run in runs for place in run]
    told = [one.value for one in steps if one.value is not None]
    band = None
    if around is not None and told:
        upper, lower = up(told[0] + around), up(told[0] - around)
        band = Bar(LEFT, RIGHT, upper, lower - upper)
    limits = tuple(_limits(xs, steps, up))
    numbers = _numbers(points, told, zero)
    others = _others(xs, steps, up)
    said: list[Label] = []

    def say(text: str, *where: Label) -> None:
        """At the first of some places where it lies on nothing; else where it lies on least."""
        if text:
            taken = [*map(_box, [*numbers, *said]), *(_around(one) for one in points)]
            said.append(min(where, key=lambda one: sum(_touch(_box(one), other) for other in taken)))

    for limit in limits[-1:]:
        say(words.limit, *_beside(limits[0].x, limit.until, (limit.y - 5, limit.y + TEXT + 1), words.limit))
    if band:
        lower, upper = band.y + band.deep - 5, band.y + TEXT + 2
        say(words.around, *_beside(LEFT, RIGHT, (lower, upper), words.around))
    for edge in others[:1]:
        say(words.others, *_beside(LEFT, RIGHT, (max(TOP + TEXT, edge[-1].y - 6),), words.others))
    return Drawing(
        wide=WIDE,
        tall=tall,
        zero=zero,
        lane=zero + LANE // 2 + 2,
        grid=tuple(Label(LEFT - 6, up(at), str(at), "end") for at in _marks(most, tall)),
        days=_days(xs, words.days, tall - 5),
        strokes=tuple(run for run in runs if len(run) > 1),
        points=tuple(points),
        numbers=numbers,
        skipped=tuple(Place(x, zero + LANE // 2 + 2) for x, place in places if place is None),
        notes=tuple(Label(x, TOP - 7, one.note) for x, one in zip(xs, steps, strict=True) if one.note),
        around=band,
        limits=limits,
        others=others,
        words=tuple(said),
    )


def _across(day: date, span: tuple[date, date]) -> int:
    """Where a day lies: by time, not by number, so that a long silence is seen as one."""
    days = (span[1] - span[0]).days
    if not days:
        return (LEFT + RIGHT) // 2
    room = RIGHT - LEFT - 2 * INSET
    return LEFT + INSET + round(room * (day - span[0]).days / days)


def _marks(most: int, tall: int) -> range:
    """What stands on the upright axis: quarters, or halves where there is little room."""
    return range(0, most + 1, max(1, most // (4 if tall >= TALL else 2)))


def _days(xs: Sequence[int], days: Sequence[str], y: int) -> tuple[Label, ...]:
    """The first and the last day, and of those between as many as there is room for."""

    def label(at: int) -> Label:
        half = len(days[at]) * LETTER // 2
        return Label(max(LEFT + half - 8, min(xs[at], WIDE - half)), y, days[at])

    def clear(one: Label, other: Label) -> bool:
        wide = (len(one.text) + len(other.text)) * LETTER // 2
        return abs(one.x - other.x) >= wide + LETTER

    if not xs:
        return ()
    kept = [label(0)]
    end = label(len(xs) - 1)
    if clear(kept[0], end):
        for at in range(1, len(xs) - 1):
            if clear(label(at), kept[-1]) and clear(label(at), end):
                kept.append(label(at))
        kept.append(end)
    return tuple(kept)


def _numbers(points: Sequence[Place], told: Sequence[int], zero: int) -> tuple[Label, ...]:
    """The first and the latest number at their points, on the side where the line does not run."""

    def number(at: int, above: bool) -> Label:
        point = points[at]
        above = (above or point.y + TEXT + 12 > zero) and point.y - 9 - TEXT > TOP - 8
        return Label(point.x, point.y - 9 if above else point.y + TEXT + 6, str(told[at]))

    if not points:
        return ()
    if len(points) == 1:
        return (number(0, above=True),)
    (first, second), (before, last) = points[:2], points[-2:]
    shown = (number(0, above=second.y > first.y), number(-1, above=before.y >= last.y))
    near = abs(shown[0].x - shown[1].x) < 4 * LETTER and abs(shown[0].y - shown[1].y) < TEXT
    return shown[1:] if near else shown


def _limits(xs: Sequence[int], steps: Sequence[Step], up: Up) -> list[Bar]:
    """The threshold across the drawing: in steps, where another one holds from some age on."""
    held = [(x, one.limit) for x, one in zip(xs, steps, strict=True)]
    runs = [(limit, [x for x, _ in run]) for limit, run in groupby(held, key=lambda pair: pair[1])]
    edges = [LEFT, *((one[1][-1] + other[1][0]) // 2 for one, other in pairwise(runs)), RIGHT]
    return [
        Bar(edges[at], edges[at + 1], up(limit)) for at, (limit, _) in enumerate(runs) if limit is not None
    ]


def _beside(left: int, right: int, ys: Sequence[int], text: str) -> list[Label]:
    """Where words about something that runs across may stand: at its right end, its left, in its middle."""
    ends = ((right - 2, "end"), (left + 4, "start"), ((left + right) // 2, "middle"))
    return [Label(x, y, text, anchor) for y in ys for x, anchor in ends]


Box = tuple[int, int, int, int]  # left, top, right, bottom


def _box(one: Label) -> Box:
    wide = len(one.text) * LETTER
    left = one.x - {"start": 0, "middle": wide // 2, "end": wide}[one.anchor]
    return left, one.y - TEXT + 2, left + wide, one.y + 2


def _around(one: Place) -> Box:
    return one.x - 5, one.y - 5, one.x + 5, one.y + 5


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _others(xs: Sequence[int], steps: Sequence[Step], up: Up) -> tuple[tuple[Place, ...], ...]:
    lows = [(x, one.low) for x, one in zip(xs, steps, strict=True) if one.low is not None]
    highs = [(x, one.high) for x, one in zip(xs, steps, strict=True) if one.high is not None]
    if len(lows) < 2:
        return ()
    return tuple(tuple(Place(x, up(at)) for x, at in edge) for edge in (highs, lows))


def _path(places: Sequence[Place]) -> str:
    return "M " + " L ".join(f"{one.x} {one.y}" for one in places)
