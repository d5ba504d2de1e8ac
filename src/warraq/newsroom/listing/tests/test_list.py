"""The list of stories: its filters, its views, and what it costs."""

from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Desk
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.listing.models import SavedView
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.models import Correction, Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    """What happens in a test happens today, whenever it runs, and what was due seconds ago is not late on a slow machine."""
    with time_machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def newsroom():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    edition = EditionFactory()
    return SectionFactory(edition=edition), SectionFactory(edition=edition)


def titles(client, **filters):
    answer = client.get(reverse("stories:index"), filters)
    assert answer.status_code == 200
    return {story.title for story in answer.context["object_list"]}


def test_states_are_told_apart(newsroom):
    section, _other = newsroom
    client, editor = sign_up(Role.MANAGING_EDITOR)
    now = timezone.now()
    make_story(section, title="مسودة")
    read = make_story(section, title="تُقرأ")
    read.get_workflow().start(read, editor)
    make_story(section, title="منشورة").get_latest_revision().publish()
    killed = make_story(section, title="مسحوبة")
    Story.objects.filter(pk=killed.pk).update(killed_at=now)
    later = make_story(section, title="مجدولة", go_live_at=now + timedelta(hours=2))
    later.get_latest_revision().publish()

    assert titles(client, state="public") == {"منشورة"}
    assert titles(client, state="scheduled") == {"مجدولة"}
    assert titles(client, state="review") == {"تُقرأ"}
    assert titles(client, state="killed") == {"مسحوبة"}
    assert titles(client, state="draft") == {"مسودة"}
    rows = client.get(reverse("stories:index")).context["table"].data
    assert {story.title: story.row.state for story in rows} == {
        "مسودة": "draft", "تُقرأ": "review", "منشورة": "public", "مسحوبة": "killed", "مجدولة": "scheduled"
    }  # fmt: skip


def test_filters_combine(newsroom):
    news, culture = newsroom
    client, editor = sign_up(Role.MANAGING_EDITOR)
    desk = Desk.objects.create(name="مكتب السياسة")
    make_story(news, title="واحدة", desk=desk, urgency=2)
    make_story(news, title="بلا مكتب", urgency=2)
    make_story(culture, title="في الثقافة", desk=desk, urgency=8)
    Story.objects.filter(title="واحدة").update(owner=editor)

    assert titles(client, section=news.pk, desk=desk.pk) == {"واحدة"}
    assert titles(client, desk=desk.pk, urgency="low") == {"في الثقافة"}
    assert titles(client, writer=editor.pk) == {"واحدة"}
    assert titles(client, edition=news.edition_id) == {"واحدة", "بلا مكتب", "في الثقافة"}


def test_what_is_due_soon_and_what_is_late(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    now = timezone.now()
    make_story(section, title="بعد ساعتين", due_at=now + timedelta(hours=2))
    make_story(section, title="غدًا", due_at=now + timedelta(hours=30))
    make_story(section, title="فات موعدها", due_at=now - timedelta(minutes=1))
    make_story(section, title="قبل ثوان", due_at=now - timedelta(seconds=5))
    make_story(section, title="خرجت", due_at=now - timedelta(hours=1)).get_latest_revision().publish()
    make_story(section, title="تخرج وحدها", go_live_at=now + timedelta(hours=1)).get_latest_revision().publish()

    assert titles(client, due="soon") == {"بعد ساعتين", "فات موعدها", "قبل ثوان", "تخرج وحدها"}
    assert titles(client, due="late") == {"فات موعدها"}


def test_without_a_picture_and_corrected_today(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    make_story(section, title="مصورة", lead_picture=make_picture(alt="صورة"))
    bare = make_story(section, title="بلا صورة")
    Correction.objects.create(story=bare, note="اليوم")
    Correction.objects.create(
        story=make_story(section, title="قديمة", lead_picture=make_picture(alt="ب")),
        note="أمس",
        corrected_at=timezone.now() - timedelta(days=2),
    )

    assert titles(client, picture="without") == {"بلا صورة"}
    assert titles(client, corrected="today") == {"بلا صورة"}


def test_waiting_for_me_is_what_i_read_write_or_mend(newsroom):
    section, _other = newsroom
    editors, editor = sign_up(Role.SECTION_EDITOR)
    reporters, reporter = sign_up(Role.REPORTER)
    handed_in = make_story(section, title="سُلّمت")
    Story.objects.update(owner=reporter)
    handed_in = Story.objects.get(pk=handed_in.pk)
    state = handed_in.get_workflow().start(handed_in, reporter)
    Story.objects.filter(pk=make_story(section, title="كُلّف بها").pk).update(owner=editor, assigned_to=reporter)

    assert titles(editors, waiting="me") == {"سُلّمت"}
    state.current_task_state.specific.reject(user=editor, comment="ينقصها مصدر")
    assert titles(editors, waiting="me") == set()
    # The reporter may not read a draft of the editor's; what was returned is theirs.
    assert "سُلّمت" in titles(reporters, waiting="me")


def test_a_view_is_kept_by_name_and_forgotten(newsroom):
    client, _editor = sign_up(Role.SECTION_EDITOR)

    answer = client.post(reverse("save_view"), {"name": "عاجلة بلا صورة", "query": "urgency=high&picture=without&x=1"})

    view = SavedView.objects.get()
    assert view.query == "urgency=high&picture=without"
    assert answer.url == f"{reverse('stories:index')}?{view.query}"
    assert client.get(answer.url).context["saved"] == [(view, True)]
    stranger, _other = sign_up(Role.SECTION_EDITOR)
    assert stranger.get(reverse("stories:index")).context["saved"] == []
    assert stranger.post(reverse("forget_view", args=[view.pk])).status_code in {302, 404}
    assert SavedView.objects.exists()
    client.post(reverse("forget_view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_editors_share_views_and_reporters_keep_their_own(newsroom):
    editors, _editor = sign_up(Role.SECTION_EDITOR)
    reporters, _reporter = sign_up(Role.REPORTER)

    editors.post(reverse("save_view"), {"name": "للجميع", "query": "state=draft", "is_shared": "on"})
    reporters.post(reverse("save_view"), {"name": "لي", "query": "state=public", "is_shared": "on"})

    assert [view.name for view, _now in reporters.get(reverse("stories:index")).context["saved"]] == ["للجميع", "لي"]
    assert [view.name for view, _now in editors.get(reverse("stories:index")).context["saved"]] == ["للجميع"]


def test_public_stories_of_others_open_on_the_readers_site(newsroom):
    section, _other = newsroom
    reporters, _reporter = sign_up(Role.REPORTER)
    story = make_story(section, title="منشورة")
    story.get_latest_revision().publish()
    address = reverse("open_public_story", args=[story.pk])

    assert address in reporters.get(reverse("stories:index")).content.decode()
    assert unquote(reporters.get(address).url) == Story.objects.get(pk=story.pk).full_url
    draft = make_story(section, title="مسودة")
    assert reporters.get(reverse("open_public_story", args=[draft.pk])).status_code == 404


def test_nothing_is_kept_without_a_filter(newsroom):
    client, _editor = sign_up(Role.SECTION_EDITOR)

    client.post(reverse("save_view"), {"name": "فارغة", "query": "page=2"})

    assert not SavedView.objects.exists()


@pytest.mark.parametrize("role", [Role.REPORTER, Role.SECTION_EDITOR, Role.MANAGING_EDITOR])
def test_fifty_stories_cost_as_many_queries_as_two(newsroom, role):
    section, other = newsroom
    client, journalist = sign_up(role)

    def count_queries():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("stories:index"))
        return len(queries)

    def write(number):
        for _nth in range(number):
            make_story(section, other, due_at=timezone.now(), desk=Desk.objects.first())
        Story.objects.update(owner=journalist)
        for _nth in range(number):
            make_story(section).get_latest_revision().publish()

    Desk.objects.create(name="مكتب")
    write(2)
    count_queries()
    few = count_queries()
    write(24)

    assert count_queries() == few
    assert few <= 40
