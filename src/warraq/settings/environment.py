"""The environment, read in one place, with types and a clear failure. docs/reference/settings.md lists every name."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from environs import Env

env = Env()


class BadDatabaseURL(ValueError):
    """WARRAQ_DATABASE_URL is neither sqlite:///PATH nor postgresql://USER:PASSWORD@HOST:PORT/NAME."""


SQLITE_OPTIONS: dict[str, Any] = {
    # IMMEDIATE: a release takes the write lock when it begins, so it never fails half-way on a lock upgrade.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: a story that was said to be released survives a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
}


def database_from_url(url: str) -> dict[str, Any]:
    """Turn a database address into Django's DATABASES entry. Raises BadDatabaseURL."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        path = Path(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path))
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS)}
    if parts.scheme in {"postgresql", "postgres"} and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": 3, **dict(parse_qsl(parts.query))},
        }
    raise BadDatabaseURL(f"WARRAQ_DATABASE_URL must be sqlite:///PATH or postgresql://…, not {parts.scheme or url!r}")


class BadMailURL(ValueError):
    """WARRAQ_MAIL_URL is neither smtp://…, smtps://…, console: nor file:///FOLDER."""


MAIL_SECONDS = 20


def mail_from_url(url: str) -> dict[str, Any]:
    """Turn the address of a mail server into Django's settings of that kind. Raises BadMailURL.

    `smtp://USER:PASSWORD@HOST:587?starttls=1`, `smtps://…` for TLS from the beginning, `console:` to print mails,
    `file:///FOLDER` to write them.
    """
    parts = urlsplit(url)
    backends = "django.core.mail.backends"
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme == "file" and len(parts.path) > 1:
        return {"EMAIL_BACKEND": f"{backends}.filebased.EmailBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise BadMailURL(
            f"WARRAQ_MAIL_URL must be smtp://…, smtps://…, console: or file:///…, not {parts.scheme or url!r}"
        )
    query = dict(parse_qsl(parts.query))
    is_tls = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_tls else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_tls,
        "EMAIL_USE_TLS": not is_tls and query.get("starttls", "0") not in {"0", "no", "false"},
        "EMAIL_TIMEOUT": MAIL_SECONDS,
    }
