"""What a journalist typed stays, though the session ended, the server was gone or the role was taken away."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from tests.fixtures import PASSWORD as SIGN_IN_PASSWORD
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.chromium

HEADLINE = "قطار الأطلس يبدأ رحلاته الليلية"
TEXT = "انطلق أول قطار ليلي في العاشرة مساءً."
PASSWORD = "قطار-الأطلس-1448"
HIDDEN = re.compile("footer__container--hidden")


def keeps(desk):
    expect(desk.page.locator("form[data-edit-form][data-keeps]")).to_be_attached()


def wait_until_kept(page, text):
    page.wait_for_function("text => Object.values(localStorage).some(kept => kept.includes(text))", arg=text)


def write(desk):
    desk.begin_story()
    keeps(desk)
    desk.page.fill("#id_title", HEADLINE)
    desk.choose_section("أخبار")
    desk.write_text(TEXT)
    wait_until_kept(desk.page, TEXT)


def leave(page, url):
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(url)


def test_text_comes_back_after_the_session_ended_and_is_saved_once(live_site, desk_of, sign_in):
    desk = desk_of("reporter")
    from warraq.newsroom.desks.models import Journalist

    journalist = Journalist.objects.get()
    write(desk)
    Session.objects.all().delete()
    page = desk.page
    page.locator("footer button.action-save").click()
    expect(page.locator("input[name=password]")).to_be_visible()
    assert not Story.objects.exists()

    sign_in(page, "reporter", journalist=journalist)
    desk.begin_story()
    page.locator("[data-kept-act=restore]").click()
    expect(page.locator("#id_title")).to_have_value(HEADLINE)
    expect(page.locator("[data-contentpath=body] [contenteditable=true]").first).to_contain_text(TEXT)
    desk.save()
    desk.succeeded()

    assert [story.title for story in Story.objects.all()] == [HEADLINE]
    desk.begin_story()
    keeps(desk)
    expect(page.locator("[data-kept-text]")).to_be_hidden()


def newest_standfirst(story):
    story.refresh_from_db()
    return story.get_latest_revision_as_object().standfirst


def is_saved_by_itself(desk, story, standfirst):
    until = time.monotonic() + 20
    while newest_standfirst(story) != standfirst:
        assert time.monotonic() < until, newest_standfirst(story)
        desk.page.wait_for_timeout(100)


def test_what_is_typed_just_before_an_autosave_is_answered_is_saved_too(desk_of, news):
    desk = desk_of("managing-editor")
    story = make_story(news, title=HEADLINE, standfirst="تصدير قديم")
    desk.open_story(story.pk)
    with desk.held_autosave() as let_it_answer:
        desk.page.fill("#id_standfirst", "تصدير")
    desk.page.fill("#id_standfirst", "تصدير كُتب حتى آخره")
    let_it_answer()

    is_saved_by_itself(desk, story, "تصدير كُتب حتى آخره")


def test_what_is_typed_as_soon_as_the_page_is_there_is_saved_too(desk_of, news):
    desk = desk_of("managing-editor")
    story = make_story(news, title=HEADLINE, standfirst="تصدير قديم")
    desk.open_story(story.pk)
    desk.page.fill("#id_standfirst", "تصدير جديد")

    is_saved_by_itself(desk, story, "تصدير جديد")


def test_text_outlives_the_sign_in_that_leads_back_to_the_story(desk_of, news):
    desk = desk_of("managing-editor")
    from warraq.newsroom.desks.models import Journalist

    page = desk.page
    desk.open_story(make_story(news, title=HEADLINE, standfirst="تصدير قديم").pk)
    keeps(desk)
    # A new password ends the session.
    journalist = Journalist.objects.get()
    journalist.set_password(PASSWORD)
    journalist.save()
    page.fill("#id_standfirst", TEXT)
    wait_until_kept(page, TEXT)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("footer button.action-save").click()

    page.fill("[name=login]", journalist.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    expect(page.locator("#id_standfirst")).to_have_value("تصدير قديم")
    page.locator("[data-kept-act=restore]").click()

    expect(page.locator("#id_standfirst")).to_have_value(TEXT)


def test_who_has_lost_the_role_still_has_the_words(desk_of):
    desk = desk_of("reporter")
    from warraq.newsroom.desks.models import Journalist

    write(desk)
    Journalist.objects.get().groups.clear()

    leave(desk.page, f"{desk.url}kept/")

    expect(desk.page.locator("[data-kept-list] h2")).to_have_text(HEADLINE)
    assert TEXT in desk.page.locator("[data-kept-list] textarea").input_value()


def test_form_sent_twice_makes_one_story(desk_of):
    desk = desk_of("reporter")
    write(desk)
    page = desk.page

    statuses = page.evaluate(
        """async () => {
            const form = document.querySelector("[data-edit-form]");
            const send = () => fetch(form.action, { method: "POST", body: new FormData(form) });
            return (await Promise.all([send(), send()])).map((answer) => answer.status);
        }"""
    )

    assert statuses == [200, 200]
    assert Story.objects.count() == 1


def test_what_is_typed_while_the_page_opens_is_kept_too(desk_of):
    desk = desk_of("reporter")
    page = desk.page
    page.route("**/write/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    # The moment that the page gives the editor of the body lasts until the headline is typed, on any machine.
    page.add_init_script(
        "const later = window.setTimeout; window.held = [];"
        "window.setTimeout = (act, ms, ...more) => ms === 1500 ? held.push(act) : later(act, ms, ...more);"
    )
    desk.begin_story()
    page.fill("#id_title", HEADLINE)
    assert page.locator("form[data-keeps]").count() == 0
    page.evaluate("held.forEach((act) => act())")

    wait_until_kept(page, HEADLINE)


def test_a_text_that_is_offered_outlives_what_is_typed_before_an_answer(desk_of):
    desk = desk_of("reporter")
    page = desk.page
    write(desk)
    leave(page, f"{desk.url}notices/")
    desk.begin_story()
    expect(page.locator("[data-kept-text]")).to_be_visible()

    page.fill("#id_title", "خبر آخر")
    wait_until_kept(page, "خبر آخر")

    expect(page.locator("[data-kept-text]")).to_be_visible()
    wait_until_kept(page, TEXT)
    page.locator("[data-kept-act=restore]").click()
    expect(page.locator("#id_title")).to_have_value(HEADLINE)


def why_unsaved(desk):
    return desk.page.locator(".footer__save-warning")


def change_standfirst(desk, text):
    # The editor takes its first look at the form after two seconds.
    keeps(desk)
    desk.page.fill("#id_standfirst", text)
    wait_until_kept(desk.page, text)


@pytest.mark.parametrize(
    ("language", "told", "kept", "way_back"),
    [
        ("ar", "انتهى دخولك", "محفوظ في هذا المتصفح", "سجّل الدخول وعُد إلى هذا الخبر"),
        ("fr", "Votre session est terminée", "conservé dans ce navigateur", "Se connecter et revenir à cet article"),
        ("en", "You are signed out", "kept in this browser", "Sign in and come back to this story"),
    ],
)
def test_who_is_signed_out_while_typing_is_told_and_led_back(desk_of, news, language, told, kept, way_back):
    desk = desk_of("managing-editor")
    from warraq.newsroom.desks.models import Journalist

    journalist, page = Journalist.objects.get(), desk.page
    UserProfile.objects.update_or_create(user=journalist, defaults={"preferred_language": language})
    story = make_story(news, title=HEADLINE, standfirst="تصدير قديم")
    desk.open_story(story.pk)
    Session.objects.all().delete()
    change_standfirst(desk, TEXT)
    expect(why_unsaved(desk)).to_contain_text(told)
    expect(why_unsaved(desk)).to_contain_text(kept)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))

    page.get_by_role("link", name=way_back).click()
    page.fill("[name=login]", journalist.username)
    page.fill("[name=password]", SIGN_IN_PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"**/pages/{story.pk}/edit/")
    page.locator("[data-kept-act=restore]").click()

    expect(page.locator("#id_standfirst")).to_have_value(TEXT)
    assert asked == []


def test_story_saves_itself_again_once_its_writer_has_signed_in_elsewhere(desk_of, news, sign_in):
    desk = desk_of("managing-editor")
    from warraq.newsroom.desks.models import Journalist

    story = make_story(news, title=HEADLINE, standfirst="تصدير قديم")
    desk.open_story(story.pk)
    Session.objects.all().delete()
    change_standfirst(desk, TEXT)
    expect(why_unsaved(desk)).to_contain_text("انتهى دخولك")

    elsewhere = desk.page.context.new_page()
    sign_in(elsewhere, "managing-editor", journalist=Journalist.objects.get())
    elsewhere.close()
    desk.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    is_saved_by_itself(desk, story, TEXT)
    expect(desk.page.locator(".footer__container:has(.footer__save-warning)")).to_have_class(HIDDEN)


def test_nobody_saves_in_the_name_of_who_was_here_before(desk_of, news, sign_in):
    desk = desk_of("managing-editor")
    story = make_story(news, title=HEADLINE, standfirst="تصدير قديم")
    desk.open_story(story.pk)
    keeps(desk)
    Session.objects.all().delete()
    elsewhere = desk.page.context.new_page()
    sign_in(elsewhere, "managing-editor")
    elsewhere.close()

    change_standfirst(desk, TEXT)

    expect(why_unsaved(desk)).to_contain_text("انتهى دخولك")
    assert newest_standfirst(story) == "تصدير قديم"


def test_who_may_no_longer_write_is_told_so_beside_the_story(desk_of, news):
    desk = desk_of("managing-editor")
    from warraq.newsroom.desks.models import Journalist

    desk.open_story(make_story(news, title=HEADLINE, standfirst="تصدير قديم").pk)
    Journalist.objects.get().groups.clear()
    change_standfirst(desk, TEXT)

    expect(why_unsaved(desk)).to_contain_text("لم يعد لك تعديل هذا الخبر")
    expect(why_unsaved(desk)).to_contain_text("محفوظ في هذا المتصفح")


@pytest.mark.parametrize(("status", "told"), [(None, "غرفة الأخبار لا تستجيب"), (503, "تعذّر الحفظ الآن")])
def test_who_gets_no_answer_is_told_calmly_and_saved_when_there_is_one(desk_of, news, status, told):
    desk = desk_of("managing-editor")
    story = make_story(news, title=HEADLINE, standfirst="تصدير قديم")
    desk.open_story(story.pk)
    desk.page.route(
        f"**/pages/{story.pk}/edit/",
        lambda route: route.fulfill(status=status, body="<h1>503</h1>") if status else route.abort(),
    )
    change_standfirst(desk, TEXT)
    expect(why_unsaved(desk)).to_contain_text(told)
    expect(why_unsaved(desk)).to_contain_text("محفوظ في هذا المتصفح")

    desk.page.unroute_all()
    desk.page.evaluate("dispatchEvent(new Event('online'))")

    is_saved_by_itself(desk, story, TEXT)
