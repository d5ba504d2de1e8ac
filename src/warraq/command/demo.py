"""`warraq demo`: the demo newspaper, made where it is missing and served."""

import fcntl
import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import IO

import click

from warraq.command.fingerprint import STATIC_FILES, fingerprint
from warraq.command.serving import check_port, check_writable, serve
from warraq.command.trouble import Trouble
from warraq.command.words import choose_language
from warraq.command.words import gettext as _

LOCK_NAME, STAMP_NAME = ".demo-lock", ".demo-ready"


@click.command(help=_("Make the demo newspaper where it is missing, and serve it on this machine."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=_("Port to listen on."))
@click.option("--reset", is_flag=True, help=_("Throw away what was written in the demo and start over."))
@click.option("--load-only", is_flag=True, help=_("Make it, and do not serve it."))
@click.pass_context
def demo(context: click.Context, host: str, port: int, reset: bool, load_only: bool) -> None:
    folder = Path(os.environ["WARRAQ_DATA_DIR"]).resolve()
    # Links in the newsroom's mails lead to where it is served.
    os.environ.setdefault("WARRAQ_NEWSROOM_URL", f"http://127.0.0.1:{port}")
    check_writable(folder)
    if not load_only:
        check_port(host, port)
    with lock(folder):
        if reset:
            empty(folder)
        told = read_stamp(folder, port=port)
        if told is None:
            told = make(folder, port=port)
        if not load_only:
            context.exit(serve(host=host, port=port, workers=1, on_ready=lambda: click.echo(told)))


def lock(folder: Path) -> IO[str]:
    """Hold the folder for this process; Trouble when another demo holds it."""
    held = (folder / LOCK_NAME).open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        held.close()
        raise Trouble(
            _("The demo of %(folder)s is running already. Stop it first, or name another folder with WARRAQ_DATA_DIR.")
            % {"folder": folder}
        ) from error
    return held


def empty(folder: Path) -> None:
    """Remove what a demo keeps in its folder, and nothing else that may lie there."""
    for name in ("media", "static", "search", "audience"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in (folder / STAMP_NAME, folder / "push-key.pem", *folder.glob("warraq.sqlite3*")):
        path.unlink(missing_ok=True)


def make(folder: Path, *, port: int) -> str:
    """Make what is missing and stamp the folder; what to tell whoever started it."""
    import_module("warraq.command.main").set_up_django()
    told: str = import_module("warraq.command.demo_making").make_demo(port=port)
    (folder / STAMP_NAME).write_text(f"{_fingerprint(port)}\n{told}")
    return told


def read_stamp(folder: Path, *, port: int) -> str | None:
    """What was told when this very demo was made; None when something may have to be made or mended.

    It spares a second run the seconds that Django needs to find that there is nothing to do.
    """
    if os.environ.get("WARRAQ_DATABASE_URL") or not (folder / "warraq.sqlite3").is_file():
        return None
    stamp = folder / STAMP_NAME
    known, _newline, told = stamp.read_text().partition("\n") if stamp.is_file() else ("", "", "")
    return told if known == _fingerprint(port) else None


def _fingerprint(port: int) -> str:
    also = f"{port} {choose_language(os.environ)}"
    return fingerprint(*STATIC_FILES, "**/migrations/*.py", "demo/**/*.py", "demo/**/*.yaml", also=also)
