import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.urls import reverse

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import ensure_roles

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"


def sign_in(client, role):
    ensure_roles()
    journalist = Journalist.objects.create_user(role, password="عبارة مرور طويلة ٩")
    journalist.groups.add(Group.objects.get(name=role))
    client.force_login(journalist)
    return journalist


@pytest.mark.parametrize(
    ("setting", "role", "is_asked"),
    [
        ("nobody", "section-editor", False),
        ("who-releases", "section-editor", True),
        ("who-releases", "managing-editor", True),
        ("who-releases", "reporter", False),
        ("everybody", "reporter", True),
    ],
)
def test_who_must_have_a_second_step(client, settings, setting, role, is_asked):
    settings.WARRAQ_SECOND_FACTOR = setting
    sign_in(client, role)

    answer = client.get("/newsroom/")

    assert (answer.status_code == 302 and answer.url == reverse("mfa_index")) is is_asked


def test_nothing_is_changed_before_it_is_set_up(client, settings):
    settings.WARRAQ_SECOND_FACTOR = "who-releases"
    sign_in(client, "section-editor")

    assert client.post("/newsroom/pages/1/edit/", {}).status_code == 403
    assert client.get(reverse("mfa_index")).status_code == 200


def test_it_opens_once_an_app_is_set_up(client, settings):
    settings.WARRAQ_SECOND_FACTOR = "who-releases"
    TOTP.activate(sign_in(client, "section-editor"), SECRET)

    assert client.get("/newsroom/").status_code == 200


def test_the_last_one_stays_where_one_is_required(client, settings):
    settings.WARRAQ_SECOND_FACTOR = "who-releases"
    authenticator = TOTP.activate(sign_in(client, "section-editor"), SECRET).instance

    assert not get_adapter().can_delete_authenticator(authenticator)
    settings.WARRAQ_SECOND_FACTOR = "nobody"
    assert get_adapter().can_delete_authenticator(authenticator)


def test_secrets_are_kept_encrypted_and_outlive_a_new_secret_key(client, settings):
    authenticator = TOTP.activate(sign_in(client, "reporter"), SECRET).instance
    stored = Authenticator.objects.get(pk=authenticator.pk).data["secret"]

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret"

    assert SECRET not in stored
    assert get_adapter().decrypt(stored) == SECRET


@pytest.mark.parametrize("name", ["mfa_index", "usersessions_list", "account_change_password", "account_login"])
def test_pages_of_the_account_speak_the_language_of_the_newsroom(client, name):
    from wagtail.users.models import UserProfile

    journalist = sign_in(client, "reporter")
    UserProfile.objects.create(user=journalist, preferred_language="fr")

    answer = client.get(reverse(name), follow=True)

    assert answer.status_code == 200
    assert 'lang="fr"' in answer.text
