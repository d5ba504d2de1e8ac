"""An editor pins a background to a topic; readers find it on its stories, and the story so far on the topic's page."""

import json
import os
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story, make_topic
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release
from warraq.publishing.release.withdraw import withdraw

pytestmark = pytest.mark.chromium

WORDS = "بدأ العمل في السد عام 2011، وتتفاوض ثلاث دول على ملئه وتشغيله."
HEADLINES = [
    "حجر الأساس يوضع في مجرى النهر",
    "خبراء من ثلاث دول يبدؤون دراسة الأثر",
    "اتفاق إعلان المبادئ يوقَّع في الخرطوم بعد خمس جولات من التفاوض",
    "الملء الأول يبدأ مع موسم الأمطار",
    "جولة جديدة من المحادثات تنتهي بلا اتفاق",
]


@pytest.fixture
def dam(live_site, news):
    topic, now = make_topic("السد"), timezone.now()
    for number, headline in enumerate(HEADLINES):
        story = make_story(news, title=headline, topics=(topic,), now=now - timedelta(days=90 - 20 * number))
        release(story, first_released_at=now - timedelta(days=90 - 20 * number))
    return topic


def topic_page(live_site, dam):
    return f"{live_site.url}/topics/{dam.slug}/"


def test_what_an_editor_pins_stands_on_every_story_and_on_the_topics_page(live_site, desk_of, open_page, dam):
    desk = desk_of("section-editor")
    page = desk.page
    page.goto(f"{desk.url}snippets/backgrounds/background/add/")
    page.locator("#id_topic-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body").get_by_role("link", name="السد").click()
    expect(page.locator("#id_topic")).to_have_value(str(dam.pk))
    page.locator("footer button[type=submit], button.action-save").first.click()
    expect(page.locator(".error-message").first).to_contain_text("اكتب ما يحتاج القارئ إلى معرفته")
    page.fill("#id_text", WORDS)
    with page.expect_navigation():
        page.locator("footer button[type=submit], button.action-save").first.click()
    desk.succeeded()

    reader = open_page(width_px=390)
    reader.goto(topic_page(live_site, dam))
    box = reader.get_by_role("complementary", name="خلفية")
    expect(box).to_contain_text(WORDS)
    course = reader.get_by_role("region", name="القصة حتى الآن")
    expect(course.get_by_role("listitem")).to_have_count(len(HEADLINES))
    expect(course.get_by_role("listitem").first).to_contain_text(HEADLINES[0])

    course.get_by_role("link", name=HEADLINES[3]).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINES[3])
    expect(reader.get_by_role("complementary", name="خلفية")).to_contain_text(WORDS)


def test_a_box_pinned_to_one_story_stands_there_and_loses_what_is_withdrawn(live_site, desk_of, open_page, news, dam):
    explains = make_story(news, title="كل ما تريد معرفته عن السد")
    release(explains)
    story = make_story(news, title="أربعون قرية تنتظر الماء", topics=(dam,))
    release(story)
    desk = desk_of("section-editor")
    page = desk.page
    desk.open_story(story.pk)
    box = page.locator("[data-contentpath=background]")
    box.scroll_into_view_if_needed()
    expect(page.get_by_text("صندوق لهذا الخبر وحده").first).to_be_visible()
    box.get_by_role("button", name="إدراج كتلة").first.click()
    page.get_by_role("option", name="نص الخلفية").click()
    box.locator("textarea").first.fill("ثلاث سنوات من الانتظار.")
    if os.environ.get("WARRAQ_SHOTS"):
        box.screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/editor.png")
    box.get_by_role("button", name="إدراج كتلة").last.click()
    page.get_by_role("option", name="خبر يشرح").click()
    box.get_by_role("button", name="اختر خبرًا").click()
    page.locator(".modal input[name=q]").fill(explains.title)
    page.locator(".modal a.choose-page", has_text=explains.title).click()
    expect(box.get_by_text(explains.title).first).to_be_visible()
    # What is saved by itself is on its way: the version it makes is the one that is released.
    page.wait_for_timeout(1_500)
    page.wait_for_load_state("networkidle")
    desk.release()
    desk.succeeded()

    reader = open_page(width_px=360)
    reader.goto(live_site.url + public_path(story))
    shown = reader.get_by_role("complementary", name="خلفية")
    expect(shown).to_contain_text("ثلاث سنوات من الانتظار.")
    expect(shown.get_by_role("link", name=explains.title)).to_be_visible()
    if os.environ.get("WARRAQ_SHOTS"):
        shown.screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/own.png")
    withdraw(explains, reason="", now=timezone.now())

    reader.goto(live_site.url + public_path(story))
    expect(reader.get_by_role("complementary", name="خلفية")).to_contain_text("ثلاث سنوات من الانتظار.")
    assert explains.title not in reader.content()


def public_path(story):
    return PublishedStory.objects.get(story_id=story.pk).path


def test_parts_of_a_series_lead_to_one_another(live_site, open_page, dam):
    dam.is_series = True
    dam.save()
    reader = open_page(width_px=360)
    reader.goto(live_site.url + public_path(Story.objects.get(title=HEADLINES[1])))

    nav = reader.get_by_role("navigation", name="في سلسلة: السد")
    expect(nav.get_by_role("link", name=HEADLINES[0])).to_be_visible()
    if os.environ.get("WARRAQ_SHOTS"):
        nav.screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/series-360.png")
    found = Axe().run(reader)
    assert found.violations_count == 0, json.dumps(found.response["violations"], ensure_ascii=False)[:2000]
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for further in HEADLINES[2:4]:
        nav.locator("a[rel=next]").click()
        expect(reader.get_by_role("heading", level=1)).to_have_text(further)
    related = reader.get_by_role("region", name="أخبار ذات صلة")
    expect(related.get_by_role("link").first).to_have_text(HEADLINES[1])
    nav.get_by_role("link", name="السد").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("السد")
    if os.environ.get("WARRAQ_SHOTS"):
        reader.set_viewport_size({"width": 1280, "height": 900})
        reader.emulate_media(color_scheme="dark")
        reader.goto(live_site.url + public_path(Story.objects.get(title=HEADLINES[1])))
        reader.locator("nav.series").screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/series-1280-dark.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_pass_axe_in_both_schemes_and_do_not_scroll_sideways(live_site, open_page, dam, width, scheme):
    from warraq.newsroom.backgrounds.models import Background

    Background.objects.create(topic=dam, text=WORDS)
    page = open_page(width_px=width)
    page.emulate_media(color_scheme=scheme)
    page.goto(topic_page(live_site, dam))
    for name in ("topic", "story"):
        expect(page.get_by_role("complementary", name="خلفية")).to_be_visible()
        if os.environ.get("WARRAQ_SHOTS"):
            page.screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/{name}-{width}-{scheme}.png", full_page=True)
        found = Axe().run(page)
        assert found.violations_count == 0, json.dumps(found.response["violations"], ensure_ascii=False)[:2000]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if name == "topic":
            page.get_by_role("link", name=HEADLINES[2]).first.click()
