"""Many saved pages, from files and folders, one after another."""

import os
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from warraq.ingest.pages.assembling import Circumstances
from warraq.ingest.pages.clean_text import looks_like_markup
from warraq.ingest.pages.decoding import Decoded, decode
from warraq.ingest.pages.document import text_of_markup
from warraq.ingest.pages.html_page import parse_markup
from warraq.ingest.pages.labels import find_view_on, fold_line
from warraq.ingest.pages.refusals import LARGEST_PAGE_BYTES, NoArticle, NotText, Unreadable, unreadable
from warraq.ingest.pages.repetition import SiteLines
from warraq.ingest.pages.saved_page import SavedPage
from warraq.ingest.pages.text_page import parse_text

_KINDS: Final = frozenset({".html", ".htm", ".txt"})
#: How many pages of a folder are looked at beforehand, and how large ones, to learn what the site repeats.
_SAMPLED_PAGES: Final = 300
_SAMPLED_BYTES: Final = 2 * 1024 * 1024


def read_pages(
    paths: Iterable[Path], *, zone: tzinfo = UTC, now: datetime | None = None
) -> Iterator[SavedPage | Unreadable]:
    """Every page under `paths` in order, each file once; what cannot be read comes as Unreadable and the rest go on.

    Folders are walked without following links. `zone` is for times that name none; dates after `now` are refused.
    """
    targets = list(find_pages(paths))
    site_lines = _learn_sites([target for target in targets if isinstance(target, Path)])
    for target in targets:
        if isinstance(target, Unreadable):
            yield target
        else:
            yield _read_page(target, site_lines, zone=zone, now=now)


def find_pages(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """The files that `read_pages` will read, for counting beforehand; those of other kinds inside folders are passed over."""
    seen: set[Path] = set()
    for path in paths:
        for target in _walk(path):
            key = target.source_path if isinstance(target, Unreadable) else target
            if key not in seen:
                seen.add(key)
                yield target


def _walk(path: Path) -> Iterator[Path | Unreadable]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield path if path.suffix.lower() in _KINDS or not path.suffix else unreadable(path, "unknown_kind")
        return
    for folder, folders, names in os.walk(path, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() in _KINDS and not name.startswith("."):
                yield unreadable(file, "link") if file.is_symlink() else file


def _load(path: Path) -> Decoded | Unreadable:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            return unreadable(path, "not_a_file")
        if facts.st_size > LARGEST_PAGE_BYTES:
            return unreadable(path, "too_large")
        with path.open("rb") as file:
            payload = file.read(LARGEST_PAGE_BYTES + 1)
    except FileNotFoundError:
        return unreadable(path, "not_found")
    except (OSError, ValueError):
        return unreadable(path, "unopened")
    if len(payload) > LARGEST_PAGE_BYTES:
        return unreadable(path, "too_large")
    try:
        return decode(payload)
    except NotText as error:
        return unreadable(path, error.code)


def _site_of(path: Path, lines: list[str]) -> tuple[Path, str]:
    """Pages of one folder that name the same home edition are of one site."""
    return path.parent, next((host for host in map(find_view_on, lines) if host), "")


def _lines_of(path: Path, text: str) -> list[str]:
    plain = text_of_markup(text) if is_markup(path, text) else text
    return [line.strip() for line in plain.split("\n") if line.strip()]


def is_markup(path: Path, text: str) -> bool:
    """Whether a file is read as HTML: by its name, or by what it begins with."""
    return path.suffix.lower() in (".html", ".htm") or looks_like_markup(text)


def _learn_sites(files: list[Path]) -> SiteLines:
    learnt = SiteLines()
    # Evenly over the whole run, so that a long archive's later years are known too.
    step = max(1, len(files) // _SAMPLED_PAGES)
    for path in files[::step] if len(files) > 1 else []:
        try:
            if path.stat().st_size > _SAMPLED_BYTES:
                continue
        except (OSError, ValueError):
            continue
        loaded = _load(path)
        if isinstance(loaded, Decoded):
            lines = _lines_of(path, loaded.text)
            learnt.add(_site_of(path, lines), map(fold_line, lines))
    return learnt


def _read_page(path: Path, site_lines: SiteLines, *, zone: tzinfo, now: datetime | None) -> SavedPage | Unreadable:
    loaded = _load(path)
    if isinstance(loaded, Unreadable):
        return loaded
    recurring = site_lines.recurring(_site_of(path, _lines_of(path, loaded.text)))
    try:
        if is_markup(path, loaded.text):
            circumstances = Circumstances(path, zone, now, recurring)
            return parse_markup(loaded.text, circumstances=circumstances, notes=loaded.repairs)
        return parse_text(loaded.text, source_path=path, zone=zone, now=now, site_lines=recurring, notes=loaded.repairs)
    except NoArticle:
        return unreadable(path, "no_article")
