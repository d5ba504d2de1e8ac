"""What somebody hostile wrote, in the newsroom or on an old site's pages, is nothing but words wherever readers find it."""

import json
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from django.test import Client
from lxml import etree

from tests.readers.hostile import BIDI_CONTROLS, BODIES, FIELD, HEADLINE, hostile_blocks
from tests.readers.markup import find_faults
from warraq.command.import_pages import pages as import_pages
from warraq.command.tests.old_site import save_page
from warraq.delivery.site.canonical import encode
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.models import Correction, Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = [pytest.mark.chromium]

FEEDS = ("/rss.xml", "/atom.xml", "/feed.json", "/news-sitemap.xml", "/sitemap.xml")


@pytest.fixture
def written(live_site, settings, tmp_path):
    """A story written in the newsroom, and one that came from an old site; every field of both is hostile."""
    settings.MEDIA_ROOT = tmp_path / "media"
    section = live_site.edition.sections.get(slug="news")
    section.name = f"أخبار {FIELD}"[:40]
    section.save()
    picture = make_picture(title=FIELD, alt=FIELD, caption=FIELD, credit_line=FIELD)
    person, topic = make_contributor(f"سلمى {FIELD}"[:90]), make_topic(f"القراءة {FIELD}"[:90])
    fields = dict.fromkeys(
        ("kicker", "standfirst", "dateline_place", "lead_caption", "front_headline", "social_headline"), f"نص {FIELD}"
    )
    story = make_story(
        section,
        title=HEADLINE,
        body=hostile_blocks(picture.pk),
        lead_picture=picture,
        contributors=(person,),
        topics=(topic,),
        **{name: value[: Story._meta.get_field(name).max_length or 200] for name, value in fields.items()},
    )
    story.corrections.add(Correction(note=FIELD, corrected_at=story.latest_revision_created_at))
    release(story)
    return story


@pytest.fixture
def brought(live_site, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = tmp_path / "old"
    folder.mkdir()
    page = save_page(folder, "a", "خبر قديم من الميناء في صباح ممطر", section="أخبار")
    # Between paragraphs: the import takes short lines below the last one for a list of other headlines.
    html = page.read_text().replace("<p>وقال", "".join(BODIES[:-1]) + "<p>وقال", 1)
    page.write_text(html.replace("</h1>", f" {FIELD.replace('<', '&lt;')}</h1><p class=byline>{FIELD}</p>", 1))
    told = CliRunner().invoke(import_pages, [str(folder), "--edition", "live", "--release"])
    assert told.exit_code == 0, told.output
    return Story.objects.get()


@pytest.mark.parametrize("came", ["written", "brought"])
def test_nothing_hostile_runs_or_asks_anywhere(live_site, open_page, request, came):
    request.getfixturevalue(came)
    row = PublishedStory.objects.get()
    host = urlsplit(live_site.url).netloc
    asked = Client(headers={"host": host})
    tab = open_page(service_workers="block")
    outside = []
    tab.on("request", lambda sent: outside.append(sent.url) if urlsplit(sent.url).netloc != host else None)
    tab.on("dialog", lambda dialog: outside.append(dialog.message))
    paths = ["/", row.path, f"/lite{row.path}", "/news/", "/lite/news/", "/latest/", "/corrections/", "/search/?q=خبر"]
    paths += [f"{row.path}pictures/"] if came == "written" else []
    paths += [topic["path"] for topic in row.topics] + [line["path"] for line in row.bylines if line.get("path")]

    for path in paths:
        where, _mark, query = path.partition("?")
        html = asked.get(encode(where) + (f"?{query}" if query else "")).content.decode()
        assert find_faults(html) == [], path
        soup = BeautifulSoup(html, "html.parser")
        assert soup.select("svg, object, embed, iframe, math, base, form[action*=evil], meta[http-equiv]") == [], path
        assert [
            link["href"]
            for link in soup.select("a[href]")
            if not link["href"].startswith(("/", "#", "http", "mailto:"))
        ] == []
        assert not any(host in html for host in ("169.254.169.254", "127.0.0.1:8298/p.gif", "<esi:")), path
        assert "49" not in soup.main.text.split(), path
        assert not set(BIDI_CONTROLS) & set(html), path
        assert html.count("\u2067") == html.count("\u2069"), path
        for script in soup.select("script[type='application/ld+json']"):
            json.loads(script.string)
        tab.goto(live_site.url + path)
        tab.wait_for_timeout(50)
        assert tab.evaluate("window.__xss") is None, path
        assert tab.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
    assert outside == []
    # What Persian and emoji are joined by is no trick.
    assert "می\u200cخواهم" in asked.get(encode(row.path)).content.decode()


@pytest.mark.parametrize("came", ["written", "brought"])
def test_feeds_and_sitemaps_can_be_read_and_hold_words_only(live_site, request, came):
    request.getfixturevalue(came)
    asked = Client(headers={"host": urlsplit(live_site.url).netloc})
    row = PublishedStory.objects.get()

    for path in FEEDS:
        answer = asked.get(path)
        assert answer.status_code == 200, path
        text = answer.content.decode()
        contents = [text]
        if path.endswith(".json"):
            items = json.loads(text)["items"]
            contents = [item.get("content_html", "") for item in items]
        else:
            tree = etree.fromstring(answer.content)
            contents = [
                element.text or ""
                for element in tree.iter()
                if "encoded" in str(element.tag) or "content" in str(element.tag)
            ]
        for content in contents:
            soup = BeautifulSoup(content, "html.parser")
            assert soup.select("script, svg, iframe, style, object, form") == [], path
            assert [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []
        assert not any(chr(number) in text for number in [*range(9), 11, 12, *range(14, 32)]), path
        assert not set(BIDI_CONTROLS) & set(text), path
    card = json.loads(asked.get("/oembed/", {"url": live_site.url + encode(row.path), "format": "json"}).content)
    assert BeautifulSoup(card.get("html", ""), "html.parser").select("script, svg, iframe") == []
