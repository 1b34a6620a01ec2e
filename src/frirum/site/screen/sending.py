"""The id under which a form is recorded: the same form sent twice is one entry, a changed one is another.

The page gives each form an id of its own. Where somebody goes back, changes the text and sends again, the
form's id alone would take it for the first one, and the new text would be lost; so the content counts too.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from frirum.record.identifiers import new_id


def form_id(text: str) -> UUID:
    """The id that a posted form carries; one that was tampered with is given anew."""
    try:
        return UUID(text)
    except ValueError:
        return new_id()


def entry_id(form: UUID, content: Mapping[str, Any]) -> UUID:
    """The entry's id, from the form's id and all that was typed (plain JSON values)."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return uuid5(form, hashlib.sha256(plain.encode()).hexdigest())
