"""The columns of CASES.csv: what each means, and the acts that a row tells of. Plain data.

One row is one child's open case. `docs/import.md` is the same table for people; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "cpr", "date", "moment", "yesno", "sex", "custody", "unit", "adviser", "field"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its Danish name (a header may use either), what is written in it.

    A column of kind `field` answers a field of an act, in the way of that field's type.
    """

    name: str
    danish: str
    kind: Kind = "text"
    required: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An act that a row tells of where column `when` says a day: the fields that other columns answer.

    `rests`: it is about the row's notification. `fixed` holds what is the same in every row.
    """

    act: str
    when: str
    fields: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    rests: bool = False


CHILD, PARENTS = "child", ("parent1", "parent2")

COLUMNS = (
    Column(
        "case", "sagsnummer", required=True, says="the case's own number in the old system, no CPR number"
    ),
    Column("opened_on", "oprettet", "date", required=True, says="the day on which the case was opened"),
    Column("child_name", "barnets_navn", required=True, says="the child's name"),
    Column("child_cpr", "barnets_cpr", "cpr", says="ten digits; who has it already is found again"),
    Column("child_born", "barnets_fødselsdag", "date", says="where there is no CPR number"),
    Column("child_sex", "barnets_køn", "sex", says="female or male"),
    Column("child_address", "barnets_adresse", says="the child's address"),
    Column("child_school", "barnets_skole", says="school or day care, where the child can be found"),
    Column("child_language", "sprog", says="where an interpreter is needed"),
    Column("family", "familie", says="any word that the children of one family share"),
    *(
        column
        for number, danish in zip(PARENTS, ("forælder1", "forælder2"), strict=True)
        for column in (
            Column(f"{number}_name", f"{danish}_navn", says="a parent's name"),
            Column(f"{number}_cpr", f"{danish}_cpr", "cpr", says="ten digits"),
            Column(
                f"{number}_custody", f"{danish}_forældremyndighed", "custody", says="sole, shared or none"
            ),
            Column(f"{number}_residence", f"{danish}_bopæl", "yesno", says="does the child live there?"),
        )
    ),
    Column("unit", "enhed", "unit", says="one of the municipality's units, by id or name"),
    Column("adviser", "rådgiver", "adviser", says="the adviser's user name"),
    Column(
        "notified_at", "underrettet", "moment", says="when the municipality knew; with the hour if it can"
    ),
    Column("notifier_kind", "underretter", "field", says="one of the notifier kinds"),
    Column("concern", "bekymring", "field", says="what the notification said"),
    Column("assessed_at", "vurderet", "moment", says="the assessment within 24 hours"),
    Column("acknowledged_on", "kvitteret", "moment", says="the receipt to the notifier"),
    Column("need_assumed_on", "behov_antaget", "moment", says="need for support assumed"),
    Column("examined_on", "undersøgt", "moment", says="the child examination was completed"),
    Column("child_heard_on", "barnet_hørt", "moment", says="the newest talk with the child"),
    Column("plan_made_on", "handleplan", "moment", says="the action plan, or the child's plan"),
    Column("consent_on", "samtykke", "moment", says="consent to the support; of custody holders"),
    Column("consent_by", "samtykke_fra", says="parent1, parent2 or child; empty: the first with custody"),
    Column("goals", "mål", "field", says="the goals, in words"),
    Column("goals_on", "mål_aftalt", "moment", says="when they were agreed"),
    Column("decided_on", "afgjort", "moment", says="the day of the decision on support"),
    Column("law_source", "hjemmel", "field", says="the provision that it was decided under"),
    Column("effort_kind", "indsats", "field", says="which effort"),
    Column("effort_started_on", "indsats_begyndt", "moment", says="the day on which help began"),
    Column("provider", "leverandør", "field", says="who gives the help"),
    Column("followed_up_on", "fulgt_op", "moment", says="the newest follow-up"),
)

TOLD = (
    Told("notification-received", "notified_at", {"notifier_kind": "notifier_kind", "concern": "concern"}),
    Told("notification-assessed", "assessed_at", rests=True),
    Told("notification-acknowledged", "acknowledged_on", rests=True),
    Told("need-support-assumed", "need_assumed_on", rests=True),
    Told("examination-completed", "examined_on", rests=True),
    Told("child-heard", "child_heard_on"),
    Told("child-plan-made", "plan_made_on"),
    Told("goals-agreed", "goals_on", {"goals": "goals"}),
    Told("consent-given", "consent_on", {"by": "consent_by"}, {"to_what": "effort"}),
    Told("decision", "decided_on", {"law_source": "law_source", "efforts": "effort_kind"}, rests=True),
    Told("effort-started", "effort_started_on", {"effort_kind": "effort_kind", "provider": "provider"}),
    Told("follow-up", "followed_up_on"),
)
"""In the order in which they are done when they share a day."""

BY_NAME = {one.name: one for one in COLUMNS}


def heading(text: str) -> str | None:
    """The column that a header means, in either language, whatever its capitals and spaces."""
    plain = "_".join(text.casefold().split())
    return next((one.name for one in COLUMNS if plain in (one.name, one.danish)), None)
