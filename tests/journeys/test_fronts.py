"""Editors arrange the front: by keyboard and by hand, two at once, with breaking news; readers see it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.fronts.models import Front
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium


@pytest.fixture
def front(live_site, news, culture):
    for number in range(8):
        release(make_story(news if number % 2 else culture, title=f"خبر الصباح رقم {number} من المدينة"))
    return Front.objects.create(edition=live_site.edition)


def open_front(desk, front):
    desk.page.goto(f"{desk.url}fronts/{front.pk}/arrange/")
    expect(desk.page.locator("[data-front][data-ready]")).to_be_visible()
    return desk.page


def put(page, number, place):
    page.locator("[data-fresh] li", has_text=f"رقم {number} ").locator("select").select_option(label=place)


def in_group(page, key):
    return page.locator(f"[data-group='{key}'] .front-card--placed")


def said(page):
    return page.locator("[data-said]")


def publish(page):
    with page.expect_response(re.compile("/publish/")):
        page.locator("[data-act=publish]").click()


def test_front_is_arranged_by_keyboard_published_and_read(live_site, desk_of, open_page, front):
    page = open_front(desk_of("managing-editor"), front)

    put(page, 2, "الخبر الرئيسي")
    expect(in_group(page, "lead:")).to_contain_text("رقم 2")
    put(page, 5, "الصف الثاني")
    put(page, 1, "الصف الثاني")
    expect(in_group(page, "second:")).to_have_count(2)
    in_group(page, "second:").nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(in_group(page, "second:").first).to_contain_text("رقم 1")
    publish(page)
    assert [slot.story.title[:16] for slot in front.slots.all()] == [f"خبر الصباح رقم {n}"[:16] for n in (2, 1, 5)]

    reader = open_page(width_px=390)
    reader.goto(live_site.url)
    expect(reader.locator(".lead__headline")).to_contain_text("رقم 2")
    assert Axe().run(page, context=".fronts").violations_count == 0


def test_card_is_dragged_and_named_anew_for_the_front(desk_of, front):
    page = open_front(desk_of("managing-editor"), front)

    page.locator("[data-fresh] li", has_text="رقم 3 ").drag_to(page.locator("[data-group='lead:']"))
    card = in_group(page, "lead:")
    expect(card).to_contain_text("رقم 3")
    card.locator("summary").click()
    card.locator("[data-field=headline]").fill("عنوان للواجهة وحدها")
    page.keyboard.press("Tab")
    expect(in_group(page, "lead:")).to_contain_text("عنوان للواجهة وحدها")
    page.locator("[data-act=preview][data-width='390']").click()
    frame = page.frame_locator("iframe[name=front-preview]")
    expect(frame.locator(".lead__headline")).to_have_text("عنوان للواجهة وحدها")

    page.reload()
    expect(page.locator("[data-front][data-ready]")).to_be_visible()
    expect(in_group(page, "lead:")).to_contain_text("عنوان للواجهة وحدها")


def test_two_editors_at_once_lose_no_card(desk_of, front):
    first = open_front(desk_of("managing-editor"), front)
    second = open_front(desk_of("managing-editor"), front)
    put(first, 1, "الخبر الرئيسي")
    expect(in_group(first, "lead:")).to_contain_text("رقم 1")
    publish(first)
    put(second, 4, "الخبر الرئيسي")
    expect(in_group(second, "lead:")).to_contain_text("رقم 4")

    publish(second)

    expect(said(second)).to_have_class(re.compile("is-grave"))
    expect(in_group(second, "lead:")).to_contain_text("رقم 1")
    waiting = second.locator("[data-tray] li")
    expect(waiting).to_contain_text("رقم 4")
    waiting.locator("select").select_option(label="الصف الثاني")
    expect(in_group(second, "second:")).to_contain_text("رقم 4")
    publish(second)
    assert {slot.place for slot in front.slots.all()} == {"lead", "second"}


def test_card_taken_away_while_the_front_is_published_stays_away(desk_of, front):
    page = open_front(desk_of("managing-editor"), front)
    put(page, 6, "الخبر الرئيسي")
    expect(in_group(page, "lead:")).to_contain_text("رقم 6")
    held = []
    page.route(re.compile("/publish/"), lambda route: held.append(route), times=1)
    with page.expect_request(re.compile("/publish/")):
        page.locator("[data-act=publish]").click()

    page.locator(".front-card--placed [data-act=away]").first.click()
    expect(page.locator(".front-card--placed")).to_have_count(0)
    with page.expect_response(re.compile("/publish/")):
        held[0].continue_()

    expect(page.locator("[data-act=publish]")).to_be_enabled()
    expect(page.locator(".front-card--placed")).to_have_count(0)
    assert [slot.place for slot in front.slots.all()] == ["lead"]
    publish(page)
    expect(page.locator("[data-act=publish]")).to_be_enabled()
    assert not front.slots.exists()


def test_breaking_news_reaches_readers_and_an_old_arrangement_comes_back(live_site, desk_of, open_page, front):
    desk = desk_of("managing-editor")
    page = open_front(desk, front)
    put(page, 6, "الخبر الرئيسي")
    expect(in_group(page, "lead:")).to_contain_text("رقم 6")
    publish(page)
    page.locator(".front-card--placed [data-act=away]").first.click()
    expect(page.locator(".front-card--placed")).to_have_count(0)
    publish(page)

    page.fill(".fronts__breaking [name=text]", "إغلاق الميناء بسبب العاصفة")
    with page.expect_navigation():
        page.locator(".fronts__breaking form").first.locator("button").click()
    reader = open_page()
    reader.goto(live_site.url)
    expect(reader.locator(".breaking")).to_contain_text("إغلاق الميناء بسبب العاصفة")

    page.locator(".fronts__history summary").click()
    page.locator("[data-from$='/arrangements/1/']").click()
    expect(in_group(page, "lead:")).to_contain_text("رقم 6")


def test_a_place_is_chosen_with_arrows_and_enter(desk_of, front):
    page = open_front(desk_of("managing-editor"), front)
    page.locator("[data-fresh] li", has_text="رقم 3 ").locator("select").focus()

    # The first key opens the list, and chooses nothing yet.
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(500)
    expect(page.locator(".front-card--placed")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(in_group(page, "second:")).to_contain_text("رقم 3")


def test_headline_and_moment_are_typed_one_after_the_other_without_losing_the_place(desk_of, front):
    page = open_front(desk_of("managing-editor"), front)
    put(page, 1, "الخبر الرئيسي")
    card = in_group(page, "lead:")
    expect(card).to_be_focused()
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("عنوان للواجهة وحدها")
    with page.expect_response(re.compile("/board/")):
        page.keyboard.press("Tab")
    expect(card.locator("p").first).to_have_text("عنوان للواجهة وحدها")
    expect(card.locator("[data-field=picture]")).to_be_focused()

    page.keyboard.press("Tab")
    expect(card.locator("[data-field=until]")).to_be_focused()
    page.keyboard.type("12312090")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("1005PM")
    page.keyboard.press("Enter")
    expect(card.locator("summary")).to_contain_text("31/12 22:05")
    publish(page)

    slot = front.slots.get()
    assert (slot.headline, slot.pinned_until.year) == ("عنوان للواجهة وحدها", 2090)


def test_whoever_is_signed_out_is_told_and_finds_the_arrangement_again(desk_of, sign_in, front):
    desk = desk_of("managing-editor")
    page = open_front(desk, front)
    put(page, 1, "الخبر الرئيسي")
    expect(in_group(page, "lead:")).to_contain_text("رقم 1")
    Session.objects.all().delete()

    put(page, 2, "الصف الثاني")
    expect(said(page)).to_contain_text("انتهى دخولك")
    expect(in_group(page, "lead:")).to_contain_text("رقم 1")
    page.locator("[data-act=publish]").click()
    expect(said(page)).to_contain_text("انتهى دخولك")

    sign_in(page, "managing-editor", journalist=Journalist.objects.get())
    page = open_front(desk, front)
    expect(in_group(page, "second:")).to_contain_text("رقم 2")
    publish(page)
    assert front.slots.count() == 2
