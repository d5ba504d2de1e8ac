"""What must hold in every process before anything else is imported: a sound SQLite and current time zones."""

import os
import sys
import zoneinfo

import pysqlite3
import pysqlite3.dbapi2


def prepare() -> None:
    """Let this process and its children use the packaged SQLite and the packaged tzdata.

    Debian's SQLite 3.40 can corrupt a WAL database and its zone files are out of date (Morocco, 2026-09-20), so the
    versions pinned in the lock file replace both. Cheap, and safe to call again.
    """
    os.environ["PYTHONTZPATH"] = ""
    zoneinfo.reset_tzpath(to=())
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
