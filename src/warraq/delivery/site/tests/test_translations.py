"""A story in two languages: each of its pages names both, and pages that translate nothing name none."""

import pytest
from bs4 import BeautifulSoup

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories

pytestmark = pytest.mark.django_db
FRENCH = "lemole.example"


@pytest.fixture
def pair(paper):
    """An Arabic story and its French translation."""
    french = factories.make_edition("francais", host=FRENCH, name="Le Môle", short_name="Le Môle", language="fr-MA")
    section = factories.make_section(french, "culture")
    original = factories.make_story(100, paper.sections[0], translation_group=100)
    return original, factories.make_story(101, section, translation_group=100, path="/culture/nouvelle-101/")


def alternates(client, row, host=None):
    answer = client.get(encode(row.path), headers={"host": host or row.edition.hosts.first().host})
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    return {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate][hreflang]")}, soup


def test_both_pages_name_both_and_the_original_for_everybody_else(client, pair):
    original, translation = pair
    arabic = f"https://{factories.HOST}{encode(original.path)}"
    expected = {"ar-MA": arabic, "fr-MA": f"https://{FRENCH}{encode(translation.path)}", "x-default": arabic}

    told, soup = alternates(client, original)

    assert told == expected
    assert alternates(client, translation)[0] == expected
    shown = soup.select_one(f'a[href="{expected["fr-MA"]}"]')
    assert shown["hreflang"] == "fr-MA"
    assert soup.select_one("link[rel=canonical]")["href"] == arabic


def test_a_story_without_a_translation_names_none(client, paper):
    assert alternates(client, paper.rich, factories.HOST)[0] == {}


def test_two_editions_in_one_language_translate_nothing(client, paper):
    other = factories.make_edition("mashriq", host="almarfa-east.example", language="ar-MA")
    section = factories.make_section(other, "culture")
    row = factories.make_story(100, paper.sections[0], translation_group=100)
    factories.make_story(101, section, translation_group=100, path="/culture/x/")

    assert alternates(client, row)[0] == {}


def test_a_copy_in_another_edition_is_no_translation(client, pair):
    original, translation = pair
    translation.home_edition = original.edition
    translation.save()

    assert alternates(client, original)[0] == {}
