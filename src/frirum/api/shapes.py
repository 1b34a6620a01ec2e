"""What is asked and answered, as the OpenAPI document has it; the same words as `frirum law status`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, model_validator

LARGEST = 1_000_000  # bytes of one request
MOST_ACTS = 1_000  # of one request: a family's case has some 20 to 100; a thousand take about a second

Text = Annotated[str, Field(max_length=200)]
Due = Annotated[str | None, Field(description="Hours: an instant with offset. Else a local date, or null.")]


class Asked(Schema):
    """Nothing beside what is named: a misspelt field would silently change the answer."""

    model_config = ConfigDict(extra="forbid")


class ActDone(Asked):
    """One act of one case: a row of HISTORY.csv, with the same columns (docs/law-status.md)."""

    case: Text
    act: Annotated[Text, Field(description="A name of `frirum acts`.")]
    occurred_at: Annotated[Text, Field(description="ISO 8601; without offset it is Copenhagen's.")]
    known_at: Annotated[Text | None, Field(description="Left out: as `occurred_at`.")] = None
    occasion: Annotated[
        Text | None, Field(description="The notification, request or decision: its `id`.")
    ] = None
    by_role: Text | None = None
    values: Annotated[
        dict[str, Any] | str | None,
        Field(description="The act's fields: an object, or its text as in the table."),
    ] = None
    id: Annotated[
        Text | None, Field(description="Left out: the act's number in the list; the first is 1.")
    ] = None
    corrects: Text | None = None
    recorded_at: Text | None = None
    born: Annotated[
        Text | None, Field(description="The person's birth date; the same on each act of a case.")
    ] = None


class Question(Asked):
    """A history, the law to judge it by, and the instant that is asked about."""

    municipality: Annotated[str, Field(pattern=r"^0?[1-9][0-9]{2}$", examples=["756"])]
    experiment: Annotated[Text | None, Field(description="Under exactly this experiment, such as r1.")] = None
    ordinary: Annotated[bool, Field(description="Under ordinary law, no experiment.")] = False
    at: Annotated[
        Text, Field(description="ISO 8601; a date is its last instant.", examples=["2018-07-10T12:00"])
    ]
    history: Annotated[list[ActDone], Field(max_length=MOST_ACTS)]

    @model_validator(mode="after")
    def one_regime(self) -> Question:
        if self.experiment and self.ordinary:
            raise ValueError("ordinary law has no experiment: leave one of them out")
        return self


class Owed(Schema):
    """A duty that is not met."""

    duty: Annotated[str, Field(description="The rule's full id, such as serviceloven/assess-notification.")]
    act: str
    due: Due
    due_kind: Literal["instant", "date", "asap", "none"]
    status: Literal["open", "overdue", "dormant", "undecided"]
    source: str
    triggered_by: Annotated[str | None, Field(description="The act, or ACT:RULE of the missed duty.")]
    occasion: str | None


class Waived(Owed):
    """What an experiment sets aside."""

    status: Literal["waived"]  # type: ignore[assignment]
    waived_by: str
    kind: Literal["duty", "condition", "milestone", "exclusion", "inclusion", "lapse"]


class Allowed(Schema):
    """An act that may be done."""

    act: str
    source: str


class Blocker(Schema):
    """A rule that stands in the way, and the acts any one of which would free it."""

    rule: str
    source: str
    unblocked_by: list[str]


class Blocked(Schema):
    """An act that may not be done yet."""

    act: str
    blocked_by: list[Blocker]


class Breach(Schema):
    """What was done against a rule, or late."""

    kind: Literal["condition", "milestone", "exclusion", "late", "lapsed"]
    rule: str
    act: str
    source: str
    at: str
    due: Due
    occasion: str | None
    triggered_by: str


class Answer(Schema):
    """What the law asks of one case at the instant."""

    case: str
    regime: Annotated[str, Field(description="The act in force and the experiments: serviceloven+r1.")]
    must: list[Owed]
    may: list[Allowed]
    not_yet: list[Blocked]
    waived: list[Waived]
    breached: list[Breach]


class Wrong(Schema):
    """What was wrong, where in the request, and what to write instead."""

    loc: Annotated[list[str | int], Field(examples=[["body", "history", 0, "act"]])]
    msg: str
    mend: str = ""


class Refused(Schema):
    """Nothing was answered, and nothing is kept."""

    detail: list[Wrong]
