"""A document in words: its name, what it is, how much it fills."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from frirum.record import sniffing
from frirum.site.screen.words import danish


def type_words(type_: str) -> str:
    """What a type is called by people."""
    return {
        sniffing.PDF: "PDF",
        sniffing.JPEG: _("billede"),
        sniffing.PNG: _("billede"),
        sniffing.HEIC: _("billede, HEIC"),
        sniffing.TEXT: _("tekst"),
        sniffing.DOCX: "Word",
        sniffing.ODT: "OpenDocument",
    }.get(type_, type_)


def size_words(size: int) -> str:
    """A size as people write it: 840 kB, 1,2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    text = f"{size / 1_000_000:.1f} MB"
    return text.replace(".", ",") if danish() else text


def about(paper: Mapping[str, Any]) -> str:
    """What stands beside a document's name: PDF, 1,2 MB."""
    return f"{type_words(paper['type'])}, {size_words(paper['size'])}"


def line(paper: Mapping[str, Any]) -> str:
    """A document on one line: »Udtalelse.pdf« (PDF, 1,2 MB)."""
    return f"{paper['name']} ({about(paper)})"
