"""Pictures of every kind of page, at 360 and 1280 px, by day and by night, in every edition of the demo newspaper.

    make pictures [ONLY=front,article]

They are for looking at: var/pictures/EDITION-KIND-WIDTH-SCHEME.png. The two in the README are renewed on the way.
"""

import argparse
import shutil
from pathlib import Path
from typing import Any

from PIL import Image

from bench.pages import FLAGS, DemoPage, serve_demo

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "var" / "pictures"
README = {"front": ROOT / "docs" / "pictures" / "front.png", "article": ROOT / "docs" / "pictures" / "article.png"}
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
TALLEST = 4000
# Pictures further down are loaded when the reader comes to them; here at once.
_LOAD = """async () => {
  document.querySelectorAll("img[loading=lazy]").forEach((picture) => (picture.loading = "eager"));
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => 0)));
  await document.fonts.ready;
}"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "demo")
    parser.add_argument("--only", default="", help="kinds of page, with commas between them")
    arguments = parser.parse_args()
    only = set(filter(None, arguments.only.split(",")))
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serve_demo(arguments.folder) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*FLAGS, f"--host-resolver-rules={served.rule}"]
        )
        pages = [page for page in served.pages if not only or page.kind in only]
        _take_for_readme(browser, pages)
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for page in pages:
                    _take(context, page, to=PICTURES / f"{page.edition}-{page.kind}-{width}-{scheme}.png")
                context.close()
        browser.close()
    print(f"{len(pages) * len(WIDTHS) * len(SCHEMES)} pictures in {PICTURES}")


def _take(context: Any, page: DemoPage, *, to: Path) -> None:
    tab = context.new_page()
    _open(tab, page.url)
    size = tab.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    tab.screenshot(path=to, full_page=True, clip={"x": 0, "y": 0, "width": size[0], "height": min(size[1], TALLEST)})
    tab.close()


def _open(tab: Any, url: str) -> None:
    """Twice: faces that came too late for the first view are there for the second."""
    tab.goto(url)
    tab.evaluate(_LOAD)
    tab.reload()
    tab.evaluate(_LOAD)


def _take_for_readme(browser: Any, pages: list[DemoPage]) -> None:
    """The front and an article of the first edition, as far as a reader sees them at once."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    for kind, target in README.items():
        page = next((page for page in pages if page.kind == kind), None)
        if page is None:
            continue
        tab = context.new_page()
        _open(tab, page.url)
        tab.screenshot(path=target)
        # A palette is a quarter of the weight. This one keeps rare colours, as of a kicker, and not the frequent alone.
        taken = Image.open(target).convert("RGB")
        taken.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2).save(target, optimize=True)
        tab.close()
    context.close()


if __name__ == "__main__":
    main()
