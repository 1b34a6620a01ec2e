"""How a refusal is told: where in the request, what is wrong, what to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja.errors import HttpError, Throttled, ValidationError

Place = Iterable[str | int]


class Unanswerable(ValueError):
    """A question that is well formed and can't be answered as it stands."""

    def __init__(self, place: Place, says: str, mend: str = "") -> None:
        self.place, self.says, self.mend = place, says, mend
        super().__init__(says)


def refusal(status: int, says: str, mend: str, place: Place = ("body",)) -> HttpResponse:
    return JsonResponse({"detail": [_wrong(place, says, mend)]}, status=status)


def unanswerable(request: HttpRequest, fault: Unanswerable) -> HttpResponse:
    return refusal(422, fault.says, fault.mend, fault.place)


def malformed(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Each fault of the form, without the word that the code has for the body, and without what was sent."""
    told = [_wrong([one["loc"][0], *one["loc"][2:]], one["msg"], "") for one in fault.errors]
    return JsonResponse({"detail": told}, status=422)


def unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    if isinstance(fault, Throttled):
        answer = refusal(429, "too many requests from this address", "Ask again in a minute.", ())
        answer["Retry-After"] = str(fault.wait or 60)
        return answer
    return refusal(fault.status_code, "the request is not JSON", "Send it as application/json, in UTF-8.")


def _wrong(place: Place, says: str, mend: str) -> dict[str, Any]:
    return {"loc": list(place), "msg": says, "mend": mend}
