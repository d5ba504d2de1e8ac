import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import HEADLINE, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(section):
    ensure_roles()
    editor = Journalist.objects.create_user("huda", password=None)
    editor.groups.add(Group.objects.get(name=Role.MANAGING_EDITOR.value))
    client = Client()
    client.force_login(editor)
    return client


def copy(client, story, headline):
    return client.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), {"new_title": headline})


def test_a_story_is_copied_under_the_same_headline_and_opened(client, section):
    story = make_story(section, kicker="متابعة")

    answer = copy(client, story, HEADLINE)

    made = Story.objects.exclude(pk=story.pk).get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert (made.title, made.kicker, made.live) == (HEADLINE, "متابعة", False)
    assert [placed.section for placed in made.story_sections.all()] == [section]
    assert made.slug != story.slug


def test_copies_of_copies_each_find_an_address(client, section):
    story = make_story(section)
    for _ in range(3):
        copy(client, story, HEADLINE)

    slugs = list(Story.objects.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs)) == 4


def test_a_copy_without_a_headline_is_refused_at_its_field(client, section):
    story = make_story(section)

    answer = copy(client, story, " ")

    assert answer.status_code == 200
    assert "new_title" in answer.context["form"].errors
    assert Story.objects.count() == 1


def test_the_form_asks_for_nothing_but_a_headline(client, section):
    story = make_story(section)

    answer = client.get(reverse("wagtailadmin_pages:copy", args=[story.pk]))

    assert list(answer.context["form"].fields) == ["new_title"]
