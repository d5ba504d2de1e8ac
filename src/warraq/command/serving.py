"""The newspaper as programs under one supervisor; `up` and `demo` share it."""

import errno
import os
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from warraq.command.supervisor import Program, Supervisor
from warraq.command.trouble import Trouble
from warraq.command.words import gettext as _

YIELDS_SECONDS = 10.0


def check_port(host: str, port: int) -> None:
    """Raise Trouble unless this process could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen(1)
        except OSError as error:
            raise _port_trouble(error, host, port) from error


def _port_trouble(error: OSError, host: str, port: int) -> Trouble:
    if error.errno == errno.EADDRINUSE:
        return Trouble(
            _(
                "Port %(port)d is taken by another program. Stop it, or choose another: --port %(other)d (make demo PORT=%(other)d)"
            )
            % {"port": port, "other": port + 1 if port < 65535 else 8000}
        )
    if error.errno == errno.EACCES:
        return Trouble(
            _("This user may not listen on port %(port)d. Choose one above 1023: --port 8000") % {"port": port}
        )
    return Trouble(
        _("Cannot listen at %(host)s, port %(port)d: %(error)s")
        % {"host": host, "port": port, "error": error.strerror or error}
    )


def check_writable(folder: Path) -> None:
    """Make the folder if it is not there; raise Trouble unless files can be made in it."""
    trial = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        raise Trouble(
            _(
                "Cannot write in %(folder)s (%(error)s). Give this user the folder, or name another with WARRAQ_DATA_DIR."
            )
            % {"folder": folder, "error": error.strerror}
        ) from error


def web_command(*, host: str, port: int, workers: int) -> list[str]:
    """How the web is served; tests and benches start the same."""
    return [
        # With lifespan: the front begins to hear the bulletin in it, and serves nothing as fresh before.
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--no-ws", "--log-level", "warning"),
        *("--http1-header-read-timeout", "10000", "--http1-buffer-size", "65536", "--backlog", "2048"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5", "warraq.settings.asgi:application"),
    ]


def serve(*, host: str, port: int, workers: int, on_ready: Callable[[], None]) -> int:
    """Run the web and all that works beside it until asked to stop; the exit code."""
    python = sys.executable
    supervisor = Supervisor(
        programs=[
            Program("web", web_command(host=host, port=port, workers=workers)),
            Program(
                "worker", [python, "-m", "django", "db_worker", "--queue-name", "*", "--verbosity", "0"], YIELDS_SECONDS
            ),
            Program("search", [python, "-m", "warraq", "search", "follow"], YIELDS_SECONDS),
            Program("clock", [python, "-m", "warraq", "clock"], YIELDS_SECONDS),
            Program("courier", [python, "-m", "warraq", "courier"], YIELDS_SECONDS),
            Program("audience", [python, "-m", "warraq", "audience"], YIELDS_SECONDS),
        ],
        environment={**os.environ, "PYTHONTZPATH": "", "PYTHONUNBUFFERED": "1"},
        log=log_line,
        is_ready=lambda: _answers(host, port),
        on_ready=on_ready,
    )
    return supervisor.run()


def log_line(event: str) -> None:
    click.echo(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} warraq: {event}", err=True)


def _answers(host: str, port: int) -> bool:
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not listened on
    try:
        with socket.create_connection((reachable, port), timeout=0.2):
            return True
    except OSError:
        return False
