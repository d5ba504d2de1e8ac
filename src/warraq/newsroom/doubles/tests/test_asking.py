"""Before a double is made, the newsroom is asked."""

import pytest
from django.test import Client
from django.urls import reverse

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.tests.factories import make_contributor, make_topic
from warraq.newsroom.topics.models import Topic

pytestmark = pytest.mark.django_db

FIELDS = {
    "latin_name": "",
    "role": "",
    "place": "",
    "bio": "",
    "email": "",
    "picture": "",
    "slug": "",
    "other_names": "",
}


@pytest.fixture
def editor():
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(Journalist.objects.create_superuser("editor", password="unused", last_name="المشرفة"))
    return client


def add(client, name, model=Contributor, **fields):
    return client.post(
        reverse(model.snippet_viewset.get_url_name("add")), {**FIELDS, "name": name, "journalist": "", **fields}
    )


def test_a_name_that_nobody_has_makes_a_contributor(editor):
    add(editor, "سلمى بنزهرون")

    assert [person.name for person in Contributor.objects.all()] == ["سلمى بنزهرون"]


def test_a_spelling_of_a_known_name_is_asked_about_and_nothing_is_made(editor):
    known = make_contributor("عبد الله السالمي")

    answer = add(editor, "عبدالله السالمى")

    assert Contributor.objects.count() == 1
    assert f'name="meant" value="{known.pk}"' in answer.content.decode()


def test_choosing_the_known_one_leads_to_it(editor):
    known = make_contributor("عبد الله السالمي")

    answer = add(editor, "عبدالله السالمى", meant=known.pk)

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/{known.pk}/")
    assert Contributor.objects.count() == 1


def test_saying_that_it_is_another_makes_another(editor):
    known = make_contributor("عبد الله السالمي")

    add(editor, "عبدالله السالمى", meant=f"another:{known.pk}")

    assert Contributor.objects.count() == 2


def test_a_double_made_meanwhile_is_asked_about_again(editor):
    known = make_contributor("عبد الله السالمي")
    Contributor.objects.create(name="Abdullah Salmi", slug="salmi")
    Contributor.objects.filter(name="Abdullah Salmi").update(keys="\n عبدالله سالمي\n")

    add(editor, "عبدالله السالمى", meant=f"another:{known.pk}")

    assert Contributor.objects.count() == 2


@pytest.mark.parametrize("answer", ["999999", "another:", "\x00", "another:1:2:3", "-1"])
def test_an_answer_that_was_not_offered_makes_nothing(editor, answer):
    make_contributor("عبد الله السالمي")

    assert add(editor, "عبدالله السالمي", meant=answer).status_code == 200
    assert Contributor.objects.count() == 1


def test_who_keeps_a_name_is_not_asked_about_it(editor):
    make_contributor("عبد الله السالمي")
    other = Contributor.objects.create(name="عبدالله السالمي", slug="other")

    url = reverse(Contributor.snippet_viewset.get_url_name("edit"), args=[other.pk])
    editor.post(url, {**FIELDS, "name": other.name, "journalist": "", "slug": "other", "role": "مراسل"})

    other.refresh_from_db()
    assert other.role == "مراسل"


def test_somebody_renamed_to_a_known_name_can_be_merged_with_it(editor):
    known, other = make_contributor("عبد الله السالمي"), make_contributor("ع. السالمي")

    url = reverse(Contributor.snippet_viewset.get_url_name("edit"), args=[other.pk])
    fields = {**FIELDS, "name": "عبدالله السالمي", "journalist": "", "slug": other.slug, "meant": known.pk}
    answer = editor.post(url, fields)

    assert answer["Location"].endswith(f"merge/contributor/?merged={other.pk}&kept={known.pk}")


@pytest.mark.parametrize("name", ["نور المشرفة", "نُور المـشرفة", "نور\u200bالمشرفة", "نور المشرفه", "editor", "еditоr"])
def test_a_name_that_imitates_the_staff_is_refused_at_its_field(editor, name):
    Journalist.objects.filter(username="editor").update(first_name="نور")

    answer = add(editor, name)

    assert "name" in answer.context["form"].errors
    assert Contributor.objects.count() == 0


def test_the_staff_have_their_own_names_when_their_account_is_chosen(editor):
    account = Journalist.objects.create_user("nour", password="unused", first_name="نور", last_name="الهدى")

    add(editor, "نور الهدى", journalist=account.pk)

    assert Contributor.objects.get().journalist == account


@pytest.mark.parametrize("name", ["Аhmed Salmi", "محmد", "Sаlma"])
def test_a_word_in_two_alphabets_is_refused(editor, name):
    answer = add(editor, name)

    assert "name" in answer.context["form"].errors
    assert Contributor.objects.count() == 0


def test_what_nobody_sees_is_taken_out_of_a_name(editor):
    add(editor, "سلمى\u200b  \u202eبنزهرون")

    assert Contributor.objects.get().name == "سلمى بنزهرون"


def test_topics_are_asked_about_too(editor):
    topic = make_topic("الانتخابات")

    answer = add(editor, "الإنتخابات", model=Topic, aliases="", description="")

    assert f'value="{topic.pk}"' in answer.content.decode()
    assert Topic.objects.count() == 1


def test_the_chooser_finds_any_spelling(editor):
    make_contributor("عبد الله السالمي")
    make_contributor("ليلى القاضي")

    url = reverse(Contributor.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    html = editor.get(url, {"q": "عبدالله"}).content.decode()

    assert "عبد الله السالمي" in html
    assert "ليلى" not in html


def test_the_list_finds_any_spelling(editor):
    make_contributor("ليلى القاضي")

    url = reverse(Contributor.snippet_viewset.get_url_name("list"))

    assert "ليلى القاضي" in editor.get(url, {"q": "laila"}).content.decode()
    assert "ليلى القاضي" not in editor.get(url, {"q": "هدى"}).content.decode()


def test_the_chooser_offers_the_known_one_and_takes_it(editor):
    known = make_contributor("عبد الله السالمي")
    url = reverse(Contributor.snippet_viewset.chooser_viewset.get_url_name("create"))
    form = {"name": "عبدالله السالمي", "latin_name": "", "role": "", "journalist": ""}

    asked = editor.post(url, form).json()
    chosen = editor.post(url, {**form, "meant": known.pk}).json()

    assert asked["step"] == "reshow_creation_form"
    assert f'value="{known.pk}"' in asked["htmlFragment"]
    assert chosen["step"] == "chosen"
    assert chosen["result"]["id"] == str(known.pk)
    assert Contributor.objects.count() == 1


def test_the_chooser_makes_a_new_one(editor):
    url = reverse(Contributor.snippet_viewset.chooser_viewset.get_url_name("create"))

    answer = editor.post(url, {"name": "سلمى", "latin_name": "", "role": "", "journalist": ""}).json()

    assert answer["step"] == "chosen"
    assert Contributor.objects.get().slug == "سلمى"
