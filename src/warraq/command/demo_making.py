"""Making the demo newspaper, and saying where it is and who can sign in. Needs Django to be set up."""

import os

from django.core.management import call_command
from django.test.utils import override_settings
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from warraq.audience.push.keys import find_key, make_key
from warraq.command.ready import bring_up_to_date
from warraq.command.words import gettext as _
from warraq.demo import masthead
from warraq.demo.accounts import ACCOUNTS
from warraq.demo.load import is_loaded, load_demo
from warraq.masthead.models import Edition


def make_demo(*, port: int) -> str:
    """Database, static files and the newspaper itself, each made only where it is missing; what to tell."""
    console = Console(stderr=True)
    console.print(_("Preparing the database and the site's files …"), highlight=False)
    bring_up_to_date()
    if is_loaded():
        masthead.give_hosts({edition.key: edition for edition in Edition.objects.all()}, port=port)
    else:
        console.print(
            _("Making the demo newspaper, its stories and pictures: a minute or two, this once …"), highlight=False
        )
        _load(console, port=port)
    if find_key() is None:
        make_key()
    return _describe()


def _load(console: Console, *, port: int) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        names = {"stories": _("stories"), "pictures": _("pictures")}
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(names.get(what, what), total=total)
            bar.update(tasks[what], completed=done, total=total)

        # Nobody is written to about what happened before the newsroom was open.
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
            load_demo(now=timezone.now(), port=port, progress=show)
    # The worker would do it, some time after the newsroom is open.
    call_command("rebuild_modelsearch_index", verbosity=0)


def _describe() -> str:
    """The fronts, the newsroom, and the accounts with their roles and passwords."""
    editions = list(Edition.objects.prefetch_related("hosts"))
    table = Table(box=None, padding=(0, 2))
    for heading in (_("Account"), _("Password"), _("Role")):
        table.add_column(heading)
    for account in ACCOUNTS:
        table.add_row(account.username, account.password, str(account.role.label))
    newsroom, how_to_stop = _("Newsroom"), _("Stop with Ctrl-C.")
    console = Console(width=min(100, int(os.environ.get("COLUMNS", "100"))))
    with console.capture() as drawn:
        for edition in editions:
            console.print(f"  {edition.name}: {edition.base_url}/", highlight=False)
        console.print(f"  {newsroom}: {editions[0].base_url}/newsroom/", highlight=False)
        console.print(table)
        console.print(f"\n  {how_to_stop}", highlight=False)
    return f"\n{drawn.get()}"
