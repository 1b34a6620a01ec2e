"""Reads `areas/`: one folder an area, TOML files of acts, fields and code lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .documents import Block, Reader, Table, tables_of, unknown_tables
from .provisions import Validity
from .vocabulary import FIELD_TYPES, ActKind, Asked, Ends, Field, Option, Vocabulary

TIMES = ("occurred_at", "known_at")


def load_areas(reader: Reader, folder: Path) -> Vocabulary:
    """All acts below a folder. Faults go to the reader; an act with a fault is still there."""
    acts: dict[str, ActKind] = {}
    for area in sorted(path for path in folder.iterdir() if path.is_dir()):
        blocks = [block for path in sorted(area.glob("*.toml")) if (block := reader.toml(path))]
        lists = _lists(reader, blocks)
        for block in blocks:
            unknown_tables(reader, block, ("act", "list"))
            places = tables_of_fields(reader, block)
            for table in tables_of(reader, block, "act"):
                kind = _act(table, area.name, lists, places)
                if kind.id in acts:
                    table.fault("id", f"the act {kind.id!r} is there twice", f"See {acts[kind.id].place}.")
                acts[kind.id] = kind
    return Vocabulary(acts)


def tables_of_fields(reader: Reader, block: Block) -> list[Table]:
    """Every `[[act.field]]` of a block in order, so that a field's fault names its own line."""
    nested = Block(block.place, {"act.field": _all_fields(block)}, block.lines)
    return tables_of(reader, nested, "act.field")


def _all_fields(block: Block) -> list[object]:
    acts = block.tables.get("act", [])
    listed = acts if isinstance(acts, list) else [acts]
    fields = [act.get("field", []) for act in listed if isinstance(act, dict)]
    return [one for found in fields if isinstance(found, list) for one in found]


def validity(table: Table, key: str = "valid") -> Validity | None:
    """Reads `{ from = …, to = …, doubt = "…" }`."""
    inner = table.table(key)
    if inner is None:
        return None
    since, until = inner.day("from", required=True), inner.day("to")
    doubt = inner.text("doubt")
    inner.done()
    if since is None:
        return None
    if until is not None and until <= since:
        table.fault(key, "the validity ends before it begins", "`from` is inclusive, `to` exclusive.")
    return Validity(since, until, doubt)


def _lists(reader: Reader, blocks: list[Block]) -> Mapping[str, tuple[Option, ...]]:
    found: dict[str, tuple[Option, ...]] = {}
    for block in blocks:
        for table in tables_of(reader, block, "list"):
            name = table.text("id", required=True)
            valid = validity(table)
            table.text("source")
            doubt = table.text("doubt")
            options = tuple(_option(one, valid, doubt) for one in table.tables("options"))
            found[name] = found.get(name, ()) + options
            table.done()
    return found


def _option(table: Table, valid: Validity | None, doubt: str) -> Option:
    label = {one: table.text(one, required=True) for one in ("da", "en")}
    option = Option(
        table.text("id", required=True), label, validity(table) or valid, table.text("doubt") or doubt
    )
    table.done()
    return option


def _act(table: Table, area: str, lists: Mapping[str, tuple[Option, ...]], places: list[Table]) -> ActKind:
    raw = table.raw("field", [])
    fields = tuple(_field(places.pop(0), lists) for _ in (raw if isinstance(raw, list) else []))
    asks = table.names("asks") or ("occurred_at",)
    for one in asks:
        if one not in TIMES:
            table.fault("asks", f"{one!r} is no time of an act", f"Write one of: {', '.join(TIMES)}.")
    kind = ActKind(
        id=table.text("id", required=True),
        area=area,
        label=table.words("label", required=True),
        help=table.words("help"),
        place=table.place,
        fields=fields,
        basis=table.names("basis"),
        roles=table.names("roles"),
        asks=asks,
        occasion=table.one_of("occasion", ("opens", "rests", "needs", "takes"), "takes"),
        closes=table.one_of("closes", ("occasion", "last", "case"), None),
        ends=_ends(table, fields),
        effect=table.one_of("effect", ("withdraws", "erases", "corrects"), None),
        hour=table.flag("hour"),
        own_page=table.flag("own_page"),
    )
    table.done()
    return kind


def _ends(table: Table, fields: tuple[Field, ...]) -> Ends | None:
    """Reads `{ act = …, named = …, others = … }`: both fields are the act's own."""
    inner = table.table("ends")
    if inner is None:
        return None
    ends = Ends(*(inner.text(key, required=True) for key in ("act", "named", "others")))
    types = {one.id: one.type for one in fields}
    for key, name, kind in (("named", ends.named, "entry"), ("others", ends.others, "yesno")):
        if types.get(name) != kind:
            inner.fault(key, f"the act has no field {name!r} of type {kind}", "Name one of its own fields.")
    inner.done()
    return ends


def _field(table: Table, lists: Mapping[str, tuple[Option, ...]]) -> Field:
    name = table.text("id", required=True)
    options = tuple(_option(one, None, "") for one in table.tables("options"))
    if listed := table.text("list"):
        if listed not in lists:
            known = ", ".join(sorted(lists)) or "none"
            table.fault("list", f"there is no list {listed!r}", f"Known: {known}.")
        options += lists.get(listed, ())
    kind = table.one_of("type", FIELD_TYPES, "text")
    required, why = table.flag("required"), table.text("why")
    if required and not why:
        table.fault("required", f"the field {name!r} is required, but doesn't say why", 'Add why = "RULE".')
    if kind in ("choice", "choices") and not options:
        table.fault("type", f"the choice {name!r} has no options", "Add options = […] or list = NAME.")
    field = Field(
        id=name,
        label=table.words("label", required=True),
        type=kind,
        required=required,
        why=why,
        help=table.words("help"),
        options=options,
        acts=table.names("acts"),
        valid=validity(table),
        asked=_asked(table),
        guarded=table.flag("guarded"),
    )
    table.done()
    return field


def _asked(table: Table) -> Asked | None:
    inner = table.table("asked")
    if inner is None:
        return None
    name, values = inner.text("field", required=True), inner.values("in")
    if inner.data.get("in") == []:
        inner.fault("in", "'in' names no answer", 'Write asked = { field = "…", in = ["…"] }.')
    inner.done()
    return Asked(name, values)
