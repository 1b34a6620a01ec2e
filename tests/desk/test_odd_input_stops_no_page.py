"""Whatever somebody sends (no text, no number, no date, no id), a page answers in words and never breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.cast import World
    from tests.desk.conftest import Enter

ODD = {
    "NUL": "a\0b",
    "turned round": "\u202eevil \U0001f469\u200d\U0001f467",
    "too far": "9999-12-31",
    "no number": "1e400",
    "not ours": "00000000-0000-0000-0000-000000000000",
    "long": "x" * 300_000,
}
NAMES = (
    *("entry_id", "token", "quiet", "draft", "done", "s", "q", "fra", "til", "af", "art", "post", "efter"),
    *("hvornaar", "opgave", "enhed", "staar", "case", "to", "reason", "subject", "occasion", "purpose"),
    *("occurred_at.date", "occurred_at.hour", "known_at.date", "known_at.hour", "reviewed", "name", "query"),
    *("filter", "look_for", "find", "adviser", "choose", "given", "mother", "anyway", "children"),
    *("value.text", "value.from", "value.until", "value.covered_by", "value.grant", "value.documents"),
)
PUBLIC = ("/ikast-brande/underretning/", "/ikast-brande/boern/", "/log-ind/", "/demo/ind/", "/sprog/")


def id_of(known: dict[str, object]) -> Callable[[re.Match[str]], str]:
    return lambda hit: str(known[hit[1]])


@pytest.mark.parametrize("odd", ODD)
def test_staffs_pages(world: World, enter: Enter, alma: UUID, odd: str) -> None:
    from frirum.desk.urls import urlpatterns

    entry = world.tell("file-note", on=[alma], at="2018-06-15T08:00").entry_id
    ask = world.ask(world.names["alma"], world.names["alma"])
    talk = world.talk(ask, on=[alma], at="2018-06-15T08:05").entry_id
    known = {"case": alma, "entry": entry, "document": alma, "adviser": alma, "form": "file-note"}
    known |= {"talk": talk, "ask": ask["id"]}
    client, sent = enter("birgit").client, dict.fromkeys(NAMES, ODD[odd])
    sent |= {f"head.{alma}": ODD[odd], f"own.{alma}.text": ODD[odd], f"unit.{alma}": ODD[odd]}
    for one in urlpatterns:
        url = "/" + re.sub(r"<\w+:(\w+)>", id_of({**known, "act": "file-note"}), str(one.pattern))
        assert client.get(url, {} if odd == "long" else sent).status_code < 500, url
        assert client.post(url, sent).status_code < 500, url


@pytest.mark.parametrize("odd", ODD)
def test_what_can_be_recorded_can_be_read_again(enter: Enter, alma: UUID, odd: str) -> None:
    birgit = enter("birgit")
    for act, fields in {
        "file-note": {"value.medium": "phone", "value.text": ODD[odd]},
        "person-registered": {"value.name": ODD[odd], "value.address": ODD[odd], "anyway": "1"},
        "document-received": {"value.from": ODD[odd], "value.what": ODD[odd]},
    }.items():
        answer = birgit.send(f"/sager/{alma}/ny/{act}/", fields)
        assert answer.status_code in (200, 302, 409, 422), act
    for page in ("", "familie/", "moedeark/", "hent/"):
        assert birgit.client.get(f"/sager/{alma}/{page}").status_code == 200
    for kind in ("json", "pdf"):
        assert birgit.client.post(f"/sager/{alma}/hent/", {"purpose": "party", kind: "1"}).status_code == 200
    found = birgit.client.post("/soeg/", {"q": ODD[odd]}, follow=True)
    assert found.status_code == 200


@pytest.mark.parametrize("odd", ODD)
def test_the_publics_pages(world: World, client: Client, odd: str) -> None:
    from frirum.front.children import ABOUT_CHILD
    from frirum.record.lawbook import lawbook

    text = ODD[odd]
    fields = [f"value.{one.id}" for one in lawbook().vocabulary["notification-received"].fields]
    sent = dict.fromkeys([*fields, *(f"child.0.{name}" for name in ABOUT_CHILD)], text)
    sent |= dict.fromkeys(("children", "entry_id", "add_child", "drop_child", "username", "password"), text)
    sent |= dict.fromkeys(("next", "language", "story", "age", "school", "phone", "picture", "danger"), text)
    for url in PUBLIC:
        assert client.post(url, sent).status_code < 500, url
        assert client.get(url, {"boern": text[:99], "sprog": text[:99]}).status_code < 500, url
    whole = {"value.notifier_kind": "school", "value.professional": "yes", "value.anonymous": "no"}
    told = {"value.concern": text, "value.notifier_name": text, "child.0.name": text, "child.0.school": text}
    assert client.post(PUBLIC[0], {**whole, **told, "children": "1"}).status_code in (302, 422)
    assert client.get(f"{PUBLIC[0]}{UUID(int=5)}/kvittering/", {"kvittering": text[:99]}).status_code == 404
