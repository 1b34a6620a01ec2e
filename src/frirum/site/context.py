"""What every page may show."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """`demo`: the data is invented, and each page says so."""
    return {"demo": settings.FRIRUM_DEMO}
