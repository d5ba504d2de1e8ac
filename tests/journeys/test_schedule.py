"""An editor types when a story is to go out, in the digits at hand."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.chromium

HEADLINE = "المكتبة المتنقلة تصل إلى ثلاث قرى جديدة في الربيع"


def test_a_time_in_arabic_digits_stays_as_typed_and_is_kept(live_site, desk_of, open_page):
    desk = desk_of("managing-editor")
    desk.begin_story()
    page = desk.page
    page.fill("#id_title", HEADLINE)
    desk.choose_section("أخبار")
    desk.write_text("تحمل الحافلة ألفي كتاب.")
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    due = page.locator("#schedule-publishing-dialog [name=go_live_at]")
    due.fill("٢٠٣٧-٠١-٠٥ ٠٨:٣٠")
    due.blur()
    expect(due).to_have_value("٢٠٣٧-٠١-٠٥ ٠٨:٣٠")
    # The calendar opens late, and does not stay in the way of the button when its field was left before that.
    page.wait_for_timeout(300)
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
    with page.expect_navigation():
        page.locator("#schedule-publishing-dialog button[type=submit]").click()

    desk.release()

    desk.succeeded()
    expect(page.locator(".messages li.success")).to_contain_text("2037")
    reader = open_page()
    reader.goto(live_site.url)
    expect(reader.get_by_text(HEADLINE)).to_have_count(0)
