from datetime import UTC, datetime

import pytest

from warraq.delivery.search.takes import are_takes, shingles
from warraq.delivery.site.tests import factories
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory

PORT = "وصلت السفينة إلى ميناء طنجة محملة بالقمح بعد رحلة طويلة، وقال مدير الميناء إن تفريغ الحمولة يبدأ غدا"
WHEAT = "ارتفعت أسعار القمح في السوق العالمية، وتستورد البلاد حاجتها منه عبر ميناء طنجة وموانئ أخرى في الشمال"
OTHER = "عرضت فرقة المسرح البلدي مسرحية جديدة أمام جمهور كبير في قاعة مدينة فاس القديمة ليلة الجمعة الماضية"


@pytest.fixture
def section(edition):
    return factories.make_section(edition)


def release(story_id, section, headline, text, **values):
    row = factories.make_story(story_id, section, headline=headline, body_text=text, **values)
    now = datetime.now(UTC)
    bulletin.append(BulletinEntry.Kind.RELEASED, keys=[f"story:{story_id}"], now=now, story_id=story_id)
    return row


def related_of(story_id):
    return PublishedStory.objects.get(story_id=story_id).related


def test_stories_on_the_same_matter_find_each_other_and_takes_of_one_text_do_not(follower, section):
    release(1, section, "سفينة القمح تصل إلى طنجة", PORT)
    release(2, section, "أسعار القمح ترتفع", WHEAT)
    release(3, section, "مسرحية جديدة في فاس", OTHER)
    release(4, section, "وصول سفينة القمح", f"{PORT}. وهذا كل ما نعرفه")
    follower.step()

    assert related_of(4) == [2]
    assert 2 in related_of(1)
    assert 3 not in related_of(1)
    assert related_of(3) == []
    told = BulletinEntry.objects.filter(kind=BulletinEntry.Kind.RELATED_CHANGED)
    assert {key for entry in told for key in entry.keys} >= {"related:1", "related:2", "related:4"}
    assert {entry.story_id for entry in told} == {None}


def test_an_older_story_learns_of_a_new_one_and_nothing_is_told_twice(follower, section):
    release(1, section, "سفينة القمح تصل إلى طنجة", PORT)
    release(3, section, "مسرحية جديدة في فاس", OTHER)
    follower.step()
    assert related_of(1) == []

    release(2, section, "أسعار القمح ترتفع", WHEAT)
    follower.step()
    assert related_of(1) == [2]

    entries = BulletinEntry.objects.count()
    bulletin.mark_read("related", position=1)
    follower.step()
    assert BulletinEntry.objects.count() == entries


def test_texts_are_takes_when_the_shorter_is_mostly_in_the_other():
    assert are_takes(shingles(PORT), shingles(f"عاجل: {PORT} وهذه زيادة من المحرر"))
    assert not are_takes(shingles(PORT), shingles(WHEAT))
    assert not are_takes(shingles("خبر قصير"), shingles("خبر قصير"))
