"""What is wrong is told at its field in words, nothing breaks and nothing written is lost."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.desk import jpeg
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import PublishedStory

pytestmark = pytest.mark.chromium

HEADLINE = "مهرجان القصبة يفتح أبوابه مجانًا لسكان الحي"
TEXT = "تبدأ العروض في السابعة مساءً وتستمر ثلاث ليالٍ."
MOMENT = "%Y-%m-%d %H:%M"


@pytest.fixture
def desk(desk_of):
    return desk_of("administrator")


def begin(desk, *, headline: str = HEADLINE, section: str = "أخبار") -> None:
    desk.begin_story()
    desk.page.fill("#id_title", headline)
    desk.page.fill("#id_standfirst", "لا ينبغي أن يضيع هذا السطر.")
    if section:
        desk.choose_section(section)
    desk.write_text(TEXT)


def assert_nothing_lost(desk) -> None:
    expect(desk.page.locator("#id_standfirst")).to_have_value("لا ينبغي أن يضيع هذا السطر.")
    expect(desk.page.locator("[data-contentpath=body] [contenteditable=true]").first).to_contain_text(TEXT)
    assert not PublishedStory.objects.exists()


def test_story_needs_a_headline_that_readers_can_see(desk):
    begin(desk, headline="\u200f\u0640\u200b")

    desk.release()

    assert desk.refused_at("title")
    assert_nothing_lost(desk)


def test_story_needs_a_section_and_says_so_there(desk):
    begin(desk, section="")

    desk.release()

    sections = desk.page.locator("section").filter(has=desk.page.locator("#id_story_sections-ADD"))
    refusal = sections.locator(".error-message, .help-critical").filter(visible=True).first
    expect(refusal).to_have_text(re.compile(r"\S"))
    assert_nothing_lost(desk)
    desk.choose_section("أخبار")
    desk.release()
    desk.succeeded()


def test_draft_needs_no_section(desk):
    begin(desk, section="")

    desk.save()

    desk.succeeded()
    assert Story.objects.get().title == HEADLINE


def test_lead_picture_needs_an_alternative_text(desk):
    desk.upload_picture(name="بلا وصف.jpg", content=jpeg(), title="بلا وصف")
    begin(desk)
    desk.choose_lead_picture("بلا وصف")

    desk.release()

    assert desk.refused_at("lead_picture")
    assert_nothing_lost(desk)


def test_embargo_that_has_not_ended_keeps_the_story_back(desk):
    begin(desk)
    desk.open_tab(2)
    desk.page.fill("#id_embargoed_until", (timezone.now() + timedelta(hours=3)).strftime(MOMENT))
    # The calendar opens beneath the field, a moment later, and goes when one clicks beside it.
    calendar = desk.page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    desk.page.mouse.click(640, 4)
    expect(calendar).to_have_count(0)

    desk.release()

    assert desk.refused_at("embargoed_until")
    assert_nothing_lost(desk)


@pytest.mark.parametrize("both", [True, False])
def test_byline_names_one_who_wrote_it(desk, both):
    from warraq.newsroom.stories.tests.factories import make_contributor

    person = make_contributor()
    begin(desk)
    desk.page.locator("#id_bylines-ADD").click()
    if both:
        desk.page.fill("#id_bylines-0-agency", "وكالات")
        desk.page.locator("#id_bylines-0-contributor-chooser [data-chooser-action-choose]").first.click()
        desk.page.locator(".modal [data-chooser-modal-choice]", has_text=person.name).first.click()
        expect(desk.page.locator("#id_bylines-0-contributor-chooser [data-chooser-title]")).to_have_text(person.name)
    else:
        desk.page.check("#id_bylines-0-is_with")

    desk.release()

    expect(desk.page.locator(".messages li.error")).to_be_visible()
    expect(
        desk.page.locator("#inline_child_bylines-0 .error-message, #inline_child_bylines-0 .help-critical").first
    ).to_be_visible()
    assert_nothing_lost(desk)


def test_picture_that_is_cut_off_is_refused(desk):
    desk.upload_picture(name="مقطوعة.jpg", content=jpeg()[:2000], title="مقطوعة", alt="صورة")

    expect(
        desk.page.locator("[data-contentpath=file] .error-message, #id_file-errors, .error-message").first
    ).to_be_visible()
    expect(desk.page.locator("#id_alt")).to_have_value("صورة")


def test_section_cannot_take_an_address_of_the_systems_own(desk, live_site):
    desk.page.goto(f"{desk.url}snippets/masthead/section/edit/{live_site.edition.sections.first().pk}/")
    desk.page.fill("#id_slug", "newsroom")

    desk._send("footer button[type=submit]")

    assert desk.refused_at("slug")
    expect(desk.page.locator("#id_slug")).to_have_value("newsroom")


@pytest.mark.parametrize(
    ("field", "value"),
    [("colour_brand", "#fffdf0"), ("language", "arabic"), ("contact_email", "nobody")],
)
def test_edition_refuses_what_cannot_be(desk, live_site, field, value):
    desk.page.goto(f"{desk.url}snippets/masthead/edition/edit/{live_site.edition.pk}/")
    desk.page.fill(f"#id_{field}", value)

    desk._send("footer button[type=submit]")

    assert desk.refused_at(field)
    expect(desk.page.locator(f"#id_{field}")).to_have_value(value)


def test_edition_refuses_a_host_that_is_an_address(desk, live_site):
    desk.page.goto(f"{desk.url}snippets/masthead/edition/edit/{live_site.edition.pk}/")
    desk.page.fill("#id_hosts-0-host", "https://www.example.com/news")

    desk._send("footer button[type=submit]")

    expect(desk.page.locator("#inline_child_hosts-0 .error-message").first).to_be_visible()
    expect(desk.page.locator("#id_hosts-0-host")).to_have_value("https://www.example.com/news")
