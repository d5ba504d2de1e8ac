"""A year of a busy newspaper's counts in one database, and what the newsroom waits for with it.

    python -m bench.readership.year DATABASE_URL [--scale 1.0]

Two million views a day: 300 new stories daily, of which a thousand are read in each hour in five ways. Rows are as
many as `audience/counting/rollup.py` keeps, no more; the database must be empty, and is filled. Prints JSON.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from warraq import runtime

runtime.prepare()

NEW_STORIES = 300
READ_IN_AN_HOUR, READ_IN_A_DAY, STILL_READ = 1000, 4400, 660
WAYS, SECTIONS, PROCESSES = 5, 30, 2
HOST = "year.test"
TIMES = 9


class Year:
    """The rows, told from a seed. `scale` makes fewer stories of it, for a trial."""

    def __init__(self, now: datetime, *, scale: float, edition_id: int, section_ids: list[int]) -> None:
        self.now = now.replace(minute=0, second=0, microsecond=0)
        self.scale, self.edition_id, self.section_ids = scale, edition_id, section_ids
        self.dice = random.Random(7)
        self.newest = round(NEW_STORIES * 365 * scale)

    def numbers(self) -> tuple[int, ...]:
        views = 1 + int(self.dice.expovariate(1 / 16))
        return (views, views * 8 // 10, views * 6 // 10, views * 4 // 10, views // 4, views * 40)

    def section_of(self, story_id: int) -> int:
        return self.section_ids[story_id % len(self.section_ids)]

    def stories_before(self, ago: timedelta, number: int) -> range:
        """The newest `number` stories of that moment."""
        last = self.newest - int(NEW_STORIES * self.scale * (ago / timedelta(days=1)))
        return range(max(1, last - round(number * self.scale)), max(2, last))

    def story_hours(self, days: int) -> Iterator[tuple[Any, ...]]:
        for back in range(days * 24, -1, -1):
            hour = self.now - timedelta(hours=back)
            for story_id in self.stories_before(timedelta(hours=back), READ_IN_AN_HOUR):
                for way in range(WAYS):
                    yield (hour, self.edition_id, story_id, way, self.section_of(story_id), *self.numbers())

    def story_days(self, first: int, last: int, number: int) -> Iterator[tuple[Any, ...]]:
        for back in range(last, first, -1):
            day = (self.now - timedelta(days=back)).date()
            for story_id in self.stories_before(timedelta(days=back), number):
                for way in range(WAYS):
                    yield (day, self.edition_id, story_id, way, self.section_of(story_id), *self.numbers())

    def sections(self, moments: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        for moment in moments:
            for section_id in self.section_ids:
                for way in range(WAYS):
                    yield (moment, self.edition_id, section_id, way, *(number * 30 for number in self.numbers()))

    def totals(self) -> Iterator[tuple[Any, ...]]:
        for story_id in range(1, self.newest):
            yield (self.edition_id, story_id, *self.numbers())

    def minutes(self) -> Iterator[tuple[Any, ...]]:
        for back in range(26 * 60, -1, -1):
            yield (
                datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=back),
                self.edition_id,
                1400,
                600,
            )

    def batches(self, days: int) -> Iterator[tuple[Any, ...]]:
        for second in range(round(days * 86_400 * PROCESSES * min(1.0, self.scale))):
            yield (UUID(int=self.dice.getrandbits(128)), self.now - timedelta(seconds=second / PROCESSES))


def fill(model: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> int:
    """Write the rows the quickest way the database has; how many."""
    from django.db import connection

    table, names, count = model._meta.db_table, ", ".join(columns), 0
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        return count
    marks = ", ".join(["?"] * len(columns))
    connection.ensure_connection()

    def plain() -> Iterator[tuple[Any, ...]]:
        nonlocal count
        for row in rows:
            count += 1
            yield tuple(_plain(value) for value in row)

    database = connection.connection
    database.execute("BEGIN")
    database.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", plain())
    database.execute("COMMIT")
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return value.hex if isinstance(value, UUID) else str(value) if hasattr(value, "isoformat") else value


def build(now: datetime, *, scale: float) -> dict[str, int]:
    """Found the newspaper and fill its year; rows by table."""
    from warraq.audience.counting import models as counting
    from warraq.audience.counting.rollup import DAYS_KEPT, HOURS_KEPT, SECTION_HOURS_KEPT
    from warraq.delivery.site.tests.factories import make_edition, make_section, make_story

    edition = make_edition("year", host=HOST)
    sections = [make_section(edition, f"قسم-{number}") for number in range(SECTIONS)]
    year = Year(now, scale=scale, edition_id=edition.pk, section_ids=[section.pk for section in sections])
    by_id = {section.pk: section for section in sections}
    fresh = max(20, round(NEW_STORIES * 8 * scale))
    for place, story_id in enumerate(range(max(1, year.newest - fresh), year.newest)):
        age = timedelta(days=8) * (fresh - place) / fresh
        make_story(story_id, by_id[year.section_of(story_id)], first_released_at=now - age)
    counted = ("views", "quarter_1", "quarter_2", "quarter_3", "quarter_4", "seconds")
    hours = [year.now - timedelta(hours=back) for back in range(SECTION_HOURS_KEPT.days * 24, -1, -1)]
    days = [(year.now - timedelta(days=back)).date() for back in range(365, SECTION_HOURS_KEPT.days, -1)]
    of_story = ("edition_id", "story_id", "referrer", "section_id", *counted)
    of_section = ("edition_id", "section_id", "referrer", *counted)
    plan = [
        (counting.StoryHour, ("hour", *of_story), year.story_hours(HOURS_KEPT.days)),
        (counting.StoryDay, ("day_date", *of_story), year.story_days(HOURS_KEPT.days, DAYS_KEPT.days, READ_IN_A_DAY)),
        (counting.StoryDay, ("day_date", *of_story), year.story_days(DAYS_KEPT.days, 365, STILL_READ)),
        (counting.SectionHour, ("hour", *of_section), year.sections(hours)),
        (counting.SectionDay, ("day_date", *of_section), year.sections(days)),
        (counting.StoryTotal, ("edition_id", "story_id", *counted), year.totals()),
        (counting.EditionMinute, ("minute", "edition_id", "views", "visitors"), year.minutes()),
        (counting.AppliedBatch, ("id", "applied_at"), year.batches(7)),
    ]
    numbers: dict[str, int] = {}
    for model, columns, rows in plan:
        numbers[model.__name__] = numbers.get(model.__name__, 0) + fill(model, columns, rows)
    return numbers


def measure(now: datetime) -> dict[str, Any]:
    """Milliseconds, the median of nine after one that is not counted."""
    from django.test import Client
    from django.urls import reverse

    from warraq.audience.counting.apply import apply
    from warraq.audience.counting.batch import Batch
    from warraq.audience.counting.models import StoryHour
    from warraq.audience.counting.rollup import roll_up
    from warraq.audience.dashboard.pace import keep_paces
    from warraq.audience.dashboard.views import render_figures
    from warraq.audience.most_read.choose import Chooser
    from warraq.audience.most_read.recompute import recompute
    from warraq.masthead.models import Edition
    from warraq.newsroom.desks.models import Journalist
    from warraq.publishing.release.models import PublishedStory

    edition = Edition.objects.get()
    client = Client(HTTP_HOST=HOST)
    client.force_login(Journalist.objects.create_superuser("houda", "houda@almarfa.example", "كلمة سر طويلة"))
    keep_paces(now=now)
    newest = PublishedStory.objects.order_by("-story_id").values_list("story_id", flat=True)[0]
    export = reverse("readers_export") + "?edition=year"
    batch = {(HOST, newest - number % 900, number % 5): [2, 1, 1, 0, 0, 60] for number in range(700)}

    def get(address: str) -> Callable[[], Any]:
        def fetch() -> bytes:
            response = client.get(address)
            assert response.status_code == 200, response.status_code
            return b"".join(response) if response.streaming else response.content

        return fetch

    acts: dict[str, Callable[[], Any]] = {
        "dashboard": get(reverse("readers")),
        "figures_of_the_stream": lambda: render_figures(edition, section=None),
        "story_card": get(reverse("readers_story", args=[newest - 5])),
        "csv_of_seven_days": get(export),
        "lists_with_all_windows": lambda: recompute(Chooser(), now=now),
        "paces": lambda: keep_paces(now=now),
        "adding_a_second": lambda: apply([Batch(counted_at=now.timestamp(), counts=dict(batch))], now=now),
    }
    found = {name: _median(act) for name, act in acts.items()}
    before = StoryHour.objects.count()
    began = time.perf_counter()
    roll_up(now=now + timedelta(days=1))
    found["folding_a_day_s"] = round(time.perf_counter() - began, 1)
    found["folded_rows"] = before - StoryHour.objects.count()
    return found


def _median(act: Callable[[], Any]) -> float:
    spent = []
    for _time in range(TIMES + 1):
        began = time.perf_counter()
        act()
        spent.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(spent[1:]), 1)


def size_mb() -> float:
    """Of the counts alone, with their indexes."""
    from django.apps import apps
    from django.db import connection

    tables = [model._meta.db_table for model in apps.get_app_config("counting").get_models()]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [tables]
            )
            return round(float(cursor.fetchone()[0]) / 1e6, 1)
        # All that the file holds beside the counts is some megabytes.
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return round(float(cursor.fetchone()[0]) / 1e6, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--host", default="", help="another host of the edition, and no measuring")
    chosen = parser.parse_args()
    os.environ.update(DJANGO_SETTINGS_MODULE="bench.settings", WARRAQ_DATABASE_URL=chosen.url)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    now = datetime.now(UTC)
    began = time.perf_counter()
    rows = build(now, scale=chosen.scale)
    filled = time.perf_counter() - began
    if chosen.host:
        from warraq.masthead.models import Edition, EditionHost

        EditionHost.objects.create(edition=Edition.objects.get(), host=chosen.host, is_secure=False, order=9)
        return
    result = {"rows": rows, "all_rows": sum(rows.values()), "filled_s": round(filled, 1), "size_mb": size_mb()}
    json.dump({**result, "ms": measure(now)}, sys.stdout, indent=2)


if __name__ == "__main__":
    main()
