"""The newsroom's index is made and kept up by itself, whatever is killed meanwhile."""

import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from warraq.index.asked import read
from warraq.index.opening import NotReady
from warraq.index.places import BeingMade
from warraq.newsroom.finding import following
from warraq.newsroom.finding.engine import engine_in
from warraq.newsroom.finding.files import folders_in
from warraq.newsroom.finding.following import NewsroomFollower, make_index
from warraq.newsroom.finding.models import Change
from warraq.newsroom.finding.questions import Question
from warraq.newsroom.stories.tests.factories import make_story, make_topic

PAGES = "wagtailcore.page"


@pytest.fixture
def find(folder):
    def find(text: str, kind: str = PAGES) -> list[int]:
        return engine_in(folder).find(Question(read(text)), kind=kind, most=100).keys

    return find


def test_without_an_index_the_engine_says_so(find):
    with pytest.raises(NotReady):
        find("خزان")


def test_what_was_there_before_and_what_comes_after_is_found(section, follower, find):
    first = make_story(section, title="خزان أول")
    follower.step()
    second = make_story(section, title="خزان ثان")
    follower.step()

    assert set(find("خزان")) == {first.pk, second.pk}
    assert find("خزان", "topics.topic") == []


def test_a_change_whose_transaction_commits_late_is_not_passed_over(section, follower, find):
    make_story(section, title="خزان أول")
    late = make_story(section, title="سد متأخر")
    noted = Change.objects.get(object_id=late.pk)
    noted.delete()
    follower.step()
    make_story(section, title="خزان ثان")
    follower.step()
    before = len(find("سد"))

    # Its row is seen only now, with the moment of long before.
    Change.objects.create(kind=PAGES, object_id=late.pk, changed_at=noted.changed_at)
    type(late).objects.filter(pk=late.pk).update(title="سد")
    follower.step()

    assert len(find("سد")) == before == 1


def test_nothing_is_read_twice_while_nothing_changes(section, follower, monkeypatch):
    make_story(section, title="خزان")
    follower.step()
    follower.step()
    read_again = []
    monkeypatch.setattr(following, "_take_in", lambda writer, rows: read_again.extend(rows))

    follower.step()
    assert read_again == []

    make_topic("موضوع")
    follower.step()
    assert [row.kind for row in read_again] == ["topics.topic"]


def test_a_follower_that_begins_anew_reads_what_came_meanwhile(section, follower, folder, find):
    make_story(section, title="خزان أول")
    follower.step()
    follower.close()
    second = make_story(section, title="خزان ثان")
    old = make_story(section, title="خزان ثالث")
    Change.objects.filter(object_id=old.pk).update(changed_at=timezone.now() - timedelta(minutes=5))

    other = NewsroomFollower(folder)
    other.step()
    other.close()

    assert {second.pk, old.pk} <= set(find("خزان"))


def test_a_making_that_was_stopped_goes_on_and_takes_nothing_twice(section, folder, monkeypatch, find):
    for number in range(6):
        make_story(section, title=f"خزان {number}")
    monkeypatch.setattr(following, "AT_ONCE", 2)
    monkeypatch.setattr(following, "BETWEEN_SAVES", 2)
    build, calls = following.build_texts, []

    def stop_after_three(*args, **kwargs):
        calls.append(args)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return build(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(following, "build_texts", stop_after_three)
        with pytest.raises(KeyboardInterrupt):
            make_index(folders_in(folder))
    assert folders_in(folder).current() is None

    make_index(folders_in(folder))

    assert len(find("خزان")) == 6


def test_two_processes_do_not_make_an_index_at_once(folder, db):
    with folders_in(folder).only_maker(), pytest.raises(BeingMade):
        make_index(folders_in(folder))


def test_a_lost_index_is_made_again(section, follower, folder, find):
    story = make_story(section, title="خزان")
    follower.step()
    current = folders_in(folder).current()
    assert current is not None
    shutil.rmtree(current)

    follower.step()

    assert find("خزان") == [story.pk]
