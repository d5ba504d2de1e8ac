"""What is asked for in the newsroom over HTTP happens whole, or not at all."""

import json

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from warraq.masthead.models import Section
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories import renditions_ahead
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


_DRAFT_TEXT = json.dumps(
    {
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "text": "نص الخبر",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [],
            }
        ],
        "entityMap": {},
    }
)


class PowerCut(RuntimeError):
    """Stands for whatever may end a process before its last write."""


@pytest.fixture
def editor(client: Client) -> Journalist:
    ensure_roles()
    journalist = Journalist.objects.create_user("chief", password="not used here")
    journalist.groups.add(Group.objects.get(name=Role.MANAGING_EDITOR.value))
    client.force_login(journalist)
    client.raise_request_exception = False
    return journalist


@pytest.fixture
def bulletin_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise PowerCut

    monkeypatch.setattr(bulletin, "append", fail)


def state_of_everything() -> dict[str, object]:
    return {
        "pages": list(Page.objects.order_by("pk").values("pk", "path", "title", "live", "latest_revision")),
        "stories": list(Story.objects.order_by("pk").values("pk", "killed_at", "public_updated_at", "kicker")),
        "revisions": list(Revision.objects.order_by("pk").values_list("pk", "approved_go_live_at")),
        "published": list(PublishedStory.objects.order_by("pk").values("pk", "headline", "version")),
        "bulletin": list(BulletinEntry.objects.order_by("pk").values_list("pk", flat=True)),
        "sections": list(Section.objects.order_by("pk").values("pk", "name", "slug")),
    }


def form_of(client: Client, url: str) -> dict[str, str]:
    """What a browser would send from the form at `url`, without a button."""
    form = client.get(url).context["form"]
    data: dict[str, object] = {}
    for part in [form, *form.formsets.values()]:
        forms = [part] if part is form else [part.management_form, *part.forms]
        for each in forms:
            for bound in each:
                data[bound.html_name] = bound.value()
    body = form["body"].value()
    for index, block in enumerate(body):
        data |= {f"body-{index}-type": block.block_type, f"body-{index}-order": index, f"body-{index}-deleted": ""}
        data[f"body-{index}-id"] = block.id or ""
        data[f"body-{index}-value"] = _DRAFT_TEXT
    data["body-count"] = len(body)
    return {name: value for name, value in data.items() if value is not None and value is not False and value != []}


def edit_url(story: Story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def test_release_by_the_button_ends_in_the_record(client, editor, section):
    story = make_story(section)

    response = client.post(edit_url(story), form_of(client, edit_url(story)) | {"action-publish": "1"})

    assert response.status_code == 302
    assert response.url == edit_url(story)
    assert PublishedStory.objects.get().headline == story.title
    assert BulletinEntry.objects.get(story_id=story.pk).kind == BulletinEntry.Kind.RELEASED


def test_second_release_by_the_button_tells_readers_when_it_was_changed(client, editor, section):
    story = release(make_story(section))
    assert story.public_updated_at is None

    client.post(edit_url(story), form_of(client, edit_url(story)) | {"title": "عنوان آخر", "action-publish": "1"})

    row = PublishedStory.objects.get()
    assert row.headline == "عنوان آخر"
    assert Story.objects.get().public_updated_at is not None


def test_form_that_brings_no_text_leaves_the_text_and_the_background(client, editor, section):
    story = make_story(section)
    story.background = [("text", "ما يلزم القارئ أن يعرفه")]
    story.save_revision()
    data = {name: value for name, value in form_of(client, edit_url(story)).items() if not name.startswith("body-")}

    response = client.post(edit_url(story), data | {"title": "عنوان آخر", "action-publish": "1"})

    assert response.status_code == 302
    row = PublishedStory.objects.get()
    assert row.headline == "عنوان آخر"
    assert row.body
    assert row.background["text"] == "ما يلزم القارئ أن يعرفه"


def test_release_that_is_cut_short_leaves_nothing(client, editor, section, bulletin_fails):
    story = make_story(section)
    data = form_of(client, edit_url(story)) | {"title": "عنوان آخر", "action-publish": "1"}
    before = state_of_everything()

    response = client.post(edit_url(story), data)

    assert response.status_code == 500
    assert state_of_everything() == before


@pytest.mark.parametrize(
    "address",
    ["wagtailadmin_pages:delete", "withdraw_story", "correct_story"],
)
def test_act_on_a_public_story_that_is_cut_short_leaves_it_public(client, editor, section, monkeypatch, address):
    story = release(make_story(section))
    before = state_of_everything()
    monkeypatch.setattr(bulletin, "append", lambda *args, **kwargs: (_ for _ in ()).throw(PowerCut))

    response = client.post(reverse(address, args=[story.pk]), {"note": "صححنا الرقم", "reason": "خطأ"})

    assert response.status_code == 500
    assert state_of_everything() == before


@pytest.mark.parametrize("act", ["publish", "delete"])
def test_bulk_act_that_is_cut_short_changes_no_story(client, editor, section, monkeypatch, act):
    stories = [make_story(section, title=f"خبر {number}") for number in range(3)]
    if act != "publish":
        stories = [release(story) for story in stories]
    before = state_of_everything()
    appended = []

    def fail_at_the_third(*args: object, **kwargs: object) -> None:
        appended.append(1)
        if len(appended) == 3:
            raise PowerCut

    monkeypatch.setattr(bulletin, "append", fail_at_the_third)

    query = "&".join(f"id={story.pk}" for story in stories)
    response = client.post(
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", act]) + f"?{query}&next=/newsroom/"
    )

    assert appended == [1, 1, 1]
    assert response.status_code == 500
    assert state_of_everything() == before


def test_bulk_release_of_a_story_that_is_not_ready_says_so_and_releases_none(client, editor, section):
    ready, bare = make_story(section), make_story()
    before = state_of_everything()

    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={ready.pk}&id={bare.pk}&next=/newsroom/stories/", follow=True)

    assert response.status_code == 200
    assert any(message.level_tag == "error" for message in response.context["messages"])
    assert state_of_everything() == before


def test_approval_of_a_story_that_is_not_ready_says_so_and_leaves_it_waiting(client, editor, section):
    reporter = Journalist.objects.create_user("reporter", password="not used here")
    story = make_story(section)
    workflow = story.get_workflow()
    workflow.start(story, reporter)
    Story.objects.filter(pk=story.pk).update(killed_at=timezone.now())
    task_state = story.current_workflow_state.current_task_state
    before = state_of_everything()

    url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task_state.pk])
    response = client.post(url, {"comment": ""}, follow=True)

    assert response.status_code == 200
    assert any(message.level_tag == "error" for message in response.context["messages"])
    assert state_of_everything() == before
    assert Story.objects.get().current_workflow_state.current_task_state == task_state


def test_approval_releases(client, editor, section):
    story = make_story(section)
    story.get_workflow().start(story, editor)
    task_state = story.current_workflow_state.current_task_state

    client.post(reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task_state.pk]))

    assert PublishedStory.objects.get().story_id == story.pk


def test_approval_that_is_cut_short_leaves_the_story_waiting(client, editor, section, bulletin_fails):
    story = make_story(section)
    story.get_workflow().start(story, editor)
    task_state = story.current_workflow_state.current_task_state
    before = state_of_everything()

    url = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task_state.pk])
    response = client.post(url, {"comment": ""})

    assert response.status_code == 500
    assert state_of_everything() == before
    task_state.refresh_from_db()
    assert task_state.status == task_state.STATUS_IN_PROGRESS


def test_section_renamed_while_the_record_fails_keeps_its_name(client, editor, section, bulletin_fails):
    url = reverse("wagtailsnippets_masthead_section:edit", args=[section.pk])
    data = {"edition": section.edition_id, "name": "اسم آخر", "slug": "another", "order": 0, "parent": ""}
    before = state_of_everything()

    response = client.post(url, data)

    assert response.status_code == 500
    assert state_of_everything() == before


def test_failure_answers_with_a_page_that_tells_nothing_of_the_inside(client, editor, section, bulletin_fails):
    story = make_story(section)

    response = client.post(edit_url(story), form_of(client, edit_url(story)) | {"action-publish": "1"})

    page = response.content.decode()
    assert "<h1" in page
    assert "PowerCut" not in page
    assert "Traceback" not in page


def test_public_story_goes_only_by_withdrawal_or_deletion(client, editor, section):
    story = release(make_story(section))

    client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    client.post(f"{bulk}?id={story.pk}&next=/newsroom/")

    assert Story.objects.get().live
    assert PublishedStory.objects.get().story_id == story.pk


def test_story_of_another_edition_is_opened_on_that_editions_host(client, editor, section, other_section):
    story = release(make_story(other_section))

    assert story.url.startswith(other_section.edition.base_url)


def test_story_cannot_be_moved(client, editor, section):
    story = make_story(section)

    response = client.get(reverse("wagtailadmin_pages:move", args=[story.pk]))

    assert response.status_code == 302


def test_places_that_keep_stories_cannot_be_deleted_or_unpublished(client, editor, section):
    month = make_story(section).get_parent()

    for act in ["delete", "unpublish", "move"]:
        client.post(reverse(f"wagtailadmin_pages:{act}", args=[month.pk]))

    assert Page.objects.filter(pk=month.pk).exists()
    assert Story.objects.count() == 1


def test_copy_of_a_public_story_is_a_draft_whatever_is_asked(client, editor, section):
    story = release(make_story(section))

    client.post(
        reverse("wagtailadmin_pages:copy", args=[story.pk]),
        {
            "new_title": "نسخة",
            "new_slug": "copy",
            "new_parent_page": story.get_parent().pk,
            "publish_copies": "on",
            "alias": "on",
        },
    )

    copy = Story.objects.exclude(pk=story.pk).get()
    assert not copy.live
    assert copy.alias_of is None
    assert PublishedStory.objects.values_list("story_id", flat=True).get() == story.pk


def test_copy_of_a_corrected_or_killed_story_is_a_story_of_its_own(client, editor, section):
    story = release(make_story(section))
    client.post(reverse("correct_story", args=[story.pk]), {"note": "صححنا الرقم"})
    client.post(reverse("withdraw_story", args=[story.pk]), {"reason": "خطأ"})

    data = {"new_title": "نسخة", "new_slug": "copy", "new_parent_page": story.get_parent().pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), data)

    copy = Story.objects.exclude(pk=story.pk).get()
    assert copy.killed_at is None
    assert not copy.corrections.exists()
    assert not copy.get_latest_revision_as_object().corrections.all()


@pytest.mark.parametrize("way", ["button", "approval", "bulk"])
def test_renditions_are_made_before_the_transaction(client, editor, section, way, monkeypatch):
    picture = make_picture()
    story = make_story(section, lead_picture=picture)
    made_at: list[int] = []
    monkeypatch.setattr(
        renditions_ahead, "ensure_renditions", lambda picture: made_at.append(len(connection.savepoint_ids))
    )
    before = len(connection.savepoint_ids)

    if way == "button":
        client.post(edit_url(story), form_of(client, edit_url(story)) | {"action-publish": "1"})
    elif way == "approval":
        story.get_workflow().start(story, editor)
        task_state = story.current_workflow_state.current_task_state
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task_state.pk]))
    else:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{url}?id={story.pk}&next=/newsroom/")

    assert made_at == [before]
    assert PublishedStory.objects.get().story_id == story.pk
