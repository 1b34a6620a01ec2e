"""What does the law ask? Pure: no Django, no clock; the same facts always give the same answer."""

from .calendar import Due
from .duties import Breach, Duty, Judgement, Span
from .history import Act, CustodySpan, OccasionNeeded, PersonFacts
from .known import judge_as_known
from .loading import Lawbook, LawErrors, Municipality, Unit, load
from .membership import Membership
from .moments import COPENHAGEN, Moment
from .regimes import RegimeTimeline
from .replay import judge
from .status import Allowed, Blocked, Blocker, Owed, Status, status
from .vocabulary import ActKind, Fault, Field, Option, Vocabulary

__all__ = [
    "COPENHAGEN",
    "Act",
    "ActKind",
    "Allowed",
    "Blocked",
    "Blocker",
    "Breach",
    "CustodySpan",
    "Due",
    "Duty",
    "Fault",
    "Field",
    "Judgement",
    "LawErrors",
    "Lawbook",
    "Membership",
    "Moment",
    "Municipality",
    "OccasionNeeded",
    "Option",
    "Owed",
    "PersonFacts",
    "RegimeTimeline",
    "Span",
    "Status",
    "Unit",
    "Vocabulary",
    "judge",
    "judge_as_known",
    "load",
    "status",
]
