"""`warraq search`: the search index of this machine."""

import signal
import threading

import click
from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _
from warraq.delivery.search.embedded.making import make_index
from warraq.delivery.search.embedded.places import BeingMade, Places
from warraq.delivery.search.engines import index_folder
from warraq.delivery.search.follower import follow as follow_bulletin
from warraq.delivery.search.semantic.encoder import is_wanted


@click.group(help=_("The search index of this machine: make it anew, or keep it up with what is published."))
def search() -> None:
    pass


@search.command(help=_("Make the index anew. Readers keep the present one until the new one is whole."))
def rebuild() -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Stories"), total=None)
        try:
            read = make_index(
                Places(index_folder()), on_progress=lambda done, total: bar.update(task, completed=done, total=total)
            )
        except BeingMade as error:
            raise Trouble(
                _("The index is being made already, by another process. It goes on; there is nothing to do.")
            ) from error
    click.echo(_("Stories taken into the index: %(number)d.") % {"number": read})


@search.command(help=_("Follow what is published until stopped. «warraq up» runs this."))
def follow() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_caught: stop.set())
    if is_wanted():
        from warraq.delivery.search.semantic.follower import follow_meaning

        options = {"every_seconds": settings.WARRAQ_SEARCH_SECONDS, "stop": stop}
        meaning = threading.Thread(target=follow_meaning, args=(index_folder(),), kwargs=options, name="search-meaning")
        meaning.start()
    follow_bulletin(index_folder(), every_seconds=settings.WARRAQ_SEARCH_SECONDS, stop=stop)
