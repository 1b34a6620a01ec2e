"""Whatever happens, in whatever order: what is stored is what the journal gives, and the chain is whole."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, note, settings
from hypothesis import strategies as st

from frirum.access.policy import NotYours
from frirum.law.moments import COPENHAGEN
from frirum.record.documents import stage
from frirum.record.drafts import Recorded, Refused
from frirum.record.identifiers import new_id
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Entry
from frirum.record.rebuild import rebuild
from frirum.record.told import Told, tell
from frirum.record.verify import verify
from tests.cast import SYSTEM, World, filled, user_id
from tests.record.journal_as_stored import snapshot, wipe

START = datetime(2018, 3, 1, 9, 0, tzinfo=COPENHAGEN)
CASEWORK = (
    "notification-assessed",
    "notification-acknowledged",
    "need-support-assumed",
    "need-support-not-assumed",
    "social-assessment",
    "examination-opened",
    "examination-completed",
    "goals-agreed",
    "decision",
    "effort-started",
    "effort-ended",
    "follow-up",
    "risk-flagged",
    "risk-flag-withdrawn",
    "child-heard",
    "file-note",
    "case-closed",
    "meeting-planned",
    "meeting-held",
    "effort-changed",
    "decision-proposed",
    "notification-forwarded",
    "case-moved",
)


class Life:
    """Random things that happen to two families, a child nobody knows, and their municipality."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance = random.Random(seed)
        self.children = [*world.brandt(), world.noergaard()[0]]
        self.parents = [world.names["lone"], world.register("Lone N.", family="brandt")]
        self.unknown = [
            world.register("Ukendt dreng", provisional=True),
            world.register("Anonym pige", provisional=True),
        ]
        world.notified(self.children[0], self.children[1], at="2018-03-01T10:00")

    def happen(self, what: str) -> None:
        happening: Callable[[], object] = getattr(self, what)
        try:
            happening()
        except (Refused, NotYours) as no:
            note(f"{what}: {no!r}")
        else:
            note(what)

    def when(self) -> str:
        at = START + timedelta(hours=self.chance.randrange(0, 400 * 24))
        return at.isoformat() if self.chance.random() < 0.8 else at.date().isoformat()

    def case(self) -> UUID:
        return self.chance.choice(sorted(Case.objects.values_list("pk", flat=True)))

    def cases(self) -> list[UUID]:
        every = sorted(Case.objects.values_list("pk", flat=True))
        return self.chance.sample(every, min(len(every), self.chance.choice([1, 1, 1, 2])))

    def entry(self, *, any_act: bool = False) -> Entry:
        found = Entry.objects.exclude(act="").order_by("sequence")
        effects = [] if any_act else [name for name, one in lawbook().vocabulary.acts.items() if one.effect]
        return self.chance.choice(list(found.exclude(act__in=effects)))

    # --- what happens

    def notification(self) -> None:
        everyone = self.children + self.unknown
        self.world.notified(*self.chance.sample(everyone, self.chance.choice([1, 1, 2])), at=self.when())

    def casework(self) -> None:
        act, values = self.chance.choice(CASEWORK), {}
        if act == "effort-ended":
            values["others_running"] = self.chance.random() < 0.5
        occasion = None
        opened = list(Entry.objects.filter(act="notification-received").order_by("sequence"))
        if opened and self.chance.random() < 0.7:
            occasion = self.chance.choice(opened).id
        self.world.tell(act, on=self.cases(), at=self.when(), occasion=occasion, **values)

    def correction(self) -> None:
        before = self.entry()
        moved = self.chance.random() < 0.3
        anew = self.world.draft(
            before.act,
            corrects=before.id,
            because="Forkert tid.",
            at=self.when(),
            about=before.person_ids if moved else (),
            on=before.case_ids[:1] if moved else (),
        )
        # An answer says of itself whom it is `about`: its values are laid in whole.
        said = filled(before.act, anew.times.occurred_at.day, **_told(before).said)
        self.world.write(replace(anew, values=said))

    def wrong_case(self) -> None:
        before = self.entry(any_act=True)
        on = self.chance.sample(before.case_ids, 1) if before.case_ids and self.chance.random() < 0.5 else ()
        self.world.tell("recorded-on-wrong-case", corrects=before.id, on=on, at=self.when())

    def erasure(self) -> None:
        scope = self.chance.choice(["content", "whole"])
        self.world.tell("entry-erased", corrects=self.entry(any_act=True).id, at=self.when(), scope=scope)

    def identification(self) -> None:
        everyone = [*self.children, *self.unknown]
        provisional, real = self.chance.choice(self.unknown), self.chance.choice(everyone)
        self.world.tell("person-identified", about=[provisional], real=str(real), at=self.when())

    def other_identification(self) -> None:
        made = list(Entry.objects.filter(act="person-identified").order_by("sequence"))
        if made:
            before, real = self.chance.choice(made), self.chance.choice(self.children)
            self.world.tell(
                "person-identified", corrects=before.id, because="En anden.", real=str(real), at=self.when()
            )

    def birth_date(self) -> None:
        born = f"20{self.chance.randrange(0, 18):02}-05-01"
        self.world.tell(
            "person-changed", about=[self.chance.choice(self.children)], born=born, at=self.when()
        )

    def parent(self) -> UUID:
        return self.chance.choice([*self.parents, *self.parents, *self.unknown])

    def merge(self) -> None:
        goes, stays = self.chance.sample([*self.children, *self.parents], 2)
        on = self.cases() if self.chance.random() < 0.5 else ()
        self.world.tell(
            "persons-merged", about=[goes], on=on, goes=str(goes), stays=str(stays), at=self.when()
        )

    def other_merge(self) -> None:
        made = list(Entry.objects.filter(act="persons-merged").order_by("sequence"))
        if made:
            before = self.chance.choice(made)
            goes, stays = before.person_ids[0], self.chance.choice([*self.children, *self.parents])
            values = {"goes": str(goes), "stays": str(stays), "at": self.when()}
            self.world.tell("persons-merged", corrects=before.id, because="En anden.", **values)

    def document(self) -> None:
        content = f"Brev nr. {self.chance.random()}".encode()
        paper = stage(SYSTEM, None, "brev.txt", content, new_id())
        self.world.tell("document-received", on=self.cases(), at=self.when(), documents=[paper])

    def custody(self) -> None:
        child = self.chance.choice([*self.children, *self.unknown])
        self.world.tell("custody-recorded", about=[child], holder=str(self.parent()), at=self.when())
        self.world.tell("relation-recorded", about=[child], other=str(self.parent()), at=self.when())

    def custody_ended(self) -> None:
        made = list(Entry.objects.filter(act="custody-recorded").order_by("sequence"))
        if made:
            held = self.chance.choice(made)
            self.world.tell("custody-ended", about=held.person_ids[:1], custody=str(held.id), at=self.when())

    def assignment(self) -> None:
        if self.chance.random() < 0.7:
            self.world.assigned(self.case(), self.chance.choice(["mette", "jonas"]), at=self.when())
        else:
            self.world.tell("case-unassigned", on=[self.case()], at=self.when())

    def grant(self) -> None:
        given = self.world.tell("grant-given", on=[self.case()], to=str(user_id("jonas")), at=self.when())
        if self.chance.random() < 0.5:
            self.world.tell("grant-ended", on=given.cases, grant=str(given.entry_id), at=self.when())

    def weighting(self) -> None:
        weight = self.chance.choice([1, 2, 3])
        self.world.tell("case-weighted", on=[self.case()], at=self.when(), weight=weight)

    def cover(self) -> None:
        covers = {"adviser": str(user_id("mette")), "covered_by": str(user_id("jonas"))}
        days = {"from": "2018-06-01", "until": "2018-08-01"}
        made = self.world.tell("cover-arranged", at=self.when(), **covers, **days)
        if self.chance.random() < 0.5:
            self.world.tell("cover-ended", cover=str(made.entry_id), at=self.when())

    def answer(self) -> None:
        """To a proposal, or to a meeting that was agreed; perhaps of another case: then it is refused."""
        made = list(
            Entry.objects.filter(act__in=["decision-proposed", "meeting-planned"]).order_by("sequence")
        )
        if made:
            before = self.chance.choice(made)
            act, field = ("meeting-cancelled", "meeting")
            if before.act == "decision-proposed":
                act, field = self.chance.choice(["decision", "decision-sent-back"]), "proposal"
            on = self.chance.choice([before.case_ids, before.case_ids[:1]])
            self.world.tell(act, on=on, at=self.when(), **{field: str(before.id)})

    def talk(self) -> None:
        """A talk about the children of one or two cases; who is asked may be joined with another later."""
        on, asks = self.cases(), []
        for case, child in Case.objects.filter(pk__in=on).values_list("pk", "person"):
            asks.append((case, self.world.ask(child, child)))
            asks.append((case, self.world.ask(self.parent(), child, "parent-about-child")))
        talk = self.world.talk(*(ask for _, ask in asks), on=on, at=self.when())
        for case, ask in asks[:3]:
            self.world.answer(talk, ask, *self.marks(), on=[case], at=self.when())

    def marks(self) -> list[int]:
        return [self.chance.randrange(101) for _ in range(4)]

    def answered(self) -> None:
        """To a talk that may be withdrawn, erased, answered, or of other cases: then it is refused."""
        made = list(Entry.objects.filter(act="talk-opened").order_by("sequence"))
        talk = _told(self.chance.choice(made)) if made else None
        if talk is None or not talk.said.get("asks"):
            return
        ask = self.chance.choice(talk.said["asks"])
        said: dict[str, Any] = self.chance.choice([{"marks": self.marks()}, {"skipped": "too-tired"}])
        done = Recorded(talk.id, talk.entry.sequence, talk.entry.case_ids)
        own = [UUID(one["id"]) for one in talk.entry.subjects["cases"] if one["person"] == ask["about"]]
        on = self.chance.choice([talk.entry.case_ids, own, own])
        self.world.answer(done, ask, on=on, at=self.when(), **said)

    def after_the_talk(self) -> None:
        """A line on what was changed, goals in own words, answers shared, perhaps no longer."""
        on, child = self.cases(), str(self.chance.choice(self.children))
        talks = list(Entry.objects.filter(act="talk-opened").order_by("sequence"))
        named = Case.objects.filter(pk__in=on).values_list("person", flat=True).first()
        child = self.chance.choice([child, str(named)])
        if talks and self.chance.random() < 0.5:
            talk = self.chance.choice(talks)
            self.world.tell("change-noted", on=talk.case_ids[:1], at=self.when(), talk=str(talk.id))
        self.world.tell("goals-worded", on=on, at=self.when(), whose=child, goal1="At sove.")
        shown = {"whose": child, "with": [str(self.parent())], "what": ["outcome"]}
        made = self.world.tell("answers-shared", on=on, at=self.when(), **shown)
        if self.chance.random() < 0.5:
            self.world.tell("sharing-ended", on=on, at=self.when(), sharing=str(made.entry_id))

    def threshold(self) -> None:
        figures = {"cutoff": self.chance.randrange(401), "cutoff_inclusive": True, "source": "Opdigtet"}
        self.world.tell("threshold-set", at=self.when(), instrument="ors", role="self", **figures)

    def adoption(self) -> None:
        self.world.adopts(at=self.when())


HAPPENINGS = (
    "notification",
    "casework",
    "correction",
    "wrong_case",
    "erasure",
    "identification",
    "other_identification",
    "merge",
    "other_merge",
    "birth_date",
    "custody",
    "custody_ended",
    "document",
    "assignment",
    "grant",
    "weighting",
    "cover",
    "answer",
    "talk",
    "talk",
    "answered",
    "answered",
    "after_the_talk",
    "threshold",
    "adoption",
)


def _told(entry: Entry) -> Told:

    return tell(Entry.objects.select_related("payload").get(pk=entry.pk))


@pytest.mark.django_db
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 10**9),
    happenings=st.lists(
        st.one_of(st.just("casework"), st.just("notification"), st.sampled_from(HAPPENINGS)),
        min_size=5,
        max_size=30,
    ),
)
@example(
    seed=119,
    happenings=[*["casework"] * 4, "custody", "casework", "notification", "merge", "notification"],
)
def test_random_lives(seed: int, happenings: list[str]) -> None:
    with transaction.atomic():
        life = Life(World(), seed)
        for one in happenings:
            life.happen(one)
        assert list(verify()) == []
        before = snapshot()
        assert rebuild(check=True) == []
        wipe()
        rebuild()
        assert snapshot() == before
        transaction.set_rollback(True)
