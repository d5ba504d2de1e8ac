"""Database and static files at this version of the program."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from warraq.command.fingerprint import STATIC_FILES, fingerprint
from warraq.newsroom.zones.settle import settle_zones

STAMP_NAME = ".static-collected"


def find_pending_migrations() -> list[str]:
    """`app.name` of each migration that the database has not seen."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def bring_up_to_date() -> None:
    """Apply what is pending and collect the static files, each only when there is something to do."""
    if find_pending_migrations():
        call_command("migrate", interactive=False, verbosity=0)
    settle_zones(now=timezone.now())
    collect_static()


def is_static_collected() -> bool:
    stamp = Path(settings.STATIC_ROOT) / STAMP_NAME
    return stamp.is_file() and stamp.read_text() == fingerprint(*STATIC_FILES)


def collect_static() -> None:
    """Copy every static file to where it is served from, unless what is there came from these very files."""
    if is_static_collected():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    (Path(settings.STATIC_ROOT) / STAMP_NAME).write_text(fingerprint(*STATIC_FILES))
