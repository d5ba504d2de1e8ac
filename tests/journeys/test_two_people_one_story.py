"""Two editors have one story open: nobody's text is overwritten, and nobody's is lost."""

import pytest
from playwright.sync_api import expect

from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.release import release

pytestmark = pytest.mark.chromium


@pytest.fixture
def two_desks(desk_of, news):
    """A public story, open before a section editor and a managing editor."""
    story = release(make_story(news, title="العنوان الأول", standfirst="التصدير الأول"))
    desks = desk_of("section-editor"), desk_of("managing-editor")
    for desk in desks:
        desk.go_by_no_clock()
        desk.open_story(story.pk)
    return story, *desks


def test_older_form_is_not_released_and_both_texts_are_put_together(live_site, two_desks):
    _story, first, second = two_desks
    second.page.fill("#id_standfirst", "تصدير الثاني")
    first.page.fill("#id_title", "عنوان الأول")
    first.release()
    first.succeeded()

    second.release()

    both = second.page.locator(".both-texts")
    expect(both).to_be_visible()
    expect(both.get_by_role("row", name="عنوان الأول")).to_contain_text("العنوان الأول")
    # Autosave would have made it the newest version before anybody had read it.
    expect(second.page.locator("#page-edit-form[data-controller*='w-autosave']")).to_have_count(0)
    expect(second.page.locator("#id_title")).to_have_value("عنوان الأول")
    expect(second.page.locator("#id_standfirst")).to_have_value("تصدير الثاني")
    assert PublishedStory.objects.get().standfirst == "التصدير الأول"

    second.release()
    second.succeeded()

    row = PublishedStory.objects.get()
    assert (row.headline, row.standfirst) == ("عنوان الأول", "تصدير الثاني")


def test_field_that_both_changed_keeps_what_the_second_wrote_and_shows_the_first(two_desks):
    _story, first, second = two_desks
    second.page.fill("#id_title", "عنوان الثاني")
    first.page.fill("#id_title", "عنوان الأول")
    first.save()

    second.save()

    expect(second.page.locator(".both-texts")).to_contain_text("عنوان الأول")
    expect(second.page.locator("#id_title")).to_have_value("عنوان الثاني")
    assert Story.objects.get().get_latest_revision_as_object().title == "عنوان الأول"


def test_older_form_with_a_mistake_in_it_stays_the_older_form(two_desks):
    _story, first, second = two_desks
    first.page.fill("#id_title", "عنوان الأول")
    first.save()
    second.page.fill("#id_title", "ـــ")
    second.release()
    second.refused_at("title")

    second.page.fill("#id_title", "عنوان الثاني")
    second.release()

    expect(second.page.locator(".both-texts")).to_contain_text("عنوان الأول")
    assert Story.objects.get().title == "العنوان الأول"


def test_release_during_an_autosave_waits_for_it(live_site, desk_of, news):
    story = release(make_story(news, title="العنوان الأول", standfirst="التصدير الأول"))
    desk = desk_of("managing-editor")
    desk.open_story(story.pk)
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_title", "عنوان يُكتب")
    desk.page.fill("#id_title", "عنوان كُتب كله")
    desk.page.locator("footer .w-dropdown__toggle").click()
    desk.page.locator("button[value=action-publish]").click()
    with desk.page.expect_navigation():
        let_it_answer()

    desk.succeeded()
    expect(desk.page.locator(".both-texts")).to_have_count(0)
    assert PublishedStory.objects.get().headline == "عنوان كُتب كله"


def test_patience_for_an_earlier_autosave_is_none_for_the_next(live_site, desk_of, news):
    story = release(make_story(news, title="العنوان الأول", standfirst="التصدير الأول"))
    desk = desk_of("managing-editor")
    # The time for which one is waited for passes when the test says so.
    desk.page.add_init_script(
        "const later = window.setTimeout; window.ends = [];"
        "window.setTimeout = (act, ms, ...more) => ms === 10_000 ? ends.push(act) : later(act, ms, ...more);"
    )
    desk.open_story(story.pk)
    with desk.held_autosave() as let_the_first_answer:
        desk.page.fill("#id_title", "عنوان يُكتب")
    let_the_first_answer()
    story.refresh_from_db()
    expect(desk.page.locator("[name=loaded_revision_id]")).to_have_value(str(story.latest_revision_id))
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_title", "عنوان ما زال يُكتب")

    desk.page.evaluate("ends[0]()")
    desk.page.fill("#id_title", "عنوان كُتب كله")
    desk.page.locator("footer .w-dropdown__toggle").click()
    desk.page.locator("button[value=action-publish]").click()
    with desk.page.expect_navigation():
        let_it_answer()

    desk.succeeded()
    expect(desk.page.locator(".both-texts")).to_have_count(0)
    assert PublishedStory.objects.get().headline == "عنوان كُتب كله"
