"""`warraq import`: what was published elsewhere."""

import click

from warraq.command.import_pages import pages
from warraq.command.words import gettext as _


@click.group(help=_("Bring in what was published elsewhere."))
def imports() -> None:
    pass


imports.add_command(pages, name="pages")
