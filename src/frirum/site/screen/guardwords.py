"""Acts, answers and guards of the law's data in words: what a rule's sentences are made of. Pure."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from frirum.law.loading import Lawbook
from frirum.law.provisions import Guard
from frirum.law.vocabulary import ActKind, Field
from frirum.site.screen.words import said


def act_words(act: str, book: Lawbook) -> str:
    """What an act is called, in quotes."""
    return _("»%(words)s«") % {"words": said(book.vocabulary[act].label)}


def acts_words(acts: Iterable[str], book: Lawbook) -> str:
    """Any one of some acts: »A«, »B« eller »C«."""
    return listed([act_words(act, book) for act in acts])


def listed(every: list[str]) -> str:
    """Any one of some words: a, b eller c."""
    return _(" eller ").join([", ".join(every[:-1]), every[-1]]) if len(every) > 1 else "".join(every)


def guard_words(guard: Guard, book: Lawbook) -> str:
    """What a guard tests, as the end of a sentence that begins with when."""
    acts = acts_words(sorted(guard.acts), book)
    if guard.field is None:
        if guard.undone_by:
            undone = acts_words(sorted(guard.undone_by), book)
            return _("der i sagen er %(acts)s, og ikke siden %(undone)s") % {"acts": acts, "undone": undone}
        return _("der i sagen er %(acts)s") % {"acts": acts}
    if not guard.acts:
        return _person(guard)
    field = field_of(sorted(guard.acts), guard.field, book)
    told = {"acts": acts, "field": said(field.label)}
    if field.type == "tick":
        ticked = True in guard.values
        return (
            _("»%(field)s« er krydset af i %(acts)s") % told
            if ticked
            else _("»%(field)s« ikke er krydset af i %(acts)s") % told
        )
    told["values"] = listed([value_words(one, field) for one in guard.values])
    return _("svaret på »%(field)s« i %(acts)s er %(values)s") % told


def _person(guard: Guard) -> str:
    """A test on the person at the time: ages as they follow on one another, or the form of custody."""
    if guard.field == "custody":
        names = {"sole": _("hos én"), "shared": _("fælles")}
        return _("forældremyndigheden er %(custody)s") % {
            "custody": listed([names[str(one)] for one in guard.values])
        }
    ages = sorted(one for one in guard.values if isinstance(one, int))
    if ages and len(ages) > 1 and ages == list(range(ages[0], ages[-1] + 1)):
        return _("barnet er fra %(first)s til %(last)s år") % {"first": ages[0], "last": ages[-1]}
    return _("barnet er %(ages)s år") % {"ages": listed([str(one) for one in ages])}


def field_of(acts: Iterable[str], name: str, book: Lawbook) -> Field:
    """The field of that name of the first of some acts that has one; the loader knows that one does."""
    kinds: Iterable[ActKind] = (book.vocabulary[act] for act in acts)
    return next(field for kind in kinds if (field := kind.find(name)))


def value_words(value: object, field: Field | None) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    label = next((said(one.label) for one in field.options if one.id == value), None) if field else None
    return _("»%(words)s«") % {"words": label} if label else str(value)
