"""A real page of an old site, from the file to the reader's page. The pages are not part of the repository."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from warraq.command.import_pages import pages
from warraq.delivery.site.canonical import encode
from warraq.masthead.tests.factories import EditionFactory
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import PublishedStory

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "pages"
PAGE = FOLDER / "000_e191048c17e6a3e5.txt"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not PAGE.exists(), reason="needs the saved pages in ../shared/pages"),
]


@pytest.fixture
def lines():
    return [" ".join(line.split()) for line in PAGE.read_text(encoding="utf-8").split("\n") if line.strip()]


@pytest.fixture
def row(db):
    edition = EditionFactory(key="mina", name="جريدة الميناء", hosts=["mina.test"])
    told = CliRunner().invoke(pages, [str(PAGE), "--edition", "mina", "--release", "--create-sections"])
    assert told.exit_code == 0, told.output
    return PublishedStory.objects.get(edition=edition)


@pytest.fixture
def soup(client, row):
    response = client.get(encode(row.path), HTTP_HOST="mina.test")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_story_is_whole(row, lines):
    story = Story.objects.get()

    assert [section.name for section in story.sections] == ["أخبار السياسة والسياسيين"]
    assert (story.dateline_place, story.source_name) == ("طرابلس", "الدار البيضاء اليوم")
    assert story.lead_caption == "قائد الجيش الوطني الليبي خليفة حفتر"
    assert story.canonical_url == "https://casablancatoday.com/"
    assert [pick.headline for pick in story.picks.all()] == lines[10:12]
    assert story.is_working_headline
    assert row.body_text.split("\n") == lines[3:9]


def test_the_readers_page_shows_every_part(row, soup, lines):
    article = soup.select_one("article.article")

    assert [link.text.strip() for link in article.select(".breadcrumb a")][1:] == ["أخبار السياسة والسياسيين"]
    assert article.h1.text == row.headline
    assert article.select_one(".dateline__place").text == "طرابلس"
    assert article.select_one(".dateline__source").text == "الدار البيضاء اليوم"
    assert article.select_one(".lead-picture .caption").text.endswith(" قائد الجيش الوطني الليبي خليفة حفتر")
    assert article.select_one(".lead-picture img") is None
    assert [" ".join(paragraph.text.split()) for paragraph in article.select(".body > p")] == lines[3:9]
    assert [item.text for item in article.select(".also-read li")] == lines[10:12]
    assert article.select_one(".elsewhere a")["href"] == "https://casablancatoday.com/"
    assert article.select_one(".elsewhere bdi").text == "casablancatoday.com"


def test_no_line_of_the_old_sites_chrome_is_left(row, soup, lines):
    page = " ".join(soup.text.split())

    assert [line for line in lines[13:] if line not in ("رياضة", "اخر الاخبار") and line in page] == []


def test_the_page_is_canonical_where_it_can_be_read(row, soup):
    here = f"http://mina.test{encode(row.path)}"

    assert soup.select_one("link[rel=canonical]")["href"] == here
    assert soup.select_one('meta[property="og:url"]')["content"] == here


def test_the_whole_folder_comes_in_and_a_second_time_nothing_does(row):
    arguments = [str(FOLDER), "--edition", "mina", "--release", "--create-sections"]

    first, second = (CliRunner().invoke(pages, arguments) for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert PublishedStory.objects.count() == Story.objects.count() == 3
