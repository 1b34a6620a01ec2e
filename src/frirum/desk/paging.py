"""The place in a list, as it stands in an address: the next page comes after it. Nothing is counted."""

from datetime import UTC, datetime
from uuid import UUID

from frirum.law.moments import Moment

Key = tuple[datetime, UUID]


def written(key: Key | None) -> str:
    """A key as text for `?efter=`; "" where there is no more."""
    return f"{key[0].astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}_{key[1]}" if key else ""


def read(text: str) -> Key | None:
    """The key in an address; None for none, or for one that was tampered with: then the list begins anew."""
    at, _, row = text.partition("_")
    try:
        found = datetime.fromisoformat(at)
        return (Moment.of(found).instant, UUID(row)) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
