"""The tables of the record. Each says of itself what it is, in `kind`:

- *journal*: what was written down; the only source of facts;
- *projection*: read from the journal, can be thrown away and rebuilt;
- *operational*: neither; never the source of a fact of casework.
"""

from .casework import Assignment, Breach, Case, Consent, Duty, DutySpan, Effort, Goal, Meeting, Proposal
from .documents import Document, StagedDocument
from .feedback import OwnGoals, Rating, Sharing, Talk, TextPack, Threshold
from .journal import Counter, Entry, Payload, Stream, Subject
from .lawchange import DutyChange
from .people import CaseAlias, Custody, NameCode, Person, Relation
from .unsent import RecordedForm, UnsentForm

__all__ = [
    "Assignment",
    "Breach",
    "Case",
    "CaseAlias",
    "Consent",
    "Counter",
    "Custody",
    "Document",
    "Duty",
    "DutyChange",
    "DutySpan",
    "Effort",
    "Entry",
    "Goal",
    "Meeting",
    "NameCode",
    "OwnGoals",
    "Payload",
    "Person",
    "Proposal",
    "Rating",
    "RecordedForm",
    "Relation",
    "Sharing",
    "StagedDocument",
    "Stream",
    "Subject",
    "Talk",
    "TextPack",
    "Threshold",
    "UnsentForm",
]
