"""A process with the database: it says what there is to read, and releases.

python -m bench.doorway.tool     # reads commands as lines of JSON
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Tool:
    """The process, seen from the bench."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.doorway.tool"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **command: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(command), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


def _serve() -> None:
    from warraq import runtime

    runtime.prepare()
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from warraq.publishing.release import bulletin
    from warraq.publishing.release.keys import latest_key, section_key, story_key
    from warraq.publishing.release.models import BulletinEntry, Placement, PublishedStory

    def newest() -> Any:
        """The first edition's stories, newest first, as the index has them."""
        edition = PublishedStory.objects.order_by("pk").values("edition")[:1]
        return PublishedStory.objects.filter(edition=edition).order_by("-first_released_at", "-story_id")

    def places(most: int) -> dict[str, Any]:
        return {
            "paths": ["/", *newest().values_list("path", flat=True)[:most]],
            "stories": PublishedStory.objects.count(),
        }

    def plain() -> dict[str, Any]:
        from bench.doorway.papers import PLAIN_STORIES
        from bench.generator.newspaper import find_newspaper
        from bench.plain.load import load_plain
        from bench.plain.models import PlainStory

        paper = find_newspaper()
        if paper is not None and not PlainStory.objects.exists():
            load_plain(paper, PLAIN_STORIES)
        row = PlainStory.objects.order_by("-pk").first()
        return {"path": "/plain/" + row.url_path.split("/", 2)[2] if row else ""}

    def release(number: int) -> dict[str, Any]:
        """A new story's published row, its place and its line in the bulletin, in one transaction."""
        now = timezone.now()
        headline = f"خبر جديد رقم {number} {now.timestamp():.0f}"
        another = newest()[30].path
        with transaction.atomic():
            row = newest().first()
            assert row
            old = row.placements.order_by("pk")
            sections = list(old.values_list("section_id", flat=True))
            story_id = PublishedStory.objects.order_by("-story_id").values_list("story_id", flat=True)[0] + 1
            row.pk, row.story_id, row.headline = None, story_id, headline
            row.path = f"{row.path.rsplit('/', 2)[0]}/جديد-{story_id}/"
            row.card = {
                **row.card,
                "id": story_id,
                "headline": headline,
                "path": row.path,
                "released_at": now.isoformat(),
            }
            row.first_released_at = row.updated_at = row.recorded_at = now
            row.save(force_insert=True)
            for section in sections:
                Placement.objects.create(published=row, section_id=section, story_id=story_id, first_released_at=now)
            keys = [story_key(story_id), latest_key(row.edition_id), *map(section_key, sections)]
            bulletin.append(BulletinEntry.Kind.RELEASED, keys=keys, now=now, story_id=story_id)
        committed = time.monotonic()  # one clock for all processes of a machine
        section = row.trail[-1]["path"]
        return {
            "committed": committed,
            "headline": headline,
            "path": row.path,
            "section": section,
            "another": another,
        }

    # Whatever else prints must not come between the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    acts = {"places": places, "plain": plain, "release": release}
    for line in sys.stdin:
        command = json.loads(line)
        print(json.dumps(acts[command.pop("do")](**command)), file=answers, flush=True)


if __name__ == "__main__":
    _serve()
