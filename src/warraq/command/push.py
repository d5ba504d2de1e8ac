"""`warraq push`: the newspaper's key for alerts, and a device's wish to be forgotten."""

import click

from warraq.audience.push.devices import forget_device
from warraq.audience.push.keys import KeyIsThere, find_key, key_path, make_key
from warraq.audience.push.models import Device
from warraq.command.words import gettext as _


@click.group(help=_("Make the key for alerts on readers' devices; forget a device."))
def push() -> None:
    pass


@push.command("keys", help=_("Make the newspaper's key, by which push services know who sends (VAPID), and keep it."))
@click.option("--anew", is_flag=True, help=_("Put a new one in its place: every device must then ask again."))
def keys(anew: bool) -> None:
    try:
        key = make_key(anew=anew)
    except KeyIsThere:
        found = find_key()
        assert found is not None
        click.echo(_("There is a key already: %(path)s") % {"path": key_path()})
        click.echo(_("Its public half: %(key)s") % {"key": found.public})
        return
    if anew:
        Device.objects.all().delete()
    click.echo(
        _("The key is in %(path)s. Keep a copy; every machine of the newspaper needs it.") % {"path": key_path()}
    )
    click.echo(_("Its public half: %(key)s") % {"key": key.public})


@push.command("erase", help=_("Delete all that is kept of a device, by the address at its push service."))
@click.argument("endpoint")
def erase(endpoint: str) -> None:
    if not forget_device(endpoint):
        raise click.ClickException(_("Nothing is kept of it."))
    click.echo(_("All that was kept of it is deleted."))
