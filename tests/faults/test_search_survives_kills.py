"""`kill -9` of whatever writes the search index, at random moments; in the end the index equals one made at once."""

import os
import random
import signal
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections

from warraq.delivery.search import filling
from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.embedded.making import make_index
from warraq.delivery.search.embedded.places import Places
from warraq.delivery.search.engine import Filters, Order
from warraq.delivery.search.follower import Follower
from warraq.delivery.site.tests import factories
from warraq.index.asked import read
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory

ROUNDS = 30
STORIES = 40
WORDS = ("الميناء", "السفينة", "المسرح", "القمح", "الجامعة", "الملعب", "الطريق", "المدرسة")


@pytest.mark.django_db(transaction=True)
def test_an_index_whose_writers_are_killed_equals_a_fresh_one(tmp_path, monkeypatch):
    monkeypatch.setattr(filling, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(filling, "ROWS_BETWEEN_SAVES", 4)
    rng = random.Random(9)
    section = factories.make_section(factories.make_edition())
    for number in range(1, STORIES + 1):
        factories.make_story(number, section, headline=f"{rng.choice(WORDS)} خبر{number}")

    for number in range(ROUNDS):
        change_something(rng, section, number=number)
        write = follow_until_killed if number % 3 else make_until_killed
        run_and_kill(lambda write=write: write(tmp_path / "killed"), after_seconds=rng.uniform(0.0, 0.25))
    run_to_the_end(lambda: Follower(tmp_path / "killed").step())
    run_to_the_end(lambda: make_index(Places(tmp_path / "fresh")))

    assert read_all(tmp_path / "killed") == read_all(tmp_path / "fresh")


def change_something(rng, section, *, number):
    """A release, a correction or a withdrawal, told to the bulletin."""
    story_id = rng.randrange(1, STORIES)
    kind = BulletinEntry.Kind.RELEASED
    row = PublishedStory.objects.filter(story_id=story_id).first()
    if number % 3 == 0:
        story_id = STORIES + number + 1
        factories.make_story(story_id, section, headline=f"{rng.choice(WORDS)} خبر{story_id}")
    elif row is not None and number % 3 == 1:
        PublishedStory.objects.filter(pk=row.pk).update(headline=f"{rng.choice(WORDS)} معدل{number}")
        kind = BulletinEntry.Kind.CORRECTED
    elif row is not None:
        row.delete()
        kind = BulletinEntry.Kind.WITHDRAWN
    bulletin.append(kind, keys=[f"story:{story_id}"], now=datetime.now(UTC), story_id=story_id)


def follow_until_killed(folder: Path) -> None:
    follower = Follower(folder)
    while True:
        follower.step()


def make_until_killed(folder: Path) -> None:
    while True:
        make_index(Places(folder))


def run_and_kill(write, *, after_seconds):
    child = start(write)
    time.sleep(after_seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def run_to_the_end(write):
    _pid, status = os.waitpid(start(write), 0)
    assert status == 0


def start(write) -> int:
    """In a fork, whose connections are its own."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        write()
        status = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(status)


def read_all(folder: Path):
    """What the index answers: every story by each word it may have, with its rank, and how often each word stands."""
    engine = EmbeddedEngine(folder)
    now = datetime(2026, 8, 20, tzinfo=UTC)
    answers = {}
    for word in (
        *WORDS,
        "خبر",
        *(f"خبر{n}" for n in range(1, STORIES + ROUNDS + 2)),
        *(f"معدل{n}" for n in range(ROUNDS)),
    ):
        found = engine.search(read(word), Filters(), order=Order.NEW, now=now)
        answers[word] = [hit.key for hit in found.hits], found.total
    # Not its position in the bulletin: that tells when it was read, and related stories write there, too.
    return answers, engine.state().documents
