"""The demo newspaper with all its stories and a handful of its pictures, which take most of the time.

    python -m tests.readers.small_demo FOLDER

It writes the addresses of every kind of page to FOLDER/pages.json. Hosts have the port PORT, which whoever serves the
folder replaces by its own.
"""

import json
import os
import sys
from pathlib import Path
from unittest import mock

PORT = 65000
RATIOS = ("3:2", "2:3")


def make(folder: Path) -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.readers.demo_settings", "WARRAQ_DATA_DIR": str(folder)}
    import django

    django.setup()
    from django.core import management
    from django.utils import timezone

    from tests.migrated import copy_instead_of_migrating
    from warraq.delivery.search.embedded.making import make_index
    from warraq.delivery.search.embedded.places import Places
    from warraq.delivery.search.engines import index_folder
    from warraq.demo import load

    copy_instead_of_migrating()
    management.call_command("migrate", interactive=False, verbosity=0)
    with mock.patch.object(load, "load_pictures", _load_some_pictures):
        load.load_demo(now=timezone.now(), port=PORT, progress=lambda *told: None)
    make_index(Places(index_folder()))
    (folder / "pages.json").write_text(json.dumps(_find_pages(), ensure_ascii=False))


def _load_some_pictures(*, user, progress):
    """One picture of each shape stands for all of that shape."""
    from warraq.demo import pictures
    from warraq.demo.content import read

    entries = read("pictures")
    some = [next(facts for facts in entries if facts["ratio"] == ratio) for ratio in RATIOS]
    with mock.patch.object(pictures, "read", return_value=some):
        found = pictures.load_pictures(user=user, progress=progress)
    of_ratio = {facts["ratio"]: found[facts["key"]] for facts in some}
    return {facts["key"]: of_ratio.get(facts["ratio"], of_ratio["3:2"]) for facts in entries}


def _find_pages() -> list[tuple[str, str, str]]:
    """(edition, kind, address) of every kind of page that a reader can open."""
    from bench.pages import find_pages
    from warraq.masthead.models import Edition
    from warraq.publishing.release.models import PublishedStory

    pages = [(page.edition, page.kind, page.url) for page in find_pages()]
    for edition in Edition.objects.all():
        paths = {
            "search-empty": "/search/",
            "search-none": "/search/?q=زقزققققق",
            "letters": "/_letters/",
            "offline": "/offline/",
            "lite-front": "/lite/",
        }
        for kind in ("section", "article", "gallery"):
            address = next((url for key, name, url in pages if (key, name) == (edition.key, kind)), "")
            if address and kind != "gallery":
                paths[f"lite-{kind}"] = "/lite" + address.removeprefix(edition.base_url)
        coverage = PublishedStory.objects.filter(edition=edition, kind="live").first()
        if coverage:
            paths |= {"live": coverage.path, "lite-live": f"/lite{coverage.path}"}
        withdrawn = next((url for key, name, url in pages if (key, name) == (edition.key, "gone")), "")
        if withdrawn:
            paths["lite-gone"] = "/lite" + withdrawn.removeprefix(edition.base_url)
        pages += [(edition.key, kind, edition.base_url + path) for kind, path in paths.items()]
    return pages


if __name__ == "__main__":
    make(Path(sys.argv[1]))
