"""Help before anything else: 112, the municipality's social on-call service, Børnetelefonen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frirum.site.screen.places import place_of


@dataclass(frozen=True, slots=True)
class Line:
    number: str
    words: str

    @property
    def dial(self) -> str:
        return self.number.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Help:
    """The lines of one municipality; 112 and 116 111 are the same everywhere and stand in the template."""

    lines: tuple[Line, ...]


def help_for(municipality: str) -> Help:
    """The numbers of a municipality. One without a number in its file shows the national ones alone."""
    place = place_of(municipality)
    number = place.contact.get("on_call", "") if place else ""
    if not number:
        return Help(())
    return Help((Line(number, _("den sociale døgnvagt i kommunen, hele døgnet")),))
