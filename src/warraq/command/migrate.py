"""`warraq migrate`: after an upgrade, and before the newspaper runs again."""

import click

from warraq.command.ready import bring_up_to_date, find_pending_migrations
from warraq.command.words import gettext as _


@click.command(help=_("Bring database and static files to this version."))
def migrate() -> None:
    pending = find_pending_migrations()
    for name in pending:
        click.echo(name)
    bring_up_to_date()
    click.echo(_("Database and static files are at this version."))
