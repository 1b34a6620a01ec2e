"""One case under another law, side by side: what only one asks for, what both do, and what nobody knows."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.ages import ages_view
from frirum.desk.casepage import around_case
from frirum.desk.door import Asker, desk_page, open_case
from frirum.law.comparing import Both, Comparison, Held, Side, Unasked, as_if, compare
from frirum.law.history import Act
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.provisions import ConditionRule, DutyRule
from frirum.law.regimes import RegimeTimeline
from frirum.record import reading
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.site.screen import words
from frirum.site.screen.duties import Around, Tag, due_words
from frirum.site.screen.guardwords import acts_words, field_of
from frirum.site.screen.lawplaces import rule_url
from frirum.site.screen.regimewords import regime_words
from frirum.site.screen.words import said

ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Choice:
    """A law that a case can be compared with."""

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A duty under one law, or an act that it would have had wait: what, by when, how it went, why."""

    what: str
    by: str
    tag: Tag
    source: str
    rule_url: str
    waived: str
    also: tuple[str, str] = ("", "")  # where both ask for the same: the other's source, and where it stands


@dataclass(frozen=True, slots=True)
class Pair:
    """The same duty under both laws, or a duty and what replaces it."""

    one: Line
    other: Line
    days: str


@dataclass(frozen=True, slots=True)
class Open:
    """What a law may ask for or not: it depends on an answer that nobody gave."""

    what: str
    depends: str
    source: str
    rule_url: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two columns, ready for the page."""

    one: str
    other: str
    only_in_one: tuple[Line, ...]
    only_in_other: tuple[Line, ...]
    moved: tuple[Pair, ...]
    same: tuple[Line, ...]
    strange: tuple[str, ...]
    open_in_one: tuple[Open, ...]
    open_in_other: tuple[Open, ...]


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def compared(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The case as it is, beside the same acts under the law that was chosen (`?med=`)."""
    opened = open_case(asker, case, "compare")
    if opened.case.id != case:
        return redirect("desk:compare", opened.case.id)
    file, book = reading.case_file(opened.case), lawbook()
    lived = file.judgement.regimes
    others = choices(opened.case, lived, book)
    wanted = request.GET.get("med", "")
    chosen = wanted if wanted in others else next(iter(others))
    around = around_case(asker, opened, file, book, frozenset(), ())
    other = _law(chosen, opened.case, book)
    found = compare(file.acts, file.judgement.person, lived, other, asker.at, lived)
    shown = {
        "child": str(opened.case.person),
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "choices": [Choice(one, label, one == chosen) for one, label in others.items()],
        "at": words.instant(asker.at),
        "ages": tuple(ages_view(law, opened.case.person.born, local_day(asker.at)) for law in (lived, other)),
        "compared": _view(found, around, regime_words(found.one, book), others[chosen]),
    }
    return render(request, "desk/compare.html", shown)


def choices(case: Case, lived: RegimeTimeline, book: Lawbook) -> dict[str, str]:
    """The laws that a case can be compared with, the likeliest first: not the one that it is under."""
    inside = {one.id for one in lived.experiments}
    known = book.municipalities.get(case.municipality.lstrip("0"))
    own = [book.experiments[one] for one in (known.experiments if known else ())]
    ordinary = {ORDINARY: _("Almindelig lov, uden forsøg")} if inside else {}
    experiments = {
        one.id: _("Med forsøget »%(title)s«") % {"title": said(one.title)}
        for one in own
        if one.published and {one.id} != inside
    }
    acts = {
        one.id: _("%(law)s, som om den altid havde gældt") % {"law": said(one.title)}
        for one in sorted(book.statutes.values(), key=lambda one: one.valid.since, reverse=True)
        if one.regime
    }
    return ordinary | experiments | acts


def _law(chosen: str, case: Case, book: Lawbook) -> RegimeTimeline:
    if chosen in book.statutes:
        return as_if(book.regimes(case.municipality, ()), chosen)
    return book.regimes(case.municipality, () if chosen == ORDINARY else (chosen,))


def _view(found: Comparison, around: Around, one: str, other: str) -> Compared:
    return Compared(
        one=one,
        other=other,
        only_in_one=_only(found.only_in_one, found.held_in_one, around),
        only_in_other=_only(found.only_in_other, found.held_in_other, around),
        moved=tuple(_pair(pair, around) for pair in found.both if not pair.same),
        same=tuple(_same(pair, around) for pair in found.both if pair.same),
        strange=tuple(_strange(act, around) for act in (*found.strange_to_one, *found.strange_to_other)),
        open_in_one=tuple(_open(rule, around) for rule in found.unasked_in_one),
        open_in_other=tuple(_open(rule, around) for rule in found.unasked_in_other),
    )


def _only(sides: tuple[Side, ...], held: tuple[Held, ...], around: Around) -> tuple[Line, ...]:
    return (*(_line(side, around) for side in sides), *(_held(one, around) for one in held))


def _line(side: Side, around: Around) -> Line:
    rule = side.duty.rule
    return Line(
        what=acts_words(rule.acts, around.book),
        by=_by(side, around),
        tag=_tag(side),
        source=rule.source,
        rule_url=rule_url(rule),
        waived=_waived(side.waived_by, around),
    )


def _same(pair: Both, around: Around) -> Line:
    line, rule = _line(pair.one, around), pair.other.duty.rule
    return line if rule.source == line.source else replace(line, also=(rule.source, rule_url(rule)))


def _open(one: Unasked, around: Around) -> Open:
    """Which answer it depends on; in which act, and whether it was given in another law's words."""
    field = around.vocabulary[one.act.name].find(one.field)
    told = {
        "field": said(field.label) if field else one.field,
        "act": said(around.vocabulary[one.act.name].label),
        "when": words.moment(one.act.occurred_at),
    }
    depends = (
        _("»%(field)s« i »%(act)s«, %(when)s: svaret nævner kun den anden lovs bestemmelser.")
        if one.foreign
        else _("»%(field)s« i »%(act)s«, %(when)s: det er der ikke svaret på.")
    )
    what = acts_words(one.rule.acts, around.book)
    if isinstance(one.rule, ConditionRule):
        told["needs"] = acts_words(sorted(one.rule.needs), around.book)
        what = _("%(acts)s kan have skullet vente på %(needs)s") % {"acts": what, **told}
    return Open(what, depends % told, one.rule.source, rule_url(one.rule))


def _by(side: Side, around: Around) -> str:
    asked = around.book.rule(side.duty.rule.id)
    clock = asked.clock if isinstance(asked, DutyRule) and side.duty.rule.clock is None else None
    if clock and clock.field:
        field = field_of(sorted(clock.acts), clock.field, around.book)
        return _("den dag, der er svaret på »%(field)s«: det er der ikke svaret på") % {
            "field": said(field.label)
        }
    if due := due_words(side.due):
        return _("senest %(due)s") % {"due": due}
    return _("snarest muligt") if side.due.kind == "asap" else _("uden fast dato")


def _tag(side: Side) -> Tag:
    return {
        "open": Tag(_("mangler"), ""),
        "overdue": Tag(_("overskredet"), "late"),
        "dormant": Tag(_("genoplivet efter fristen"), "soon"),
        "undecided": Tag(_("mangler klokkeslæt"), "soon"),
        "waived": Tag(_("fritaget"), "free"),
        "suspended": Tag(_("i bero"), ""),
        "met": Tag(_("gjort"), "free"),
        "late": Tag(_("gjort efter fristen"), "late"),
        "lapsed": Tag(_("bortfaldet"), ""),
        "unknown": Tag(_("ved vi ikke"), "soon"),
    }[side.fate]


def _waived(waiver: str | None, around: Around) -> str:
    """What the other law's approval says of waiving it."""
    waivers = {one.id: one.says for known in around.experiments.values() for one in known.approval.waivers}
    return waivers.get(waiver or "", "")


def _held(held: Held, around: Around) -> Line:
    """An act that this law would have had wait; where nobody had to, whether it did is unknown: no breach."""
    breach, when = held.breach, words.short_instant(held.breach.at)
    by, tag = _("gjort %(when)s"), Tag(_("skulle have ventet"), "soon")
    if held.spared_by:
        by, tag = _("gjort %(when)s; ville have skullet vente"), Tag(_("ved vi ikke"), "soon")
    return Line(
        what=acts_words((breach.act,), around.book),
        by=by % {"when": when},
        tag=tag,
        source=breach.rule.source,
        rule_url=rule_url(breach.rule),
        waived=breach.rule.says,
    )


def _pair(pair: Both, around: Around) -> Pair:
    return Pair(_line(pair.one, around), _line(pair.other, around), _days(pair.days))


def _days(days: int | None) -> str:
    """How many days lie between, from the left to the right."""
    if days is None:
        return _("Kun den ene har en dato.")
    if days == 0:
        return _("Samme dag.")
    if days > 0:
        return ngettext("%(n)s dag senere", "%(n)s dage senere", days) % {"n": days}
    return ngettext("%(n)s dag tidligere", "%(n)s dage tidligere", -days) % {"n": -days}


def _strange(act: Act, around: Around) -> str:
    return _("%(act)s, %(when)s") % {
        "act": said(around.vocabulary[act.name].label),
        "when": words.moment(act.occurred_at),
    }
