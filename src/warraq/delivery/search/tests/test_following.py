import shutil
from datetime import UTC, datetime

import pytest

from warraq.delivery.search import engines, filling
from warraq.delivery.search.embedded.making import make_index
from warraq.delivery.search.embedded.places import BeingMade, Places
from warraq.delivery.search.tests.conftest import search
from warraq.delivery.site.tests import factories
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory


def tell(story_id, kind=BulletinEntry.Kind.RELEASED):
    return bulletin.append(kind, keys=[f"story:{story_id}"], now=datetime.now(UTC), story_id=story_id)


@pytest.fixture
def section(edition):
    return factories.make_section(edition)


def test_releases_corrections_and_withdrawals_reach_the_index(follower, section):
    factories.make_story(1, section, headline="افتتاح المسرح البلدي")
    follower.step()
    engine = engines.get_engine()
    assert len(search(engine, "مسرح")) == 1

    row = factories.make_story(2, section, headline="المسرح يغلق أبوابه")
    tell(2)
    follower.step()
    assert len(search(engine, "مسرح")) == 2

    PublishedStory.objects.filter(pk=row.pk).update(headline="السينما تغلق أبوابها")
    tell(2, BulletinEntry.Kind.CORRECTED)
    follower.step()
    assert search(engine, "السينما") == [row.pk]
    assert len(search(engine, "مسرح")) == 1

    row.delete()
    last = tell(2, BulletinEntry.Kind.WITHDRAWN)
    follower.step()
    assert search(engine, "السينما") == []
    assert engine.state().position == last.pk


def test_what_changes_while_an_index_is_made_is_in_it(follower, section, monkeypatch):
    factories.make_story(1, section, headline="خبر أول")
    places = Places(engines.index_folder())

    def change_meanwhile(done, total):
        if not PublishedStory.objects.filter(story_id=2).exists():
            factories.make_story(2, section, headline="خبر وصل متأخرا")
            PublishedStory.objects.filter(story_id=1).delete()
            tell(2)
            tell(1, BulletinEntry.Kind.WITHDRAWN)

    make_index(places, on_progress=change_meanwhile)

    assert engines.get_engine().state().documents == 1
    assert len(search(engines.get_engine(), "خبر متأخر")) == 1


def test_an_index_that_was_all_but_in_place_takes_no_story_twice(follower, section, monkeypatch):
    factories.make_story(1, section, headline="خبر أول")
    places = Places(engines.index_folder())

    def stop(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Places, "put_in_place", stop)
        # What comes in meanwhile is saved behind the rows, which must stay known as read.
        with pytest.raises(KeyboardInterrupt):
            make_index(places, on_progress=lambda done, total: tell(1))
    make_index(places)

    assert engines.get_engine().state().documents == 1
    assert len(search(engines.get_engine(), "خبر")) == 1


def test_a_making_that_was_stopped_goes_on_where_it_was(follower, section, monkeypatch):
    for number in range(1, 6):
        factories.make_story(number, section)
    monkeypatch.setattr(filling, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(filling, "ROWS_BETWEEN_SAVES", 2)
    places = Places(engines.index_folder())

    def stop_at_three(done, total):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_index(places, on_progress=stop_at_three)
    assert places.current() is None

    assert make_index(places) == 3  # two were saved; the third was lost with the interruption
    assert engines.get_engine().state().documents == 5


def test_what_cannot_be_read_is_made_anew(follower, section):
    factories.make_story(1, section)
    places = Places(engines.index_folder())
    places.making.mkdir(parents=True)
    (places.making / "meta.json").write_text("{")

    assert make_index(places) == 1
    assert engines.get_engine().state().documents == 1


def test_two_processes_do_not_make_an_index_at_once(follower):
    places = Places(engines.index_folder())

    with places.only_maker(), pytest.raises(BeingMade):
        make_index(places)


def test_a_lost_index_is_made_again_while_following(follower, section):
    factories.make_story(1, section, headline="افتتاح المسرح")
    follower.step()
    current = Places(engines.index_folder()).current()
    assert current is not None
    shutil.rmtree(current)

    follower.step()

    assert len(search(engines.get_engine(), "مسرح")) == 1


def test_readers_take_up_an_index_that_was_made_anew(follower, section):
    factories.make_story(1, section, headline="افتتاح المسرح")
    follower.step()
    engine = engines.get_engine()
    before = Places(engines.index_folder()).current()
    assert len(search(engine, "مسرح")) == 1

    make_index(Places(engines.index_folder()))
    follower.step()

    assert Places(engines.index_folder()).current() != before
    assert len(search(engine, "مسرح")) == 1
