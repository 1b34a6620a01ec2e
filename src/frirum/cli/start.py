"""Django, made ready for the commands that need it."""

import os
import sys

SETTINGS = "frirum.site.settings"


def start_django() -> None:
    """Load settings and apps. A missing or wrong setting ends the command with code 2 and says which."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        print(f"frirum: {wrong}", file=sys.stderr)
        raise SystemExit(2) from wrong
