"""The demo's people and what has happened to them: invented families, each at another stage.

Days are counted back from the day of the demo, so that the clocks run whenever it is loaded. Plain data.
"""

from dataclasses import dataclass, field
from typing import Any

MUNICIPALITY = "756"
INTAKE, COUNSELLING, YOUTH = "modtagelsen", "familieraadgivningen", "ungeraadgivningen"


@dataclass(frozen=True, slots=True)
class Staff:
    username: str
    name: str
    roles: tuple[str, ...]
    units: tuple[str, ...]


STAFF = (
    Staff("rikke", "Rikke Holm", ("intake",), (INTAKE,)),
    Staff("mette", "Mette Lund", ("adviser",), (COUNSELLING,)),
    Staff("jonas", "Jonas Kjær", ("adviser",), (COUNSELLING,)),
    Staff("birgit", "Birgit Dam", ("leader",), (INTAKE, COUNSELLING)),
    Staff("torben", "Torben Friis", ("leader", "adviser"), (YOUTH,)),
)


@dataclass(frozen=True, slots=True)
class Someone:
    """A member of a family: age in years on the day of the demo, birthday as (month, day)."""

    key: str
    name: str
    age: int
    birthday: tuple[int, int]
    sex: str
    parent: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An act: days before the demo's day, the hour, who does it, about which children.

    `by` is a username or "citizen"; `occasion` the key of the event that it is about.
    """

    before: int
    hour: str
    act: str
    values: dict[str, Any] = field(default_factory=dict)
    by: str = "rikke"
    about: tuple[str, ...] = ()
    key: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A family and its story, oldest first. Two parents share custody; one has it alone."""

    key: str
    people: tuple[Someone, ...]
    events: tuple[Event, ...]
    provisional: bool = False


def notified(before: int, hour: str, about: tuple[str, ...], concern: str, **more: Any) -> Event:
    """A notification from a school, unless `more` says otherwise."""
    values = {
        "notifier_kind": "school",
        "professional": True,
        "notifier_name": "Lene Graversen, klasselærer",
        "notifier_contact": "Hyldeskolen, 00 00 12 34",
        "concern": concern,
        "reasons": ["neglect"],
        "danger_now": False,
        "parents_informed": "yes",
    }
    by = more.pop("by", "rikke")
    return Event(before, hour, "notification-received", {**values, **more}, by, about, key="n1")


def assessed(before: int, hour: str, reasons: str, about: tuple[str, ...]) -> Event:
    values = {"in_danger": False, "honour_related": False, "acute": False, "reasons": reasons}
    return Event(before, hour, "notification-assessed", values, about=about, occasion="n1")


def acknowledged(before: int, about: tuple[str, ...]) -> Event:
    return Event(
        before, "09:30", "notification-acknowledged", {"channel": "digital-post"}, about=about, occasion="n1"
    )


def assigned(before: int, to: str, about: tuple[str, ...]) -> Event:
    return Event(before, "10:00", "case-assigned", {"adviser": to, "unit": COUNSELLING}, about=about)


def assumed(before: int, by: str, reasons: str, about: tuple[str, ...]) -> Event:
    return Event(
        before,
        "11:00",
        "need-support-assumed",
        {"reasons": reasons, "serious": False},
        by,
        about,
        occasion="n1",
    )


BRANDT = Family(
    "brandt",
    (
        Someone("alma", "Alma Brandt", 9, (2, 3), "female"),
        Someone("bertil", "Bertil Brandt", 6, (9, 21), "male"),
    ),
    (
        notified(
            1,
            "14:20",
            ("alma", "bertil"),
            "Alma kommer ofte uden mad og er træt i timerne. Hun fortæller, at hun passer Bertil, når far "
            "arbejder om natten. Bertil har haft det samme tøj på hele ugen.",
            by="citizen",
        ),
    ),
    provisional=True,
)

NOERGAARD = Family(
    "noergaard",
    (
        Someone("emil", "Emil Nørgaard", 12, (11, 8), "male"),
        Someone("lone", "Lone Nørgaard", 39, (4, 17), "female", parent=True),
    ),
    (
        notified(
            2,
            "10:05",
            ("emil",),
            "Emil har ikke været i skole i tre uger. Han siger, at han skal passe sin mor, som er syg.",
            reasons=["school", "illness-parents"],
            parents_informed="no",
        ),
    ),
)

KJELDSEN = Family(
    "kjeldsen",
    (
        Someone("freja", "Freja Kjeldsen", 7, (3, 12), "female"),
        Someone("camilla", "Camilla Kjeldsen", 31, (7, 30), "female", parent=True),
        Someone("anders", "Anders Kjeldsen", 34, (1, 5), "male", parent=True),
    ),
    (
        notified(
            17,
            "13:10",
            ("freja",),
            "Freja er blevet meget stille, siden forældrene gik fra hinanden. Hun græder, når hun hentes.",
            reasons=["home-conflict"],
        ),
        assessed(
            17,
            "15:40",
            "Ikke akut fare. Freja er tryg i skolen, og begge forældre er at få i tale.",
            ("freja",),
        ),
        acknowledged(15, ("freja",)),
        assigned(15, "mette", ("freja",)),
        Event(
            14,
            "10:15",
            "family-contacted",
            {
                "channel": "phone",
                "text": "Talt med Camilla. Begge forældre vil gerne mødes. Første møde aftalt.",
            },
            "mette",
            ("freja",),
        ),
        assumed(
            10,
            "mette",
            "Konflikten mellem forældrene går ud over Frejas trivsel hjemme og i skolen.",
            ("freja",),
        ),
        Event(
            3,
            "14:00",
            "involvement-plan-agreed",
            {"wishes": "Freja vil gerne tegne, mens vi taler, og have sin lærer med første gang."},
            "mette",
            ("freja",),
        ),
    ),
)

OESTERGAARD = Family(
    "oestergaard",
    (
        Someone("noah", "Noah Østergaard", 10, (5, 2), "male"),
        Someone("ida", "Ida Østergaard", 8, (8, 15), "female"),
        Someone("marie", "Marie Østergaard", 36, (10, 9), "female", parent=True),
    ),
    (
        notified(
            44,
            "09:15",
            ("noah", "ida"),
            "Begge børn møder for sent og mangler ofte skiftetøj. Moren siger selv, at hun ikke orker mere.",
            notifier_kind="health-visitor",
            notifier_name="Hanne Bak, sundhedsplejerske",
        ),
        assessed(
            44, "14:30", "Ikke akut fare. Moren tager imod hjælp, og mormor er der hver dag.", ("noah", "ida")
        ),
        acknowledged(41, ("noah", "ida")),
        assigned(41, "mette", ("noah", "ida")),
        assumed(
            37, "mette", "Begge børn mangler en fast hverdag. Moren beder selv om støtte.", ("noah", "ida")
        ),
        Event(
            34,
            "13:00",
            "social-assessment",
            {
                "assessment": "Børnene har brug for faste rammer, moren for en at støtte sig til.",
                "resources": "Mormor bor på samme vej og vil hente to gange om ugen.",
            },
            "mette",
            ("noah", "ida"),
        ),
        Event(
            33,
            "15:00",
            "involvement-plan-agreed",
            {"wishes": "Noah vil være med til møderne, men ikke sidde alene med os."},
            "mette",
            ("noah",),
        ),
        Event(
            33,
            "15:45",
            "involvement-plan-agreed",
            {"wishes": "Ida vil hellere fortælle hjemme på sit værelse."},
            "mette",
            ("ida",),
        ),
        Event(
            30,
            "10:00",
            "goals-agreed",
            {
                "goals": "Børnene kommer i skole til tiden. Der er aftensmad og godnathistorie hver dag.",
                "with_whom": ["child", "parents", "network"],
            },
            "mette",
            ("noah", "ida"),
        ),
        Event(
            20,
            "09:30",
            "consent-given",
            {"to_what": "effort", "by": "person:marie"},
            "mette",
            ("noah", "ida"),
        ),
        Event(
            20,
            "11:00",
            "decision",
            {
                "law_source": "code:support",
                "efforts": ["code:family-treatment"],
                "acute": False,
                "duration": "Et halvt år",
                "outcome": "Familiebehandling i hjemmet to gange om ugen i et halvt år.",
                "reasons": "Behovet kan dækkes i hjemmet, når moren får støtte til de faste rammer.",
                "complaint_guidance": True,
                "new_adverse_facts": False,
                "plan_needed": False,
            },
            "mette",
            ("noah", "ida"),
            key="d1",
            occasion="n1",
        ),
        Event(
            14,
            "16:00",
            "effort-started",
            {"effort_kind": "code:family-treatment", "provider": "Familiehuset"},
            "mette",
            ("noah", "ida"),
            occasion="d1",
        ),
    ),
)

HOLST = Family(
    "holst",
    (
        Someone("magnus", "Magnus Holst", 14, (6, 27), "male"),
        Someone("per", "Per Holst", 45, (2, 19), "male", parent=True),
    ),
    (
        notified(
            25,
            "08:40",
            ("magnus",),
            "Magnus sover hos venner flere nætter om ugen og vil ikke hjem. Han vil ikke sige hvorfor.",
            reasons=["behaviour"],
            parents_informed="no",
        ),
        assessed(
            25,
            "13:00",
            "Ikke akut fare lige nu: han bor hos en ven, hvis forældre vi har talt med.",
            ("magnus",),
        ),
        acknowledged(22, ("magnus",)),
        assigned(22, "jonas", ("magnus",)),
        assumed(18, "jonas", "Magnus vil ikke hjem og har brug for en voksen at tale med.", ("magnus",)),
        Event(
            5,
            "14:20",
            "risk-flagged",
            {
                "kind": "violence",
                "suspicion": "Magnus viser blå mærker på armen og siger, at hans far slog ham i weekenden.",
            },
            "jonas",
            ("magnus",),
        ),
    ),
)

LYKKE = Family(
    "lykke",
    (
        Someone("clara", "Clara Lykke", 5, (12, 1), "female"),
        Someone("susanne", "Susanne Lykke", 28, (9, 3), "female", parent=True),
    ),
    (
        notified(
            100,
            "11:30",
            ("clara",),
            "Clara taler næsten ikke og kan ikke være sammen med de andre børn. Moren virker meget nedtrykt.",
            notifier_kind="day-care",
            notifier_name="Pia Skov, pædagogisk leder",
            reasons=["health", "illness-parents"],
        ),
        assessed(100, "15:00", "Ikke akut fare. Moren er i behandling hos egen læge.", ("clara",)),
        acknowledged(97, ("clara",)),
        assigned(97, "jonas", ("clara",)),
        assumed(
            92,
            "jonas",
            "Claras sprog og kontakt giver grund til at antage et behov for særlig støtte.",
            ("clara",),
        ),
        Event(
            90,
            "10:00",
            "examination-opened",
            {
                "themes": ["development", "family", "health"],
                "left_out_why": "Clara går ikke i skole, og der er ingen bekymring for fritiden.",
            },
            "jonas",
            ("clara",),
        ),
    ),
)

MUNK = Family(
    "munk",
    (
        Someone("oscar", "Oscar Munk", 15, (1, 22), "male"),
        Someone("tina", "Tina Munk", 42, (5, 14), "female", parent=True),
    ),
    (
        Event(
            9,
            "09:20",
            "help-requested",
            {
                "by": "parents",
                "wish": "Tina kan ikke få Oscar ud af værelset. De vil gerne have en at tale med sammen.",
            },
            about=("oscar",),
            key="n1",
        ),
        assigned(8, "mette", ("oscar",)),
        Event(
            6,
            "12:30",
            "family-contacted",
            {
                "channel": "home-visit",
                "text": "Talt med Tina og lidt med Oscar gennem døren. Nyt besøg aftalt.",
            },
            "mette",
            ("oscar",),
        ),
    ),
)

RAVN = Family(
    "ravn",
    (
        Someone("asger", "Asger Ravn", 11, (3, 29), "male"),
        Someone("karen", "Karen Ravn", 40, (11, 11), "female", parent=True),
    ),
    (
        notified(
            40,
            "12:00",
            ("asger",),
            "Asger er ofte i slagsmål og siger, at ingen hjemme bestemmer noget.",
            reasons=["behaviour", "neglect"],
        ),
        assessed(39, "10:10", "Ikke akut fare.", ("asger",)),
        acknowledged(30, ("asger",)),
        assigned(30, "jonas", ("asger",)),
        assumed(28, "jonas", "Asger mangler voksne, der sætter rammer.", ("asger",)),
        Event(
            21,
            "13:30",
            "social-assessment",
            {"assessment": "Karen har mistet fodfæstet. Asger har brug for en fast voksen."},
            "jonas",
            ("asger",),
        ),
    ),
)

WINTHER = Family(
    "winther",
    (
        Someone("liva", "Liva Winther", 3, (7, 7), "female"),
        Someone("katrine", "Katrine Winther", 27, (2, 28), "female", parent=True),
    ),
    (
        notified(
            12,
            "16:45",
            ("liva",),
            "Liva græder meget om aftenen. Man kan høre det gennem væggen.",
            notifier_kind="neighbourhood",
            professional=False,
            anonymous=True,
            notifier_name=None,
            notifier_contact=None,
            reasons=["other"],
            parents_informed="no",
        ),
        assessed(11, "11:15", "Ikke fare. Liva har kolik og er fulgt af sundhedsplejen.", ("liva",)),
        Event(
            8,
            "09:00",
            "need-support-not-assumed",
            {"reasons": "Talt med forældre og sundhedsplejerske: familien klarer det godt selv."},
            about=("liva",),
            occasion="n1",
        ),
        Event(
            7, "10:30", "case-closed", {"reasons": "Underretningen førte ikke til mere."}, "birgit", ("liva",)
        ),
    ),
)

FAMILIES = (LYKKE, OESTERGAARD, RAVN, HOLST, KJELDSEN, WINTHER, MUNK, NOERGAARD, BRANDT)
