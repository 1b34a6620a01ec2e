"""Settings as the environment gives them: each is right, or refused by name before anything runs."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Settings = Mapping[str, str]

ON = frozenset({"1", "true", "yes", "on"})
OFF = frozenset({"0", "false", "no", "off", ""})


def flag(env: Settings, name: str) -> bool:
    """A yes or no; absent or empty is no, anything unclear is refused."""
    said = env.get(name, "").strip().lower()
    if said in ON:
        return True
    if said in OFF:
        return False
    raise ImproperlyConfigured(f"{name} is {said!r}. Write 1 or 0. Nothing was started.")


def words(env: Settings, name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list with commas between."""
    return [word.strip() for word in env.get(name, "").split(",") if word.strip()] or list(default)


def number(env: Settings, name: str, default: int, allowed: range) -> int:
    """A whole number within bounds."""
    said = env.get(name, "").strip()
    if not said:
        return default
    if said.isascii() and said.isdigit() and int(said) in allowed:
        return int(said)
    raise ImproperlyConfigured(
        f"{name} is {said!r}. Write a whole number from {allowed[0]} to {allowed[-1]}. Nothing was started."
    )


def chosen(env: Settings, name: str, allowed: tuple[str, ...]) -> list[str]:
    """Some of the words that are allowed, all of them where nothing is said."""
    found = words(env, name, allowed)
    if strange := [one for one in found if one not in allowed]:
        raise ImproperlyConfigured(
            f"{name} names {strange[0]!r}. Write some of: {', '.join(allowed)}. Nothing was started."
        )
    return found


def secret(env: Settings, name: str, file: Path | None = None) -> str:
    """A secret, given as NAME or as the path of a file, NAME_FILE (default: `file`)."""
    given, named = env.get(name, "").strip(), env.get(f"{name}_FILE", "").strip()
    if given and named:
        raise ImproperlyConfigured(f"Both {name} and {name}_FILE are set. Keep one. Nothing was started.")
    if given:
        return given
    path = Path(named) if named else file
    if path is None:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it, or {name}_FILE with the path of a file that holds it. "
            "`make demo` makes a demo with keys of its own. Nothing was started."
        )
    try:
        found = path.read_text(encoding="utf-8").strip()
    except OSError as fault:
        raise ImproperlyConfigured(
            f"{name} cannot be read from {path}: {fault.strerror}. Put the file back from where it is kept: "
            "without it what is encrypted stays closed. Nothing was changed."
        ) from fault
    if not found:
        raise ImproperlyConfigured(f"{path} is empty; {name} is to stand in it. Nothing was changed.")
    return found


def database(url: str, home: Path) -> dict[str, object]:
    """Django's description of `sqlite:///PATH` (relative to `home`; four slashes: absolute) or
    `postgres://USER:PASSWORD@HOST:PORT/NAME?OPTION=VALUE` (`host=` may name a socket's folder)."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return _sqlite(home / unquote(parts.path[1:]))
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": options.pop("port", str(parts.port or "")),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    raise ImproperlyConfigured(
        "FRIRUM_DATABASE is to be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME. "
        "Nothing was started."
    )


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # IMMEDIATE: a writer waits for its turn at once instead of failing half-way through.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
