"""Many pictures on one screen: what is the same is written once, and a bad file stops no other."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.desk import Desk, jpeg
from warraq.newsroom.pictures.models import Picture

pytestmark = pytest.mark.chromium


def test_pictures_are_uploaded_together_described_and_saved_at_once(live_site, desk_of):
    desk: Desk = desk_of("managing-editor")
    page = desk.page
    page.goto(f"{desk.url}images/multiple/add/")
    files = [
        {"name": "ميناء.jpg", "mimeType": "image/jpeg", "buffer": jpeg()},
        {"name": "broken.jpg", "mimeType": "image/jpeg", "buffer": b"no picture at all"},
        {"name": "سوق.jpg", "mimeType": "image/jpeg", "buffer": jpeg(1200, 900)},
    ]
    page.locator("#fileupload").set_input_files(files)
    forms = page.locator("#upload-list form[action*='multiple']")
    expect(forms).to_have_count(2, timeout=30_000)
    expect(page.locator("#upload-list .upload-failure")).to_have_count(1)

    for number, alt in enumerate(["بوابة الميناء صباحًا", "باعة في السوق"]):
        forms.nth(number).locator("[name$='-alt']").fill(alt)
    page.locator("[data-batch-field=credit_line]").fill("سلمى بنزهرون / الميناء")
    assert not Axe().run(page, context="[data-batch]").violations_count
    page.locator("[data-batch-act=save]").click()

    expect(forms).to_have_count(0, timeout=30_000)
    expect(page.locator("[data-batch-state]")).to_contain_text("2")
    saved = Picture.objects.order_by("pk")
    assert [picture.alt for picture in saved] == ["بوابة الميناء صباحًا", "باعة في السوق"]
    assert {picture.credit_line for picture in saved} == {"سلمى بنزهرون / الميناء"}
