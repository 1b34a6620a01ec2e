"""What a municipality of the demo does as such: it adopts its experiments, and a leader arranges cover."""

from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta
from uuid import uuid5

from frirum.cli.demo_cast import SPACE, user_id
from frirum.law.moments import COPENHAGEN, Moment
from frirum.record.covers import ARRANGED
from frirum.record.drafts import Actor, Draft, Times
from frirum.record.lawbook import lawbook
from frirum.record.regimes import ADOPTED, approval_hash
from frirum.site.demo import Town, towns

ARRANGED_AT = time(8, 10)


def adoption(code: str, now: datetime) -> Iterator[Draft]:
    """Each of the municipality's experiments, taken into use on the day its approval begins."""
    book = lawbook()
    for name in book.municipalities[code].experiments:
        approval = book.experiments[name].approval
        at = Moment.of(datetime.combine(approval.valid.since, time(0, 0)))
        if at.instant > now:
            continue
        yield Draft(
            act=ADOPTED,
            actor=Actor.system(code),
            entry_id=uuid5(SPACE, f"adopted:{name}"),
            times=Times(at),
            values={"experiment": name, "approval": approval.id, "version": approval_hash(name)},
        )


def covers(code: str, now: datetime) -> Iterator[Draft]:
    """Who looks after whose cases: arranged so many days before, from and until so many days after."""
    today = now.astimezone(COPENHAGEN).date()
    for place, one in enumerate(towns()[code].covers):
        arranged = datetime.combine(today - timedelta(days=one["before"]), ARRANGED_AT)
        yield Draft(
            act=ARRANGED,
            actor=Actor("user", str(user_id(one["by"])), "leader", code),
            entry_id=uuid5(SPACE, f"cover:{code}:{place}"),
            times=Times(Moment.of(arranged)),
            values={
                "adviser": str(user_id(one["adviser"])),
                "covered_by": str(user_id(one["covered_by"])),
                "from": (today + timedelta(days=one["from"])).isoformat(),
                "until": (today + timedelta(days=one["until"])).isoformat(),
                "reason": one["reason"],
            },
        )


def town_faults(town: Town, everybody: Collection[str]) -> list[str]:
    """What a municipality's file names that is not there: a unit, or somebody who covers."""
    units = {unit.id for unit in lawbook().municipalities[town.code].units}
    found = [
        f"{one.username}: there is no unit {unit!r}"
        for one in town.staff
        for unit in one.units
        if unit not in units
    ]
    named = {one[who] for one in town.covers for who in ("adviser", "covered_by", "by")}
    lost = sorted(named.difference(everybody))
    return found + [f"{town.code}, cover: there is nobody called {one!r}" for one in lost]
