"""What an open question is about, in words: the rule, the waiver or the list below which it stands. Pure."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from frirum.front.lawshelf import Shelf
from frirum.law.documents import Doubt
from frirum.law.experiments import APPROVAL
from frirum.law.provisions import Place
from frirum.site.screen.rulewords import kind_words
from frirum.site.screen.words import said


def doubted(doubt: Doubt, shelf: Shelf) -> str:
    """The part of the data nearest above the question; "" where it is about the whole paragraph or file."""
    above = [
        (place.line, what)
        for place, what in _parts(doubt, shelf)
        if place.file == doubt.place.file and place.line <= doubt.place.line
    ]
    return max(above)[1] if above else ""


def _parts(doubt: Doubt, shelf: Shelf) -> Iterator[tuple[Place, str]]:
    book = shelf.book
    for rule in book.rules:
        told = {"kind": kind_words(rule), "says": rule.says or rule.provision.title}
        yield rule.place, _("%(kind)s: %(says)s") % told
    for one in book.provisions:
        yield one.place, one.title
    for kind in book.vocabulary.acts.values():
        yield kind.place, said(kind.label)
    for experiment in book.experiments.values():
        if doubt.place.file.endswith(f"{experiment.id}/{APPROVAL}"):
            yield experiment.approval.place, _("Godkendelsen")
            for waiver in experiment.approval.waivers:
                yield waiver.place, _("Fritagelse: %(says)s") % {"says": waiver.says}
            for way in experiment.approval.ways_out:
                yield way.place, _("Ud af forsøget: %(says)s") % {"says": way.says}
