"""The pictures of the newsroom's guides: the demo's screens as journalists see them, with a frame around what a line is about.

    make guide-pictures [ONLY=list,fronts]

They lie in docs/guides/pictures. Menus are opened, nothing is sent. The one thing that the demo lacks, a writer whose name
was written in two ways, is there while the pictures are made.
"""

import argparse
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from bench.pages import FLAGS, serve_demo
from bench.pictures import ROOT

PICTURES = ROOT / "docs" / "guides" / "pictures"
SIZE = {"width": 1280, "height": 800}
_FRAME = """(part) => Object.assign(part.style,
  {outline: "3px solid #c2410c", outlineOffset: "4px", borderRadius: "4px"})"""


def _stay(tab: Any) -> None:
    """As it opens."""


def _open_actions(tab: Any) -> None:
    tab.locator("footer .w-dropdown__toggle").first.click()


def _save_nothing(tab: Any) -> None:
    """From here on the newsroom is out of reach for what is typed."""
    is_saving = "/edit/"
    tab.route(
        "**/*",
        lambda route: (
            route.abort() if route.request.method == "POST" and is_saving in route.request.url else route.continue_()
        ),
    )


def _open_checker(tab: Any) -> None:
    """With slips of the pen in the text. The first time the checker prepares its words for a minute or so."""
    _save_nothing(tab)
    tab.locator("[name=standfirst]").fill("أقبل الزوار الى الحديقة , وقال المدير أنها مفتوحه للجميع .")
    tab.locator("[data-side-panel-toggle=house-style]").click()
    tab.locator("[data-side-panel=house-style] [data-findings] li").first.wait_for(timeout=180_000)


def _open_comments(tab: Any) -> None:
    _save_nothing(tab)
    tab.locator("[data-side-panel-toggle=comments]").click()
    tab.locator("[data-contentpath=standfirst] [data-comment-add]").first.click()
    tab.locator(".comment textarea").fill("من قال هذا؟ نحتاج إلى اسم.")


def _open_filters(tab: Any) -> None:
    tab.locator("#filters-drilldown [data-w-dropdown-target=toggle]").first.click()
    tab.locator("[aria-controls=drilldown-id_rights]").first.click()


def _go_down_to(selector: str) -> Callable[[Any], None]:
    def go_down(tab: Any) -> None:
        tab.locator(selector).first.evaluate("part => part.scrollIntoView({block: 'center'})")

    return go_down


def _open_status(tab: Any) -> None:
    tab.locator("[data-side-panel-toggle=status]").click()


def _break_off(tab: Any) -> None:
    """Write while the newsroom is out of reach, and lose the page: the browser has kept it."""
    address = tab.url
    _save_nothing(tab)
    tab.locator("[name=standfirst]").fill("ما كُتب قبل أن ينقطع الاتصال ولم يصل إلى غرفة الأخبار.")
    tab.wait_for_timeout(4000)
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.goto("about:blank")
    tab.goto(address)
    tab.wait_for_timeout(1500)


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, at which address, what is done first, and what gets a frame."""

    name: str
    account: str
    path: str
    act: Callable[[Any], None] = _stay
    framed: str = ""


@contextmanager
def written_in_two_ways() -> Iterator[tuple[Any, Any]]:
    """A contributor of the demo, and the same name without its hamza over three of their stories, until the end."""
    from django.db.models import Count

    from warraq.newsroom.contributors.models import Contributor
    from warraq.newsroom.stories.models import Byline

    named = Contributor.objects.filter(name__regex="^[أإ]").annotate(number=Count("bylines")).order_by("-number", "pk")
    kept = named[0]
    double = Contributor(name=kept.name.replace("إ", "ا").replace("أ", "ا"))
    double.save()
    stories = Byline.objects.filter(contributor=kept).order_by("-story_id").values_list("story_id", flat=True)[:3]
    Byline.objects.bulk_create(Byline(contributor=double, story_id=story, sort_order=9) for story in list(stories))
    try:
        yield kept, double
    finally:
        Byline.objects.filter(contributor=double).delete()
        double.delete()


def find_shots(kept: Any, merged: Any) -> list[Shot]:
    """What there is to be seen in this demo, by what its database holds, and two names for one writer."""
    from django.urls import reverse
    from wagtail.models import WorkflowState

    from warraq.newsroom.stories.models import Story
    from warraq.publishing.fronts.models import Front

    released = Story.objects.filter(live=True).exclude(lead_picture=None).order_by("-first_published_at").first()
    mine = Story.objects.filter(live=False, first_published_at=None, owner__username="reporter", killed_at=None)
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    read = [int(pk) for pk in waiting.values_list("object_id", flat=True)]
    draft = mine.filter(is_working_headline=False).exclude(standfirst="").exclude(pk__in=read).order_by("pk").first()
    state = waiting.order_by("pk").first()
    killed = Story.objects.exclude(killed_at=None).first()
    front = Front.objects.order_by("pk").first()
    edit = "wagtailadmin_pages:edit"
    shots = [
        Shot("home", "reporter", reverse("wagtailadmin_home")),
        Shot("list", "managing-editor", reverse("stories:index")),
        Shot("planning", "managing-editor", reverse("planning")),
        Shot("notices", "managing-editor", reverse("notices")),
        Shot("library", "managing-editor", reverse("wagtailimages:index"), _open_filters),
        Shot("merge", "managing-editor", f"{reverse('merge_names', args=['contributor'])}?{_ask(kept, merged)}"),
        Shot("panic", "managing-editor", reverse("panic")),
    ]
    if draft is not None:
        story = reverse(edit, args=[draft.pk])
        shots += [
            Shot("write", "reporter", story),
            Shot("checker", "reporter", story, _open_checker),
            Shot("hand-in", "reporter", story, _open_actions, "footer .w-dropdown__content"),
            Shot("kept-text", "reporter", story, _break_off, "[data-kept-text]"),
            Shot("assign", "managing-editor", reverse("assign_story", args=[draft.pk])),
            Shot("spike", "managing-editor", reverse("spike_story", args=[draft.pk])),
        ]
    if state is not None:
        handed_in = reverse(edit, args=[state.object_id])
        shots += [
            Shot("comment", "managing-editor", handed_in, _open_comments),
            Shot("review", "managing-editor", handed_in, _open_actions, "footer .w-dropdown__content"),
        ]
    if released is not None:
        shots += [
            Shot("schedule", "managing-editor", reverse(edit, args=[released.pk]), _open_status),
            Shot("correct", "managing-editor", reverse("correct_story", args=[released.pk])),
            Shot("withdraw", "managing-editor", reverse("withdraw_story", args=[released.pk])),
            Shot(
                "rights",
                "managing-editor",
                reverse("wagtailimages:edit", args=[released.lead_picture_id]),
                _go_down_to("#id_usage_expires_at"),
                "#id_usage_expires_at",
            ),
        ]
    if killed is not None:
        shots.append(Shot("restore", "managing-editor", reverse("restore_story", args=[killed.pk])))
    if front is not None:
        shots.append(Shot("fronts", "managing-editor", reverse("arrange_front", args=[front.pk])))
    return shots


def _ask(kept: Any, merged: Any) -> str:
    return f"kept={kept.pk}&merged={merged.pk}"


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "demo")
    parser.add_argument("--only", default="", help="names of pictures, with commas between them")
    arguments = parser.parse_args()
    only = set(filter(None, arguments.only.split(",")))
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serve_demo(arguments.folder) as served, written_in_two_ways() as (kept, double):
        shots = [shot for shot in find_shots(kept, double) if not only or shot.name in only]
        host = "/".join(served.pages[0].url.split("/")[:3])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=[*FLAGS, f"--host-resolver-rules={served.rule}"]
            )
            for account in sorted({shot.account for shot in shots}):
                context = browser.new_context(viewport=SIZE, color_scheme="light", locale="ar-MA")
                _sign_in(context, host, account)
                for shot in shots:
                    if shot.account == account:
                        _take(context, host, shot)
                context.close()
            browser.close()
    print(f"{len(shots)} pictures in {PICTURES}")


def _sign_in(context: Any, host: str, account: str) -> None:
    from warraq.demo.accounts import PASSWORD

    tab = context.new_page()
    tab.goto(f"{host}/newsroom/")
    tab.fill("input[name=login]", account)
    tab.fill("input[name=password]", PASSWORD)
    tab.press("input[name=password]", "Enter")
    tab.wait_for_url("**/newsroom/")
    tab.close()


def _take(context: Any, host: str, shot: Shot) -> None:
    tab = context.new_page()
    answer = tab.goto(host + shot.path)
    if answer.status != 200:
        raise LookupError(f"{shot.name}: {shot.path} answered {answer.status}")
    shot.act(tab)
    if shot.framed:
        part = tab.locator(shot.framed).first
        part.wait_for()
        part.evaluate(_FRAME)
    tab.evaluate("document.fonts.ready")
    tab.wait_for_timeout(800)
    drawn = Image.open(BytesIO(tab.screenshot()))
    drawn.convert("RGB").save(PICTURES / f"{shot.name}.webp", quality=80, method=6)
    # Panels that were opened for this picture stay closed for the next.
    tab.evaluate("localStorage.clear()")
    tab.close()


if __name__ == "__main__":
    main()
