"""Topics and a section are offered while an editor writes; a click takes one up, a second takes it off again."""

import json
import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_topic
from warraq.newsroom.suggestions.learning import Lessons
from warraq.newsroom.suggestions.models import keep_profiles
from warraq.newsroom.suggestions.tests.newspaper import MARKETS, MATCHES, count

pytestmark = pytest.mark.chromium


@pytest.fixture
def topics(live_site, news, culture):
    tangier, football = make_topic("طنجة"), make_topic("كرة القدم")
    lessons = Lessons()
    for text in MATCHES:
        lessons.add(count(text), [f"section:{news.pk}", f"topic:{football.pk}"])
    for text in MARKETS:
        lessons.add(count(text), [f"section:{culture.pk}"])
    keep_profiles(lessons.learn(), texts=len(lessons), now=timezone.now())
    return tangier, football


@pytest.fixture
def desk(desk_of, topics):
    return desk_of("section-editor")


def choices(page):
    return page.locator("[data-topics] button")


def test_what_is_offered_is_taken_up_by_a_click_and_saved(desk, topics, news):
    page = desk.page
    desk.begin_story()
    expect(page.locator("[data-suggestions]")).to_be_hidden()
    page.fill("#id_title", "الفريق يعود فائزًا من طنجة")
    desk.write_text(MATCHES[0])

    tangier = page.get_by_role("button", name="طنجة ورد في العنوان")
    expect(tangier).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="كرة القدم يشبه ما نُشر تحته")).to_be_visible()
    tangier.click()
    expect(tangier).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"input[name=topics][value='{topics[0].pk}']")).to_be_checked()
    expect(page.locator("[data-told]")).to_have_text("أُضيف: طنجة")

    section = page.locator("[data-sections] button")
    expect(section).to_have_count(1)
    if os.environ.get("WARRAQ_SHOTS"):
        section.scroll_into_view_if_needed()
        page.screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/section.png")
        tangier.scroll_into_view_if_needed()
        page.screenshot(path=f"{os.environ['WARRAQ_SHOTS']}/topics.png")
    section.click()
    expect(page.locator("#id_story_sections-0-section")).to_have_value(str(news.pk))
    expect(section).to_have_count(0)

    with page.expect_navigation():
        page.locator("footer button.action-save").click()
    story = Story.objects.get()
    assert list(story.get_latest_revision_as_object().topics.all()) == [topics[0]]
    assert story.get_latest_revision_as_object().sections == [news]


def test_a_second_click_takes_it_off_and_a_tick_in_the_list_takes_it_from_the_offers(desk, topics):
    page = desk.page
    desk.begin_story()
    page.fill("#id_title", "سفينة بطنجة")
    offered = page.get_by_role("button", name="طنجة ورد في العنوان")
    offered.click()
    offered.click()
    expect(offered).to_have_attribute("aria-pressed", "false")
    box = page.locator(f"input[name=topics][value='{topics[0].pk}']")
    expect(box).not_to_be_checked()

    page.fill("#id_title", "سفينة")
    expect(page.locator("[data-suggestions]")).to_be_hidden()
    box.check()
    page.fill("#id_title", "سفينة لطنجة")
    expect(choices(page).filter(has_text="طنجة")).to_have_count(1)  # taken up here before: it can be taken off here


@pytest.mark.parametrize("width", [390, 1280])
def test_the_offers_pass_axe_and_fit_a_phone(desk, width):
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    desk.begin_story()
    page.fill("#id_title", "الفريق يعود فائزًا من طنجة")
    expect(choices(page).first).to_be_visible()

    found = Axe().run(page, context="[data-suggestions]")

    assert found.violations_count == 0, json.dumps(found.response["violations"], ensure_ascii=False)[:2000]
    box = page.locator("[data-suggestions]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_without_an_answer_the_form_is_as_before(desk, topics):
    page = desk.page
    page.route("**/suggest/", lambda route: route.abort())
    desk.begin_story()
    page.fill("#id_title", "سفينة بطنجة")
    page.locator(f"input[name=topics][value='{topics[0].pk}']").check()

    expect(page.locator("[data-suggestions]")).to_be_hidden()
    with page.expect_navigation():
        page.locator("footer button.action-save").click()
    assert list(Story.objects.get().get_latest_revision_as_object().topics.all()) == [topics[0]]
