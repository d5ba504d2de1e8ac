from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from warraq.audience.counting.apply import apply
from warraq.audience.counting.batch import Batch
from warraq.audience.most_read.choose import Chooser, build_ranking
from warraq.audience.most_read.exclude import exclude, include
from warraq.audience.most_read.lists import read_list
from warraq.audience.most_read.models import Basis, Exclusion, MostReadList
from warraq.audience.most_read.rank import WINDOWS
from warraq.audience.most_read.recompute import recompute
from warraq.delivery.site.tests.factories import HOST, make_edition, make_section, make_story
from warraq.publishing.release.models import BulletinEntry, PublishedStory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 20, 12, 30, tzinfo=UTC)


@pytest.fixture
def paper():
    edition = make_edition()
    sport = make_section(edition, "رياضة", order=1)
    football = make_section(edition, "كرة-القدم", order=2, parent=sport)
    for number in range(1, 13):
        make_story(number, football if number % 2 else sport)
    return edition, sport, football


def read(views: dict[int, int], *, at: datetime = NOW) -> None:
    counts = {(HOST, story, 0): [number, 0, 0, 0, 0, 0] for story, number in views.items()}
    apply([Batch(counted_at=at.timestamp(), counts=counts)], now=at)


def test_the_edition_and_each_section_have_a_list_and_a_main_section_has_its_parts_stories(paper):
    edition, sport, football = paper
    read({number: number for number in range(1, 13)})

    recompute(Chooser(), now=NOW)

    assert read_list(edition).story_ids == list(range(12, 0, -1))
    assert MostReadList.objects.get(section=sport).story_ids == list(range(12, 0, -1))
    assert MostReadList.objects.get(section=football).story_ids == [11, 9, 7, 5, 3, 1]
    assert MostReadList.objects.get(edition=edition, section=None).basis == Basis.HOURS_6


def test_a_window_is_ranked_once_for_the_lists_of_all_sections(paper):
    read({number: number for number in range(1, 13)})

    with CaptureQueriesContext(connection) as asked:
        recompute(Chooser(), now=NOW)

    of_hours = [query for query in asked.captured_queries if "counting_storyhour" in query["sql"]]
    assert MostReadList.objects.count() == 3
    assert len(of_hours) == 7


def test_the_hours_of_a_window_are_those_of_which_a_part_is_in_it():
    hours = list(WINDOWS[0].hours_until(NOW))

    assert (hours[0], hours[-1], len(hours)) == (NOW.replace(minute=0), NOW.replace(hour=6, minute=0), 7)
    assert len(list(WINDOWS[0].hours_until(NOW.replace(minute=0)))) == 7


def test_a_story_that_changed_its_section_is_in_the_lists_of_both(paper):
    edition, sport, football = paper
    news = make_section(edition, "أخبار", order=3)
    read(dict.fromkeys(range(1, 8), 3), at=NOW - timedelta(hours=1))
    PublishedStory.objects.filter(story_id=2).update(section=news)
    read({2: 9})

    ranking = build_ranking(edition, WINDOWS[0], now=NOW)

    assert ranking.all[0] == ranking.by_section[sport.pk][0] == ranking.by_section[news.pk][0] == 2
    assert ranking.by_section[football.pk] == [7, 5, 3, 1]


def test_recent_readers_weigh_more(paper):
    read(dict.fromkeys(range(3, 9), 1))
    read({1: 100}, at=NOW - timedelta(hours=5))
    read({2: 40}, at=NOW)

    recompute(Chooser(), now=NOW)

    assert read_list(paper[0]).story_ids[:2] == [2, 1]


@pytest.mark.parametrize(
    ("hours_ago", "basis"), [(1, Basis.HOURS_6), (20, Basis.HOURS_24), (100, Basis.DAYS_7), (200, Basis.LEADS)]
)
def test_a_list_falls_back_to_longer_windows_and_then_to_the_editors(paper, hours_ago, basis):
    read({number: number for number in range(1, 7)}, at=NOW - timedelta(hours=hours_ago))

    recompute(Chooser(), now=NOW)

    row = MostReadList.objects.get(edition=paper[0], section=None)
    assert row.basis == basis
    # Without readers the newest come: nobody has arranged this front.
    assert row.story_ids[0] == (12 if basis == Basis.LEADS else 6)


def test_a_short_list_is_filled_up_and_a_withdrawn_story_is_in_none(paper):
    read({3: 5, 4: 9})
    PublishedStory.objects.filter(story_id=4).delete()

    recompute(Chooser(), now=NOW)

    row = MostReadList.objects.get(edition=paper[0], section=None)
    assert (row.basis, row.story_ids[:3]) == (Basis.DAYS_7, [3, 12, 11])
    assert 4 not in row.story_ids


def test_only_a_list_that_changed_is_told_to_the_bulletin_with_one_key_of_its_own(paper):
    edition, sport, football = paper
    chooser = Chooser()
    read({1: 9, 3: 8, 5: 7, 7: 6, 9: 5})
    recompute(chooser, now=NOW)
    read({1: 1})
    before = BulletinEntry.objects.count()

    assert recompute(chooser, now=NOW + timedelta(minutes=1)) == 0
    assert BulletinEntry.objects.count() == before

    read({11: 50})
    assert recompute(chooser, now=NOW + timedelta(minutes=2)) == 3
    keys = [entry.keys for entry in BulletinEntry.objects.order_by("pk")[before:]]
    assert sorted(keys) == sorted(
        [
            [f"rail:most_read:{edition.pk}"],
            [f"rail:most_read:{edition.pk}:{sport.pk}"],
            [f"rail:most_read:{edition.pk}:{football.pk}"],
        ]
    )


def test_an_editor_leaves_a_story_out_with_a_reason_that_is_logged(paper):
    from wagtail.models import PageLogEntry

    from warraq.masthead.tests.factories import SectionFactory
    from warraq.newsroom.desks.models import Journalist
    from warraq.newsroom.stories.tests.factories import make_story as make_draft
    from warraq.publishing.release.release import release

    section = SectionFactory()
    story = make_draft(section)
    release(story)
    editor = Journalist.objects.create_user("houda")
    host = section.edition.hosts.get().host
    apply([Batch(counted_at=NOW.timestamp(), counts={(host, story.pk, 0): [9, 0, 0, 0, 0, 0]})], now=NOW)

    with pytest.raises(ValueError, match="reason"):
        exclude(story, reason=" ", user=editor, now=NOW)
    exclude(story, reason="قصة قديمة يعاد نشرها", user=editor, now=NOW)
    recompute(Chooser(), now=NOW)
    assert read_list(section.edition).story_ids == []
    entry = PageLogEntry.objects.get(action="warraq.exclude_most_read")
    assert (entry.user, entry.data["reason"]) == (editor, "قصة قديمة يعاد نشرها")

    include(story, user=editor)
    recompute(Chooser(), now=NOW)
    assert read_list(section.edition).story_ids == [story.pk]
    assert not Exclusion.objects.exists()
