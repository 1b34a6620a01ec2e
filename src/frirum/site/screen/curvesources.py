"""What the record has of a family's voice, as curves take it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from frirum.record.feedback import Goals, Rated, TalkRead
from frirum.site.screen.curve import Rated as AnyRated
from frirum.site.screen.curve import Talk


def talks_of(found: Iterable[TalkRead], person: UUID | None = None) -> tuple[Talk, ...]:
    """The talks, and what each asked whom; of a `person`: those that asked that one, and what."""
    return tuple(
        Talk(
            id=one.entry,
            number=one.number,
            day=one.day,
            asked=frozenset(
                (str(ask.respondent), str(ask.about), ask.instrument)
                for ask in one.asks
                if person in (None, ask.respondent)
            ),
            change=one.change,
        )
        for one in found
        if person is None or any(ask.respondent == person for ask in one.asks)
    )


def words_of_goals(every: Iterable[Goals]) -> Callable[[AnyRated], tuple[str, ...]]:
    """The words of the goals that an answer is about."""
    texts = {one.entry: one.texts for one in every}

    def words(rated: AnyRated) -> tuple[str, ...]:
        return texts.get(rated.goals, ()) if isinstance(rated, Rated) and rated.goals else ()

    return words


def short_names(names: Mapping[UUID, str]) -> dict[str, str]:
    """First names, where no two have the same one; by the person's id as text."""
    first = {one: name.split()[0] if name.split() else name for one, name in names.items()}
    shared = {name for name in first.values() if len({names[one] for one in first if first[one] == name}) > 1}
    return {str(one): names[one] if first[one] in shared else first[one] for one in names}
