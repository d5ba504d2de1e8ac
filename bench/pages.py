"""The demo newspaper, served for a browser: one address for each kind of page of each edition."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from warraq.command.serving import web_command

# Nothing of the browser's own may ask the network while we look.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class DemoPage:
    edition: str
    kind: str
    url: str


@dataclass(frozen=True)
class Served:
    """`rule` sends a browser to the server, whatever host it asks for."""

    pages: list[DemoPage]
    rule: str


@contextmanager
def serve_demo(folder: Path) -> Iterator[Served]:
    """Serve the demo of a folder as it is; LookupError when there is none."""
    if not (folder / "warraq.sqlite3").is_file():
        raise LookupError(f"there is no demo newspaper in {folder}: make demo")
    environment = {"DJANGO_SETTINGS_MODULE": "warraq.settings.dev", "WARRAQ_DATA_DIR": str(folder.resolve())}
    os.environ.update(environment)
    pages = find_pages()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(web_command(host="127.0.0.1", port=port, workers=1))
    try:
        _wait(port, host=pages[0].url.split("/")[2])
        yield Served(pages, f"MAP * 127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def find_pages() -> list[DemoPage]:
    """Every kind of page, by what the demo's database holds."""
    import django

    django.setup()
    from warraq.masthead.models import Edition
    from warraq.publishing.release.models import Address, PublishedContributor, PublishedStory, PublishedTopic

    found = []
    for edition in Edition.objects.prefetch_related("hosts", "sections"):
        stories = PublishedStory.objects.filter(edition=edition).order_by("-first_released_at")
        sections = [section for section in edition.sections.order_by("order") if section.placements.exists()]
        with_picture = [story for story in stories if story.lead_picture]
        galleries = [story for story in with_picture if any('class="gallery"' in p.get("html", "") for p in story.body)]
        newest = stories[0]
        day = newest.first_released_at.astimezone(edition.zone)
        topic = PublishedTopic.objects.filter(story_topics__edition=edition).first()
        person = PublishedContributor.objects.filter(story_contributors__edition=edition).first()
        gone = Address.objects.filter(edition=edition, gone_at__isnull=False).order_by("-pk").first()
        paths = {
            "front": "/",
            "section": f"/{sections[0].slug}/",
            "part": next((f"/{s.slug}/" for s in sections if s.parent_id), ""),
            "article": galleries[0].path if galleries else with_picture[0].path,
            "article-short": min(with_picture, key=lambda story: story.words).path,
            "article-long": max(with_picture, key=lambda story: story.words).path,
            "gallery": galleries[0].path + "pictures/" if galleries else "",
            "topic": topic and f"/topics/{topic.slug}/",
            "contributor": person and f"/contributors/{person.slug}/",
            "latest": "/latest/",
            "archive-year": f"/archive/{day.year}/",
            "archive-month": f"/archive/{day.year}/{day.month:02}/",
            "archive-day": f"/archive/{day.year}/{day.month:02}/{day.day:02}/",
            "corrections": "/corrections/",
            "about": "/about/",
            "search": "/search/?q=" + newest.headline.split()[0],
            "not-found": "/nothing/here/",
            "gone": gone and gone.path,
        }
        found += [DemoPage(edition.key, kind, edition.base_url + path) for kind, path in paths.items() if path]
    return found


def _wait(port: int, *, host: str) -> None:
    for _attempt in range(240):
        try:
            urlopen(Request(f"http://127.0.0.1:{port}/", headers={"Host": host}), timeout=20).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError("the server does not answer")
