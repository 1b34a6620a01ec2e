"""`frirum acts`: what can happen in a case, with fields, labels and legal basis."""

import argparse
import json
import sys
from collections.abc import Mapping

from frirum.law import ActKind, Field, LawErrors, Option, load
from frirum.law.provisions import Validity
from frirum.site.home import HOME


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--area", help="only the acts of this area, e.g. children")
    parser.add_argument("--json", action="store_true", help="all of it, as a JSON array sorted by id")


def run(args: argparse.Namespace) -> int:
    try:
        kinds = load(HOME).vocabulary.acts
    except LawErrors as wrong:
        print(f"frirum acts: the law files have faults:\n{wrong}\nNothing was changed.", file=sys.stderr)
        return 1
    known = sorted({kind.area for kind in kinds.values()})
    if args.area and args.area not in known:
        print(f"frirum acts: there is no area {args.area!r}; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    chosen = [kind for _, kind in sorted(kinds.items()) if args.area in (None, kind.area)]
    if args.json:
        print(json.dumps([described(kind) for kind in chosen], ensure_ascii=False, indent=2))
    else:
        width = max(len(kind.id) for kind in chosen)
        for kind in chosen:
            print(f"{kind.id:<{width}}  {kind.label['da']}")
    return 0


def described(kind: ActKind) -> dict[str, object]:
    """An act as plain data; docs/schemas/acts.json is its schema."""
    return {
        "id": kind.id,
        "area": kind.area,
        "label": dict(kind.label),
        "help": dict(kind.help),
        "basis": list(kind.basis),
        "roles": list(kind.roles),
        "asks": list(kind.asks),
        "hour": kind.hour,
        "own_page": kind.own_page,
        "occasion": kind.occasion,
        "closes": kind.closes,
        "effect": kind.effect,
        "fields": [_field(field) for field in kind.fields],
        "source": str(kind.place),
    }


def _field(field: Field) -> dict[str, object]:
    when: dict[str, object] = {}
    if field.valid:
        when["valid"] = _period(field.valid)
    if field.asked:
        when["asked"] = {"field": field.asked.field, "in": list(field.asked.values)}
    if field.guarded:
        when["guarded"] = True
    if field.acts:
        when["acts"] = list(field.acts)
    return when | {
        "id": field.id,
        "label": dict(field.label),
        "help": dict(field.help),
        "type": field.type,
        "required": field.required,
        "why": field.why or None,
        "options": [_option(option) for option in field.options],
    }


def _period(valid: Validity) -> dict[str, str | None]:
    return {"from": valid.since.isoformat(), "to": valid.until.isoformat() if valid.until else None}


def _option(option: Option) -> Mapping[str, object]:
    described: dict[str, object] = {"id": option.id, "label": dict(option.label)}
    if option.valid:
        described["valid"] = _period(option.valid)
    if option.doubt:
        described["doubt"] = option.doubt
    return described
