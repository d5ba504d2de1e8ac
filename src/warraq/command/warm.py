"""`warraq warm`: pages rendered before anybody asks."""

from itertools import islice

import click

from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _
from warraq.delivery.cache.addresses import every_address
from warraq.delivery.cache.hosts import Hosts
from warraq.delivery.cache.opening import cache_folder, open_disk
from warraq.delivery.cache.renderer import Renderer
from warraq.delivery.cache.starting import find_position
from warraq.delivery.cache.warming import Warmer

_AT_ONCE = 50


@click.command(help=_("Render pages into the disk tier before anybody asks, the newest first."))
@click.option(
    "--most", default=10_000, show_default=True, type=click.IntRange(1), help=_("How many pages to look at, at most.")
)
def warm(most: int) -> None:
    disk = open_disk(cache_folder())
    if disk is None:
        raise Trouble(_("There is no disk tier: WARRAQ_CACHE_DISK_MB is 0."))
    warmer = Warmer(disk, Renderer(), Hosts.read())
    addresses = islice(every_address(), most)
    looked_at = rendered = 0
    while chunk := list(islice(addresses, _AT_ONCE)):
        # Read anew each time: what changes while this runs is heard by the others, and these pages are older than that.
        rendered += warmer.warm(chunk, position=find_position(disk))
        looked_at += len(chunk)
    disk.close()
    click.echo(_("Pages looked at: %(pages)d; rendered: %(rendered)d") % {"pages": looked_at, "rendered": rendered})
