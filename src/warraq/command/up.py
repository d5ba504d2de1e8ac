"""`warraq up`: the newspaper, running."""

import click
from django.conf import settings

from warraq.command.ready import find_pending_migrations, is_static_collected
from warraq.command.serving import check_port, check_writable, log_line, serve
from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _


@click.command(
    help=_("Run the newspaper: web, worker, clock and audience under one supervisor. Stop it with Ctrl-C or SIGTERM.")
)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=_("Port to listen on."))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1), help=_("Web processes."))
@click.pass_context
def up(context: click.Context, host: str, port: int, workers: int) -> None:
    check_writable(settings.WARRAQ_DATA_DIR)
    check_port(host, port)
    if find_pending_migrations() or not is_static_collected():
        raise Trouble(_("Database or static files are not at this version. Run: warraq migrate"))
    context.exit(
        serve(
            host=host,
            port=port,
            workers=workers,
            on_ready=lambda: log_line(f"serving at http://{host}:{port}"),
        )
    )
