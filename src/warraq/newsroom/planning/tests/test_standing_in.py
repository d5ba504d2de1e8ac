"""A planned story has no headline: the slugline stands in until one is written, and nothing is released meanwhile."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.readiness import StoryNotReady, find_problems
from warraq.newsroom.stories.standing_in import settle_headline, stands_in
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    section = SectionFactory(edition=EditionFactory())
    return make_story(section, title="مجلس-المدينة", slugline="مجلس-المدينة", is_working_headline=True)


@pytest.fixture
def editor(planned):
    journalist = Journalist.objects.create_user("editor", password="unused")
    journalist.groups.add(Group.objects.get(name=Role.SECTION_EDITOR))
    client = Client()
    client.force_login(journalist)
    return client


def send(client, story, **told):
    """The form as the page shows it, with `told` in it."""
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    shown = client.get(address).context["form"]
    data = {
        "title": "", "slugline": story.slugline, "slug": "", "urgency": 5, "kind": shown["kind"].value() or "",
        "body-count": 1, "body-0-deleted": "", "body-0-order": 0, "body-0-type": "text", "body-0-id": "",
        "body-0-value": '{"blocks":[{"key":"a","text":"نص","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
        "style_ignored": "[]",
    }  # fmt: skip
    for name in ("bylines", "picks", "corrections", "comments"):
        data |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    placed = story.story_sections.get()
    data |= {
        "story_sections-TOTAL_FORMS": 1, "story_sections-INITIAL_FORMS": 1, "story_sections-0-id": placed.pk,
        "story_sections-0-section": placed.section_id, "story_sections-0-ORDER": 1,
    }  # fmt: skip
    return client.post(address, data | told)


def newest(story):
    return Story.objects.get(pk=story.pk).get_latest_revision_as_object()


def test_the_editor_shows_an_empty_place_for_the_headline(planned, editor):
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[planned.pk])).context["form"]

    assert form["title"].value() == ""
    assert form.fields["title"].widget.attrs["placeholder"] == "مجلس-المدينة"


def test_a_draft_is_saved_without_a_headline_and_the_slugline_goes_on_standing_in(planned, editor):
    assert send(editor, planned).status_code == 302

    assert (newest(planned).title, stands_in(newest(planned))) == ("مجلس-المدينة", True)


def test_another_slugline_stands_in_from_then_on(planned, editor):
    send(editor, planned, slugline="بلدية")

    assert (newest(planned).title, stands_in(newest(planned))) == ("بلدية", True)


def test_a_headline_takes_the_place_of_the_slugline_and_makes_the_address(planned, editor):
    send(editor, planned, title="المجلس يقر الميزانية", is_working_headline="on", slug=planned.slug)

    story = newest(planned)
    assert (story.title, story.slugline, story.is_working_headline) == ("المجلس يقر الميزانية", "مجلس-المدينة", False)
    assert story.slug == "المجلس-يقر-الميزانية"


def test_a_story_without_headline_and_slugline_is_refused_at_the_headline(planned, editor):
    answer = send(editor, planned, slugline="")

    assert "title" in answer.context["form"].errors


@pytest.mark.parametrize("action", ["action-submit", "action-publish"])
def test_nothing_is_read_or_released_while_the_slugline_stands_in(planned, editor, action):
    answer = send(editor, planned, **{action: action})

    assert "title" in answer.context["form"].errors
    story = Story.objects.get(pk=planned.pk)
    assert (story.live, story.workflow_in_progress) == (False, False)


def test_no_other_way_releases_it(planned):
    assert set(find_problems(planned, now=timezone.now())) == {"title"}
    with pytest.raises(StoryNotReady):
        planned.get_latest_revision().publish()


def test_a_headline_made_of_the_lead_is_no_slugline():
    story = Story(title="من المقدمة", slugline="مقدمة", is_working_headline=True)

    assert not stands_in(story)
    assert not stands_in(Story(title="س", slugline="س"))


def test_a_working_headline_that_is_kept_stays_one():
    form = {"title": "من المقدمة", "slugline": "", "is_working_headline": True}

    assert settle_headline(form, before="")
    assert form["is_working_headline"] is True


def test_a_headline_of_several_lines_is_made_one_line():
    form = {"title": "المجلس يقر \r\n  الميزانية\n", "slugline": ""}

    assert settle_headline(form, before="")
    assert form["title"] == "المجلس يقر الميزانية"
