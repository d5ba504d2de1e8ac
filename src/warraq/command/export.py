"""`warraq export DIR`: the newspaper as plain files."""

from pathlib import Path

import click
from django.conf import settings

from warraq.command.serving import check_writable
from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _
from warraq.delivery.cache.addresses import every_address
from warraq.delivery.cache.exporting import Export, Exported
from warraq.delivery.cache.hosts import Hosts
from warraq.delivery.cache.renderer import Renderer
from warraq.masthead.models import Edition

_MOST_TOLD = 20


@click.command(help=_("Write an edition, or all of them, as plain files that any web server can serve."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--edition", "key", default="", help=_("The key of one edition; without it, all."))
@click.pass_context
def export(context: click.Context, folder: Path, key: str) -> None:
    check_writable(folder)
    editions = Edition.objects.filter(key=key) if key else Edition.objects.order_by("pk")
    if not editions:
        raise Trouble(_("There is no edition with the key %(key)s.") % {"key": key})
    homes = Hosts.read().first_of_each()
    renderer = Renderer()
    status = 0
    for edition in editions:
        if edition.pk not in homes:
            click.echo(_("%(edition)s has no host and is left out.") % {"edition": edition.key}, err=True)
            continue
        host, site = homes[edition.pk]
        target = folder / host.decode().replace(":", "_")
        paths = (path.decode() for edition_id, path, _query in every_address() if edition_id == edition.pk)
        pages = (path for path in paths if not path.startswith("/_"))
        files = {"static": Path(settings.STATIC_ROOT), "media": Path(settings.MEDIA_ROOT)}
        exported = Export(renderer, site=site, host=host, folder=target).run(pages, files=files)
        _tell(edition, target, exported)
        status = status or int(bool(exported.missing))
    context.exit(status)


def _tell(edition: Edition, target: Path, exported: Exported) -> None:
    values = {
        "edition": edition.key,
        "folder": target,
        "pages": exported.pages,
        "files": exported.files,
        "missing": len(exported.missing),
    }
    click.echo(
        _("%(edition)s: %(pages)d pages and %(files)d files in %(folder)s; links that lead nowhere: %(missing)d")
        % values
    )
    for link, page in list(exported.missing.items())[:_MOST_TOLD]:
        click.echo(f"  {link} ← {page}", err=True)
    for path in sorted(exported.left_out)[:_MOST_TOLD]:
        click.echo("  " + _("only the running newspaper answers: %(path)s") % {"path": path}, err=True)
