import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import ensure_roles

pytestmark = pytest.mark.django_db
PASSWORD = "عبارة مرور طويلة ٩"


@pytest.fixture(autouse=True)
def no_memory_of_attempts():
    cache.clear()


@pytest.fixture
def editor():
    ensure_roles()
    journalist = Journalist.objects.create_user("editor", password=PASSWORD)
    journalist.groups.add(Group.objects.get(name="section-editor"))
    return journalist


def attempt(client, *, name="editor", password="wrong", address="192.0.2.1", **headers):
    return client.post(
        reverse("account_login"), {"login": name, "password": password}, REMOTE_ADDR=address, headers=headers
    )


@pytest.mark.parametrize(
    "door", ["/newsroom/", "/newsroom/login/?next=/newsroom/reports/", "/newsroom/password_reset/"]
)
def test_every_door_leads_to_the_one_that_counts(client, door):
    answer = client.get(door, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/newsroom/account/")
    assert answer.status_code == 200


def test_right_password_opens_the_newsroom(client, editor):
    answer = attempt(client, password=PASSWORD)

    assert answer.status_code == 302
    assert client.get("/newsroom/").status_code == 200


def test_guessing_is_stopped_with_a_time_to_wait(client, editor):
    answers = [attempt(client) for _number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1]["Retry-After"] == "300"


def test_forged_forwarding_does_not_reset_the_count(client, editor):
    answers = [attempt(client, **{"X-Forwarded-For": f"198.51.100.{number}"}) for number in range(6)]

    assert answers[-1].status_code == 429


def test_guessing_shuts_nobody_else_out(client, editor):
    for _number in range(6):
        attempt(client)

    assert attempt(client, password=PASSWORD, address="203.0.113.7").status_code == 302


def test_many_names_from_one_address_are_stopped_too(client):
    answers = [attempt(client, name=f"name-{number}") for number in range(21)]

    assert [answers[19].status_code, answers[20].status_code] == [200, 429]


def test_unknown_name_gets_the_same_answer(client, editor):
    known, unknown = attempt(client), attempt(client, name="nobody")

    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()
    assert known.status_code == unknown.status_code


def test_new_password_is_asked_for_with_one_answer(client, editor, mailoutbox):
    editor.email = "editor@almarfa.example"
    editor.save()

    answers = [
        client.post(reverse("account_reset_password"), {"email": email}) for email in (editor.email, "x@y.example")
    ]

    assert [(answer.status_code, answer.url) for answer in answers] == [
        (302, reverse("account_reset_password_done"))
    ] * 2
    assert [mail.to for mail in mailoutbox] == [[editor.email]]


def test_a_password_of_megabytes_is_not_hashed(client, editor):
    answer = attempt(client, password="س" * 500_000)

    assert answer.context["form"].has_error("password")
    assert not answer.wsgi_request.user.is_authenticated


def test_nobody_signs_up(client):
    answer = client.post(reverse("account_signup"), {"username": "new", "password1": PASSWORD, "password2": PASSWORD})

    assert answer.status_code == 200
    assert not Journalist.objects.filter(username="new").exists()


def test_other_sessions_can_be_ended(client, editor):
    from django.test import Client

    elsewhere = Client()
    for one in (client, elsewhere):
        attempt(one, password=PASSWORD)
    assert client.get(reverse("usersessions_list")).context["session_count"] == 2

    client.post(reverse("usersessions_list"))

    assert client.get("/newsroom/").status_code == 200
    assert elsewhere.get("/newsroom/").status_code == 302
