"""What a page that saves by itself is told when it is refused."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import ensure_roles
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    ensure_roles()
    editor = Journalist.objects.create_user("malika")
    editor.groups.add(Group.objects.get(name="managing-editor"))
    return editor


@pytest.fixture
def address(section):
    return reverse("wagtailadmin_pages:edit", args=[make_story(section, title="قطار ليلي").pk])


def autosave(client, address, **fields):
    return client.post(address, fields, headers={"accept": "application/json"})


def test_autosave_of_who_is_signed_out_is_told_so(client, address):
    answer = autosave(client, address)

    assert (answer.status_code, answer.json()["error_code"]) == (401, "signed_out")
    assert "no-store" in answer["Cache-Control"]


def test_autosave_of_who_has_no_role_any_more_is_told_so_and_leaves_no_message_for_later(client, editor, address):
    client.force_login(editor)
    editor.groups.clear()

    answer = autosave(client, address)

    assert (answer.status_code, answer.json()["error_code"]) == (403, "not_allowed")
    assert list(get_messages(answer.wsgi_request)) == []


def test_form_older_than_the_latest_sign_in_is_told_the_new_token_and_for_whom(editor, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    client.get(address)

    answer = autosave(client, address, csrfmiddlewaretoken="x" * 64)

    assert (answer.status_code, answer.json()["error_code"]) == (403, "old_form")
    assert answer.json()["user"] == editor.pk
    again = autosave(client, address, csrfmiddlewaretoken=answer.json()["token"])
    assert again.json().get("error_code") != "old_form"


def test_who_asks_for_a_page_is_led_to_the_sign_in_as_before(client, address):
    answer = client.post(address)

    assert answer.status_code == 302
    assert reverse("wagtailadmin_login") in answer["Location"] or reverse("account_login") in answer["Location"]
