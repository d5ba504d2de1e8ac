"""A newsroom with an index of its own, which a test brings up to date by `follower.step()`."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.finding.files import index_folder
from warraq.newsroom.finding.following import NewsroomFollower
from warraq.newsroom.stories.tests.factories import make_story


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.WARRAQ_DATA_DIR = tmp_path
    return index_folder()


@pytest.fixture
def follower(folder, db):
    following = NewsroomFollower(folder)
    yield following
    following.close()


@pytest.fixture
def section(db):
    return SectionFactory(edition=EditionFactory(), name="ثقافة", slug="ثقافة")


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def sign_in(client, db):
    def sign_in(role: Role, name: str = "editor", sections=()):
        ensure_roles()
        journalist = Journalist.objects.create_user(name, password="not used here")
        journalist.groups.add(Group.objects.get(name=role.value))
        journalist.sections.set(sections)
        client.force_login(journalist)
        return journalist

    return sign_in


@pytest.fixture
def listed(client):
    """`listed("words", state="draft")`: headlines in the order of the list of stories."""

    def listed(text: str, **filters) -> list[str]:
        answer = client.get(reverse("stories:index"), {"q": text, **filters})
        assert answer.status_code == 200
        return [story.get_admin_display_title() for story in answer.context["object_list"]]

    return listed


def make_draft(*sections, **fields):
    """A story whose body says nothing that is asked for."""
    body = [{"type": "text", "value": "<p>فُتحت الأبواب في التاسعة صباحًا، ودخلها 120 زائرًا قبل الظهر.</p>"}]
    return make_story(*sections, **{"body": body, **fields})
