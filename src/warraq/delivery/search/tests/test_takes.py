from datetime import UTC, datetime

import pytest

from warraq.delivery.search.models import Take
from warraq.delivery.search.takes import are_takes, shingles
from warraq.delivery.search.takes_of_one import find_takes, first_of_each, groups_of
from warraq.delivery.search.tests.conftest import document
from warraq.delivery.search.tests.test_related import OTHER, PORT, WHEAT, related_of, release
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory

LONGER = f"{PORT}. وأضاف المدير أن الرصيف الثاني يُفتح الأسبوع المقبل أمام السفن الكبيرة"


@pytest.fixture
def section(edition):
    return factories.make_section(edition)


def key_of(story_id):
    return PublishedStory.objects.get(story_id=story_id).pk


def group_of(*story_ids):
    groups = groups_of([key_of(story_id) for story_id in story_ids])
    return {groups.get(key_of(story_id)) for story_id in story_ids}


def found(reader, words):
    return reader.get("/search/", query_params={"q": words}).content.decode()


def test_takes_are_found_by_their_words_and_others_on_the_matter_are_not(index_of):
    new = document(9, "وصول سفينة", LONGER)
    engine = index_of(document(1, "سفينة", PORT), document(2, "القمح", WHEAT), document(3, "مسرح", OTHER), new)
    texts = {1: f"سفينة {PORT}", 2: f"القمح {WHEAT}", 3: f"مسرح {OTHER}"}

    assert find_takes(new, engine=engine, texts=lambda keys: {key: texts[key] for key in keys}) == [1]


def test_a_take_that_comes_later_joins_the_group(follower, section):
    release(1, section, "سفينة القمح تصل", PORT)
    release(2, section, "أسعار القمح ترتفع", WHEAT)
    follower.step()
    assert Take.objects.count() == 0

    release(3, section, "وصول سفينة القمح", LONGER)
    follower.step()
    release(4, section, "وكالات: السفينة وصلت", f"عاجل: {PORT}")
    follower.step()

    assert len(group_of(1, 3, 4)) == 1
    assert group_of(2) == {None}


def test_two_groups_become_one_when_a_story_joins_both(follower, section):
    release(1, section, "سفينة", PORT)
    release(2, section, "السفينة", PORT)
    release(3, section, "مسرحية", OTHER)
    release(4, section, "المسرحية", OTHER)
    follower.step()
    assert group_of(1, 2) != group_of(3, 4)

    release(5, section, "أخبار اليوم", f"{PORT} {OTHER}")
    follower.step()

    assert len(group_of(1, 2, 3, 4, 5)) == 1


def test_a_text_that_was_written_anew_leaves_its_group(follower, section):
    release(1, section, "سفينة", PORT)
    row = release(2, section, "السفينة", PORT)
    follower.step()
    assert group_of(2) != {None}

    row.body_text = OTHER
    row.save()
    bulletin.append(BulletinEntry.Kind.CORRECTED, keys=["story:2"], now=datetime.now(UTC), story_id=2)
    follower.step()

    assert group_of(2) == {None}


def test_a_withdrawn_row_leaves_its_group(follower, section):
    release(1, section, "سفينة", PORT)
    row = release(2, section, "السفينة", PORT)
    follower.step()

    PublishedStory.objects.filter(pk=row.pk).delete()

    assert Take.objects.filter(published_id=row.pk).count() == 0


def test_search_shows_one_take_of_a_story_and_counts_it_once(follower, section, reader):
    release(1, section, "سفينة القمح تصل إلى طنجة", PORT)
    release(2, section, "وصول سفينة القمح إلى طنجة", LONGER)
    release(3, section, "أسعار القمح ترتفع في طنجة", WHEAT)
    follower.step()

    page = found(reader, "القمح طنجة")

    shown = [words for words in ("خبر-1/", "خبر-2/", "خبر-3/") if words in page or encode(words) in page]
    assert "خبر-3/" in shown
    assert len(shown) == 2


def test_related_stories_by_topics_alone_are_no_takes(follower, section):
    topic = factories.make_topic(5, "الميناء")
    release(1, section, "سفينة", PORT, with_topics=[topic])
    release(2, section, "مسرح", OTHER, with_topics=[topic])
    release(3, section, "السفينة", PORT, with_topics=[topic])
    PublishedStory.objects.filter(story_id=3).update(related=[1, 2])

    follower.step()

    assert related_of(3) == [2]


def test_of_each_group_the_first_stays(follower, section):
    release(1, section, "سفينة", PORT)
    release(2, section, "السفينة", PORT)
    release(3, section, "مسرحية", OTHER)
    follower.step()
    one, two, three = (key_of(story_id) for story_id in (1, 2, 3))

    assert first_of_each([two, three, one]) == [two, three]
    assert first_of_each([two, three], leaving_out=one) == [three]
    assert first_of_each([]) == []


def test_a_shortened_take_is_one_though_most_of_the_longer_is_missing():
    long = " ".join(f"كلمة{number}" for number in range(200))
    short = " ".join(f"كلمة{number}" for number in range(60))

    assert are_takes(shingles(long), shingles(short))
