"""A rule of the law's data in plain words, made from the data: nothing is said that the engine doesn't do.

Pure. Each kind of rule has its sentences: what it asks, from when time runs, when it holds, what ends it.
"""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from django.utils.translation import gettext as _

from frirum.law.experiments import Experiment
from frirum.law.loading import Lawbook
from frirum.law.provisions import (
    AnyRule,
    CapacityRule,
    ConditionRule,
    DutyRule,
    LapseRule,
    MilestoneRule,
    PlayRule,
    SuspendRule,
)
from frirum.site.screen.counting import within_words
from frirum.site.screen.guardwords import acts_words, field_of, guard_words, listed, value_words
from frirum.site.screen.words import said


def sentences(rule: AnyRule, book: Lawbook) -> tuple[str, ...]:
    """What a rule does, in plain sentences, in the language of the page."""
    return tuple(one for one in (*_says(rule, book), *_holds_when(rule, book)) if one)


def what_ends(rule: DutyRule, book: Lawbook) -> tuple[str, ...]:
    """What takes a duty of this rule away: the act itself, what lets it lapse, and closing the case."""
    return (
        _("Den er opfyldt, når %(acts)s er gjort. %(settles)s")
        % {"acts": acts_words(rule.acts, book), "settles": _settles(rule)},
        *(
            _("Den falder bort ved %(acts)s (%(source)s).")
            % {"acts": acts_words(sorted(one.by), book), "source": one.source}
            for one in _lapses(rule, book)
        ),
        _("Den består, også når sagen afsluttes.")
        if rule.survives_closing
        else _("Den falder bort, når sagen afsluttes."),
    )


def _lapses(rule: DutyRule, book: Lawbook) -> Iterator[LapseRule]:
    found = {
        one.id: one for one in book.rules if isinstance(one, LapseRule) and rule.id in one.duties
    }  # the newest version of each
    yield from found.values()


def instead_of(experiment: Experiment, waiver: str) -> tuple[DutyRule, ...]:
    """The duties that an experiment's practice puts in the place of what it waives."""
    return tuple(
        rule
        for rule in experiment.rules
        if isinstance(rule, DutyRule) and experiment.replaced.get(rule.id) == waiver
    )


def replaced_by(rule: AnyRule, book: Lawbook) -> tuple[AnyRule, ...]:
    """The rules that an experiment's own rule stands in for."""
    experiment = book.experiments.get(rule.experiment or "")
    waiver = experiment.replaced.get(rule.id) if experiment else None
    names = [one.rules for one in experiment.approval.waivers if one.id == waiver] if experiment else []
    found = (book.rule(name) for name in sorted(frozenset().union(*names)))
    return tuple(one for one in found if one is not None)


def kind_words(rule: AnyRule) -> str:
    """What a kind of rule is called."""
    if isinstance(rule, DutyRule):
        return _("Lokalt mål") if rule.kind == "local-target" else _("Pligt")
    if isinstance(rule, PlayRule):
        return _("Åbner igen for") if rule.includes else _("Udelukker")
    names = {
        ConditionRule: _("Skal gå forud"),
        MilestoneRule: _("Venter på en pligt"),
        LapseRule: _("Bortfald"),
        SuspendRule: _("Stilstand"),
        CapacityRule: _("Alder"),
    }
    return names[type(rule)]


@singledispatch
def _says(rule: AnyRule, book: Lawbook) -> Iterator[str]:
    raise TypeError(f"no words for {rule}")


@_says.register
def _duty(rule: DutyRule, book: Lawbook) -> Iterator[str]:
    acts = acts_words(rule.acts, book)
    bearer = bearer_words(rule.bearer)
    if rule.triggers:
        after = acts_words(sorted(rule.triggers), book)
        yield _("Efter %(after)s skal %(bearer)s sørge for %(acts)s%(within)s.") % {
            "after": after,
            "bearer": bearer,
            "acts": acts,
            "within": _within(rule),
        }
    if rule.after_missed:
        yield _("Er fristen for %(missed)s overskredet, skal %(bearer)s sørge for %(acts)s%(within)s.") % {
            "missed": _duties(rule.after_missed, book),
            "bearer": bearer,
            "acts": acts,
            "within": _within(rule),
        }
    if rule.kind == "local-target":
        yield _("Det er kommunens eget mål, ikke et krav i loven.")
    if rule.opens:
        yield _("Det er tænkt til tidligst %(opens)s efter; det er ikke forbudt før.") % {
            "opens": within_words(rule.opens)
        }
    yield from _counted(rule, book)
    if rule.single:
        yield (
            _("Der er kun én sådan pligt ad gangen i sagen.")
            if rule.single == "case"
            else _("Der er kun én sådan pligt ad gangen for hver anledning.")
        )
    else:
        yield _("Sker det igen, begynder der en pligt til; den første beholder sin frist.")
    yield claimant_words(rule.claimant)


def _within(rule: DutyRule) -> str:
    within = rule.within
    if within.unit == "asap":
        return _(" snarest muligt")
    if within.unit == "none":
        return _("; reglen nævner ingen frist")
    if not within.amount:
        return _(" senest den dag, der er sat")
    return _(" inden for %(length)s") % {"length": within_words(within)}


def _counted(rule: DutyRule, book: Lawbook) -> Iterator[str]:
    """From when time runs, and which days count."""
    unit = rule.within.unit
    if unit in ("asap", "none"):
        return
    yield from _clock(rule, book)
    if unit == "h":
        yield _("Timerne løber også om natten, i weekender og på helligdage.")
    elif unit == "wd":
        yield (
            _("Lørdag tæller som hverdag; søndage og helligdage tæller ikke.")
            if rule.saturday
            else _("Lørdage, søndage og helligdage tæller ikke.")
        )
    elif unit == "mo":
        yield _("En måned løber til samme dato; findes den ikke, til månedens sidste dag.")
    if unit != "h":
        yield (
            _("Falder sidste dag i en weekend eller på en helligdag, rykker den til næste hverdag.")
            if rule.roll == "next-weekday"
            else _("Falder sidste dag i en weekend eller på en helligdag, rykker den ikke.")
        )


def _clock(rule: DutyRule, book: Lawbook) -> Iterator[str]:
    """What a duty's time runs from. Where no such act is found, it is when the trigger became known."""
    clock, start = rule.clock, _("det øjeblik") if rule.within.unit == "h" else _("den dag")
    if clock is None:
        missed = rule.after_missed and not rule.triggers
        yield (
            _("Tiden regnes fra %(start)s, fristen blev overskredet.") % {"start": start}
            if missed
            else _("Tiden regnes fra %(start)s, kommunen fik det at vide.") % {"start": start}
        )
        return
    told = {"start": start, "acts": acts_words(sorted(clock.acts), book)}
    own = rule.triggers <= clock.acts  # the trigger is its own clock: no other is looked for
    done = clock.time == "occurred_at"
    if clock.field:
        field = field_of(sorted(clock.acts), clock.field, book)
        told["field"] = said(field.label)
        yield _("Dagen er den, der er svaret på »%(field)s« i %(acts)s.") % told
    elif own:
        yield (
            _("Tiden regnes fra %(start)s, det skete.") % told
            if done
            else _("Tiden regnes fra %(start)s, kommunen fik det at vide.") % told
        )
    elif clock.match == "case":
        yield (
            _("Tiden regnes fra %(start)s, %(acts)s første gang skete i sagen.") % told
            if done
            else _("Tiden regnes fra %(start)s, kommunen første gang fik %(acts)s at vide i sagen.") % told
        )
    elif done:
        yield _("Tiden regnes fra %(start)s, %(acts)s første gang skete i samme anledning.") % told
    else:
        yield (
            _("Tiden regnes fra %(start)s, kommunen første gang fik %(acts)s at vide i samme anledning.")
            % told
        )
    if not own and not clock.field:
        yield _("Er der ingen, regnes den fra, hvornår kommunen fik det udløsende at vide.")


def _settles(rule: DutyRule) -> str:
    return {
        "all": _("Én gang er nok, også hvis der mangler flere."),
        "matching": _("Hver anledning (underretning eller henvendelse) skal have sin."),
        "named": _("Den, der registrerer det, peger på, hvad det gælder; kun det er opfyldt."),
    }[rule.settles]


@_says.register
def _condition(rule: ConditionRule, book: Lawbook) -> Iterator[str]:
    told = {"acts": acts_words(rule.acts, book), "needs": acts_words(sorted(rule.needs), book)}
    yield (
        _("Før %(acts)s skal %(needs)s være gjort i samme anledning.") % told
        if rule.match == "occasion"
        else _("Før %(acts)s skal %(needs)s være gjort i sagen.") % told
    )
    if rule.undone_by:
        yield _("Det gælder ikke længere, hvis der siden er kommet %(acts)s.") % {
            "acts": acts_words(sorted(rule.undone_by), book)
        }
    if rule.about:
        field = field_of(sorted(rule.needs), rule.about.field, book)
        if rule.about.covers:
            yield _("Det skal gælde netop den støtte, det handler om.")
        else:
            values = listed([value_words(one, field) for one in rule.about.values])
            yield _("Det skal gælde: %(values)s.") % {"values": values}


@_says.register
def _milestone(rule: MilestoneRule, book: Lawbook) -> Iterator[str]:
    yield _("%(acts)s må ikke ske, så længe en pligt til %(needs)s mangler.") % {
        "acts": acts_words(rule.acts, book),
        "needs": acts_words(sorted(rule.needs), book),
    }


@_says.register
def _play(rule: PlayRule, book: Lawbook) -> Iterator[str]:
    told = {"triggers": acts_words(sorted(rule.triggers), book), "acts": acts_words(rule.acts, book)}
    yield (
        _("Efter %(triggers)s kan der igen komme %(acts)s.") % told
        if rule.includes
        else _("Efter %(triggers)s må der ikke komme %(acts)s.") % told
    )


@_says.register
def _lapse(rule: LapseRule, book: Lawbook) -> Iterator[str]:
    told = {"by": acts_words(sorted(rule.by), book), "duties": _duties(rule.duties, book)}
    yield (
        _("Ved %(by)s falder sagens pligter til %(duties)s bort.") % told
        if rule.match == "case"
        else _("Ved %(by)s falder pligten til %(duties)s i samme anledning bort.") % told
    )


@_says.register
def _suspend(rule: SuspendRule, book: Lawbook) -> Iterator[str]:
    yield _("Fra %(begins)s til %(ends)s står tiden stille for pligten til %(duties)s.") % {
        "begins": acts_words(sorted(rule.begins), book),
        "ends": acts_words(sorted(rule.ends), book),
        "duties": _duties(rule.duties, book),
    }


@_says.register
def _capacity(rule: CapacityRule, book: Lawbook) -> Iterator[str]:
    may = {
        "heard": _("skal barnet høres"),
        "party": _("er barnet selv part i sagen"),
        "consent": _("skal barnet selv samtykke"),
        "complaint": _("kan barnet selv klage"),
        "lawyer": _("har barnet ret til en advokat"),
        "adult": _("er den unge myndig"),
    }[rule.may]
    if not rule.since_age and rule.until_age is None:
        yield _("Uanset alder %(may)s.") % {"may": may}
    elif not rule.since_age:
        yield _("Til barnet fylder %(until)s år, %(may)s.") % {"until": rule.until_age, "may": may}
    elif rule.until_age is None:
        yield _("Fra barnet fylder %(since)s år, %(may)s.") % {"since": rule.since_age, "may": may}
    else:
        yield _("Fra barnet fylder %(since)s år, og til det fylder %(until)s, %(may)s.") % {
            "since": rule.since_age,
            "until": rule.until_age,
            "may": may,
        }
    if rule.decisions:
        field = book.vocabulary["decision"].find("law_source")
        yield _("Det gælder afgørelser efter: %(decisions)s.") % {
            "decisions": listed([value_words(one, field) for one in rule.decisions])
        }


def _holds_when(rule: AnyRule, book: Lawbook) -> Iterator[str]:
    for guard in rule.when:
        yield _("Det gælder kun, når %(guard)s.") % {"guard": guard_words(guard, book)}
    for guard in rule.unless:
        yield _("Det gælder ikke, når %(guard)s.") % {"guard": guard_words(guard, book)}


def _duties(rules: Iterable[str], book: Lawbook) -> str:
    """What other rules' duties ask for."""
    acts = {
        act: None
        for name in sorted(rules)
        if isinstance(rule := book.rule(name), DutyRule)
        for act in rule.acts
    }
    return acts_words(acts, book)


def bearer_words(bearer: str) -> str:
    """Who owes it, as the subject of a sentence."""
    names = {"municipality": _("kommunen"), "committee": _("børne- og ungeudvalget")}
    return names.get(bearer, bearer)


def claimant_words(claimant: str) -> str:
    """Whom it is owed to."""
    names = {
        "child": _("barnet"),
        "parents": _("forældrene"),
        "notifier": _("underretteren"),
        "family": _("familien"),
        "data-subject": _("den, oplysningerne handler om"),
        "party": _("parten"),
    }
    return _("Det er %(who)s, der har krav på det.") % {"who": names.get(claimant, claimant)}
