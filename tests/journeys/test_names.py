"""One person under two spellings: found before a double is made, and made one when there are two."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.desk import Desk
from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.doubles.models import Merge
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium


def test_a_writer_is_found_in_another_spelling_while_a_story_is_written(live_site, news, desk_of):
    known = make_contributor("عبد الله السالمي")
    story = make_story(news)
    desk: Desk = desk_of("managing-editor")
    page = desk.page
    desk.open_story(story.pk)
    page.locator("#id_bylines-ADD").click()
    page.locator("#id_bylines-0-contributor-chooser .unchosen [data-chooser-action-choose]").click()
    expect(page.locator(".modal-body")).to_be_visible()

    page.locator(".modal-body #id_q").fill("عبدالله")
    expect(page.locator(".modal-body").get_by_text(known.name)).to_be_visible()
    page.locator(".modal-body [role=tab]").nth(1).click()
    page.locator(".modal-body #tab-create #id_name").fill("عبدالله السالمى")
    page.locator(".modal-body #tab-create button[type=submit]").click()
    expect(page.locator(".names-alike")).to_be_visible()
    expect(page.locator(".names-alike input:checked")).to_have_value(str(known.pk))
    page.locator(".modal-body #tab-create button[type=submit]").click()

    expect(page.locator(".modal-body")).to_have_count(0)
    desk.save()
    line = Story.objects.get(pk=story.pk).get_latest_revision_as_object().bylines.get()
    assert line.contributor == known
    assert Contributor.objects.count() == 1


@pytest.mark.parametrize("width_px", [390, 1280])
def test_two_are_made_one_after_a_look_at_what_changes(live_site, news, desk_of, width_px):
    kept, other = make_contributor("عبد الله السالمي"), make_contributor("عبدالله السالمى المراسل")
    release(make_story(news, contributors=(other,)))
    desk: Desk = desk_of("managing-editor")
    page = desk.page
    page.set_viewport_size({"width": width_px, "height": 850})
    page.goto(f"{desk.url}merge/contributor/?kept={kept.pk}&merged={other.pk}")
    expect(page.locator("#doubles-preview")).to_be_visible()
    assert not Axe().run(page, context=".doubles").violations_count

    page.locator("#id_reason").fill("واحد بإملاءين")
    with page.expect_navigation():
        page.locator(".verb-form button[type=submit]").click()

    expect(page.locator("[data-merge-progress]")).to_be_visible()
    assert not Axe().run(page, context=".doubles").violations_count
    assert Merge.objects.get().reason == "واحد بإملاءين"
    assert Contributor.objects.get() == kept
