"""What the families of a leader's units say together, from start to latest. Never by adviser, never of few.

All figures are `frirum.feedback.summary.score`'s, as `frirum feedback score` gives them of the table that is
fetched here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from secrets import token_bytes
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page
from frirum.desk.leading import leaders_pages
from frirum.desk.voicewords import (
    ages_words,
    decimal,
    estimate_words,
    role_words,
    share_words,
    skipped_words,
    withheld_words,
)
from frirum.exchange.pseudonyms import Pseudonyms
from frirum.feedback import Instrument, Library, Rating
from frirum.feedback.change import CATEGORIES
from frirum.feedback.coverage import Coverage
from frirum.feedback.effects import Estimate
from frirum.feedback.summary import Group, Scored, score
from frirum.feedback.tables import as_text
from frirum.law.listening import Listening
from frirum.record import instruments, reading, supervising
from frirum.site.screen.places import place_of
from frirum.site.screen.words import said

CLOSED = "lukkede"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and what it means where one opens it."""

    label: str
    number: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Those who answered alike: one instrument, one role, one band of ages."""

    title: str
    who: str
    tag: str
    figures: tuple[Figure, ...]  # none where it is withheld


@dataclass(frozen=True, slots=True)
class StandingView:
    """The open cases, or the closed ones; never both together."""

    id: str
    heading: str
    coverage: tuple[Figure, ...]
    shown: tuple[GroupView, ...]
    withheld: tuple[GroupView, ...]
    empty: bool
    table_url: str
    scored: Scored


@require_safe
@never_cache
@desk_page("leader")
def all_voices(request: HttpRequest, asker: Asker) -> HttpResponse:
    """From start to latest by instrument, role and age; open and closed cases apart."""
    municipality = asker.viewer.municipality
    library, thresholds = instruments.library(municipality), instruments.thresholds(municipality, asker.at)
    smallest = smallest_of(municipality)
    answers = supervising.answers_of_units(asker.viewer)
    table = reverse("desk:all_voices_table")

    def view(standing: str, heading: str, url: str) -> StandingView:
        scored = score(getattr(answers, standing), thresholds, library, k=smallest)
        return StandingView(
            id=standing,
            heading=heading,
            coverage=tuple(_coverage_of_all(scored, smallest)),
            shown=tuple(_group(one, library, smallest) for one in scored.groups if not one.withheld),
            withheld=tuple(_group(one, library, smallest) for one in scored.groups if one.withheld),
            empty=not scored.raters,
            table_url=url,
            scored=scored,
        )

    shown = {
        "pages": leaders_pages(asker),
        "smallest": smallest,
        "standings": (
            view("open", _("Åbne sager"), table),
            view("closed", _("Afsluttede sager"), f"{table}?{CLOSED}"),
        ),
        "thresholds": thresholds.digest[:12],
    }
    return render(request, "desk/all_voices.html", shown)


@require_safe
@never_cache
@desk_page("leader")
def all_voices_table(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The answers behind the figures, for `frirum feedback score`, under names that are made for this"
    " once."""
    closed = CLOSED in request.GET
    answers = supervising.answers_of_units(asker.viewer)
    found = answers.closed if closed else answers.open
    reading.note_taken(asker.viewer, {UUID(one.case) for one in found}, "all-voices-table")
    response = HttpResponse(as_text(nameless(found)), content_type="text/csv; charset=utf-8")
    name = "stemmer-afsluttede.csv" if closed else "stemmer-aabne.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def nameless(ratings: Iterable[Rating]) -> Iterator[Rating]:
    """The answers under names that are the same within one table, and nowhere else."""
    named = Pseudonyms(token_bytes(32))
    for one in ratings:
        yield replace(
            one,
            case=named("case", one.case),
            subject=named("person", one.subject),
            respondent=named("person", one.respondent),
        )


def smallest_of(municipality: str) -> int:
    """How few people a figure may be about."""
    place = place_of(municipality)
    return (place.listening if place else Listening()).smallest_group


def _coverage_of_all(scored: Scored, smallest: int) -> Iterator[Figure]:
    """How many are asked and answer: of all, of each role, and why some didn't."""
    every = [(_("I alt"), scored.coverage)]
    every += [(role_words(role), coverage) for role, coverage in scored.by_role.items()]
    for who, coverage in every:
        if coverage.raters is None:
            yield Figure(who, withheld_words(), _small(smallest))
            continue
        twice = _("%(who)s: har svaret to gange eller mere") % {"who": who}
        yield from _coverage(coverage, twice, _("%(who)s: sprunget over") % {"who": who}, smallest)
    for reason, number in scored.skipped.items():
        label = _("Sprunget over: %(reason)s") % {"reason": skipped_words(reason)}
        if number is None:
            yield Figure(label, withheld_words(), _small(smallest))
        else:
            yield Figure(
                label, str(number), _("Så mange svar blev sprunget over med den grund. Det er i orden.")
            )


def _coverage(coverage: Coverage, twice: str, skipped: str, smallest: int) -> Iterator[Figure]:
    yield Figure(
        twice,
        share_words(coverage.twice),
        _(
            "Hvor mange af dem, der er spurgt, der har mindst to svar. Kun de er med i tallene for ændring."
            " Den, der svarer på to skemaer, tæller to gange. Intervallet er Wilsons, 95 %%."
        )
        % {},
    )
    hidden = coverage.skipped.of is None
    meaning = _("Hvor stor en del af svarene der blev sprunget over. Det er i orden at lade være.")
    yield Figure(skipped, share_words(coverage.skipped), _small(smallest) if hidden else meaning)


def _group(group: Group, library: Library, smallest: int) -> GroupView:
    instrument = library.get(group.instrument)
    title = said(instrument.title) if instrument else group.instrument
    if instrument and group.line:
        labels = {line.id: said(line.label) for line in instrument.lines}
        title = f"{title}: {labels.get(group.line, group.line)}"
    return GroupView(
        title=title,
        who=f"{role_words(group.role)}, {ages_words(group.ages) if group.ages else _('ukendt alder')}",
        tag=_tag(instrument),
        figures=() if group.withheld else tuple(_figures(group, instrument, smallest)),
    )


def _tag(instrument: Instrument | None) -> str:
    if instrument is None or instrument.validated:
        return ""
    return _("tal fra papir") if instrument.kind == "register" else _("ikke valideret")


def _figures(group: Group, instrument: Instrument | None, smallest: int) -> Iterator[Figure]:
    """What is known of one group, as it is read: how many, from, to, how much, how many moved."""
    yield Figure(
        _("Har svaret to gange eller mere"),
        str(group.n),
        _(
            _("Så mange er tallene om. Den, der har svaret én gang, har intet at sammenligne med."),
        ),
    )
    if group.coverage.raters is not None:
        yield from _coverage(group.coverage, _("Andel af de spurgte"), _("Sprunget over"), smallest)
    if group.first_mean is None or group.latest_mean is None:
        return
    most = (instrument.most_total or instrument.most) if instrument else ""
    means = _(
        "Gennemsnit af summen, i millimeter, for dem med mindst to svar. Det er ikke en families tal: hver,"
        " der"
        " svarer, tæller for sig."
    )
    yield Figure(
        _("Første svar, gennemsnit"),
        _("%(mean)s af %(most)s") % {"mean": decimal(group.first_mean, 1), "most": most},
        means,
    )
    yield Figure(
        _("Seneste svar, gennemsnit"),
        _("%(mean)s af %(most)s") % {"mean": decimal(group.latest_mean, 1), "most": most},
        means,
    )
    if effect := group.effect:
        yield Figure(
            _("Ændring i forhold til spredningen (g)"),
            estimate_words(Estimate(effect.g, effect.interval)),
            _(
                "Beckers før-efter-mål: forskellen mellem seneste og første gennemsnit, %(d)s gange"
                " spredningen af de"
                " første svar (%(sd)s mm), rettet for få svar med %(c)s. 95 %%-interval. Der er ingen"
                " gruppe at"
                " sammenligne med, så tallet siger ikke, hvad hjælpen har gjort."
            )
            % {
                "d": decimal(effect.d, 2),
                "sd": decimal(effect.sd_first, 1),
                "c": decimal(effect.correction, 3),
            },
        )
    if group.relative is not None:
        yield Figure(
            _("Mere end dem, man sammenligner med"),
            estimate_words(group.relative),
            _("g minus det tal, som kommunen har sat som sammenligning, med kilde."),
        )
    if group.severity_adjusted is not None:
        yield Figure(
            _("Justeret for, hvor svært det var fra begyndelsen"),
            estimate_words(group.severity_adjusted),
            _("Kun dem, der begyndte under grænsen, målt mod kommunens sammenligningstal."),
        )
    if group.categories is not None:
        for category in CATEGORIES:
            label, meaning = _category_words()[category]
            yield Figure(label, share_words(group.categories[category]), meaning)


def _category_words() -> dict[str, tuple[str, str]]:
    by = (
        _("Jacobson og Truax, med den ændring og grænse, som kommunen har sat. 95 %%-interval (Wilson).") % {}
    )
    return {
        "deteriorated": (
            _("Gået ned"),
            _("Summen er faldet med mindst den mindste sikre ændring.") + " " + by,
        ),
        "unchanged": (
            _("Uændret"),
            _("Forskellen er mindre end den mindste sikre ændring: måleusikkerhed kan forklare den.")
            + " "
            + by,
        ),
        "improved": (
            _("Gået op"),
            _("Summen er steget med mindst den mindste sikre ændring, men ikke fra under til over grænsen.")
            + " "
            + by,
        ),
        "significant": (
            _("Gået op og over grænsen"),
            _("Steget med mindst den mindste sikre ændring, og fra under til over grænsen.") + " " + by,
        ),
    }


def _small(smallest: int) -> str:
    return _(
        "Tal om færre end %(n)s vises ikke, og heller ikke det tal, som kunne bruges til at regne dem ud:"
        " de ville"
        " handle om nogen."
    ) % {"n": smallest}
