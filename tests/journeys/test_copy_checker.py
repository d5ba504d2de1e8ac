"""The copy checker beside a story: it checks as one writes, mends what it is told to, and keeps back only when asked to."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from warraq.masthead.models import HouseStyle
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import PublishedStory

pytestmark = pytest.mark.chromium

HEADLINE = "الحكومه تقر الميزانية"
STANDFIRST = "وافق المجلس على القانون ,ثم رفع الجلسة"
TEXT = "سافر الوزير الى عمّان. قال «ذهبت الى هناك» ومضى. تم افتتاح المعرض"


class Checker:
    """The panel of the copy checker in an editor's page."""

    def __init__(self, page):
        self.page = page
        self.panel = page.locator("[data-house-style]")
        self.findings = self.panel.locator(".house-style__finding")
        self.toggle = page.locator("[data-side-panel-toggle=house-style]")

    def open(self):
        # A page that is opened again remembers which panel was open.
        if self.toggle.get_attribute("aria-expanded") != "true":
            self.toggle.click()
        expect(self.panel).to_be_visible()

    def finding(self, words):
        return self.findings.filter(has=self.page.locator("mark", has_text=re.compile(f"^{re.escape(words)}$")))

    def says(self, words):
        expect(self.panel.locator("[data-state]")).to_have_text(words)

    def underlined(self, severity):
        """The words that are underlined, as the page shows them."""
        return self.page.evaluate(
            "name => [...CSS.highlights.get(name)].map(range => range.toString())", f"copy-{severity}"
        )


@pytest.fixture
def desk(desk_of):
    return desk_of("section-editor")


@pytest.fixture
def checker(desk):
    """A story with slips in a line, in lines and in rich text; the panel is open."""
    desk.begin_story()
    desk.page.fill("#id_title", HEADLINE)
    desk.page.fill("#id_standfirst", STANDFIRST)
    desk.choose_section("أخبار")
    desk.write_text(TEXT)
    checker = Checker(desk.page)
    checker.open()
    checker.says("3 أخطاء · ملاحظة واحدة")
    return checker


def body(page):
    return page.locator("[data-contentpath=body] [contenteditable=true]").first


def test_slips_are_listed_underlined_reached_and_mended(desk, checker):
    page = desk.page
    assert sorted(checker.underlined("error")) == sorted([",", "الحكومه", "الى"])
    assert checker.underlined("hint") == ["تم افتتاح"]
    expect(checker.toggle).to_contain_text("4")
    expect(checker.finding("الى")).to_contain_text("همزة")
    expect(checker.finding("الى").locator("[data-field]")).to_have_text("النص")
    expect(checker.finding("تم افتتاح").locator("[data-severity]")).to_have_text("ملاحظة")

    checker.finding("الحكومه").locator("[data-jump]").press("Enter")
    assert (
        page.evaluate(
            "() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd) }"
        )
        == "الحكومه"
    )
    checker.finding("الى").locator("[data-jump]").click()
    page.wait_for_function("getSelection().toString() === 'الى'")

    checker.finding("الحكومه").get_by_role("button", name="اكتب: الحكومة").click()
    expect(page.locator("#id_title")).to_have_value("الحكومة تقر الميزانية")
    checker.says("خطآن · ملاحظة واحدة")
    assert page.evaluate("document.activeElement.matches('[data-house-style] button')")

    # Mending the comma lays bare the space before it and the one that is missing behind.
    checker.panel.locator("[data-fix-all]").click()
    checker.says("ملاحظة واحدة")
    expect(page.locator("#id_standfirst")).to_have_value("وافق المجلس على القانون، ثم رفع الجلسة")
    expect(body(page)).to_have_text(TEXT.replace("الوزير الى", "الوزير إلى"))
    assert checker.underlined("error") == []

    checker.panel.locator("[data-undo]").click()
    expect(page.locator("#id_standfirst")).to_have_value(STANDFIRST)
    expect(body(page)).to_have_text(TEXT)
    expect(page.locator("#id_title")).to_have_value("الحكومة تقر الميزانية")
    checker.panel.locator("[data-undo]").click()
    expect(page.locator("#id_title")).to_have_value(HEADLINE)
    expect(checker.panel.locator("[data-undo]")).to_be_hidden()

    # The editor's own undo knows of it too.
    checker.finding("الى").get_by_role("button", name="اكتب: إلى").click()
    expect(body(page)).to_contain_text("الوزير إلى")
    body(page).click()
    page.keyboard.press("Control+z")
    expect(body(page)).to_have_text(TEXT)


def test_bold_and_links_survive_mending(desk, checker):
    page = desk.page
    body(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")

    checker.finding("الى").get_by_role("button", name="اكتب: إلى").click()
    desk.save()
    desk.succeeded()

    assert "<b>" in Story.objects.get().body[0].value.source
    assert "الوزير إلى عمّان" in Story.objects.get().body[0].value.source


def test_what_is_ignored_stays_ignored_with_the_story(desk, checker):
    page = desk.page
    checker.finding("الى").get_by_role("button", name="تجاهل هنا").click()
    checker.says("خطآن · ملاحظة واحدة")
    desk.save()
    desk.succeeded()
    assert Story.objects.get().get_latest_revision_as_object().style_ignored == [["SP001", "الى"]]

    desk.open_story(Story.objects.get().pk)
    again = Checker(page)
    again.open()
    again.says("خطآن · ملاحظة واحدة")
    again.panel.locator("[data-forget]").click()
    again.says("3 أخطاء · ملاحظة واحدة")


def test_empty_state_and_slips_of_a_moment_ago(desk):
    desk.begin_story()
    checker = Checker(desk.page)
    checker.open()
    checker.says("لا ملاحظات")
    expect(checker.findings).to_have_count(0)

    desk.page.fill("#id_title", "الوزير يستقيل.")
    checker.says("ملاحظة واحدة")
    desk.page.fill("#id_title", "الوزير يستقيل")
    checker.says("لا ملاحظات")


def test_errors_keep_a_story_back_only_when_the_edition_says_so(live_site, desk, checker):
    page = desk.page
    HouseStyle.objects.create(edition=live_site.edition, must_mend=True)

    desk.release()

    assert "«الحكومه» ← «الحكومة»" in desk.refused_at("title")
    assert "«الى» ← «إلى»" in desk.refused_at("body")
    assert not PublishedStory.objects.exists()
    again = Checker(page)
    again.open()
    expect(again.panel.locator("[data-must-mend]")).to_be_visible()
    again.panel.locator("[data-fix-all]").click()
    again.says("ملاحظة واحدة")
    desk.release()
    desk.succeeded()
    assert PublishedStory.objects.get().headline == "الحكومة تقر الميزانية"


def test_errors_keep_nothing_back_otherwise(desk, checker):
    desk.release()
    desk.succeeded()

    assert PublishedStory.objects.get().headline == HEADLINE


@pytest.mark.parametrize("language", ["ar", "en"])
def test_panel_passes_axe_and_can_be_used_by_keyboard(desk, checker, language):
    from wagtail.users.models import UserProfile

    from warraq.newsroom.desks.models import Journalist

    page = desk.page
    if language == "en":
        desk.save()
        UserProfile.objects.update_or_create(user=Journalist.objects.get(), defaults={"preferred_language": "en"})
        desk.open_story(Story.objects.get().pk)
        checker.open()
        checker.says("3 errors · 1 hint")

    found = Axe().run(page, context="[data-side-panel=house-style]")

    assert [violation["id"] for violation in found.response["violations"]] == []
    names = []
    checker.panel.locator("button").filter(visible=True).first.focus()
    for _ in range(4):
        names.append(page.evaluate("document.activeElement.innerText.trim()"))
        page.keyboard.press("Tab")
    assert len(set(names)) == 4
    assert all(names)


def test_administrator_sets_the_house_style(live_site, desk_of):
    desk = desk_of("administrator")
    page = desk.page
    page.goto(f"{desk.url}snippets/masthead/edition/edit/{live_site.edition.pk}/")
    desk.open_tab(1)
    page.check("#id_house_styles-0-must_mend")
    page.fill("#id_house_styles-0-words", "كلمتان اثنتان")
    page.fill("#id_house_styles-0-spellings", "جوجل = غوغل")
    page.locator(".style-rules__group summary").first.click()
    page.select_option("#id_house_styles-0-rules-SP001", "off")
    desk._send("footer button[type=submit]")
    expect(page.locator("#inline_child_house_styles-0 .error-message").first).to_contain_text("كلمتان اثنتان")
    desk.open_tab(1)
    page.fill("#id_house_styles-0-words", "ويكيميديا")

    desk._send("footer button[type=submit]")

    style = HouseStyle.objects.get()
    assert (style.must_mend, style.words, style.rules) == (True, "ويكيميديا", {"SP001": "off"})
    assert json.loads(json.dumps(style.as_settings().spellings)) == [["جوجل", "غوغل"]]
