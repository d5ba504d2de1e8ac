"""The machine: time zones, room on the disk, folders, Redis."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import redis
from django.conf import settings

from warraq.command.checkup.finding import Finding, State
from warraq.command.ready import is_static_collected
from warraq.command.serving import check_writable
from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _

# Morocco stays at UTC+0 from 2026-09-20; older zone data do not know.
OLDEST_TZDATA = (2026, 3)
LITTLE_ROOM_BYTES = 2 * 1024**3
NO_ROOM_BYTES = 200 * 1024**2


def check_machine() -> Iterator[Finding]:
    yield check_zones()
    for folder in (Path(settings.WARRAQ_DATA_DIR), Path(settings.MEDIA_ROOT)):
        yield check_folder(folder)
    yield check_room(Path(settings.WARRAQ_DATA_DIR))
    static = is_static_collected()
    yield Finding(
        _("static files"),
        State.GREEN if static else State.RED,
        _("collected") if static else _("missing or of another version"),
        "" if static else _("Run: warraq migrate"),
    )
    if settings.WARRAQ_REDIS_URL:
        yield check_redis(settings.WARRAQ_REDIS_URL)


def check_zones() -> Finding:
    """The zone data in use are the pinned ones, not the system's, and they know of Morocco's change."""
    name = _("time zones")
    release = version("tzdata")
    if os.environ.get("PYTHONTZPATH") != "":
        return Finding(
            name, State.RED, _("the system's zone data may be used"), _('Set PYTHONTZPATH="" for every process.')
        )
    morocco = ZoneInfo("Africa/Casablanca").utcoffset(datetime(2026, 12, 1, tzinfo=UTC).replace(tzinfo=None))
    is_current = tuple(int(part) for part in release.split(".")[:2]) >= OLDEST_TZDATA and not morocco
    return Finding(
        name,
        State.GREEN if is_current else State.RED,
        f"tzdata {release}",
        "" if is_current else _("Times would be wrong. Run: pip install --upgrade tzdata"),
    )


def check_folder(folder: Path) -> Finding:
    try:
        check_writable(folder)
    except Trouble as trouble:
        return Finding(_("folder"), State.RED, str(folder), trouble.message)
    return Finding(_("folder"), State.GREEN, str(folder))


def check_room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder if folder.exists() else folder.anchor).free
    state = State.RED if free < NO_ROOM_BYTES else State.AMBER if free < LITTLE_ROOM_BYTES else State.GREEN
    return Finding(
        _("disk"),
        state,
        _("%(gigabytes).1f GB free") % {"gigabytes": free / 1024**3},
        "" if state is State.GREEN else _("Make room: a full disk stops releases and pictures."),
    )


def check_redis(url: str) -> Finding:
    try:
        with redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1) as server:
            server.ping()
            release = server.info("server")["redis_version"]
    except redis.RedisError as error:
        return Finding(
            "Redis", State.RED, " ".join(str(error).split()), _("Start it, or mend or unset WARRAQ_REDIS_URL.")
        )
    return Finding("Redis", State.GREEN, str(release))
