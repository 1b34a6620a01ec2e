"""What somebody is asked, in their own words: as the page shows it and as its script reads it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from frirum.access.answering import Ticket
from frirum.feedback.instruments import ABOUT, Instrument, Line
from frirum.record.feedback import Ask
from frirum.record.respondents import Respondent
from frirum.site.screen.words import said


def page(who: Respondent, ticket: str, held: Ticket) -> dict[str, Any]:
    """All that the answering page needs, as plain data: it is also what a device keeps sealed."""
    return {
        "address": reverse("home:answer", args=[ticket]),
        "way": held.way,
        "sees": sees(who),
        "reasons": reasons(),
        "asks": [asked(who, ask) for ask in who.asks if who.lines(ask)],
    }


def asked(who: Respondent, ask: Ask) -> dict[str, Any]:
    """One ask: what is said before it, and its lines."""
    instrument = who.instrument(ask)
    if instrument is None:
        raise ValueError("an ask without an instrument has no lines to show")
    return {
        "id": ask.id,
        "title": title(who, ask, instrument),
        "intro": said((ask.role in ABOUT and instrument.intro_about) or instrument.intro),
        "asked": instrument.asked,
        "most": instrument.most,
        "lines": [_line(one, who, ask, number) for number, one in enumerate(who.lines(ask))],
    }


def title(who: Respondent, ask: Ask, instrument: Instrument) -> str:
    """What it is about, as one would say it: the instrument's own name is for staff."""
    if instrument.measures == "alliance":
        return _("Om samtalen i dag")
    if instrument.measures == "goals":
        return (
            _("Dine mål")
            if ask.respondent == ask.about
            else _("Mål for %(name)s") % {"name": who.names[ask.about]}
        )
    if ask.role in ABOUT:
        return _("Om %(name)s") % {"name": who.names[ask.about]}
    if ask.role == "self":
        return (
            _("Hvordan har du det, %(name)s?") % {"name": who.name} if who.name else _("Hvordan har du det?")
        )
    return _("Om dig selv")


def sees(who: Respondent) -> list[str]:
    """Who will see the answers. Never a promise of secrecy: somebody may have to be helped."""
    adviser = who.adviser or _("Din rådgiver")
    if who.is_child:
        return [
            _("%(adviser)s ser dine svar.") % {"adviser": adviser},
            _("Dine forældre ser dem ikke her, medmindre du selv siger ja."),
            _("Men hvis du fortæller noget, der gør os bange for dig, skal vi hjælpe dig."),
        ]
    return [
        _("%(adviser)s ser dine svar, og de bliver gemt i sagen.") % {"adviser": adviser},
        _("Dit barn svarer for sig selv. Det, barnet svarer, ser du ikke her, medmindre barnet siger ja."),
        _("Er der noget, der gør os bange for et barn, skal vi handle på det."),
    ]


def reasons() -> list[tuple[str, str]]:
    """Why somebody would rather not, as they would say it; each is as good as the others."""
    return [
        ("did-not-want", _("Jeg har ikke lyst i dag")),
        ("too-tired", _("Jeg er for træt")),
        ("no-time", _("Der er ikke tid")),
        ("other", _("Noget andet")),
    ]


def _line(line: Line, who: Respondent, ask: Ask, number: int) -> dict[str, str]:
    text, own = said(line.asks(ask.role)), ask.role not in ABOUT  # pictures are for who may not read yet
    worded = who.goals.get(ask.about)
    instrument = who.instrument(ask)
    if instrument and instrument.kind == "goals" and worded:
        text = f"{worded.texts[number]} – {text[0].lower()}{text[1:]}"
    return {
        "id": line.id,
        "text": text,
        "low": said(line.low),
        "high": said(line.high),
        **(
            {"picture": line.picture, "low_picture": line.low_picture, "high_picture": line.high_picture}
            if own
            else {}
        ),
    }
