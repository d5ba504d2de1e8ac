"""The courier as a process."""

import signal
import threading
import time

import click
from django.db import Error as DatabaseTrouble
from django.db import connections

from warraq.command.words import gettext as _
from warraq.delivery.cache.courier import Courier
from warraq.delivery.cache.opening import cache_folder, open_disk

_PAUSE_SECONDS = 1.0


@click.command(help=_("Follow what is published: warm pages, tell the caches in front; alone in this process."))
def courier() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_caught: stop.set())
    disk = open_disk(cache_folder())
    while not stop.is_set():
        try:
            running = Courier(disk)
        except DatabaseTrouble:
            connections.close_all()
            time.sleep(_PAUSE_SECONDS)
        else:
            running.run(stop)
