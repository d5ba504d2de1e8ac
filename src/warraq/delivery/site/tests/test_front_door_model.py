"""Random releases, edits, withdrawals, requests, crashes and outages, against the simplest model there is: Django itself.

While nothing can be rendered there is no one right answer: a last copy, or 503. It is whole, and shows nothing withdrawn.
"""

from itertools import count

import pytest
from django.db import OperationalError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warraq.delivery.cache.tests.asking import Asking
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.publishing.release.keys import latest_key, section_key, story_key
from warraq.publishing.release.models import PublishedStory

IDS = count(1000)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["release", "edit", "withdraw", *["ask"] * 5, "crash", "crash unheard", "outage", "recovery"]),
        st.integers(0, 40),
    ),
    min_size=4,
    max_size=18,
)


class World:
    """A newspaper, and a front that is asked and killed."""

    def __init__(self, paper, folder):
        self.paper, self.folder = paper, folder
        self.front = Asking(folder)
        self.django = Client(HTTP_HOST=self.front.host)
        self.gone: set[str] = set()  # headlines
        self.is_out = False

    def act(self, verb, number):
        getattr(self, verb.replace(" ", "_"))(number)

    def release(self, number):
        story_id = next(IDS)
        section = self.paper.sections[number % 3]
        row = factories.make_story(story_id, section, headline=f"جديد {story_id}")
        self.front.change(*self._keys(row))

    def edit(self, number):
        row = self._row(number)
        row.headline = f"{row.headline[:60]} +"
        row.card = {**row.card, "headline": row.headline}
        row.save()
        self.front.change(*self._keys(row))

    def withdraw(self, number):
        row = self._row(number)
        keys, story_id = self._keys(row), row.story_id
        row.delete()
        self.gone.add(row.headline.rstrip(" +"))
        self.front.change(*keys, story_id=story_id, is_hard=True)

    def ask(self, number):
        rows = list(PublishedStory.objects.order_by("story_id").values_list("path", flat=True))
        paths = ["/", *(f"/{section.slug}/" for section in self.paper.sections), *rows, "/لا-شيء/"]
        path = encode(paths[number % len(paths)] if number < 6 else paths[(number * 5) % len(paths)])
        expected = self.django.get(path)
        heard = self.front.get(path, raw=True, gzipped=number % 3 > 0)
        if self.is_out:
            self._check_last_copy(heard, path)
            return
        assert (heard.status, heard.text) == (expected.status_code, expected.content.decode()), path

    def _check_last_copy(self, heard, path):
        text = heard.text
        assert heard.status in {200, 301, 404, 410, 503}, path
        assert heard.status != 200 or text.endswith("</html>\n"), path
        assert not [headline for headline in self.gone if headline in text], path

    def outage(self, number):
        """From here on nothing can be rendered."""
        if not self.is_out:
            self.is_out = True
            self._break()

    def recovery(self, number):
        if self.is_out:
            self.is_out = False
            self.front.keeper.renderer.render = self.render
            self.front.keeper._trouble_until = 0.0  # the pause after a failure is over

    def _break(self):
        self.render = self.front.keeper.renderer.render
        self.front.keeper.renderer.render = _cannot

    def crash(self, number):
        """The process is gone; its memory with it. What it had not written is lost, what it had is judged."""
        if number % 2:
            self.front.settle()
        self._start_again()

    def crash_unheard(self, number):
        """A story is withdrawn while no front is there to hear of it."""
        row = self._row(number)
        keys, story_id = self._keys(row), row.story_id
        self.front.settle()
        row.delete()
        self.gone.add(row.headline.rstrip(" +"))
        self.front.hear = lambda: 0
        self.front.change(*keys, story_id=story_id, is_hard=True)
        self._start_again()

    def _start_again(self):
        known = self.front.keeper.disk.fact(b"position")
        self.front.close()
        position = int.from_bytes(known, "big")
        self.front = Asking(self.folder, position=position)
        if self.is_out:
            self._break()

    def _row(self, number):
        rows = list(PublishedStory.objects.order_by("story_id"))
        return rows[number % len(rows)]

    def _keys(self, row):
        sections = row.placements.values_list("section_id", flat=True)
        return [story_key(row.story_id), latest_key(row.edition_id), *(section_key(pk) for pk in sections)]


def _cannot(address, **options):
    raise OperationalError("the database is gone")


@pytest.mark.django_db
def test_every_answer_is_what_django_would_say_now(paper, tmp_path_factory):
    @given(steps=STEPS)
    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    def run(steps):
        world = World(paper, tmp_path_factory.mktemp("front"))
        try:
            for verb, number in steps:
                world.act(verb, number)
            world.recovery(0)
            for number in range(4):
                world.ask(number)
        finally:
            world.front.close()

    run()
