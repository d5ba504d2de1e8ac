"""Who gets in where: each role at every address of the newsroom."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Task, TaskState

from tests.doors.newsroom_urls import newsroom_doors
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db
SENTINEL = "SENTINELDRAFT"
# Open without an account: the ways in, words for scripts, and icons.
OPEN = (
    "account_",
    "mfa_",
    "kept_texts",
    "wagtailadmin_login",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
)
# They end the session, or fail on purpose.
LEAVING = {"wagtailadmin_logout", "account_logout", "wagtailadmin_error_test"}


@pytest.fixture
def newsroom():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    edition = EditionFactory()
    return {"politics": SectionFactory(edition=edition), "culture": SectionFactory(edition=edition)}


@pytest.fixture
def draft(newsroom):
    """Somebody's draft in politics that waits for approval, and the values that lead to it by any address."""
    _client, owner = sign_up(Role.REPORTER, raise_request_exception=False)
    body = [{"type": "text", "value": f"<p>{SENTINEL}</p>"}]
    story = make_story(newsroom["politics"], body=body, title=f"{SENTINEL} عنوان مسودة")
    Story.objects.filter(pk=story.pk).update(owner=owner)
    story = Story.objects.get(pk=story.pk)
    story.get_workflow().start(story, owner)
    revision = story.latest_revision
    values = {
        "page_id": story.pk, "pk": story.pk, "page_pk": story.pk, "story_id": story.pk, "object_id": story.pk,
        "parent_page_id": story.get_parent().pk, "page_to_move_id": story.pk, "destination_id": story.get_parent().pk,
        "revision_id": revision.pk, "revision_id_a": "live", "revision_id_b": revision.pk,
        "content_type_app_name": "stories", "content_type_model_name": "story", "app_label": "stories",
        "model_name": "story", "action": "delete", "action_name": "approve",
        "task_state_id": TaskState.objects.get().pk, "workflow_state_id": TaskState.objects.get().workflow_state_id,
    }  # fmt: skip
    return story, values


def answers(client, values):
    for door in newsroom_doors():
        url = door.url(values) if door.name not in LEAVING else None
        if url:
            yield door, url, client.get(url, {"id": values["page_id"]})


def test_nothing_but_the_ways_in_opens_without_an_account(draft):
    _story, values = draft

    opened = {door.name for door, _url, answer in answers(Client(), values) if answer.status_code == 200}

    assert {name for name in opened if not name.startswith(OPEN)} == set()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.SECTION_EDITOR])
def test_no_address_shows_the_text_of_a_draft_of_others_sections(newsroom, draft, role):
    _story, values = draft
    client, _journalist = sign_up(role, newsroom["culture"], raise_request_exception=False)

    tried = list(answers(client, values))

    assert len([door for door, _url, _answer in tried if "page_id" in door.names]) > 15
    shown = [url for _door, url, answer in tried if SENTINEL in answer.content.decode(errors="replace")]
    assert "\n".join(shown) == ""
    assert [url for _door, url, answer in tried if answer.status_code == 500] == []


def test_an_editor_of_the_section_reads_it(newsroom, draft):
    _story, values = draft
    client, _journalist = sign_up(Role.SECTION_EDITOR, newsroom["politics"], raise_request_exception=False)

    assert SENTINEL in client.get(reverse("wagtailadmin_pages:edit", args=[values["page_id"]])).text


@pytest.mark.parametrize(("role", "own", "sees"), [
    (Role.REPORTER, "culture", False), (Role.SECTION_EDITOR, "culture", False), (Role.SECTION_EDITOR, "politics", True),
    (Role.MANAGING_EDITOR, None, True),
])  # fmt: skip
def test_the_list_of_stories_holds_what_one_may_read(newsroom, draft, role, own, sees):
    story, _values = draft
    client, _journalist = sign_up(role, *([newsroom[own]] if own else []), raise_request_exception=False)

    assert (story.title in client.get(reverse("stories:index")).text) is sees


def act(client, name, *args, **data):
    return client.post(reverse(name, args=args), data)


def test_an_editor_elsewhere_changes_nothing(newsroom, draft):
    story, values = draft
    client, _journalist = sign_up(Role.SECTION_EDITOR, newsroom["culture"], raise_request_exception=False)
    before = list(Story.objects.filter(pk=story.pk).values()), story.latest_revision_id

    act(client, "wagtailadmin_pages:workflow_action", story.pk, "approve", values["task_state_id"])
    act(client, "wagtailadmin_pages:delete", story.pk)
    act(client, "wagtailadmin_pages:lock", story.pk)
    act(client, "wagtailadmin_pages:copy", story.pk, new_title="نسخة", new_slug="copy")
    act(client, "wagtailadmin_pages:revisions_revert", story.pk, values["revision_id"])
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={story.pk}")
    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={story.pk}")
    act(client, "correct_story", story.pk, note="x")
    act(client, "spike_story", story.pk, reason="x")
    act(client, "restore_story", story.pk)

    story.refresh_from_db()
    assert (list(Story.objects.filter(pk=story.pk).values()), story.latest_revision_id) == before
    assert Story.objects.count() == 1


def test_waiting_for_me_holds_my_sections_only(newsroom, draft):
    mine, others = (
        sign_up(Role.SECTION_EDITOR, newsroom[name], raise_request_exception=False)[1]
        for name in ("politics", "culture")
    )

    step = Task.objects.get(active=True, content_type__model="editorapproval").specific

    assert step.get_task_states_user_can_moderate(mine).count() == 1
    assert step.get_task_states_user_can_moderate(others).count() == 0


def test_a_story_is_not_released_into_a_section_of_others(newsroom):
    client, _editor = sign_up(Role.SECTION_EDITOR, newsroom["culture"], raise_request_exception=False)
    story = make_story(newsroom["culture"])
    form = {
        "title": story.title, "slug": story.slug, "action-publish": "action-publish", "urgency": "5",
        "background-count": "0", "body-count": "1", "body-0-type": "text", "body-0-order": "0", "body-0-deleted": "", "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [{"key": "a", "type": "unstyled", "text": "نص", "depth": 0,
                                                "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}),
        "story_sections-TOTAL_FORMS": "2", "story_sections-INITIAL_FORMS": "1",
        "story_sections-0-id": story.story_sections.get().pk, "story_sections-0-section": newsroom["culture"].pk,
        "story_sections-0-ORDER": "1", "story_sections-1-section": newsroom["politics"].pk,
        "story_sections-1-ORDER": "2",
        **{f"{name}-{kind}_FORMS": "0" for name in ("bylines", "picks", "corrections", "comments")
           for kind in ("TOTAL", "INITIAL")},
    }  # fmt: skip

    answer = client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form)

    assert newsroom["politics"].name in str(answer.context["form"].formsets["story_sections"].non_form_errors())
    assert not Story.objects.get(pk=story.pk).live
