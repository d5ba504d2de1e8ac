"""The library finds pictures by our right to show them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.pictures.tests.factories import make_picture

pytestmark = pytest.mark.django_db

LIBRARY = "wagtailimages:index"
RESULTS = "wagtailimages:index_results"


@pytest.fixture
def editor(client):
    ensure_roles()
    journalist = Journalist.objects.create_user("editor", password="unused")
    journalist.groups.add(Group.objects.get(name=Role.SECTION_EDITOR))
    client.force_login(journalist)
    return client


@pytest.fixture
def pictures():
    """One of each kind, and one whose right has no end."""
    now = timezone.now()
    words = {
        "ended": {"usage_expires_at": now - timedelta(seconds=1)},
        "ending": {"usage_expires_at": now + timedelta(days=29)},
        "later": {"usage_expires_at": now + timedelta(days=31)},
        "unstated": {},
        "free": {"usage_terms": "CC BY"},
    }
    made = {}
    for number, (kind, rights) in enumerate(words.items()):
        made[kind] = make_picture(name=f"ميناء-{kind}.jpg", size=(320 + number, 200), **rights)
    return made


def found(client, address, **query):
    page = client.get(reverse(address), query)
    assert page.status_code == 200
    return {picture.title for picture in page.context["page_obj"].object_list}


@pytest.mark.parametrize("address", [LIBRARY, RESULTS])
@pytest.mark.parametrize("kind", ["ended", "ending", "unstated"])
def test_pictures_are_found_by_our_right_to_show_them(editor, pictures, kind, address):
    assert found(editor, address, rights=kind) == {pictures[kind].title}


def test_without_a_choice_all_are_there(editor, pictures):
    assert found(editor, LIBRARY) == {picture.title for picture in pictures.values()}


@pytest.mark.parametrize("kind", ["ended", "ending", "unstated"])
def test_a_search_and_a_right_combine(editor, pictures, kind):
    assert found(editor, LIBRARY, q="ميناء", rights=kind) == {pictures[kind].title}
    assert found(editor, LIBRARY, q="جبل", rights=kind) == set()


def test_the_first_to_end_come_first(editor, pictures):
    page = editor.get(reverse(LIBRARY), {"ordering": "usage_expires_at", "rights": "ending"})

    assert [picture.title for picture in page.context["page_obj"].object_list] == [pictures["ending"].title]
    page = editor.get(reverse(LIBRARY), {"ordering": "usage_expires_at"})
    dated = [picture.title for picture in page.context["page_obj"].object_list if picture.usage_expires_at]
    assert dated == [pictures[kind].title for kind in ("ended", "ending", "later")]


def test_an_unknown_right_narrows_nothing_and_breaks_nothing(editor, pictures):
    assert len(found(editor, LIBRARY, rights="\x00")) == len(pictures)
