"""One curve from the answers of one who answers. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frirum.feedback.instruments import Instrument
from frirum.feedback.ratings import Rating, total
from frirum.feedback.thresholds import Threshold, Thresholds
from frirum.feedback.trajectory import Fit
from frirum.site.screen import curvewords, words
from frirum.site.screen.curve import Around, Curve, Line, Rated, Row, Talk
from frirum.site.screen.curvewords import Limit
from frirum.site.screen.drawing import FLAT, Drawing, Step, Words, draw
from frirum.site.screen.words import said

ABOUT_WHOM = ("self", "parent-about-child", "other-about-child", "parent-about-self")
"""The order on a page: the child first, then those who answer about it, then who answers about themselves."""
MEASURES = ("outcome", "alliance", "goals")
"""What is shown apart from one another: how things go, how the talk was, one's own goals."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes one curve: what it is given, and nothing kept."""

    instrument: Instrument
    rated: Sequence[Rated]
    goals: tuple[str, ...]
    met: Sequence[Talk]
    letters: Mapping[UUID, str]
    thresholds: Thresholds
    around: Around

    def place(self) -> tuple[int, int, str, str]:
        one, measures = self.rated[0].rating, self.instrument.measures
        role = ABOUT_WHOM.index(one.role) if one.role in ABOUT_WHOM else len(ABOUT_WHOM)
        return MEASURES.index(measures), role, self._name(one.respondent), one.instrument

    def curve(self, key: str) -> Curve:
        one, instrument = self.rated[-1].rating, self.instrument
        name, subject = self._name(one.respondent), self._name(one.subject)
        sums, most = instrument.scoring == "sum", instrument.most_total or instrument.most
        rows = [(talk, self._answer(talk)) for talk in self._own_talks()]
        totals = [(talk, rated, total(rated.rating) if rated else None) for talk, rated in rows]
        told = [(talk.id, talk.day, mm) for talk, _, mm in totals if mm is not None] if sums else []
        numbers = [(day, mm) for _, day, mm in told]
        title = curvewords.title(name, subject, one.respondent == one.subject, instrument.measures)
        missed = sum(rated is None or not rated.rating.answered for _, rated in rows)
        labels = [said(line.label) for line in instrument.lines]
        if instrument.kind == "goals":
            labels = list(self.goals) or labels
        columns = (
            labels if any(each.rating.marks for each in self.rated) else []
        )  # totals alone have no lines
        return Curve(
            key=key,
            title=title,
            instrument=said(instrument.title),
            measures=instrument.measures,
            own=instrument.kind != "register",
            drawing=self._drawing(totals, most) if sums else None,
            lines=tuple(self._lines(rows, labels, instrument)),
            headings=tuple(columns),
            rows=tuple(self._row(talk, rated, columns, sums) for talk, rated in rows),
            latest=curvewords.latest(numbers, most) if sums else "",
            summary=curvewords.summary(title, numbers, most, missed) if sums else title,
            limits=self._limits(),
            others=curvewords.others(self._fit()),
            whose=(one.respondent, one.subject, one.role, one.instrument),
            name=name,
            most=most,
            totals=tuple(told),
        )

    def _name(self, person: str) -> str:
        return self.around.names.get(person, "") or curvewords.unknown()

    def _own_talks(self) -> list[Talk]:
        """The talks at which this one was asked this, or answered it."""
        one = self.rated[0].rating
        asked, answered = (one.respondent, one.subject, one.instrument), {each.talk for each in self.rated}
        last = self.rated[-1].rating.date if self.goals else None
        return [
            talk
            for talk in self.met
            if talk.id in answered
            or (asked in talk.asked and (not self.goals or (last and talk.day <= last)))
        ]

    def _answer(self, talk: Talk) -> Rated | None:
        return next((one for one in reversed(self.rated) if one.talk == talk.id), None)

    def _drawing(self, totals: Sequence[tuple[Talk, Rated | None, int | None]], most: int) -> Drawing:
        first = next((mm for _, _, mm in totals if mm is not None), None)
        steps, answered = [], 0
        error = None
        for talk, rated, mm in totals:
            held = self._threshold(rated.rating) if rated else None
            low = high = None
            if mm is not None and first is not None:
                answered += 1
                if error is None:
                    error = curvewords.error_mm(held)
                low, high = self._others(first, answered)
            cutoff = held.cutoff_mm if held else None
            steps.append(Step(talk.day, mm, self.letters.get(talk.id, ""), cutoff, low, high))
        limit = next((one.limit for one in reversed(steps) if one.limit is not None), None)
        drawn = Words(
            days=self._days([one.day for one in steps]),
            limit=curvewords.limit_label(limit),
            around=curvewords.error_label(error),
            others=curvewords.others_label(),
        )
        return draw(steps, self._span(), most, drawn, around=error)

    def _others(self, first: int, number: int) -> tuple[int | None, int | None]:
        fit = self._fit()
        if fit is None:
            return None, None
        if number == 1:
            return first, first
        band = fit.band(first, number)
        return (round(band.low), round(band.high)) if band else (None, None)

    def _fit(self) -> Fit | None:
        """How it went for others: only of how things go, and only where enough have answered."""
        fit = self.around.others(self.rated[0].rating)
        return (
            fit
            if isinstance(fit, Fit) and self.instrument and self.instrument.measures == "outcome"
            else None
        )

    def _lines(
        self, rows: Sequence[tuple[Talk, Rated | None]], labels: Sequence[str], instrument: Instrument
    ) -> Iterator[Line]:
        for at, (label, line) in enumerate(zip(labels, instrument.lines, strict=False)):
            told = [(talk, _mark(rated, at)) for talk, rated in rows]
            numbers = [(talk.day, mark) for talk, mark in told if mark is not None]
            if not numbers:
                continue
            steps = [Step(talk.day, mark, self.letters.get(talk.id, "")) for talk, mark in told]
            days = self._days([one.day for one in steps])
            yield Line(
                label=label,
                ends=curvewords.ends(said(line.low), said(line.high), instrument.most) if line.low else "",
                drawing=draw(steps, self._span(), instrument.most, Words(days), tall=FLAT),
                latest=curvewords.latest(numbers, instrument.most),
                summary=curvewords.summary(label, numbers, instrument.most, len(told) - len(numbers)),
            )

    def _row(self, talk: Talk, rated: Rated | None, labels: Sequence[str], sums: bool) -> Row:
        one = rated.rating if rated else None
        marks = [(label, _mark(rated, at)) for at, label in enumerate(labels)]
        mm = total(one) if one and sums else None
        skipped = one.skipped if one else ""
        return Row(
            number=talk.number,
            day=words.short_day(talk.day),
            marks=tuple((label, "" if mark is None else str(mark)) for label, mark in marks),
            total="" if mm is None else str(mm),
            instead=self.around.labels.get(skipped, skipped) if one else curvewords.no_answer(),
            mode=self.around.labels.get(rated.mode, rated.mode) if rated else "",
            corrected=bool(rated and rated.entry != rated.root),
            note=self.letters.get(talk.id, ""),
            change=talk.change,
        )

    def _threshold(self, one: Rating) -> Threshold | None:
        return self.thresholds.find(one.instrument, one.role, one.age)

    def _limits(self) -> tuple[Limit, ...]:
        held = dict.fromkeys(self._threshold(one.rating) for one in self.rated)
        return tuple(curvewords.limit(one) for one in held if one is not None)

    def _span(self) -> tuple[date, date]:
        return self.met[0].day, self.met[-1].day

    def _days(self, days: Sequence[date]) -> tuple[str, ...]:
        first, last = self._span()
        return tuple(words.tick_day(one, year=first.year != last.year) for one in days)


def _mark(rated: Rated | None, at: int) -> int | None:
    marks = rated.rating.marks if rated else None
    return marks[at] if marks is not None and at < len(marks) else None
