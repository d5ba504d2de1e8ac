import json

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from warraq.arabic.style.lexicon import get_words
from warraq.masthead.models import HouseStyle
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.stories.create import create_draft
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tree import ensure_tree

URL = "/newsroom/house-style/check/"
COPY = "سافر الوزير الى عمّان"


@pytest.fixture(autouse=True, scope="module")
def word_table():
    """A machine that has no word table yet would answer "preparing" for a minute."""
    get_words()


@pytest.fixture
def section(db):
    ensure_tree()
    ensure_roles()
    return SectionFactory(edition=EditionFactory())


@pytest.fixture
def sign_in(client, section):
    def sign_in(role=Role.REPORTER):
        journalist = Journalist.objects.create_user(role.value, password=None)
        journalist.groups.add(Group.objects.get(name=role.value))
        client.force_login(journalist)
        return journalist

    return sign_in


@pytest.fixture
def ask(client, sign_in):
    sign_in()

    def ask(text=COPY, *, part="body", **facts):
        payload = {"parts": [{"key": "standfirst", "part": part, "text": text}], **facts}
        return client.post(URL, json.dumps(payload), content_type="application/json")

    return ask


def test_slip_is_told_with_its_place_its_fix_and_its_reason(ask):
    answer = ask().json()

    assert answer["state"] == "checked"
    assert answer["must_mend"] is False
    [finding] = answer["findings"]
    assert finding["key"] == "standfirst"
    assert COPY[finding["start"] : finding["end"]] == finding["text"] == "الى"
    assert (finding["severity"], finding["fix"]) == ("error", "إلى")
    assert "همزة" in finding["reason"]
    assert answer["summary"] == "خطأ واحد"


def test_findings_are_told_in_the_editors_language(ask):
    UserProfile.objects.update_or_create(user=Journalist.objects.get(), defaults={"preferred_language": "fr"})

    answer = ask().json()

    assert answer["summary"] == "1 erreur"
    assert "hamza" in answer["findings"][0]["reason"]
    assert ask("كل شيء على ما يرام").json()["summary"] == "Aucune remarque"


def test_places_count_as_the_page_counts(ask):
    [finding] = ask(f"😀😀 {COPY}").json()["findings"]

    assert finding["start"] == len(f"😀😀 {COPY}".encode("utf-16-le")) // 2 - len("الى عمّان")


def test_what_is_quoted_and_what_was_waved_through_is_left_alone(ask):
    assert ask("قال «سافرت الى عمّان» وعاد").json()["findings"] == []
    assert ask(ignored=[["SP001", "الى"]]).json()["findings"] == []


def test_the_style_is_that_of_the_edition_of_the_section(ask, section):
    HouseStyle.objects.create(edition=section.edition, rules={"SP001": "hint"}, must_mend=True)
    other = SectionFactory(edition=EditionFactory(language="ar-EG"))

    assert ask(section=section.pk).json()["findings"][0]["severity"] == "hint"
    assert ask(section=section.pk).json()["must_mend"] is True
    assert ask(section=other.pk).json()["findings"][0]["severity"] == "error"


def test_an_edition_in_another_language_is_not_checked(ask):
    french = SectionFactory(edition=EditionFactory(language="fr-MA"))

    assert ask(section=french.pk).json() == {"state": "other_language", "findings": []}


def test_evergreens_want_dates(ask):
    assert ask("اتفق الطرفان أمس على الشروط", part="evergreen").json()["findings"][0]["rule"] == "NS009"
    assert ask("اتفق الطرفان أمس على الشروط").json()["findings"] == []


@pytest.mark.parametrize(
    "payload",
    [
        *(b"", b"[]", b"{", b'{"parts": [1]}', b'{"parts": [{"key": "a", "part": "nose", "text": "x"}]}'),
        *(b'{"parts": [{"key": "a", "part": "body", "text": 5}]}', b'{"parts": [], "ignored": [["a"]]}'),
        *(b'{"parts": [], "section": "x"}', b'{"parts": [], "story": [1]}', b"\xff\xfe", b"[" * 100_000),
        b'{"parts": [], "story": 1e999}',
    ],
)
def test_what_is_no_draft_is_refused(client, sign_in, payload):
    sign_in()

    assert client.post(URL, payload, content_type="application/json").status_code == 400


def test_a_draft_that_no_story_is_as_long_as_is_refused_in_words(ask):
    answer = ask("ا " * 150_000)

    assert answer.status_code == 413
    assert answer.json()["error"]


def test_only_who_may_write_the_story_may_have_it_checked(client, ask, section):
    story = create_draft(Story(title="خبر زميل"), now=timezone.now())

    assert ask(story=story.pk).status_code == 302
    assert ask(story=10**9).status_code == 302
    client.logout()
    assert ask().status_code == 302
    assert client.get(URL).status_code in {302, 405}


def test_an_editor_may_have_any_story_checked(client, sign_in, section):
    story = create_draft(Story(title="خبر زميل"), now=timezone.now())
    sign_in(Role.SECTION_EDITOR)

    answer = client.post(URL, json.dumps({"story": story.pk, "parts": []}), content_type="application/json")

    assert answer.json()["state"] == "checked"


def test_nothing_is_kept(ask):
    ask()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask()

    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql for sql in written if "session" not in sql] == []


def test_while_the_word_table_is_made_the_page_is_told_to_wait(ask, monkeypatch, tmp_path):
    from warraq.newsroom.housestyle import word_table

    monkeypatch.setattr(word_table, "table_path", lambda: tmp_path / "none.bin")
    monkeypatch.setattr(word_table, "_COMMAND", ["true"])

    assert ask().json() == {"state": "preparing", "findings": []}
