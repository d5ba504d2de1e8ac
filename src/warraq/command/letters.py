"""`warraq letters`: what is kept of an address, its erasing, and mail that came back."""

import json
import sys
from pathlib import Path

import click
from django.utils import timezone

from warraq.audience.newsletters.mailbox import fetch_returned
from warraq.audience.newsletters.returns import erase_address, export_address, take_report
from warraq.command.words import gettext as _


@click.group(help=_("What is kept of an address, erasing it, and mail that came back."))
def letters() -> None:
    pass


@letters.command("export", help=_("Print all that is kept of an address, as JSON."))
@click.argument("address")
def export(address: str) -> None:
    click.echo(json.dumps(export_address(address), ensure_ascii=False, indent=2))


@letters.command("erase", help=_("Delete all that is kept of an address."))
@click.argument("address")
def erase(address: str) -> None:
    if not erase_address(address):
        raise click.ClickException(_("Nothing is kept of it."))
    click.echo(_("All that was kept of it is deleted."))


@letters.command(
    "returned",
    help=_(
        "Take mail that came back: files, “-” for standard input (as a mail server's pipe gives it), or without any "
        "what lies in the mailbox of WARRAQ_RETURNS_MAILBOX."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, dir_okay=False, path_type=Path))
def returned(paths: tuple[Path, ...]) -> None:
    now = timezone.now()
    stopped = sum(take_report(_read(path), now=now) for path in paths) if paths else fetch_returned(now=now)
    click.echo(_("Addresses that get no more letters: %(number)d") % {"number": stopped})


def _read(path: Path) -> bytes:
    return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
