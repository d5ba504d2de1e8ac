from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from warraq.delivery.feeds.tests.rules import LANG, faults_of_atom, faults_of_json, faults_of_rss
from warraq.delivery.feeds.tests.schemas import read_json_feed, read_xml
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.publishing.release.addresses import short_path

pytestmark = pytest.mark.django_db
PAGES = ["/", "/رياضة/", "/topics/الدار-البيضاء/", "/contributors/salma/"]
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "عنوان <b>&amp; \x0b\ufffe ]]> \u202eقلب"


def fetch(reader, path, status=200):
    response = reader.get(encode(path))
    assert response.status_code == status
    return response


def read_feeds(reader, page):
    """The three feeds of a page, of which neither the schemas nor the rules beyond them say anything."""
    address = "https://almarfa.example" + encode(page)
    rss = read_xml(fetch(reader, f"{page}rss.xml").content, schema="rss.rng")
    atom = read_xml(fetch(reader, f"{page}atom.xml").content, schema="atom.rng")
    feed = read_json_feed(fetch(reader, f"{page}feed.json").content)
    assert faults_of_rss(rss, address=f"{address}rss.xml") == []
    assert faults_of_atom(atom, address=f"{address}atom.xml") == []
    assert faults_of_json(feed, address=f"{address}feed.json") == []
    return rss, atom, feed


@pytest.mark.parametrize("feed_text", ["summary", "full"])
@pytest.mark.parametrize("page", PAGES)
def test_every_feed_is_valid_and_tells_the_same_stories(reader, paper, settings, page, feed_text):
    settings.WARRAQ_WEBSUB_HUB = "https://hub.example/"
    paper.edition.feed_text = feed_text
    paper.edition.save()
    paper.rich.headline = paper.rich.standfirst = HOSTILE
    paper.rich.save()

    rss, atom, feed = read_feeds(reader, page)

    guids = [item["id"] for item in feed["items"]]
    assert len(guids) > 5
    assert guids == [guid.text for guid in rss.iter("guid")] == [e.text for e in atom.findall(f"{ATOM}entry/{ATOM}id")]
    titles = [item["title"] for item in feed["items"]]
    assert titles == [title.text for title in rss.findall("channel/item/title")]
    assert titles == [title.text for title in atom.findall(f"{ATOM}entry/{ATOM}title")]
    moments = [datetime.fromisoformat(item["date_published"]) for item in feed["items"]]
    assert moments == [parsedate_to_datetime(date.text) for date in rss.iter("pubDate")]
    assert moments == [datetime.fromisoformat(date.text) for date in atom.iter(f"{ATOM}published")]
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert [element.text is None for element in rss.iter(f"{CONTENT}encoded")] == (
        [False] * len(guids) if feed_text == "full" else []
    )
    assert [creator.text for creator in rss.iter(f"{DC}creator")][:1] == ["سلمى بنعيسى"]


def test_a_summary_reads_the_same_where_it_is_text_and_where_it_is_html(reader, paper):
    """RSS's description is HTML for its readers; the summaries of Atom and JSON Feed are plain text."""
    paper.rich.standfirst = "شركة AT&T: <b>أ</b> < ب &amp; ج"
    paper.rich.save()

    rss, atom, feed = read_feeds(reader, "/")

    description = rss.find("channel/item/description").text
    assert BeautifulSoup(description, "html.parser").text == paper.rich.standfirst
    assert atom.find(f"{ATOM}entry/{ATOM}summary").text == paper.rich.standfirst
    assert feed["items"][0]["summary"] == paper.rich.standfirst


@pytest.mark.parametrize("language", ["fr-MA", "en-GB"])
def test_an_edition_that_is_not_arabic_has_valid_feeds(reader, paper, language):
    paper.edition.language = language
    paper.edition.time_zone = "Europe/Paris"
    paper.edition.feed_text = "full"
    paper.edition.save()

    rss, atom, feed = read_feeds(reader, "/")

    assert rss.findtext("channel/language") == atom.get(LANG) == feed["language"] == language
    assert feed["items"][0]["date_published"].endswith("+02:00")
    assert f'<div lang="{language}" dir="ltr">' in feed["items"][0]["content_html"]


@pytest.mark.parametrize(
    ("check", "file", "broken", "fault"),
    [
        (faults_of_rss, "rss.xml", ("<pubDate>Sat", "<pubDate>Mon"), "there is no such day"),
        (faults_of_rss, "rss.xml", (short_path(29), short_path(30)), "stands twice"),
        (faults_of_rss, "rss.xml", ("&lt;p&gt;", "&lt;p onclick='x'&gt;"), "onclick in a text"),
        (faults_of_atom, "atom.xml", ('rel="alternate"', 'rel="related"'), "no alternate"),
        (faults_of_atom, "atom.xml", ("<published>2026", "<published>2027"), "published at"),
        (faults_of_atom, "atom.xml", ("https://almarfa.example/media/images/30-640", "/media/images/30"), "src is"),
    ],
)
def test_what_is_wrong_in_a_feed_is_found(reader, paper, check, file, broken, fault):
    paper.edition.feed_text = "full"
    paper.edition.save()
    content = fetch(reader, f"/{file}").content.decode()
    assert broken[0] in content

    faults = check(etree.fromstring(content.replace(*broken).encode()), address=f"https://almarfa.example/{file}")

    assert faults
    assert all(fault in told for told in faults)


def test_the_picture_says_how_long_it_is_where_that_is_known(reader, paper):
    paper.rich.lead_picture["social"]["bytes"] = 27051
    paper.rich.save()

    rss, atom, _feed = read_feeds(reader, "/")

    enclosures = [link.get("length") for link in atom.iter(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert enclosures[:2] == ["27051", None]
    assert [content.get("fileSize") for content in rss.iter(f"{MEDIA}content")][:2] == ["27051", None]


def test_an_edition_without_stories_has_valid_feeds(reader, db):
    factories.make_edition()

    read_xml(fetch(reader, "/rss.xml").content, schema="rss.rng")
    read_xml(fetch(reader, "/atom.xml").content, schema="atom.rng")
    assert read_json_feed(fetch(reader, "/feed.json").content)["items"] == []


def test_the_whole_text_is_plain_and_its_addresses_are_whole(reader, paper):
    paper.edition.feed_text = "full"
    paper.edition.save()
    paper.rich.body = [
        {
            "html": '<p onclick="x()">نص <a href="/s/1/">قبل</a> <a href="//evil.example/">كيد</a></p>'
            '<picture><source type="image/avif" srcset="/media/a.avif 320w"><img src="/media/a.jpg" alt="ميناء"></picture>'
            '<aside class="pull-quote" aria-hidden="true"><p>مكرر</p></aside><script>alert(1)</script>'
        },
        {"also_read": [3]},
        {"html": '<figure class="embed"><p class="embed__play" hidden><button>عرض</button></p></figure><p>بعد.</p>'},
    ]
    paper.rich.save()

    html = read_json_feed(fetch(reader, "/feed.json").content)["items"][0]["content_html"]

    body = BeautifulSoup(html, "html.parser")
    assert body.div["dir"] == "rtl"
    assert [image["src"] for image in body.select("img")] == [
        "https://almarfa.example/media/images/30-640.jpg",
        "https://almarfa.example/media/a.jpg",
    ]
    assert [link.get("href") for link in body.select("a")] == ["https://almarfa.example/s/1/", None]
    assert "ورد الاسم خطأ." in body.text
    for unwanted in ("onclick", "script", "alert", "مكرر", "عرض", "srcset", "evil"):
        assert unwanted not in html


def test_a_feed_has_one_address(reader, paper):
    assert fetch(reader, "/rss.xml/", 301)["Location"] == "/rss.xml"
    assert fetch(reader, "/feed/", 301)["Location"] == "/rss.xml"
    assert fetch(reader, "/feed/atom/", 301)["Location"] == "/atom.xml"
    address = encode("/رياضة/rss.xml")
    assert reader.get(address, RAW_URI=address.lower())["Location"] == address
    paper.sections[0].slug = "الرياضة"
    paper.sections[0].save()
    assert fetch(reader, "/رياضة/rss.xml", 301)["Location"] == encode("/الرياضة/rss.xml")
    assert reader.get("/rss.xml?utm_source=x").content == fetch(reader, "/rss.xml").content


@pytest.mark.parametrize(
    "path", ["/nothing/rss.xml", "/ثقافة/خبر-30/rss.xml", "/topics/غائب/atom.xml", "/a/b/c/feed.json"]
)
def test_what_has_no_feed_is_not_found(reader, paper, path):
    assert "no-store" not in fetch(reader, path, 404)["Cache-Control"]


def test_a_feed_names_what_it_shows(reader, paper):
    latest = fetch(reader, "/rss.xml")
    section = fetch(reader, "/رياضة/rss.xml")

    assert {f"latest:{paper.edition.pk}", "story:30"} <= set(latest["Surrogate-Key"].split())
    assert f"section:{paper.sections[0].pk}" in section["Surrogate-Key"].split()
    assert latest["Access-Control-Allow-Origin"] == "*"
    assert latest["X-Content-Type-Options"] == "nosniff"


def test_a_feed_costs_the_same_however_many_stories_there_are(reader, paper, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        fetch(reader, "/رياضة/rss.xml")


def test_pages_name_their_feeds(reader, paper):
    def feeds_of(path):
        soup = BeautifulSoup(fetch(reader, path).content, "html.parser")
        return [
            link["href"] for link in soup.select('link[rel=alternate][type*="rss"], link[rel=alternate][type*="feed"]')
        ]

    assert feeds_of("/") == ["/rss.xml", "/feed.json"]
    assert feeds_of("/رياضة/") == [encode("/رياضة/rss.xml"), encode("/رياضة/feed.json")]
    assert feeds_of("/ثقافة/خبر-30/") == ["/rss.xml"]


def test_robots_txt_follows_the_editions_choice(reader, paper):
    closed = fetch(reader, "/robots.txt").content.decode()
    paper.edition.is_open_to_ai_training = True
    paper.edition.save()
    opened = fetch(reader, "/robots.txt").content.decode()

    assert "User-agent: GPTBot" in closed
    assert "GPTBot" not in opened
    for text in (closed, opened):
        assert text.startswith("User-agent: *\nDisallow: /newsroom/\n")
        assert "Sitemap: https://almarfa.example/sitemap.xml" in text


def test_llms_txt_is_markdown_with_whole_addresses(reader, paper):
    paper.edition.tagline = "أخبار [تصل](x) في *موعدها*"
    paper.edition.save()

    text = fetch(reader, "/llms.txt").content.decode()

    assert text.startswith("# المرفأ المغربية\n\n> أخبار \\[تصل\\](x) في \\*موعدها\\*\n")
    assert f"- [رياضة](https://almarfa.example{encode('/رياضة/')}): كرة القدم" in text
    assert "(https://almarfa.example/news-sitemap.xml)" in text
