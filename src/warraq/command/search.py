"""`warraq search`: the search index of this machine."""

import signal
import threading

import click
from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _
from warraq.delivery.search.engines import index_folder, store_in
from warraq.delivery.search.follower import follow as follow_bulletin
from warraq.delivery.search.semantic.encoder import is_wanted
from warraq.index.places import BeingMade
from warraq.newsroom.finding.files import folders_in
from warraq.newsroom.finding.files import index_folder as newsroom_folder
from warraq.newsroom.finding.following import follow_newsroom
from warraq.newsroom.finding.following import make_index as make_newsroom_index


@click.group(help=_("The search index of this machine: make it anew, or keep it up with what is published."))
def search() -> None:
    pass


@search.command(help=_("Make the index anew. Readers keep the present one until the new one is whole."))
@click.option("--newsroom", is_flag=True, help=_("The newsroom's index instead, by which drafts are found."))
def rebuild(newsroom: bool) -> None:
    try:
        read = make_newsroom_index(folders_in(newsroom_folder())) if newsroom else _rebuild_for_readers()
    except BeingMade as error:
        raise Trouble(
            _("The index is being made already, by another process. It goes on; there is nothing to do.")
        ) from error
    told = (
        _("Taken into the newsroom's index: %(number)d.")
        if newsroom
        else _("Stories taken into the index: %(number)d.")
    )
    click.echo(told % {"number": read})


def _rebuild_for_readers() -> int:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Stories"), total=None)
        return store_in(index_folder()).make(
            on_progress=lambda done, total: bar.update(task, completed=done, total=total)
        )


@search.command(help=_("Follow what is published, and what the newsroom writes, until stopped. «warraq up» runs this."))
def follow() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_caught: stop.set())
    options = {"every_seconds": settings.WARRAQ_SEARCH_SECONDS, "stop": stop}
    threading.Thread(target=follow_newsroom, args=(newsroom_folder(),), kwargs=options, name="search-newsroom").start()
    if is_wanted():
        from warraq.delivery.search.semantic.follower import follow_meaning

        meaning = threading.Thread(target=follow_meaning, args=(index_folder(),), kwargs=options, name="search-meaning")
        meaning.start()
    follow_bulletin(index_folder(), every_seconds=settings.WARRAQ_SEARCH_SECONDS, stop=stop)
