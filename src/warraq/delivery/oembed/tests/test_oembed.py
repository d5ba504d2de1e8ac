import json
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories

pytestmark = pytest.mark.django_db
STORY = "https://almarfa.example" + encode("/ثقافة/خبر-30/")


def ask(reader, url=STORY, **query):
    return reader.get("/oembed/", {"url": url, **query})


def test_a_story_is_described_in_both_formats(reader, paper):
    answer = json.loads(ask(reader).content)
    document = etree.fromstring(ask(reader, format="xml").content)

    assert {element.tag: element.text for element in document} == {name: str(value) for name, value in answer.items()}
    assert (answer["type"], answer["version"], answer["title"]) == ("rich", "1.0", paper.rich.headline)
    assert (answer["width"], answer["height"]) == (600, 320)
    quotation = BeautifulSoup(answer["html"], "html.parser").blockquote
    assert quotation["dir"] == "rtl"
    assert quotation.a["href"] == STORY
    assert quotation.select("script, iframe, img") == []


def test_a_page_names_its_answer_and_the_short_address_finds_it(reader, paper):
    soup = BeautifulSoup(reader.get(encode("/ثقافة/خبر-30/")).content, "html.parser")
    link = soup.select_one("link[type='application/json+oembed']")["href"]

    assert link.endswith("url=" + quote("https://almarfa.example/s/y/", safe=""))
    assert json.loads(reader.get(link.removeprefix("https://almarfa.example")).content)["title"] == paper.rich.headline


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://evil.example/",
        "https://almarfa.example@evil.example/x/",
        "//almarfa.example/ثقافة/خبر-30/",
        "https://almarfa.example/",
        "https://almarfa.example/رياضة/",
        "https://almarfa.example/ثقافة/لا-شيء/",
        "https://almarfa.example/%00/",
        "https://almarfa.example/%D8/",
        "https://[::1",
        "https://almarfa.example/" + "ا" * 5000,
        "http://127.0.0.1/",
    ],
)
def test_what_is_no_story_of_ours_is_not_found_and_not_said_back(reader, paper, url):
    response = ask(reader, url)

    assert response.status_code == 404
    assert response.content == b"Not found"
    assert response["Surrogate-Control"] == "max-age=5"


@pytest.mark.parametrize("size", ["-1", "1e9", "0", "٣٠٠", "199", "9999999999999", "<b>"])
def test_a_size_that_is_none_is_refused(reader, paper, size):
    assert ask(reader, maxwidth=size).status_code == 400
    assert ask(reader, maxheight=size).status_code == 400


def test_a_size_only_makes_it_smaller(reader, paper):
    answer = json.loads(ask(reader, maxwidth="400", maxheight="999999").content)

    assert (answer["width"], answer["height"]) == (400, 320)


def test_there_is_no_jsonp_and_no_other_format(reader, paper):
    assert ask(reader, callback="alert").content.startswith(b"{")
    assert ask(reader, format="html").status_code == 501
    assert reader.post("/oembed/").status_code == 405


def test_what_a_journalist_wrote_cannot_leave_its_place(reader, paper):
    factories.make_story(70, paper.sections[0], headline="</a><script>alert(1)</script>")

    answer = json.loads(ask(reader, "https://almarfa.example" + encode("/رياضة/خبر-70/")).content)

    assert "<script" not in answer["html"]
    assert answer["title"] == "</a><script>alert(1)</script>"
