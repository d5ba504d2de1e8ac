"""A journalist signs in to the newsroom in a real browser."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from playwright.sync_api import expect

from tests.fixtures import PASSWORD

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
    page.fill("input[name=login]", "nobody")
    page.fill("input[name=password]", "wrong")

    page.click("button[type=submit]")

    expect(page.locator(".account-errors")).to_be_visible()
    assert "/account/login/" in page.url


def test_editor_sets_up_a_second_step_and_signs_in_with_it(live_site, open_page, sign_in, settings):
    settings.WARRAQ_SECOND_FACTOR = "who-releases"
    page = open_page(width_px=390)
    editor = sign_in(page, "section-editor", lands_on="/second-step/")
    page.click(f"a[href='{reverse('mfa_activate_totp')}']")
    _confirm_password(page)
    secret = page.input_value("#authenticator_secret")
    page.fill("input[name=code]", _code(secret))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/recovery-codes/**")

    page.goto(live_site.newsroom_url)
    assert page.url == live_site.newsroom_url
    page.context.clear_cookies()
    sign_in(page, "section-editor", lands_on="/authenticate/", journalist=editor)
    # A code is good for one sign-in: the next one comes from the clock's next step.
    page.fill("input[name=code]", _code(secret, steps_on=1))
    page.click("main form button[type=submit]")
    page.wait_for_url(live_site.newsroom_url)


def _confirm_password(page):
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_selector("#authenticator_secret")


def _code(secret, *, steps_on=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps_on))
