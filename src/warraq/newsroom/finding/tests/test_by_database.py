"""Without an index, search in the newsroom finds Arabic words however they are spelt, and no query breaks it."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client, section, folder):
    assert not folder.exists()
    ensure_roles()
    journalist = Journalist.objects.create_user("editor", password="not used here")
    journalist.groups.add(Group.objects.get(name=Role.SECTION_EDITOR.value))
    client.force_login(journalist)
    make_story(section, title="افتتاح المكتبة الكبرى بالمغرب")
    call_command("rebuild_modelsearch_index", verbosity=0)

    def search(query: str) -> tuple[int, bool]:
        answer = client.get(reverse("stories:index"), {"q": query})
        return answer.status_code, "افتتاح المكتبة" in answer.content.decode()

    return search


@pytest.mark.parametrize("query", ["مكتبة", "المكتبه", "المَكتبة", "إفتتاح", "المغرب", "مغرب", "كبرى مكتبة"])
def test_word_is_found_however_it_is_spelt(search, query):
    assert search(query) == (200, True)


@pytest.mark.parametrize("query", ['"', "a:b " * 500, "NEAR(", "* ' ( ^ - \\ %", "{title body} : x", "وزير"])
def test_query_that_means_nothing_finds_nothing(search, query):
    assert search(query) == (200, False)


def test_query_with_a_null_is_answered(search):
    status, _found = search("\x00")

    assert status == 200
