"""What a journalist typed stays, though the session ended, the server was gone or the role was taken away."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from warraq.newsroom.stories.models import Story

pytestmark = pytest.mark.chromium

HEADLINE = "قطار الأطلس يبدأ رحلاته الليلية"
TEXT = "انطلق أول قطار ليلي في العاشرة مساءً."


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
