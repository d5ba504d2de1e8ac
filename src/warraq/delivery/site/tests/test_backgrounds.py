import pytest
from bs4 import BeautifulSoup

from warraq.delivery.site.backgrounds import find_boxes
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.publishing.backgrounds.models import PublishedBackground

WORDS = "بدأ الخلاف على الميناء قبل عشر سنوات."


def soup_at(reader, path):
    answer = reader.get(encode(path))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def pin(paper, **values):
    return PublishedBackground.objects.create(topic_id=paper.topic.topic_id, **({"text": WORDS} | values))


@pytest.fixture
def explains(paper):
    return factories.make_story(500, paper.sections[0], headline="كل ما تريد معرفته عن الميناء")


def test_every_story_under_the_topic_shows_the_box_and_others_do_not(reader, paper, explains):
    pin(paper, story_id=explains.story_id)

    box = soup_at(reader, paper.rich.path).select_one("aside.background")
    assert WORDS in box.text
    assert box.select_one("a")["href"] == explains.path
    assert soup_at(reader, explains.path).select_one("aside.background") is None


def test_a_story_that_is_not_public_is_not_led_to(reader, paper):
    pin(paper, story_id=987_654)

    box = soup_at(reader, paper.rich.path).select_one("aside.background")
    assert WORDS in box.text
    assert box.select_one("a") is None


def test_without_words_a_story_that_is_gone_leaves_no_empty_box(reader, paper):
    pin(paper, story_id=987_654, text="")

    assert soup_at(reader, paper.rich.path).select_one("aside.background") is None


def test_the_story_that_explains_does_not_lead_to_itself(reader, paper):
    pin(paper, story_id=paper.rich.story_id)

    assert soup_at(reader, paper.rich.path).select_one("aside.background") is None


def test_the_topics_own_page_and_the_lite_page_show_it(reader, paper, explains):
    pin(paper, story_id=explains.story_id)

    assert WORDS in soup_at(reader, "/topics/الدار-البيضاء/").select_one("aside.background").text
    lite = soup_at(reader, f"/lite{paper.rich.path}")
    assert WORDS in lite.text
    assert explains.headline in lite.text


def test_words_are_never_markup(reader, paper):
    pin(paper, text="<script>alert(1)</script>")

    box = soup_at(reader, paper.rich.path).select_one("aside.background")
    assert box.select_one("script") is None
    assert "alert(1)" in box.text


def pin_to_story(row, *, text="", stories=(), topic=None):
    row.background = {"text": text, "stories": list(stories), "topic": topic}
    row.save()


def test_what_is_pinned_to_the_story_comes_before_what_is_pinned_to_its_topic(reader, paper, explains):
    pin(paper)
    other = factories.make_story(501, paper.sections[0], headline="من أين جاء الخلاف")
    pin_to_story(paper.rich, text="لهذا الخبر وحده.", stories=[explains.story_id, other.story_id])

    box = soup_at(reader, paper.rich.path).select_one("aside.background")
    assert "لهذا الخبر وحده." in box.text
    assert WORDS not in box.text
    assert [link["href"] for link in box.select("a")] == [explains.path, other.path]
    lite = soup_at(reader, f"/lite{paper.rich.path}").text
    assert "لهذا الخبر وحده." in lite
    assert other.headline in lite


def test_where_nothing_of_the_storys_own_is_public_its_topic_speaks(reader, paper):
    pin(paper)
    pin_to_story(paper.rich, stories=[987_654])

    assert WORDS in soup_at(reader, paper.rich.path).select_one("aside.background").text


def test_a_withdrawn_story_leaves_the_box_and_the_page_is_made_anew_when_it_does(paper, explains):
    pin_to_story(paper.rich, text="كلام.", stories=[explains.story_id, 987_654])

    boxes = find_boxes(paper.rich)

    assert {f"story:{explains.story_id}", "story:987654"} <= boxes.keys
    assert boxes.choose({explains.story_id: {}}).story_ids == [explains.story_id]
    assert boxes.choose({}).story_ids == []


def test_a_chosen_topic_lends_its_words_and_is_led_to(reader, paper):
    sea = factories.make_topic(77, "البحر")
    factories.make_story(502, paper.sections[0], with_topics=[sea])
    PublishedBackground.objects.create(topic_id=77, text="عن البحر.")
    pin_to_story(paper.rich, topic=77)

    box = soup_at(reader, paper.rich.path).select_one("aside.background")
    assert "عن البحر." in box.text
    assert box.select_one("a")["href"] == "/topics/البحر/"
    assert {"background:77", "topic:77"} <= find_boxes(paper.rich).keys


def test_a_chosen_topic_without_a_page_here_is_not_led_to(reader, paper):
    factories.make_topic(78, "لا خبر تحته")
    pin_to_story(paper.rich, text="كلام.", topic=78)

    assert soup_at(reader, paper.rich.path).select_one("aside.background a") is None


def test_a_story_that_names_itself_shows_the_rest_of_its_box(reader, paper, explains):
    pin_to_story(paper.rich, stories=[paper.rich.story_id, explains.story_id])

    links = soup_at(reader, paper.rich.path).select("aside.background a")
    assert [link["href"] for link in links] == [explains.path]
