"""»Hvad ændrede vi?«: one line beside a talk's point, on the page of curves and on the talk's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from frirum.record.feedback import TalkRead
from frirum.record.identifiers import new_id
from frirum.site.screen import words
from frirum.site.screen.curves import Talk, notes

CHANGED = "change-noted"


@dataclass(frozen=True, slots=True)
class NoteView:
    """One talk's line, ready for `parts/change_note.html`. `url` is "" for who may only read."""

    talk: UUID
    letter: str
    day: str
    number: int
    text: str  # as it stands
    typed: str  # as it was typed and not taken
    fault: str
    url: str
    talk_url: str
    entry_id: UUID


@dataclass(frozen=True, slots=True)
class SentBack:
    """A line that was not taken: what was typed at which talk, and what is wrong."""

    talk: UUID
    typed: str
    fault: str


def note_views(
    case: UUID,
    talks: Iterable[TalkRead],
    drawn: Iterable[Talk],
    writes: bool,
    sent_back: SentBack | None = None,
) -> tuple[NoteView, ...]:
    """The lines of some talks, the newest first; those that say nothing only for who may write."""
    letters = {one.talk: one.letter for one in notes(drawn)}
    return tuple(
        NoteView(
            talk=one.entry,
            letter=letters.get(one.entry, ""),
            day=words.short_day(one.day),
            number=one.number,
            text=one.change,
            typed=sent_back.typed if sent_back and one.entry == sent_back.talk else one.change,
            fault=sent_back.fault if sent_back and one.entry == sent_back.talk else "",
            url=reverse("desk:note_change", args=[case, one.entry]) if writes else "",
            talk_url=reverse("desk:talk", args=[case, one.entry]),
            entry_id=new_id(),
        )
        for one in sorted(talks, key=lambda one: (one.day, one.number), reverse=True)
        if one.change or writes
    )
