"""Words of a newer draft lead nobody to the public story who may not read that draft."""

import pytest
from django.urls import reverse

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.finding.files import index_folder
from warraq.newsroom.finding.following import NewsroomFollower
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    edition = EditionFactory()
    return SectionFactory(edition=edition), SectionFactory(edition=edition)


@pytest.fixture
def follower(settings, tmp_path):
    settings.WARRAQ_DATA_DIR = tmp_path
    following = NewsroomFollower(index_folder())
    yield following
    following.close()


@pytest.fixture
def story(sections, follower):
    story = make_story(sections[0], title="ميزانية البلدية")
    story.get_latest_revision().publish()
    story.refresh_from_db()
    story.title = "ميزانية البلدية تخفي اختلاسًا"
    story.save_revision()
    follower.step()
    return story


def listed(client, words):
    answer = client.get(reverse("stories:index"), {"q": words})
    return [story.pk for story in answer.context["object_list"]]


def offered(client, words):
    answer = client.get(reverse("wagtailadmin_choose_page_search"), {"q": words, "page_type": "stories.story"})
    return "ميزانية البلدية" in answer.text


@pytest.mark.parametrize("words", ["اختلاسًا", "ميزانية اختلاس", "اختلا"])
def test_words_of_the_draft_find_it_for_those_who_may_read_it(sections, story, words):
    own, other = sections
    for client, _editor in (sign_up(Role.SECTION_EDITOR, own), sign_up(Role.MANAGING_EDITOR)):
        assert listed(client, words) == [story.pk]
    for client, _editor in (sign_up(Role.SECTION_EDITOR, other), sign_up(Role.REPORTER)):
        assert listed(client, words) == []
        assert not offered(client, words)


def test_its_public_words_find_it_for_everybody(sections, story):
    for client, _editor in (sign_up(Role.SECTION_EDITOR, sections[1]), sign_up(Role.REPORTER)):
        assert listed(client, "ميزانية") == [story.pk]
        assert offered(client, "ميزانية")
