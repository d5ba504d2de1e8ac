import json

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.stories.create import create_draft
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_topic
from warraq.newsroom.stories.tree import ensure_tree
from warraq.newsroom.suggestions.learning import Lessons
from warraq.newsroom.suggestions.models import keep_profiles
from warraq.newsroom.suggestions.tests.newspaper import MARKETS, MATCHES, count

URL = "/newsroom/suggest/"
NOW = timezone.now()


@pytest.fixture
def section(db):
    ensure_tree()
    ensure_roles()
    return SectionFactory(name="رياضة", edition=EditionFactory(name="المرفأ"))


@pytest.fixture
def tangier(db):
    topic = make_topic("طنجة")
    topic.aliases = ["Tanger"]
    topic.save()
    return topic


@pytest.fixture
def sign_in(client, section):
    def sign_in(role=Role.REPORTER):
        journalist = Journalist.objects.create_user(role.value, password=None)
        journalist.groups.add(Group.objects.get(name=role.value))
        client.force_login(journalist)
        return journalist

    return sign_in


@pytest.fixture
def ask(client, sign_in):
    sign_in()

    def ask(headline="", *, above="", body="", **facts):
        payload = {"headline": headline, "above": above, "body": body, **facts}
        return client.post(URL, json.dumps(payload), content_type="application/json")

    return ask


@pytest.fixture
def taught(section):
    economy = SectionFactory(name="اقتصاد", edition=section.edition)
    lessons = Lessons()
    for text in MATCHES:
        lessons.add(count(text), [f"section:{section.pk}"])
    for text in MARKETS:
        lessons.add(count(text), [f"section:{economy.pk}"])
    keep_profiles(lessons.learn(), texts=len(lessons), now=timezone.now())


def test_topics_come_with_their_names_and_the_reason(ask, tangier):
    answer = ask("ميناء بطنجة يستقبل سفينة").json()

    assert answer == {"topics": [{"id": tangier.pk, "name": "طنجة", "why": "ورد في العنوان"}], "sections": []}
    UserProfile.objects.update_or_create(user=Journalist.objects.get(), defaults={"preferred_language": "en"})
    assert ask("ميناء بطنجة").json()["topics"][0]["why"] == "Named in the headline"


def test_a_name_that_was_changed_is_known_at_once(ask, tangier):
    assert ask("قطار إلى تطوان").json()["topics"] == []

    tangier.aliases = ["تطوان"]
    tangier.save()
    assert [topic["id"] for topic in ask("قطار إلى تطوان").json()["topics"]] == [tangier.pk]

    tangier.delete()
    assert ask("قطار إلى تطوان").json()["topics"] == []


def test_a_section_is_offered_only_when_it_is_asked_for(ask, taught, section):
    answer = ask("فاز الفريق", body=MATCHES[0], wants_section=True).json()

    assert [(found["name"], found["edition"]) for found in answer["sections"]] == [("رياضة", "المرفأ")]
    assert ask("فاز الفريق", body=MATCHES[0]).json()["sections"] == []


def test_whoever_works_in_some_sections_is_offered_none_of_the_others(client, ask, taught, section):
    elsewhere = SectionFactory(edition=section.edition)
    Journalist.objects.get().sections.add(elsewhere)

    assert ask("فاز الفريق", body=MATCHES[0], wants_section=True).json()["sections"] == []


def test_a_topic_that_is_no_more_is_not_offered(ask, section):
    gone = make_topic("كرة القدم")
    lessons = Lessons()
    for text in MATCHES:
        lessons.add(count(text), [f"topic:{gone.pk}"])
    for text in MARKETS:
        lessons.add(count(text), [])
    keep_profiles(lessons.learn(), texts=len(lessons), now=timezone.now())
    assert [topic["id"] for topic in ask("فاز الفريق", body=MATCHES[0]).json()["topics"]] == [gone.pk]

    gone.delete()

    assert ask("فاز الفريق", body=MATCHES[0]).json()["topics"] == []


@pytest.mark.parametrize(
    "payload",
    [
        *(b"", b"[]", b"{", b'{"headline": "x"}', b'{"headline": 1, "above": "", "body": ""}', b"\xff\xfe"),
        *(b'{"headline": "", "above": "", "body": "", "story": [1]}', b"[" * 100_000),
        b'{"headline": "", "above": "", "body": "", "story": 1e999}',
    ],
)
def test_what_is_no_draft_is_refused(client, sign_in, payload):
    sign_in()

    assert client.post(URL, payload, content_type="application/json").status_code == 400


def test_a_draft_that_no_story_is_as_long_as_is_refused_in_words(ask):
    answer = ask(body="ا " * 150_000)

    assert answer.status_code == 413
    assert answer.json()["error"]


def test_only_who_may_write_the_story_is_helped_with_it(client, ask, section):
    story = create_draft(Story(title="خبر زميل"), now=NOW)

    assert ask(story=story.pk).status_code == 302
    assert ask(story=10**9).status_code == 302
    client.logout()
    assert ask().status_code == 302
    assert client.get(URL).status_code in {302, 405}


def test_an_editor_is_helped_with_any_story(client, sign_in, section):
    story = create_draft(Story(title="خبر زميل"), now=NOW)
    sign_in(Role.SECTION_EDITOR)

    payload = json.dumps({"story": story.pk, "headline": "", "above": "", "body": ""})
    assert client.post(URL, payload, content_type="application/json").json() == {"topics": [], "sections": []}


def test_it_asks_as_many_questions_however_many_topics_there_are_and_keeps_nothing(ask, taught, tangier):
    def queries():
        with CaptureQueriesContext(connection) as found:
            ask("فاز الفريق بطنجة", body=MATCHES[0], wants_section=True)
        return [query["sql"] for query in found]

    queries()
    few = queries()
    for number in range(20):
        make_topic(f"موضوع {number}")

    assert len(queries()) == len(few)
    written = [sql for sql in few if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "session" not in sql]
    assert written == []
