"""A story is planned before anybody has written it, moved about the day, written and released."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from warraq.newsroom.stories.models import Story

pytestmark = [pytest.mark.chromium, pytest.mark.usefixtures("lasting_day")]

SLUGLINE = "مجلس-المدينة"


def plan(desk, section, *, time):
    page = desk.page
    page.goto(f"{desk.url}planning/")
    page.locator("details[data-plan] > summary").click()
    page.fill("#id_plan-slugline", SLUGLINE)
    page.select_option("#id_plan-section", label=section.name)
    day = page.input_value("#id_plan-due_at")[:10]
    page.fill("#id_plan-due_at", f"{day} {time}")
    page.keyboard.press("Tab")
    desk._send("details[data-plan] button[type=submit]")
    desk.succeeded()
    page.goto(f"{desk.url}planning/?date={day}")
    return page.locator("[data-card]", has_text=SLUGLINE)


@pytest.mark.parametrize("width_px", [390, 1280])
def test_a_planned_story_is_written_and_released(live_site, news, desk_of, width_px):
    desk = desk_of("section-editor")
    page = desk.page
    page.set_viewport_size({"width": width_px, "height": 850})
    card = plan(desk, news, time="15:00")
    assert not Axe().run(page, context=".planning").violations_count

    card.locator("a").first.click()
    expect(page.locator("#id_title")).to_have_value("")
    expect(page.locator("#id_title")).to_have_attribute("placeholder", SLUGLINE)
    desk.write_text("أقر المجلس الميزانية.")
    desk.release()
    assert desk.refused_at("title")
    page.fill("#id_title", "المجلس يقر الميزانية")
    desk.release()
    desk.succeeded()

    story = Story.objects.get(slugline=SLUGLINE)
    assert (story.live, story.title, story.is_working_headline) == (True, "المجلس يقر الميزانية", False)
    page.goto(f"{desk.url}planning/")
    expect(page.locator(".plan-card--released", has_text=story.title)).to_be_visible()


def test_a_story_is_moved_by_keys_and_the_move_undone(news, desk_of):
    desk = desk_of("section-editor")
    page = desk.page
    card = plan(desk, news, time="15:00")
    handle = card.locator("[data-handle]")

    handle.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(card.locator("time")).to_have_text("15:00")
    handle.focus()
    for _step in range(2):
        page.keyboard.press("ArrowDown")
    expect(card.locator("time")).to_have_text("15:30")
    page.keyboard.press("Enter")

    expect(page.locator(".planning__undo")).to_be_visible()
    expect(card.locator("time")).to_have_text("15:30")
    expect(handle).to_be_focused()
    page.locator(".planning__undo button").click()
    expect(page.locator(".planning__undo")).to_have_count(0)
    expect(card.locator("time")).to_have_text("15:00")


def test_a_story_is_dragged_onto_the_hours_and_onto_another_day(news, desk_of):
    desk = desk_of("section-editor")
    page = desk.page
    card = plan(desk, news, time="15:00")
    hours = page.locator("[data-hours]")
    carried = page.evaluate_handle("new DataTransfer()")

    card.locator("[data-handle]").dispatch_event("dragstart", {"dataTransfer": carried})
    expect(hours).to_be_visible()
    evening = hours.locator("li").nth(20).bounding_box()
    place = {"dataTransfer": carried, "clientX": evening["x"] + evening["width"] / 2, "clientY": evening["y"] + 10}
    hours.dispatch_event("dragover", place)
    expect(page.locator("[data-shown-hour]")).to_have_text(re.compile("20:[0-5]"))
    hours.dispatch_event("drop", place)
    expect(card.locator("time")).to_have_text(re.compile("20:[0-5]"))

    carried = page.evaluate_handle("new DataTransfer()")
    card.locator("[data-handle]").dispatch_event("dragstart", {"dataTransfer": carried})
    page.locator("a[rel=next]").dispatch_event("drop", {"dataTransfer": carried})
    expect(page.locator("[data-card]", has_text=SLUGLINE)).to_have_count(0)
    with page.expect_navigation():
        page.locator("a[rel=next]").click()
    expect(card.locator("time")).to_have_text(re.compile("20:[0-5]"))


def test_everything_is_done_without_script(live_site, news, open_page, sign_in, desk_of):
    desk = desk_of("section-editor")
    plan(desk, news, time="15:00")
    page = open_page()
    sign_in(page, "section-editor")
    page.route("**/planning.js", lambda route: route.abort())
    page.goto(desk.page.url)
    card = page.locator("[data-card]", has_text=SLUGLINE)

    card.locator(".plan-card__move summary").click()
    day = page.locator("input[name=date]").input_value()
    card.locator("input[name=due_at]").fill(f"{day} 18:45")
    with page.expect_navigation():
        card.locator("button[type=submit]").click()

    expect(card.locator("time")).to_have_text("18:45")
