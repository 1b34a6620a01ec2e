"""What an act waits for, in words: outright, or only with some of its answers, and with which. Pure."""

from django.utils.translation import gettext as _

from frirum.law.loading import Lawbook
from frirum.law.provisions import Guard
from frirum.law.status import Blocker
from frirum.site.screen.guardwords import acts_words, guard_words


def depends(act: str, by: Blocker) -> bool:
    """Whether it depends on the act's own answers, which nobody has given yet, if the act waits at all."""
    return any(_own(act, one) for one in by.rule.when + by.rule.unless)


def waits_for(act: str, by: Blocker, book: Lawbook) -> str:
    """The acts that would free an act, with which of its answers it waits for them, and the rule's words."""
    rule = by.rule
    free = [one for one in by.unblocked_by if one in book.vocabulary]
    if not free:
        return rule.says or rule.provision.title
    told = {"acts": acts_words(free, book)}
    if not depends(act, by):
        waits = _("Venter på %(acts)s.") % told
    else:
        told["answers"] = _answers(act, by, book)
        waits = _("Kun %(answers)s: venter på %(acts)s.") % told
    return " ".join(part for part in (waits, rule.says) if part)


def _own(act: str, guard: Guard) -> bool:
    return bool(guard.field) and act in guard.acts


def _answers(act: str, by: Blocker, book: Lawbook) -> str:
    """With which answers: »hvis …«, »medmindre …«."""
    when = [guard_words(one, book) for one in by.rule.when if _own(act, one)]
    unless = [guard_words(one, book) for one in by.rule.unless if _own(act, one)]
    parts = [_("hvis %(answers)s") % {"answers": _(" og ").join(when)}] if when else []
    parts += [_("medmindre %(answers)s") % {"answers": _(" eller ").join(unless)}] if unless else []
    return ", ".join(parts)
