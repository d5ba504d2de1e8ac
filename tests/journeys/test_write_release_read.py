"""An editor writes and releases a story, a reader opens it a moment later."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import jpeg

pytestmark = pytest.mark.chromium

HEADLINE = "قطار الأطلس يبدأ رحلاته الليلية من محطة الدار البيضاء"
TEXT = "انطلق أول قطار ليلي في العاشرة مساءً وعلى متنه 240 مسافرًا."


def test_story_is_written_released_read_and_released_again(live_site, desk_of, open_page):
    desk = desk_of("section-editor")
    desk.upload_picture(name="قطار الأطلس ليلًا.jpg", content=jpeg(), title="قطار الأطلس", alt="قطار في محطة")
    desk.begin_story()
    page = desk.page
    page.fill("#id_title", HEADLINE)
    page.fill("#id_kicker", "سكك الحديد")
    page.fill("#id_standfirst", "رحلة تختصر الطريق إلى خمس ساعات.")
    page.fill("#id_dateline_place", "الدار البيضاء")
    desk.choose_section("أخبار")
    desk.choose_lead_picture("قطار الأطلس")
    desk.write_text(TEXT)
    desk.release()
    desk.succeeded()

    reader = open_page(width_px=390)
    reader.goto(live_site.url)
    reader.get_by_role("main").get_by_role("link", name=HEADLINE).first.click()

    article = reader.get_by_role("article")
    expect(article.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    for words in ["سكك الحديد", "رحلة تختصر الطريق إلى خمس ساعات.", "الدار البيضاء", TEXT]:
        expect(article.get_by_text(words).first).to_be_visible()
    picture = article.get_by_role("img", name="قطار في محطة")
    expect(picture).to_be_visible()
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0

    page.fill("#id_title", f"{HEADLINE} ومراكش")
    desk.release()
    desk.succeeded()

    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text(f"{HEADLINE} ومراكش")


def test_message_after_release_leads_to_the_readers_page(live_site, desk_of):
    desk = desk_of("managing-editor")
    desk.begin_story()
    desk.page.fill("#id_title", HEADLINE)
    desk.choose_section("ثقافة")
    desk.write_text(TEXT)
    desk.release()

    link = desk.page.locator(f".messages li.success a[href^='{live_site.url}']").first
    answer = desk.page.request.get(link.get_attribute("href"))

    assert answer.status == 200
    assert HEADLINE in answer.text()


def test_reporters_story_waits_until_an_editor_approves(live_site, desk_of, open_page):
    reporter = desk_of("reporter")
    reporter.begin_story()
    reporter.page.fill("#id_title", HEADLINE)
    reporter.choose_section("أخبار")
    reporter.write_text(TEXT)
    reporter.submit()
    reporter.succeeded()
    reader = open_page()
    reader.goto(live_site.url)
    expect(reader.get_by_text(HEADLINE)).to_have_count(0)

    editor = desk_of("section-editor")
    editor.page.goto(editor.url)
    editor.page.get_by_role("main").get_by_role("link", name=HEADLINE).first.click()
    editor.page.locator("footer .w-dropdown__toggle").click()
    editor.page.locator("[data-workflow-action-name=approve]:not([data-launch-modal])").first.click()
    editor.succeeded()

    later = open_page()
    later.goto(live_site.url)
    expect(later.get_by_role("main").get_by_role("link", name=HEADLINE).first).to_be_visible()


def test_draft_is_kept_and_previewed_and_no_reader_sees_it(live_site, desk_of, open_page):
    desk = desk_of("reporter")
    desk.begin_story()
    desk.page.fill("#id_title", HEADLINE)
    desk.choose_section("أخبار")
    desk.write_text(TEXT)
    desk.save()
    desk.succeeded()

    desk.page.locator("[data-side-panel-toggle=preview]").click()
    preview = desk.page.frame_locator("[data-side-panel=preview] iframe:not(.w-preview__proxy)")
    expect(preview.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    desk.page.reload()
    expect(desk.page.locator("#id_title")).to_have_value(HEADLINE)

    reader = open_page()
    reader.goto(live_site.url)
    expect(reader.get_by_text(HEADLINE)).to_have_count(0)


def test_fields_follow_the_direction_of_what_is_written_in_them(desk_of):
    desk = desk_of("reporter")
    desk.begin_story()

    desk.page.fill("#id_title", "NASA تعلن موعد الإطلاق")
    desk.page.fill("#id_kicker", "فضاء")

    direction = "field => getComputedStyle(field).direction"
    assert desk.page.locator("#id_title").evaluate(direction) == "ltr"
    assert desk.page.locator("#id_kicker").evaluate(direction) == "rtl"
    assert desk.page.locator("#id_standfirst").evaluate(direction) == "rtl"
