"""Answers with the manifest, the icons, the service worker and the page for readers without a network."""

import json
import re
from datetime import datetime

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.translation import gettext as _

from warraq.delivery.offline.hooks import worker_parts
from warraq.delivery.offline.icons import SIZES, draw_icon
from warraq.delivery.offline.manifest import write_manifest
from warraq.delivery.site.bundle import LATER_FILE
from warraq.delivery.site.door import Answer, File
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import SITE_SCRIPT, Composition, Frame
from warraq.delivery.site.typefaces import PRELOADED, font_url

_DAY = 86_400
_ICON = re.compile(r"/icon-(\d{2,4}|maskable)\.png/", re.ASCII)
WORKER = "offline/service-worker.js"
OFFLINE_PATH = "/offline/"


def manifest(path: str, masthead: Masthead, now: datetime) -> Answer:
    content_type = "application/manifest+json; charset=utf-8"
    return File(write_manifest(masthead), content_type, "/manifest.webmanifest", set(), seconds=3600)


def icon(path: str, masthead: Masthead, now: datetime) -> Answer:
    found = _ICON.fullmatch(path)
    if found is None or (found[1] != "maskable" and int(found[1]) not in SIZES):
        return None
    is_maskable = found[1] == "maskable"
    edition = masthead.edition
    content = draw_icon(
        SIZES[-1] if is_maskable else int(found[1]),
        ground=edition.colour_brand,
        star=edition.colour_paper,
        is_maskable=is_maskable,
    )
    return File(content, "image/png", f"/icon-{found[1]}.png", set(), seconds=_DAY)


def worker(path: str, masthead: Masthead, now: datetime) -> Answer:
    """The worker's code, told first what it keeps from the beginning: it can ask nobody."""
    fonts = map(font_url, PRELOADED)
    shell = [OFFLINE_PATH, *fonts, static(LATER_FILE), static(SITE_SCRIPT), static("offline/list.js")]
    parts = "\n".join(_read(part) for part in [WORKER, *worker_parts()])
    code = f"const SHELL = {json.dumps(shell)};\n{parts}"
    return File(
        code,
        "text/javascript; charset=utf-8",
        "/service-worker.js",
        set(),
        seconds=60,
        headers={"Service-Worker-Allowed": "/"},
    )


def offline(path: str, masthead: Masthead, now: datetime) -> Answer:
    """What a reader sees of a page that was never kept: the stories that were."""
    page = Composition(masthead, now=now)
    title = _("You are offline")
    frame = Frame(title=title, robots="noindex", scripts=["offline/list.js"], kind="absent")
    answer = page.finish("offline/offline.html", {"heading": title}, frame=frame)
    answer.max_age_seconds = 3600
    return answer


def _read(part: str) -> str:
    if staticfiles_storage.exists(part):
        with staticfiles_storage.open(part) as file:
            return str(file.read().decode())
    # Static files were not collected, as in tests.
    found = finders.find(part)
    with open(str(found), encoding="utf-8") as source:
        return source.read()
