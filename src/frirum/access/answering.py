"""Who may answer in a talk: one-time codes, the tablet handed over, and a child's code card with its PIN.

A *code* is typed (or scanned) once; whoever opens it holds a *ticket*, a secret of its own in the address
of the answering page. Neither is kept, only digests of them. Guesses are limited (`guessing`). Real time
throughout: a code that is good for an evening is no matter of the town hall's clock.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import choice, token_urlsafe
from typing import Literal
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .guessing import Wait, succeeded, tried
from .models import AnswerCard, AnswerCode
from .sign_in import address_of

Way = Literal["phone", "tablet", "card"]

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 and O, 1 and I and L, U and V: nobody can read one for the other. Eight of them are 39 bits."""
LENGTH = 8
CODE_LASTS = timedelta(hours=12)
"""The day of the talk: given in the afternoon, it is good for an evening at home, not for next week's."""
LATE_LASTS = timedelta(days=7)
"""What was marked before the code ran out may still come in: a phone can be without a line over a holiday."""
CLOCK_SLACK = timedelta(minutes=1)
"""How far a device's count of seconds may be off, with the time that sending takes."""
LINGERS = timedelta(minutes=10)
"""How long one's own answers can be looked at afterwards: whoever finds the address in the history later, a
parent on a shared phone, finds nothing."""
PIN_LENGTHS = range(4, 9)
FREE = {"code": 20, "card": 5, "card anywhere": 25, "address": 20}
"""Tries without a wait: a whole waiting room goes out by one address; a child is five times clumsy. Of a card
from all addresses together as many as the longest wait lets through in a day anyhow."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who answers in which talk, until `expires`: when its code runs out, or when it was shut before that.

    Not `fresh`: that has been; only what was marked before may come in.
    """

    id: UUID
    municipality: str
    talk: UUID
    respondent: UUID
    way: str
    opened_at: datetime
    expires: datetime
    fresh: bool

    def takes(self, ago: timedelta) -> bool:
        """Whether what was marked so long ago may come in. Without an age it was marked now."""
        return self.fresh or (bool(ago) and _now() - ago <= self.expires + CLOCK_SLACK)


@dataclass(frozen=True, slots=True)
class CodeState:
    """How far a person has come with the way in that they were given last."""

    way: str
    opened: bool
    runs: bool


# --- one-time codes ---------------------------------------------------------------


def give_code(municipality: str, talk: UUID, respondent: UUID, known_as: Collection[UUID] = ()) -> str:
    """A new code for one person in one talk, shown once; it ends the earlier one and shuts its ticket.

    `known_as`, here and below: whoever the person was before it was known that they are one.
    """
    code = "".join(choice(LETTERS) for _ in range(LENGTH))
    _give(municipality, talk, respondent, "phone", known_as, code=_digest("code", code))
    return code


def open_by_code(request: HttpRequest, typed: str) -> str | Wait | None:
    """The ticket of a code that was typed; None where no such code is open, `Wait` where nobody looked.

    A code that was used, has ended or has run out is answered as one that never was.
    """
    code, now = plain(typed), _now()
    codes = {"code": _digest("tries", f"{address_of(request)} {code}"), "address": _address(request)}
    if wait := tried(codes, FREE, now):
        return wait
    with transaction.atomic():
        found = AnswerCode.objects.select_for_update().filter(code=_digest("code", code)).first()
        if found is None or found.opened_at or found.ended_at or found.expires <= now:
            return None
        ticket = _open(found, now)
    succeeded(codes["code"], codes["address"])
    return ticket


def open_here(
    municipality: str, talk: UUID, respondent: UUID, way: Way, known_as: Collection[UUID] = ()
) -> str:
    """A ticket at once, in place of an earlier one: for the tablet handed over, or who came by card."""
    return _open(_give(municipality, talk, respondent, way, known_as), _now())


def by_ticket(ticket: str) -> Ticket | None:
    """Who a ticket belongs to; None where it has ended, or is too old even for what comes late."""
    now = _now()
    runs = Q(ended_at=None) | Q(ended_at__gt=now)
    found = AnswerCode.objects.filter(runs, ticket=_digest("ticket", ticket)).first()
    if found is None or found.opened_at is None or found.expires + LATE_LASTS <= now:
        return None
    return Ticket(
        found.id,
        found.municipality,
        found.talk,
        found.respondent,
        found.way,
        found.opened_at,
        found.expires,
        fresh=found.expires > now,
    )


def end_ticket(ticket: str) -> None:
    """Nobody comes in by it any more."""
    AnswerCode.objects.filter(ticket=_digest("ticket", ticket)).update(ended_at=_now())


def shut_ticket(ticket: str) -> None:
    """Nothing is asked or shown by it any more; what was marked before may still be sent."""
    now = _now()
    AnswerCode.objects.filter(ticket=_digest("ticket", ticket), expires__gt=now).update(expires=now)


def let_linger(ticket: str) -> None:
    """All is answered: it ends by itself in a while. Looked at again it ends no later."""
    mine = AnswerCode.objects.filter(ticket=_digest("ticket", ticket), ended_at=None)
    mine.update(ended_at=_now() + LINGERS)


def states(talk: UUID) -> dict[UUID, CodeState]:
    """How far each person of a talk has come with the newest way in that they were given."""
    now = _now()
    return {
        one.respondent: CodeState(one.way, one.opened_at is not None, one.expires > now)
        for one in AnswerCode.objects.filter(talk=talk).order_by("made_at")
        if one.ended_at is None
    }


def plain(typed: str) -> str:
    """A code or card number as it is looked up: in capitals, without what people put between."""
    return "".join(letter for letter in typed.upper() if letter in LETTERS)


def shown(code: str) -> str:
    """A code as it is read aloud and written down: ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"


def _give(
    municipality: str,
    talk: UUID,
    respondent: UUID,
    way: Way,
    known_as: Collection[UUID],
    code: str | None = None,
) -> AnswerCode:
    now = _now()
    AnswerCode.objects.filter(expires__lt=now - LATE_LASTS).delete()
    with transaction.atomic():
        # One way in at a time: the earlier one may have come to the wrong hands. By its code nobody comes in;
        # by its ticket nothing is asked or shown any more, but what was marked before may still be sent.
        mine = AnswerCode.objects.filter(talk=talk, respondent__in={respondent, *known_as})
        mine.filter(opened_at=None, ended_at=None).update(ended_at=now)
        mine.filter(expires__gt=now).update(expires=now)
        return AnswerCode.objects.create(
            municipality=municipality,
            talk=talk,
            respondent=respondent,
            way=way,
            code=code,
            made_at=now,
            expires=now + CODE_LASTS,
        )


def _open(found: AnswerCode, now: datetime) -> str:
    ticket = token_urlsafe(24)
    found.ticket, found.opened_at = _digest("ticket", ticket), now
    found.save(update_fields=["ticket", "opened_at"])
    return ticket


# --- a child's code card ----------------------------------------------------------


def give_card(municipality: str, person: UUID, entry: UUID, known_as: Collection[UUID] = ()) -> AnswerCard:
    """A new card for a child, given by an act; it ends the earlier one. It opens nothing until it has a PIN.

    Given again by the same act it is the same card.
    """
    now = _now()
    with transaction.atomic():
        if again := AnswerCard.objects.filter(person=person, entry=entry).first():
            return again
        AnswerCard.objects.filter(person__in={person, *known_as}, ended_at=None).update(ended_at=now)
        card = AnswerCard(municipality=municipality, person=person, entry=entry, made_at=now)
        card.number = _digest("card", card_number(card))
        card.save(force_insert=True)
        return card


def card_number(card: AnswerCard) -> str:
    """The number on a card. It follows from the card's id and the server's secret, so it is kept nowhere."""
    code = salted_hmac(f"{__name__}.number", str(card.id), algorithm="sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in code[:LENGTH])


def card_of(person: UUID, known_as: Collection[UUID] = ()) -> AnswerCard | None:
    """The card that a child has now."""
    mine = AnswerCard.objects.filter(person__in={person, *known_as}, ended_at=None)
    return mine.order_by("-made_at").first()


def card_token(card: AnswerCard) -> str:
    """The address at which a child chooses its PIN: for an hour, on the tablet handed over for it."""
    return signing.dumps(str(card.id), salt=f"{__name__}.card")


def card_of_token(token: str) -> AnswerCard | None:
    """The card that somebody holds in their hand, on the tablet."""
    try:
        card = signing.loads(token, salt=f"{__name__}.card", max_age=timedelta(hours=1))
    except signing.BadSignature:
        return None
    return AnswerCard.objects.filter(pk=card, ended_at=None).first()


def end_card(entry: UUID) -> None:
    """Ends the card that an act gave."""
    AnswerCard.objects.filter(entry=entry, ended_at=None).update(ended_at=_now())


def choose_pin(card: AnswerCard, pin: str) -> bool:
    """The child's own PIN, chosen once; False where it has one, the card has ended, or it is no PIN."""
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS and len(set(pin)) > 1):
        return False
    mine = AnswerCard.objects.filter(pk=card.id, pin="", ended_at=None)
    return mine.update(pin=make_password(pin)) == 1


def open_by_card(request: HttpRequest, typed: str, pin: str) -> AnswerCard | Wait | None:
    """The card of a number and its PIN; None where they don't fit together, `Wait` where nobody looked.

    A parent may know the number. Tries are counted by card and address, so that who guesses keeps no child
    waiting elsewhere; and by card from everywhere, as a PIN is short.
    """
    number = _digest("card", plain(typed))
    here = _digest("card tries", f"{address_of(request)} {number}")
    codes = {"card": here, "card anywhere": _digest("card tries", number), "address": _address(request)}
    if wait := tried(codes, FREE, _now()):
        return wait
    card = AnswerCard.objects.filter(number=number, ended_at=None).exclude(pin="").first()
    # Where there is no such card the same work is done: how long it takes tells nothing.
    fits = check_password(pin, card.pin if card else make_password(None))
    if card is None or not fits:
        return None
    succeeded(codes["card"], codes["card anywhere"], codes["address"])
    return card


# --- codes of secrets -------------------------------------------------------------


def _digest(what: str, secret: str) -> str:
    return salted_hmac(f"{__name__}.{what}", secret, algorithm="sha256").hexdigest()


def _address(request: HttpRequest) -> str:
    return _digest("address", address_of(request))


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # security keeps real time
