"""How long the newsroom's list of stories takes, its home and the window in which a link is chosen, with a large archive.

    python -m bench.desk --database postgres://…/NAME [--rounds 15] [--data-dir DIR]

The database is one that `python -m bench.generator` has filled. It is migrated first, and gets a managing editor and a
section editor if they are missing. With the folder in which `bench.finding` made the newsroom's index, words are searched
for in the list and in the window as well. Writes bench/results/desk.json; what a run does not measure stays there as it was.
"""

import argparse
import json
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from urllib.parse import quote

from warraq import runtime

runtime.prepare()

RESULTS = Path(__file__).resolve().parent / "results" / "desk.json"
ROLES = ("managing-editor", "section-editor", "reporter")


def main() -> None:
    arguments = _parse()
    os.environ["WARRAQ_DATABASE_URL"] = arguments.database
    os.environ["WARRAQ_DATA_DIR"] = str(arguments.data_dir or tempfile.mkdtemp(prefix="warraq-bench-desk-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    found = json.loads(RESULTS.read_text()) if RESULTS.exists() else {"databases": {}}
    measured = _measure(arguments.rounds, searches=bool(arguments.data_dir))
    found["machine"] = {"cores": os.cpu_count(), "python": platform.python_version()}
    found["databases"].setdefault(connection.vendor, {})[str(measured.pop("stories"))] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        **measured,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def _measure(rounds: int, *, searches: bool) -> dict[str, Any]:
    from warraq.newsroom.stories.models import Story

    stories = Story.objects.count()
    measured: dict[str, Any] = {"stories": stories, "rounds": rounds}
    pages = _pages(searches=searches)
    for role in ROLES:
        client = _sign_in(role)
        for page, address in pages.items():
            name = f"{role} {page}"
            measured[name] = figures = _time(client, address, rounds=rounds)
            print(
                f"{stories:>9,} stories  {name:<44} median {figures['median_ms']:7.1f} ms"
                f"  p90 {figures['p90_ms']:7.1f} ms  {figures['queries']} queries"
            )
    return measured


def _pages(*, searches: bool) -> dict[str, str]:
    """What is asked for, by the name it has among the results."""
    from django.urls import reverse

    from warraq.newsroom.listing.built_in import BUILT_IN
    from warraq.newsroom.stories.models import Story

    stories, window = reverse("stories:index"), reverse("wagtailadmin_choose_page")
    pages = {view.query or "all": f"{stories}?{view.query}" for view in BUILT_IN}
    pages |= {"home": reverse("wagtailadmin_home"), "window of links": f"{window}?page_type=wagtailcore.page"}
    if searches:
        words = quote(" ".join(Story.objects.order_by("pk")[Story.objects.count() // 2].title.split()[:2]))
        pages["two words in the list"] = f"{stories}?q={words}"
        pages["two words in the window"] = f"{reverse('wagtailadmin_choose_page_search')}?q={words}"
    return pages


def _sign_in(role: str) -> Any:
    from django.contrib.auth.models import Group
    from django.test import Client

    from warraq.masthead.models import Section
    from warraq.newsroom.approvals.workflow import ensure_workflow
    from warraq.newsroom.desks.models import Journalist
    from warraq.newsroom.desks.roles import APPROVERS, ensure_roles

    groups = ensure_roles()
    ensure_workflow(groups[name] for name in APPROVERS)
    journalist, is_new = Journalist.objects.get_or_create(username=f"bench-{role}")
    if is_new:
        journalist.groups.add(Group.objects.get(name=role))
        if role == "section-editor":
            journalist.sections.set(Section.objects.order_by("pk")[:2])
    client = Client(SERVER_NAME="bench.test")
    client.force_login(journalist)
    return client


def _time(client: Any, address: str, *, rounds: int) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, answer
    asked = len(queries)  # before the next request empties the log
    taken = []
    for _nth in range(rounds):
        began = perf_counter()
        client.get(address)
        taken.append((perf_counter() - began) * 1000)
    return {
        "median_ms": round(median(taken), 1),
        "p90_ms": round(quantiles(taken, n=10)[8], 1),
        "queries": asked,
        "rows": answer.content.count(b"data-listing-page-title"),
    }


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", required=True, help="that bench.generator has filled")
    parser.add_argument("--data-dir", type=Path, help="where bench.finding made the newsroom's index")
    parser.add_argument("--rounds", type=int, default=15, help="how often each page is asked for")
    return parser.parse_args()


if __name__ == "__main__":
    main()
