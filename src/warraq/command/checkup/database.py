"""The database: it answers, its version is sound, its tables are this version's, its clock agrees."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection
from django.db.utils import Error as DatabaseTrouble

from warraq.command.checkup.finding import Finding, State
from warraq.command.ready import find_pending_migrations
from warraq.command.words import gettext as _

# Older ones can corrupt a database in WAL mode.
SOUND_SQLITE = (3, 51, 3)
OLDEST_POSTGRESQL = 140000
LARGEST_CLOCK_DIFFERENCE_SECONDS = 5.0


def check_database() -> Iterator[Finding]:
    """The findings; only the first when the database does not answer."""
    try:
        connection.ensure_connection()
    except DatabaseTrouble as error:
        told = " ".join(str(error).split())
        yield Finding(
            _("database"),
            State.RED,
            told,
            _("Start it, or mend WARRAQ_DATABASE_URL. Without it readers get old pages only."),
        )
        return
    yield _version()
    pending = find_pending_migrations()
    yield Finding(
        _("migrations"),
        State.RED if pending else State.GREEN,
        _("pending: %(number)d, the first is %(first)s") % {"number": len(pending), "first": pending[0]}
        if pending
        else _("none pending"),
        _("Run: warraq migrate") if pending else "",
    )
    if connection.vendor == "postgresql":
        yield _clock()


def is_sound_sqlite(version: tuple[int, ...]) -> bool:
    return version >= SOUND_SQLITE


def _version() -> Finding:
    if connection.vendor == "sqlite":
        sqlite = connection.Database  # type: ignore[attr-defined]  # every backend has its driver there
        sound = is_sound_sqlite(sqlite.sqlite_version_info)
        remedy = _("This SQLite can corrupt the database. Install again: pip install --force-reinstall pysqlite3")
        return Finding(
            _("database"),
            State.GREEN if sound else State.RED,
            f"SQLite {sqlite.sqlite_version}, {connection.settings_dict['NAME']}",
            "" if sound else remedy,
        )
    number = connection.pg_version  # type: ignore[attr-defined]  # PostgreSQL's own
    sound = number >= OLDEST_POSTGRESQL
    return Finding(
        _("database"),
        State.GREEN if sound else State.RED,
        f"PostgreSQL {number // 10000}.{number % 10000}, {connection.settings_dict['NAME']}",
        "" if sound else _("Upgrade to PostgreSQL 14 or newer."),
    )


def _clock() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    seconds = abs((datetime.now(UTC) - row[0]).total_seconds()) if row else 0.0
    agrees = seconds <= LARGEST_CLOCK_DIFFERENCE_SECONDS
    return Finding(
        _("database clock"),
        State.GREEN if agrees else State.RED,
        _("%(seconds).1f s from this machine's") % {"seconds": seconds},
        "" if agrees else _("Let both machines keep time by NTP: stories go out by the clock."),
    )
