"""`kill -9` of whatever writes the newsroom's index, at random moments; in the end the index equals one made at once."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.test_search_survives_kills import run_and_kill, run_to_the_end
from warraq.index.asked import read
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.finding import following
from warraq.newsroom.finding.engine import NewsroomEngine
from warraq.newsroom.finding.files import folders_in
from warraq.newsroom.finding.following import NewsroomFollower, make_index
from warraq.newsroom.finding.kinds import kind_of
from warraq.newsroom.finding.questions import Question
from warraq.newsroom.finding.texts import PAGES
from warraq.newsroom.stories.tests.factories import make_story
from warraq.newsroom.topics.models import Topic

ROUNDS = 30
THINGS = 40
WORDS = ("الميناء", "السفينة", "المسرح", "القمح", "الجامعة", "الملعب", "الطريق", "المدرسة")


@pytest.mark.django_db(transaction=True)
def test_an_index_whose_writers_are_killed_equals_a_fresh_one(tmp_path, monkeypatch):
    monkeypatch.setattr(following, "AT_ONCE", 2)
    monkeypatch.setattr(following, "BETWEEN_SAVES", 4)
    # Nothing commits late here; whatever is read again must be so because of what was saved with the index.
    monkeypatch.setattr(following, "LOOK_BACK", timedelta(milliseconds=1))
    rng = random.Random(11)
    for number in range(THINGS):
        name_something(rng, number=number)
    story = make_story(SectionFactory(name="مجتمع", slug="مجتمع"))

    for number in range(ROUNDS):
        change_something(rng, story, number=number)
        write = follow_until_killed if number % 3 else make_until_killed
        run_and_kill(lambda write=write: write(tmp_path / "killed"), after_seconds=rng.uniform(0.0, 0.25))
    run_to_the_end(lambda: NewsroomFollower(tmp_path / "killed").step())
    run_to_the_end(lambda: make_index(folders_in(tmp_path / "fresh")))

    assert read_all(tmp_path / "killed") == read_all(tmp_path / "fresh")


def name_something(rng, *, number):
    kind = rng.choice((Topic, Contributor))
    return kind.objects.create(name=f"{rng.choice(WORDS)} اسم{number}", slug=f"s-{number}")


def change_something(rng, story, *, number):
    """Something is begun, renamed or deleted, and a story gets another version."""
    thing = rng.choice((Topic, Contributor)).objects.order_by("?").first()
    if number % 3 == 0 or thing is None:
        name_something(rng, number=THINGS + number)
    elif number % 3 == 1:
        thing.name = f"{rng.choice(WORDS)} معدل{number}"
        thing.save()
    else:
        thing.delete()
    story.standfirst = f"{rng.choice(WORDS)} نسخة{number}"
    story.save_revision()


def follow_until_killed(folder: Path) -> None:
    follower = NewsroomFollower(folder)
    while True:
        follower.step()


def make_until_killed(folder: Path) -> None:
    while True:
        make_index(folders_in(folder))


def read_all(folder: Path):
    """What the index answers: of each kind what is found by each word that anything may have, and how much it holds."""
    engine = NewsroomEngine(folder)
    words = [*WORDS, *(f"اسم{n}" for n in range(THINGS + ROUNDS)), *(f"معدل{n}" for n in range(ROUNDS))]
    words += [f"نسخة{n}" for n in range(ROUNDS)]
    answers = {}
    for kind in (kind_of(Topic), kind_of(Contributor), PAGES):
        for word in words:
            found = engine.find(Question(read(word)), kind=kind, most=1_000)
            answers[kind, word] = sorted(found.keys), found.total
    assert any(keys for keys, _total in answers.values())
    return answers, engine.standing().things
