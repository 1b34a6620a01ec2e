"""A small law of our own, written into a folder, so that each test shows the rules it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from frirum.law import Act, Lawbook, Moment, PersonFacts, Status, judge, load, status

ACTS = """
[[act]]
id = "notified"
label = { da = "Underrettet", en = "Notified" }
occasion = "opens"
basis = ["lov/any"]
[[act.field]]
id = "professional"
label = { da = "Fagperson", en = "Professional" }
type = "yesno"
required = true
why = "indicator:any"

[[act]]
id = "decided"
label = { da = "Afgjort", en = "Decided" }
occasion = "rests"
basis = ["lov/any"]
[[act.field]]
id = "kind"
label = { da = "Slags", en = "Kind" }
type = "choice"
options = [{ id = "help", da = "Hjælp", en = "Help" }, { id = "refusal", da = "Afslag", en = "Refusal" }]
required = true
why = "indicator:any"

[[act]]
id = "assessed"
label = { da = "Vurderet", en = "Assessed" }
occasion = "needs"
basis = ["lov/any"]

[[act]]
id = "dropped"
label = { da = "Frafaldet", en = "Dropped" }
occasion = "needs"
closes = "occasion"
basis = ["lov/any"]

[[act]]
id = "closed"
label = { da = "Lukket", en = "Closed" }
closes = "case"
basis = ["lov/any"]

[[act]]
id = "flagged"
label = { da = "Markeret", en = "Flagged" }
basis = ["lov/any"]
[[act.field]]
id = "kind"
label = { da = "Slags", en = "Kind" }
type = "choice"
options = [{ id = "violence", da = "Vold", en = "Violence" }, { id = "abuse", da = "Overgreb", en = "Abuse" }]
required = true
why = "indicator:any"

[[act]]
id = "ended"
label = { da = "Slut", en = "Ended" }
basis = ["lov/any"]
ends = { act = "started", named = "which", others = "others" }
[[act.field]]
id = "which"
label = { da = "Hvilken", en = "Which" }
type = "entry"
[[act.field]]
id = "others"
label = { da = "Andre", en = "Others" }
type = "yesno"

[[act]]
id = "planned"
label = { da = "Planlagt", en = "Planned" }
basis = ["lov/any"]
[[act.field]]
id = "day"
label = { da = "Dag", en = "Day" }
type = "date"
required = true
why = "indicator:any"
[[act.field]]
id = "sorts"
label = { da = "Slags", en = "Kinds" }
type = "choices"
options = [{ id = "help", da = "Hjælp", en = "Help" }, { id = "refusal", da = "Afslag", en = "Refusal" }]
required = true
why = "indicator:any"

[[act]]
id = "withdrawn"
label = { da = "Forkert sag", en = "Wrong case" }
effect = "withdraws"

[[act]]
id = "mended"
label = { da = "Rettet", en = "Mended" }
effect = "corrects"

[[act]]
id = "erased"
label = { da = "Slettet", en = "Erased" }
effect = "erases"
"""

PLAIN = ("unflagged", "examined", "heard", "agreed", "started", "followed", "consented", "refused")


def write_law(folder: Path, rules: str, approval: str = "", practice: str = "", waivable: str = "") -> Path:
    """Writes a lawbook with one statute ("lov"), and an experiment "e1" where an approval is given."""
    area = folder / "areas" / "test"
    area.mkdir(parents=True)
    plain = "\n".join(
        f'[[act]]\nid = "{name}"\nlabel = {{ da = "{name}", en = "{name}" }}\nbasis = ["lov/any"]\n'
        for name in PLAIN
    )
    (area / "acts.toml").write_text(ACTS + plain, "utf-8")
    lov = folder / "statutes" / "lov"
    lov.mkdir(parents=True)
    (lov / "statute.toml").write_text(
        'id = "lov"\ntitle = { da = "Loven", en = "The act" }\nshort = "Loven"\nregime = true\n'
        "valid = { from = 2000-01-01 }\n",
        "utf-8",
    )
    (lov / "1.md").write_text(paragraph("any", "§ 1", rules + waivable), "utf-8")
    (folder / "experiments").mkdir()
    if approval:
        experiment = folder / "experiments" / "e1"
        experiment.mkdir()
        (experiment / "experiment.toml").write_text(
            'id = "e1"\ntitle = { da = "Forsøg", en = "Experiment" }\nmunicipality = "756"\n'
            "vedtaegt = { published = true }\n",
            "utf-8",
        )
        (experiment / "approval.md").write_text(f"```toml\n{approval}\n```\n", "utf-8")
        (experiment / "practice.md").write_text(paragraph("practice", "pkt. 1", practice), "utf-8")
    (folder / "municipalities").mkdir()
    return folder


def paragraph(name: str, citation: str, rules: str) -> str:
    return (
        f"# {citation}\nDet står her.\n\n```toml\n[provision]\nid = {name!r}\ncitation = {citation!r}\n"
        f"valid = {{ from = 2000-01-01 }}\n{rules}\n```\n"
    )


class Story:
    """A history told act by act, judged under the small law."""

    def __init__(self, book: Lawbook, *experiments: str, born: date | None = None) -> None:
        self.regimes = book.regimes("756", experiments)
        self.person = PersonFacts(born)
        self.acts: list[Act] = []

    def act(self, name: str, at: str, *, entry: str = "", known: str = "", **said: object) -> Story:
        number = len(self.acts) + 1
        corrects, occasion = said.pop("corrects", None), said.pop("occasion", None)
        self.acts.append(
            Act(
                id=entry or str(number),
                name=name,
                occurred_at=Moment.of(at),
                known_at=Moment.of(known or at),
                sequence=number,
                occasion=occasion,  # type: ignore[arg-type]
                corrects=corrects,  # type: ignore[arg-type]
                values=said,
            )
        )
        return self

    def at(self, when: str) -> Status:
        return status(judge(self.regimes, self.acts, self.person), Moment.of(when).instant)


def book(folder: Path, rules: str, **layers: str) -> Lawbook:
    return load(write_law(folder, rules, **layers))


def duties(found: Status) -> list[tuple[str, str, object]]:
    """What must be done: rule, status, and when, as a lawyer would list it."""
    return [
        (one.duty.rule.id, one.status, when(one.span.due.instant or one.span.due.day)) for one in found.must
    ]


def when(value: datetime | date | None) -> str | None:
    if isinstance(value, datetime):
        return str(Moment(value.astimezone(UTC)))
    return value.isoformat() if value else None
