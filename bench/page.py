"""What the first view of a page weighs, and how long a cheap phone on a slow network waits for it.

    python -m bench.page [--rounds 5] [--folder var/demo]

Serves the demo newspaper of that folder (`make demo` makes it) as the front door would send it, compressed, to Chromium
with a processor four times slower, over slow 4G (150 ms, 1.6 Mbit/s down), each time with an empty cache. Prints a table
with the budgets and writes bench/results/page.json; ends with 1 where a budget of bytes is not kept.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.pages import FLAGS, DemoPage, serve_demo

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results" / "page.json"
MEASURED = ("article", "article-short", "article-long", "front")
PHONE = {"width": 360, "height": 740}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
KB = 1024


@dataclass
class View:
    """One first view. Bytes are those on the wire, headers left out; times are milliseconds.

    `ahead` are pictures below the view, which Chromium fetches before a reader scrolls on; they are in no other figure.
    """

    page: str
    html: int
    scripts: int
    fonts: int
    pictures: int
    ahead: int
    total: int
    requests: int
    third_parties: int
    first_text_before_files: bool
    fcp: float
    lcp: float
    tbt: float
    cls: float


BUDGETS = {
    "article": {
        "html": 14 * KB,
        "total": 120 * KB,
        "scripts": 6 * KB,
        "third_parties": 0,
        "lcp": 1800,
        "tbt": 50,
        "cls": 0.02,
    },
    "front": {"total": 250 * KB, "scripts": 6 * KB, "third_parties": 0, "lcp": 1800, "tbt": 50, "cls": 0.02},
}
_WATCH = """
window.seen = {lcp: 0, cls: 0, long: []};
new PerformanceObserver((l) => l.getEntries().forEach((e) => (seen.lcp = e.startTime))).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((l) => l.getEntries().forEach((e) => e.hadRecentInput || (seen.cls += e.value))).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((l) => l.getEntries().forEach((e) => seen.long.push([e.startTime, e.duration]))).observe({type: "longtask", buffered: true});
"""
_READ = """() => {
  const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const files = performance.getEntriesByType("resource").map((e) => ({name: e.name, end: e.responseEnd, size: e.encodedBodySize}));
  const page = performance.getEntriesByType("navigation")[0];
  const below = (image) => image.loading === "lazy" && image.getBoundingClientRect().top >= innerHeight;
  const inView = new Set([...document.images].filter((image) => !below(image)).map((image) => image.currentSrc));
  const ahead = [...document.images].map((image) => image.currentSrc).filter((name) => name && !inView.has(name));
  return {fcp, lcp: seen.lcp, cls: seen.cls, files, ahead, html: page.encodedBodySize,
    tbt: seen.long.filter(([start]) => start >= fcp).reduce((sum, [, time]) => sum + Math.max(0, time - 50), 0)};
}"""


def main() -> None:
    arguments = _parse()
    with serve_demo(arguments.folder) as served:
        first = served.pages[0].edition
        pages = [page for page in served.pages if page.edition == first and page.kind in MEASURED]
        views = {page.kind: [_view(page, served.rule) for _ in range(arguments.rounds)] for page in pages}
    told = {name: _middle(rounds) for name, rounds in views.items()}
    _print(told)
    RESULTS.write_text(
        json.dumps(
            {
                "machine": f"{platform.machine()}, {os.cpu_count()} cores",
                "rounds": arguments.rounds,
                "views": {name: asdict(view) for name, view in told.items()},
            },
            indent=2,
        )
        + "\n"
    )
    sys.exit(1 if any(_broken(view, only_bytes=True) for view in told.values()) else 0)


def _view(page: DemoPage, rule: str) -> View:
    """One first view, by a browser of its own, so that nothing is in any cache."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*FLAGS, f"--host-resolver-rules={rule}"]
        )
        tab = browser.new_page(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)  # type: ignore[arg-type]
        session = tab.context.new_cdp_session(tab)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        tab.add_init_script(_WATCH)
        tab.goto(page.url, wait_until="load", timeout=60_000)
        tab.evaluate("document.fonts.ready")
        tab.wait_for_timeout(500)
        seen = tab.evaluate(_READ)
        browser.close()
    return _tell(page, seen)


def _tell(page: DemoPage, seen: dict[str, Any]) -> View:
    def weight(*endings: str) -> int:
        return sum(file["size"] for file in files if file["name"].split("?")[0].endswith(endings))

    ahead = set(seen["ahead"])
    files = [file for file in seen["files"] if file["name"] not in ahead]

    host = page.url.split("/")[2]
    blocking = [file for file in files if file["end"] <= seen["fcp"] and not file["name"].endswith(".woff2")]
    return View(
        page=page.kind,
        html=seen["html"],
        scripts=weight(".js"),
        fonts=weight(".woff2"),
        pictures=weight(".avif", ".webp", ".jpg", ".png"),
        ahead=sum(file["size"] for file in seen["files"] if file["name"] in ahead),
        total=seen["html"] + sum(file["size"] for file in files),
        requests=1 + len(files),
        third_parties=sum(file["name"].split("/")[2] != host for file in seen["files"] if "//" in file["name"]),
        first_text_before_files=not blocking,
        fcp=seen["fcp"],
        lcp=seen["lcp"],
        tbt=seen["tbt"],
        cls=seen["cls"],
    )


def _middle(rounds: list[View]) -> View:
    """The median of each figure; what must never happen counts if it happened once."""
    figures = {
        name: statistics.median(getattr(view, name) for view in rounds)
        for name in (
            "html",
            "scripts",
            "fonts",
            "pictures",
            "ahead",
            "total",
            "requests",
            "third_parties",
            "fcp",
            "lcp",
            "tbt",
            "cls",
        )
    }
    return View(page=rounds[0].page, first_text_before_files=all(v.first_text_before_files for v in rounds), **figures)  # type: ignore[arg-type]


def _broken(view: View, *, only_bytes: bool) -> list[str]:
    kind = "article" if view.page.startswith("article") else "front"
    budgets = BUDGETS[kind]
    return [
        name
        for name, most in budgets.items()
        if getattr(view, name) > most and not (only_bytes and name in {"lcp", "tbt", "cls"})
    ]


def _print(views: dict[str, View]) -> None:
    print(
        f"{'page':24}{'html':>8}{'script':>8}{'fonts':>8}{'pictures':>9}{'all':>8}{'ahead':>8}{'FCP':>7}{'LCP':>7}{'TBT':>6}{'CLS':>7}  over"
    )
    for view in views.values():
        sizes = [view.html, view.scripts, view.fonts, view.pictures, view.total, view.ahead]
        print(
            f"{view.page:24}"
            + "".join(f"{size / KB:>8.1f}" for size in sizes[:3])
            + f"{sizes[3] / KB:>9.1f}{sizes[4] / KB:>8.1f}{sizes[5] / KB:>8.1f}{view.fcp:>7.0f}{view.lcp:>7.0f}{view.tbt:>6.0f}{view.cls:>7.3f}"
            + "  "
            + ", ".join(_broken(view, only_bytes=False))
        )


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "demo")
    return parser.parse_args()


if __name__ == "__main__":
    main()
