"""A journalist signs in to the newsroom in a real browser."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.chromium


def test_newsroom_opens_in_arabic_and_from_the_right(live_site, open_page, sign_in):
    page = open_page()

    sign_in(page, "reporter")

    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_reader_finds_the_front_of_a_new_newspaper(live_site, open_page):
    page = open_page(width_px=360)

    answer = page.goto(live_site.url)

    assert answer.status == 200
    assert "جريدة الميناء" in page.title()


def test_wrong_password_is_told_and_opens_nothing(live_site, open_page):
    page = open_page()
    page.goto(live_site.newsroom_url)
    page.fill("input[name=username]", "nobody")
    page.fill("input[name=password]", "wrong")

    page.click("button[type=submit]")

    expect(page.locator(".messages .error")).to_be_visible()
    assert "/login/" in page.url
