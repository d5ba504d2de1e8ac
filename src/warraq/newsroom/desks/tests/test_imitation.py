"""No account looks like another's."""

import pytest

from warraq.newsroom.desks.journalist_admin import JournalistCreationForm
from warraq.newsroom.desks.models import Journalist

pytestmark = pytest.mark.django_db


def errors_of(**fields):
    form = JournalistCreationForm(
        {"username": "new", "email": "new@desk.example", "first_name": "سعاد", "last_name": "المنيب"} | fields
    )
    form.is_valid()
    return form.errors


@pytest.fixture(autouse=True)
def editor(db):
    return Journalist.objects.create_user("karim", password="unused", first_name="أحمد", last_name="كريم")


@pytest.mark.parametrize("username", ["kаrim", "Karim", "КARIM", "ka-rim"])
def test_a_user_name_that_looks_like_anothers_is_refused(username):
    assert "username" in errors_of(username=username)


@pytest.mark.parametrize("name", [("احمد", "كريم"), ("أحمَد", "کریم"), ("أحـمد", "كريم")])
def test_a_full_name_that_looks_like_anothers_is_refused(name):
    assert "last_name" in errors_of(first_name=name[0], last_name=name[1])


def test_a_name_of_ones_own_is_taken():
    assert not {"username", "last_name", "first_name"} & set(errors_of())
