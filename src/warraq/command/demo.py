"""`warraq demo`: the demo newspaper, made where it is missing and served."""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO

import click
from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from warraq.command.ready import bring_up_to_date
from warraq.command.serving import check_port, check_writable, serve
from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _
from warraq.demo import masthead
from warraq.demo.accounts import ACCOUNTS
from warraq.demo.load import is_loaded, load_demo
from warraq.masthead.models import Edition

LOCK_NAME = ".demo-lock"


@click.command(help=_("Make the demo newspaper where it is missing, and serve it on this machine."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=_("Port to listen on."))
@click.option("--reset", is_flag=True, help=_("Throw away what was written in the demo and start over."))
@click.option("--load-only", is_flag=True, help=_("Make it, and do not serve it."))
@click.pass_context
def demo(context: click.Context, host: str, port: int, reset: bool, load_only: bool) -> None:
    folder = Path(settings.WARRAQ_DATA_DIR)
    check_writable(folder)
    if not load_only:
        check_port(host, port)
    with lock(folder):
        if reset:
            empty(folder)
        prepare(port=port)
        if load_only:
            return
        context.exit(serve(host=host, port=port, workers=1, threads=4, on_ready=tell))


def lock(folder: Path) -> IO[str]:
    """Hold the folder for this process; Trouble when another demo holds it."""
    held = (folder / LOCK_NAME).open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        held.close()
        raise Trouble(
            _("The demo of %(folder)s is running already. Stop it first, or name another folder with WARRAQ_DATA_DIR.")
            % {"folder": folder}
        ) from error
    return held


def empty(folder: Path) -> None:
    """Remove what a demo keeps in its folder, and nothing else that may lie there."""
    for name in ("media", "static"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in folder.glob("warraq.sqlite3*"):
        path.unlink()


def prepare(*, port: int) -> None:
    """Database, static files and the newspaper itself, each made only where it is missing."""
    bring_up_to_date()
    if not is_loaded():
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            names = {"stories": _("stories"), "pictures": _("pictures")}
            tasks: dict[str, TaskID] = {}

            def show(what: str, done: int, total: int) -> None:
                if what not in tasks:
                    tasks[what] = bar.add_task(names.get(what, what), total=total)
                bar.update(tasks[what], completed=done, total=total)

            load_demo(now=timezone.now(), port=port, progress=show)
    else:
        masthead.give_hosts({edition.key: edition for edition in Edition.objects.all()}, port=port)


def tell() -> None:
    """Say where everything is and who can sign in."""
    click.echo()
    first = ""
    for edition in Edition.objects.prefetch_related("hosts"):
        first = first or edition.base_url
        click.echo(f"  {edition.name}: {edition.base_url}/")
    click.echo(f"  {_('Newsroom')}: {first}/newsroom/")
    table = Table(box=None, padding=(0, 2))
    for heading in (_("Account"), _("Password"), _("Role")):
        table.add_column(heading)
    for account in ACCOUNTS:
        table.add_row(account.username, account.password, str(account.role.label))
    Console(width=min(100, int(os.environ.get("COLUMNS", "100")))).print(table)
    click.echo(f"\n  {_('Stop with Ctrl-C.')}")
