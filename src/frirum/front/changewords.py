"""A change of law in words: what goes over to the later law, and what becomes of what stood open. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frirum.law.loading import Lawbook
from frirum.law.transitions import Transition
from frirum.site.screen import words
from frirum.site.screen.guardwords import listed


@dataclass(frozen=True, slots=True)
class TransitionView:
    """What a change of law does to what had begun before it."""

    anchor: str
    source: str
    sentences: tuple[str, ...]
    says: str
    assumed: str
    doubts: tuple[str, ...]


def transition_views(statute: str, book: Lawbook) -> tuple[TransitionView, ...]:
    """The changes of law by which an act began or ended, or its rules did."""
    return tuple(
        TransitionView(
            anchor=f"change-{one.id.partition('/')[2]}",
            source=one.source,
            sentences=_changes(one, book),
            says=one.says,
            assumed=one.assumed,
            doubts=one.doubts,
        )
        for one in book.transitions
        if any(name.partition("/")[0] == statute for name in one.earlier | one.later)
    )


def _changes(one: Transition, book: Lawbook) -> tuple[str, ...]:
    told = {
        "day": words.short_day(one.since),
        "earlier": _names(one.earlier, book),
        "later": _names(one.later, book),
    }
    governs = {
        "acts-after": _(
            "Det, der gøres fra den %(day)s, følger %(later)s; det, der er gjort før, følger %(earlier)s."
        ),
        "cases-opened-after": _(
            "Sager, der åbnes fra den %(day)s, følger %(later)s; ældre sager følger %(earlier)s."
        ),
        "decisions-after": _(
            "Afgørelser fra den %(day)s, og det, der hviler på dem, følger %(later)s, resten %(earlier)s."
        ),
    }
    duties = {
        "keep": _("Pligter, der stod åbne den dag, beholder deres regel og deres frist."),
        "lapse": _("Pligter, der stod åbne den dag, falder bort."),
        "recompute": _("Pligter, der stod åbne den dag, regnes om efter de nye regler."),
    }
    return governs[one.governs] % told, duties[one.open]


def _names(names: Iterable[str], book: Lawbook) -> str:
    """What acts, provisions or rules are called, as one cites them."""
    sources = {one.id: one.short for one in book.statutes.values()}
    sources |= {one.id: one.source for one in (*book.provisions, *book.rules)}
    return listed([sources[name] for name in sorted(names) if name in sources])
