"""What of a thing is searched."""

from warraq.newsroom.finding.bodies import words_of
from warraq.newsroom.finding.kinds import kinds
from warraq.newsroom.finding.texts import build_texts
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story, make_topic
from warraq.newsroom.stories.tree import ensure_tree

BLOCKS = Story._meta.get_field("body").stream_block


def test_everything_with_a_table_of_its_own_is_searched():
    assert {"wagtailcore.page", "pictures.picture", "topics.topic", "contributors.contributor"} <= set(kinds())


def test_the_words_of_a_body_are_read_without_the_database(django_assert_num_queries, db):
    kept = [
        {"type": "text", "value": "<p>نص <b>غليظ</b></p>"},
        {"type": "picture", "value": {"picture": 12, "caption": "شرح الصورة"}},
        {
            "type": "gallery",
            "value": {"title": "معرض", "pictures": [{"type": "item", "value": {"picture": 3, "caption": "أولى"}}]},
        },
        {"type": "quote", "value": {"text": "قول", "name": "قائل"}},
        {"type": "gone", "value": "نوع لم يعد موجودا"},
        "junk",
    ]

    with django_assert_num_queries(0):
        words = words_of(BLOCKS, kept)

    assert "نص غليظ" in words
    assert "شرح الصورة" in words
    assert "أولى" in words
    assert "لم يعد" not in words
    assert "12" not in words
    assert words_of(BLOCKS, "{") == words_of(BLOCKS, None) == ""


def test_many_stories_are_read_with_few_queries(section, django_assert_max_num_queries):
    topic = make_topic("موضوع")
    keys = [make_story(section, title=f"خبر {number}", topics=(topic,)).pk for number in range(8)]

    with django_assert_max_num_queries(7):
        texts = build_texts("wagtailcore.page", keys=keys)

    assert [text.key for text in texts] == keys
    assert {text.names for text in texts} == {"موضوع"}


def test_a_page_without_a_version_is_read_as_it_stands(db):
    tree = ensure_tree()

    assert [text.name for text in build_texts("wagtailcore.page", keys=[tree.pk])] == [tree.title]
