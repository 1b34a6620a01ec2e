"""`load(root)`: the whole law as data in one book, or every fault in it with file, line and mend."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .areas import load_areas
from .bounds import Bounds, read_bounds
from .caseloads import Caseload, read_caseload
from .competence import Plan, read_plan
from .documents import Doubt, Problem, Reader, Table, whole
from .experiments import Experiment, load_experiment
from .layers import check_layers
from .listening import Listening, read_listening
from .provisions import AnyRule, Place, Provision, Statute
from .references import check_references
from .regimes import RegimeTimeline
from .statutes import Shelf, load_statute
from .transitions import Transition, load_transitions
from .vocabulary import Vocabulary
from .wording import Wording, check_words, read_wording

FOLDERS = ("areas", "statutes", "experiments", "municipalities")


class LawErrors(Exception):
    """The law as data has faults; `problems` says where each is and how to mend it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda one: (one.place.file, one.place.line)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a municipality, such as the family counselling."""

    id: str
    name: str
    intake: bool = False


@dataclass(frozen=True, slots=True)
class Municipality:
    """What a municipality configures: units, experiments, a caseload, how it listens, who decides what.

    `invented`: it is the demo's, and no other installation shows it.
    """

    code: str
    name: str
    slug: str
    units: tuple[Unit, ...] = ()
    experiments: tuple[str, ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    caseload: Caseload = field(default_factory=Caseload)
    plan: Plan = field(default_factory=Plan)
    listening: Listening = field(default_factory=Listening)
    invented: bool = False


@dataclass(frozen=True)
class Lawbook:
    """Everything loaded: vocabulary, statutes, rules, experiments, municipalities, examples, doubts."""

    vocabulary: Vocabulary
    statutes: Mapping[str, Statute]
    provisions: tuple[Provision, ...]
    rules: tuple[AnyRule, ...]
    experiments: Mapping[str, Experiment]
    municipalities: Mapping[str, Municipality]
    examples: tuple[tuple[Table, Statute, str | None], ...]
    bounds: Bounds
    wording: Wording
    digest: str
    digests: Mapping[str, str]  # of areas, statutes and each experiment by its folder
    transitions: tuple[Transition, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def rule(self, name: str) -> AnyRule | None:
        """The newest version of a rule by its full id."""
        found = [rule for rule in self.rules if rule.id == name]
        return max(found, key=lambda rule: rule.provision.valid.since) if found else None

    def regimes(self, municipality: str, experiments: Iterable[str] | None = None) -> RegimeTimeline:
        """The law over time for a municipality: its own experiments, exactly those named, or none.

        Raises ValueError with a mend for an unknown experiment, one approved for another
        municipality, or one whose statute (*vedtægt*) is not published.
        """
        code = municipality.lstrip("0")
        if experiments is None:
            configured = self.municipalities[code].experiments if code in self.municipalities else ()
            chosen = [one for name in configured if (one := self.experiments[name]).published]
        else:
            chosen = [self._experiment(name, code) for name in experiments]
        names = {one.id for one in chosen}
        return RegimeTimeline(
            self.vocabulary,
            tuple(one for one in self.provisions if _applies(one.statute, names, self.experiments)),
            tuple(rule for rule in self.rules if rule.experiment is None or rule.experiment in names),
            tuple(chosen),
            self.transitions,
        )

    def _experiment(self, name: str, code: str) -> Experiment:
        if name.lower() not in self.experiments:
            known = ", ".join(sorted(self.experiments)) or "none"
            raise ValueError(f"there is no experiment {name!r}; known are: {known}")
        experiment = self.experiments[name.lower()]
        if experiment.approval.municipality != code:
            raise ValueError(
                f"no legal basis (uden hjemmel): {experiment.id} is approved for municipality "
                f"{experiment.approval.municipality}, not {code}"
            )
        if not experiment.published:
            raise ValueError(f"{experiment.id} has no published statute (vedtægt), so it doesn't apply")
        return experiment


def _applies(statute: Statute, chosen: set[str], experiments: Mapping[str, Experiment]) -> bool:
    return statute.id not in experiments or statute.id in chosen


def load(root: Path) -> Lawbook:
    """Reads `areas/`, `statutes/`, `experiments/`, `municipalities/` below a folder. Raises LawErrors."""
    reader = Reader(root)
    missing = [name for name in FOLDERS if not (root / name).is_dir()]
    if missing:
        raise LawErrors(
            Problem(Place(name, 1), "the folder is missing", f"Expected {name}/ below {root.name}/.")
            for name in missing
        )
    vocabulary = load_areas(reader, root / "areas")
    shelf = Shelf()
    statutes = [load_statute(reader, folder, shelf) for folder in _folders(root / "statutes")]
    bounds = read_bounds(reader, shelf)
    transitions = load_transitions(reader, shelf, [one for one in statutes if one])
    by_id = _grouped(shelf.rules)
    taken = {one.id for one in statutes if one}
    found = [load_experiment(reader, folder, shelf, taken) for folder in _folders(root / "experiments")]
    experiments = {one.id: one for one in found if one}
    for experiment in experiments.values():
        check_layers(reader, experiment, by_id, bounds)
    wording = read_wording(reader, root / "experiments")
    _check_words(reader, wording, experiments.values(), shelf, vocabulary)
    municipalities = _municipalities(reader, root / "municipalities", experiments, vocabulary)
    check_references(reader, shelf, vocabulary)
    if reader.problems:
        raise LawErrors(reader.problems)
    return Lawbook(
        vocabulary=vocabulary,
        statutes={one.id: one for one in statutes if one},
        provisions=tuple(shelf.provisions),
        rules=tuple(shelf.rules),
        experiments=experiments,
        municipalities=municipalities,
        examples=tuple(shelf.examples),
        bounds=bounds,
        wording=wording,
        digest=_digest(root, FOLDERS[:3]),
        digests={one: _digest(root, (one,)) for one in _parts(root)},
        transitions=transitions,
        doubts=tuple(reader.doubts),
    )


def _check_words(
    reader: Reader,
    wording: Wording,
    experiments: Iterable[Experiment],
    shelf: Shelf,
    vocabulary: Vocabulary,
) -> None:
    """Nothing is said of a rule, provision, waiver or act that is not there."""
    for experiment in experiments:
        waivers = {one.id for one in experiment.approval.waivers}
        check_words(reader, experiment.words, experiment.rules, waivers)
    check_words(reader, wording.stands + wording.next, shelf.rules, {one.id for one in shelf.provisions})
    check_words(reader, wording.outside, (), set(vocabulary.acts))


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir())


def _grouped(rules: Iterable[AnyRule]) -> dict[str, tuple[AnyRule, ...]]:
    found: dict[str, list[AnyRule]] = defaultdict(list)
    for rule in rules:
        found[rule.id].append(rule)
    return {name: tuple(versions) for name, versions in found.items()}


def _parts(root: Path) -> list[str]:
    """What may change by itself: the acts, the statutes, each experiment."""
    trials = [path.relative_to(root).as_posix() for path in _folders(root / "experiments")]
    return ["areas", "statutes", *trials]


def _digest(root: Path, folders: Iterable[str]) -> str:
    """A hash of the law's data: another hash means that duties must be read again."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file():
                total.update(
                    os.fsencode(path.relative_to(root).as_posix()) + b"\0" + path.read_bytes() + b"\0"
                )
    return total.hexdigest()


def _unit(table: Table) -> Unit:
    unit = Unit(table.text("id", required=True), table.text("name", required=True), table.flag("intake"))
    table.done()
    return unit


def _municipalities(
    reader: Reader, folder: Path, experiments: Mapping[str, Experiment], vocabulary: Vocabulary
) -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    for path in sorted(folder.glob("*.toml")):
        block = reader.toml(path)
        if block is None:
            continue
        table = whole(reader, block)
        contact = table.raw("contact", {})
        municipality = Municipality(
            code=table.text("code", required=True),
            name=table.text("name", required=True),
            slug=table.text("slug", required=True),
            units=tuple(_unit(one) for one in table.tables("units")),
            experiments=table.names("experiments"),
            contact=contact if isinstance(contact, dict) else {},
            caseload=read_caseload(table.table("caseload")),
            plan=read_plan(table, vocabulary),
            listening=read_listening(table.table("listening")),
            invented=table.flag("invented"),
        )
        for name in municipality.experiments:
            if name not in experiments:
                table.fault("experiments", f"there is no experiment {name!r}", "Add it under experiments/.")
            elif experiments[name].approval.municipality != municipality.code:
                table.fault("experiments", f"no legal basis: {name} is another's", "Take it out.")
        table.done()
        found[municipality.code] = municipality
    return found
