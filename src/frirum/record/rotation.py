"""Seals everything anew with the current key. The chain is not touched: it never covered the seals."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction

from .documents import sealed_as
from .models import (
    Document,
    Goal,
    Meeting,
    NameCode,
    OwnGoals,
    Payload,
    Person,
    Rating,
    StagedDocument,
    Talk,
    TextPack,
    UnsentForm,
)
from .models.casework import Effort
from .models.sealed import SealedText
from .people import CPR_INDEX, name_rows
from .sealing import Keyring, key_of, keyring
from .told import seal_payload, unseal_payload
from .writing import Rows, differences, stored, write

AT_A_TIME = 500
SEALED_TABLES: tuple[type[models.Model], ...] = (
    Person,
    Effort,
    Goal,
    Meeting,
    Talk,
    Rating,
    OwnGoals,
    TextPack,
    UnsentForm,
)


def rotate_keys() -> int:
    """Reseals what is sealed with an older key; says how many rows. May be stopped and run again.

    Put the new key first in FRIRUM_KEYS and keep the old ones behind it until this has run.
    Raises KeyLost where something was sealed with a key that is not there; what was done stays done.
    """
    ring = keyring()
    return _payloads(ring) + _documents(ring) + sum(_columns(model, ring) for model in SEALED_TABLES)


def _documents(ring: Keyring) -> int:
    """One at a time, each in its own transaction: a document may be large."""
    done = 0
    for model in (Document, StagedDocument):
        for pk in list(model.objects.order_by("pk").values_list("pk", flat=True)):
            with transaction.atomic():
                row = model.objects.select_for_update().filter(pk=pk).first()
                if row is not None and key_of(bytes(row.box)) != ring.current:
                    bound = sealed_as(row)
                    row.box = ring.seal(ring.unseal(bytes(row.box), bound), bound)
                    row.save()  # the name beside it is sealed anew as well
                    done += 1
    return done


def _payloads(ring: Keyring) -> int:
    done, after = 0, None
    while True:
        with transaction.atomic():
            rows = Payload.objects.order_by("pk").select_for_update()
            page = list((rows.filter(pk__gt=after) if after else rows)[:AT_A_TIME])
            old = [row for row in page if key_of(bytes(row.box)) != ring.current]
            for row in old:
                salt, payload = unseal_payload(ring, row.entry_id, bytes(row.box))
                row.box = seal_payload(ring, row.entry_id, salt, payload)
            Payload.objects.bulk_update(old, ["box"])
        if not page:
            return done
        done, after = done + len(old), page[-1].pk


def _columns(model: type[models.Model], ring: Keyring) -> int:
    names = [field.name for field in model._meta.concrete_fields if isinstance(field, SealedText)]
    indexed = ["cpr_index"] if model is Person else []
    done, after = 0, None
    while True:
        with transaction.atomic():
            rows = model._default_manager.order_by("pk").select_for_update()
            page = list((rows.filter(pk__gt=after) if after else rows)[:AT_A_TIME])
            for row in page:
                if isinstance(row, Person):
                    row.cpr_index = ring.blind_index(CPR_INDEX, row.cpr) if row.cpr else ""
            model._default_manager.bulk_update(page, names + indexed)
            _name_codes([row for row in page if isinstance(row, Person)], ring)
        if not page:
            return done
        done, after = done + len(page), page[-1].pk


def _name_codes(persons: Iterable[Person], ring: Keyring) -> None:
    """Makes the codes of names anew, with the current key."""
    rows = Rows()
    every = {one.id: one for one in persons}
    for one in every.values():
        if one.alias_of_id is None:
            name_rows(rows, one.id, one.municipality, one.name, one.born, ring)
    want = rows.of(NameCode)
    write(NameCode, differences(NameCode, stored(NameCode, models.Q(person__in=every)), want), want)
