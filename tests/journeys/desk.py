"""What an editor does in the newsroom, step by step, whatever language the newsroom speaks."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, Route, expect


def jpeg(width: int = 1600, height: int = 900) -> bytes:
    """A picture as a photographer would send it."""
    kept = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(kept, "JPEG")
    return kept.getvalue()


class Desk:
    """The newsroom in one browser page, signed in."""

    def __init__(self, page: Page, newsroom_url: str) -> None:
        self.page = page
        self.url = newsroom_url

    def begin_story(self) -> None:
        self.page.goto(f"{self.url}write/")
        expect(self.page.locator("#id_title")).to_be_visible()

    def open_story(self, story_id: int) -> None:
        self.page.goto(f"{self.url}pages/{story_id}/edit/")
        expect(self.page.locator("#id_title")).to_be_visible()

    def choose_section(self, name: str, *, row: int = 0) -> None:
        self.page.select_option(f"#id_story_sections-{row}-section", label=name)

    def write_text(self, text: str) -> None:
        """Into the first block of text of the body."""
        editor = self.page.locator("[data-contentpath=body] [contenteditable=true]").first
        editor.click()
        self.page.keyboard.type(text)
        # The editor hands its text to the form a moment after the last key.
        expect(self.page.locator("[name=body-0-value]")).to_have_value(re.compile(re.escape(text)))

    def open_tab(self, number: int) -> None:
        self.page.locator("[role=tablist] [role=tab]").nth(number).click()

    def go_by_no_clock(self) -> None:
        """Pages opened from now on neither save by themselves nor ask every ten seconds whether somebody else has saved:
        what else happens meanwhile is the test's alone."""
        self.page.add_init_script(
            """for (const name of ["w-autosave:save", "w-session:ping"])
                addEventListener(name, (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);"""
        )

    @contextmanager
    def held_autosave(self) -> Iterator[Callable[[], None]]:
        """What the editor saves by itself within reaches the newsroom; the answer comes when the function is called."""
        answers: list[Callable[[], None]] = []

        def hold(route: Route) -> None:
            if answers or not (route.request.method == "POST" and "json" in route.request.headers["accept"]):
                return route.continue_()
            answer = route.fetch()
            return answers.append(lambda: route.fulfill(response=answer))

        # The editor takes its first look at the form after two seconds; what is typed before that is nothing new to it.
        self.page.wait_for_function(
            """window.wagtail.app.getControllerForElementAndIdentifier(
                document.querySelector("[data-edit-form]"), "w-unsaved").initialFormData !== undefined"""
        )
        self.page.route("**/pages/*/edit/", hold)
        yield lambda: answers[0]()
        until = time.monotonic() + 20
        while not answers:
            assert time.monotonic() < until, "nothing was saved by itself"
            self.page.wait_for_timeout(50)

    def save(self) -> None:
        self._send("footer button.action-save")

    def release(self) -> None:
        self.page.locator("footer .w-dropdown__toggle").click()
        self._send("button[value=action-publish]")

    def submit(self) -> None:
        self.page.locator("footer .w-dropdown__toggle").click()
        self._send("button[name=action-submit]")

    def act(self, verb: str) -> None:
        """One of the acts at the head of the story, by the end of its address, such as `correct`."""
        self.page.locator("header [data-w-dropdown-target=toggle]").first.click()
        self.page.locator(f"a[href$='/{verb}/']").first.click()
        expect(self.page.locator(".verb-form")).to_be_visible()

    def carry_out(self) -> None:
        """Send the form of an act."""
        self._send(".verb-form button[type=submit]")

    def _send(self, button: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(button).click()
        expect(self.page.locator(".messages li").first).to_be_visible()

    def succeeded(self) -> None:
        expect(self.page.locator(".messages li.success")).to_be_visible()

    def refused_at(self, path: str) -> str:
        """The refusal at a field, by Wagtail's content path; the page says that something is wrong, too."""
        expect(self.page.locator(".messages li.error")).to_be_visible()
        error = self.page.locator(f"[data-contentpath={path}]").locator(".error-message, .help-critical").first
        expect(error).to_have_text(re.compile(r"\S"))
        return str(error.text_content()).strip()

    def upload_picture(self, *, name: str, content: bytes, title: str = "", alt: str = "") -> None:
        self.page.goto(f"{self.url}images/add/")
        self.page.set_input_files("#id_file", {"name": name, "mimeType": "image/jpeg", "buffer": content})
        if title:
            # Wagtail writes the file's name there a moment after it was chosen.
            expect(self.page.locator("#id_title")).to_have_value(re.compile(r"\S"))
            self.page.fill("#id_title", title)
        self.page.fill("#id_alt", alt)
        self._send("form[action*='images/add'] button[type=submit]")

    def choose_lead_picture(self, title: str) -> None:
        self.page.locator("#id_lead_picture-chooser [data-chooser-action-choose]").first.click()
        self.page.locator(".modal [data-chooser-modal-choice]", has_text=title).first.click()
        expect(self.page.locator("#id_lead_picture-chooser [data-chooser-title]")).to_have_text(title)
