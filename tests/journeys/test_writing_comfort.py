"""Writing in Arabic is comfortable: clean paste, lengths where readers meet a headline, words counted, each field's direction."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium
DIRTY = "\u202bاﻟﺤﻜﻮﻣﺔ\u202c تـــعلن\u00a0عن  ميزانية\u200b سنة 1448 هـ"
CLEAN = "الحكومة تعلن عن ميزانية سنة 1448 هـ"


def paste(page, selector, text, html=""):
    """As the clipboard brings it: the browser makes the event itself when the keys are pressed."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """async ([text, html]) => {
            const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
            if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
            await navigator.clipboard.write([new ClipboardItem(kinds)]);
        }""",
        [text, html],
    )
    page.locator(selector).first.click()
    page.keyboard.press("Control+V")


def test_what_is_pasted_comes_in_clean(live_site, desk_of):
    desk: Desk = desk_of("reporter")
    page = desk.page
    desk.begin_story()

    paste(page, "#id_title", DIRTY + "\r\nفي سطرين")
    expect(page.locator("#id_title")).to_have_value(f"{CLEAN} في سطرين")

    word = f"<!--[if gte mso 9]><xml></xml><![endif]--><p class=MsoNormal dir=RTL>{DIRTY}, <b>عاجل</b><o:p></o:p></p>"
    paste(page, "[data-contentpath=body] [contenteditable=true]", DIRTY, word)
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(CLEAN)))
    kept = page.locator("[name=body-0-value]").input_value()
    assert "عاجل" in kept
    assert not re.search("[\u200b\u202a-\u202e\u00a0ﻟﺤﻜ]|mso|تـ", kept)


def test_a_persian_name_and_an_emoji_keep_their_joiners(live_site, desk_of):
    desk: Desk = desk_of("reporter")
    desk.begin_story()

    paste(desk.page, "#id_title", "می\u200cخواهم 👩\u200d🚀 ﷺ")

    expect(desk.page.locator("#id_title")).to_have_value("می\u200cخواهم 👩\u200d🚀 ﷺ")


def test_a_headline_shows_its_length_where_readers_meet_it(live_site, desk_of):
    desk: Desk = desk_of("reporter")
    page = desk.page
    desk.begin_story()
    lengths = page.locator("[data-headline-lengths]")

    page.locator("#id_title").fill("افتتاح المكتبة")
    lengths.locator("summary").click()
    expect(lengths.locator("li")).to_have_count(6)
    expect(lengths.locator(".headline-lengths__place--long")).to_have_count(0)
    page.locator("#id_title").fill("افتتاح مكتبة الحيّ بعد سنتين من العمل المتواصل وأول زائرة في الثامنة من عمرها " * 2)
    expect(lengths.locator(".headline-lengths__place--long")).not_to_have_count(0)
    page.wait_for_function(
        "[...document.fonts].some((face) => /Warraq Display/.test(face.family) && face.status === 'loaded')"
    )
    assert not Axe().run(page, context="[data-headline-lengths]").violations_count


def test_words_and_minutes_are_counted_while_one_writes(live_site, desk_of):
    desk: Desk = desk_of("reporter")
    page = desk.page
    desk.begin_story()
    expect(page.locator(".story-count")).to_have_text(re.compile(r"\b0\b.*\b0\b"))

    desk.write_text("وصل الوزير إلى الميناء صباح اليوم")

    expect(page.locator(".story-count")).to_have_text(re.compile(r"\b6\b.*\b1\b"))


@pytest.mark.parametrize(("text", "direction"), [("افتتاح", "rtl"), ("The opening", "ltr")])
def test_a_field_follows_the_direction_of_what_is_written_in_it(live_site, desk_of, text, direction):
    desk: Desk = desk_of("reporter")
    page = desk.page
    desk.begin_story()

    for field in ("#id_title", "#id_kicker", "#id_standfirst"):
        page.locator(field).fill(text)
        assert page.locator(field).evaluate("(field) => getComputedStyle(field).direction") == direction


@pytest.mark.parametrize("width_px", [390, 1280])
def test_a_picture_shows_its_shapes_and_where_it_is(live_site, news, desk_of, width_px):
    picture = make_picture(size=(1600, 900))
    story = release(make_story(news, lead_picture=picture))
    desk: Desk = desk_of("managing-editor")
    page = desk.page
    page.set_viewport_size({"width": width_px, "height": 900})
    page.goto(f"{desk.url}images/{picture.pk}/")

    expect(page.locator("[data-crop] img")).to_have_count(3)
    expect(page.locator(f".picture-desk a[href$='/pages/{story.pk}/edit/']")).to_be_visible()
    square = page.locator("[data-crop]").last
    before = square.locator("img").evaluate("(shown) => shown.style.marginInlineStart")
    page.evaluate(
        """() => Object.entries({ x: 100, y: 100, width: 50, height: 50 }).forEach(
            ([name, value]) => { document.getElementById(`id_focal_point_${name}`).value = value; })"""
    )
    expect(square.locator("img")).not_to_have_css("margin-left", before)
    page.wait_for_function(
        "(before) => [...document.querySelectorAll('[data-crop] img')].at(-1).style.marginInlineStart !== before",
        arg=before,
    )
    assert not Axe().run(page, context=".picture-desk").violations_count


def test_a_long_headline_is_seen_whole_on_a_phone_and_stays_one_line(news, desk_of):
    story = make_story(news, title="البلدية تفتح حديقة على سطح السوق القديم بعد عشرين سنة من الوعود")
    desk = desk_of("section-editor")
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.open_story(story.pk)
    headline = desk.page.locator("#id_title")

    expect(desk.page.locator(".headline-lengths")).to_be_visible()
    sizes = headline.evaluate("e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]")
    assert max(sizes) <= 2
    headline.press("Control+End")
    headline.press("Enter")
    headline.press_sequentially("ا")
    expect(headline).to_have_value(f"{story.title}ا")
