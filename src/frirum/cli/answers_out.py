"""`frirum feedback export` and `fhir`: what families have said, taken out: `docs/feedback-exchange.md`."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frirum.cli.private import write_private
from frirum.cli.start import start_django
from frirum.exchange import answers_csv, fhir_writing, names_csv
from frirum.exchange.fhir_shapes import Goals, Someone, Talk, Told, Voice
from frirum.exchange.pseudonyms import Naming, Pseudonyms, plain

if TYPE_CHECKING:
    from frirum.access.policy import Viewer
    from frirum.record.feedback import Rated
    from frirum.record.reading import Opened

DONE, BAD_INPUT = 0, 2
INVENTED = "Opdigtede data"
KEY_BYTES = 32


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `frirum feedback export`."""
    parser.add_argument("--municipality", required=True, metavar="CODE", help="whose answers, such as 756")
    parser.add_argument("--out", required=True, metavar="FILE.csv", type=Path, help="- for standard output")
    parser.add_argument("--since", metavar="DATE", type=date.fromisoformat, help="from this day on")
    parser.add_argument("--until", metavar="DATE", type=date.fromisoformat, help="to this day, included")
    parser.add_argument("--point", action="store_true", help="a decimal point, not a comma")
    parser.add_argument(
        "--map", metavar="FILE.csv", type=Path, help="who is who, to a file of its own: keep it apart"
    )
    _common(parser)
    parser.set_defaults(go=export)


def fhir_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `frirum feedback fhir`."""
    parser.add_argument("--case", required=True, metavar="CASE", type=UUID, help="the case's id")
    parser.add_argument("--out", required=True, metavar="FILE.json", type=Path, help="- for standard output")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--own-use", action="store_true", help="for the municipality itself: its own ids, goals in words"
    )
    kind.add_argument(
        "--for", dest="person", metavar="PERSON", type=UUID, help="what this one of the family may see"
    )
    _common(parser)
    parser.set_defaults(go=fhir)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="USERNAME", help="as this user, with their rights")
    parser.add_argument(
        "--key",
        metavar="FILE",
        type=Path,
        help="the key of the pseudonyms, made if it is not there; without one, a key for this file alone",
    )


def export(args: argparse.Namespace) -> int:
    """Writes the flat table; 2 where it can't be done: nothing was written."""
    return _guarded("export", lambda: _export(args))


def fhir(args: argparse.Namespace) -> int:
    """Writes one case's bundle; 2 where it can't be done: nothing was written."""
    return _guarded("fhir", lambda: _fhir(args))


def _guarded(word: str, doing: Callable[[], str]) -> int:
    start_django()
    from django.core.exceptions import ImproperlyConfigured

    from frirum.access.policy import NotYours
    from frirum.feedback.reading import Unreadable
    from frirum.law.loading import LawErrors
    from frirum.record.sealing import KeyLost

    try:
        print(doing(), file=sys.stderr)
    except NotYours:
        print(f"frirum feedback {word}: it does not exist, or is not theirs to read.", file=sys.stderr)
        return BAD_INPUT
    except (ImproperlyConfigured, KeyLost, LawErrors, Unreadable, ValueError, OSError) as wrong:
        print(f"frirum feedback {word}: {wrong}", file=sys.stderr)
        return BAD_INPUT
    return DONE


def _export(args: argparse.Namespace) -> str:
    from django.conf import settings

    from frirum.cli.voices import Terms, answer
    from frirum.record.feedback import counted_once, ratings_taken_out
    from frirum.record.instruments import library, thresholds

    viewer = _viewer(args.by, args.municipality)
    _apart(args.out, args.map, args.key)
    name = Pseudonyms(_key(args.key))
    terms = Terms.of(library(args.municipality), thresholds(args.municipality, viewer.at))
    found = ratings_taken_out(viewer, args.since, args.until, "feedback-export")
    answers = [answer(one, name, terms) for one in counted_once(found)]
    answers.sort(key=lambda one: (one.case, one.date, one.key))
    invented = INVENTED if settings.FRIRUM_DEMO else ""
    if args.map:
        write_private(args.map, names_csv.write(name.given))
    write_private(args.out, answers_csv.write(answers, args.point, invented))
    return f"{len(answers)} answers of {len({one.case for one in answers})} cases: {args.out}"


def _fhir(args: argparse.Namespace) -> str:
    from frirum.record import feedback
    from frirum.record.reading import municipality_of, take_out

    viewer = _viewer(args.by, municipality_of(args.case))
    _apart(args.out, args.key)
    opened = take_out(viewer, args.case, "party-fhir" if args.person else "archive-fhir")
    seen = feedback.ratings(opened)
    if args.person:
        seen = feedback.voice(args.person, opened.case, viewer.at)
        if not seen:
            raise ValueError("nothing of what was said in this case is theirs to see.")
    name: Naming = plain if args.own_use else Pseudonyms(_key(args.key))
    voice = _voice(opened, seen, viewer, name, words=args.own_use or args.person)
    write_private(args.out, fhir_writing.write(voice))
    return f"{len(voice.answers)} answers at {len(voice.talks)} talks: {args.out}"


def _voice(opened: Opened, seen: Iterable[Rated], viewer: Viewer, name: Naming, words: Any) -> Voice:
    """What of a case's voice goes out. `words`: the goals' own words too, which no pseudonym covers."""
    from django.conf import settings

    from frirum.cli.voices import Terms, answer, forms, titles
    from frirum.law.moments import local_day
    from frirum.record import feedback
    from frirum.record.instruments import library, thresholds

    case, shown = opened.case, tuple(seen)
    known = library(case.municipality)
    terms = Terms.of(known, thresholds(case.municipality, viewer.at))
    parents = {one.respondent for one in shown if one.role.startswith("parent")}
    people = {one for each in shown for one in (each.respondent, each.about)} | {case.person_id}
    asked_about = {one.goals for one in shown}
    return Voice(
        case=name("case", str(case.id)),
        child=name("person", str(case.person_id)),
        opened=local_day(case.opened_at),
        closed=local_day(case.closed_at) if case.closed_at else None,
        written=viewer.at,
        people=tuple(
            Someone(
                name("person", str(one)),
                "child" if one == case.person_id else "parent" if one in parents else "other",
            )
            for one in sorted(people, key=lambda one: (one != case.person_id, one))
        ),
        talks=tuple(
            {
                one.talk: Talk(name("talk", str(one.talk)), str(one.number), one.rating.date) for one in shown
            }.values()
        ),
        answers=tuple(
            Told(
                name("answer", str(one.root)),
                name("talk", str(one.talk)),
                answer(one, name, terms),
                one.entry != one.root,
            )
            for one in shown
        ),
        goals=tuple(
            Goals(
                name("goals", str(one.entry)),
                name("person", str(one.whose)),
                one.texts if words else ("",) * len(one.texts),
                one.since,
                one.until,
            )
            for one in feedback.own_goals(case)
            if one.entry in asked_about
        ),
        forms=tuple(forms(known)),
        titles=titles(known),
        invented=INVENTED if settings.FRIRUM_DEMO else "",
    )


def _viewer(by: str | None, municipality: str) -> Viewer:
    """As whom it is read: a user of the municipality with their own rights; else its machinery."""
    from frirum.access.models import User
    from frirum.access.policy import NotYours
    from frirum.access.viewers import system_viewer, viewer
    from frirum.record.lawbook import lawbook
    from frirum.site import clock

    if municipality not in lawbook().municipalities:
        raise ValueError(f"there is no municipality {municipality!r}.")
    if not by:
        return system_viewer(municipality, clock.now_in(municipality))
    user = User.objects.filter(username=by, municipality=municipality).first()
    if user is None or not user.active:
        raise NotYours
    return viewer(user, clock.now_in(municipality))


def _apart(*paths: Path | None) -> None:
    """Raises ValueError where one file would be written over another, or has no folder to lie in."""
    named = [one.resolve() for one in paths if one is not None]
    if len(set(named)) < len(named):
        raise ValueError("two files have the same name. Give each one of its own.")
    for one in named:
        if not one.parent.is_dir():
            raise ValueError(f"there is no folder {one.parent}.")
        if one.is_dir():
            raise ValueError(f"{one} is a folder. Name a file.")


def _key(path: Path | None) -> bytes:
    """The key of the pseudonyms: a file's, which is made where it is not there; else one for once."""
    if path is None:
        return secrets.token_bytes(KEY_BYTES)
    if not path.exists():
        write_private(path, secrets.token_bytes(KEY_BYTES), anew=True)
    return path.read_bytes()
