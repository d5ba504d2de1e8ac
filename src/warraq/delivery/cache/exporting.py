"""An edition as plain files: a last resort that any web server can serve, checked link by link."""

import re
import shutil
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from warraq.delivery.cache.assembly import assemble, identity
from warraq.delivery.cache.entries import Address, Entry
from warraq.delivery.cache.hosts import Site
from warraq.delivery.cache.renderer import Rendered, Renderer

_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_SRCSET = re.compile(r'srcset="([^"]*)"')
_BEFORE = re.compile(r"\?before=(\d+-\d+)")
_MOVED = '<!doctype html>\n<meta charset="utf-8">\n<meta http-equiv="refresh" content="0; url={url}">\n<link rel="canonical" href="{url}">\n<a href="{url}">{url}</a>\n'
_FILES = ("static", "media")


@dataclass
class Exported:
    """What was written, links that lead to no file, and what only the running newspaper can answer, such as a search."""

    pages: int = 0
    files: int = 0
    missing: dict[str, str] = field(default_factory=dict)  # link → the page where it stands
    left_out: set[str] = field(default_factory=set)


class Export:
    """Writes one edition into a folder, from its front along every link."""

    def __init__(self, renderer: Renderer, *, site: Site, host: bytes, folder: Path) -> None:
        self._renderer, self._site, self._host, self._folder = renderer, site, host, folder
        self._blocks: dict[str, Entry | None] = {}
        self._found = Exported()
        self._seen: set[str] = set()
        self._waiting: deque[tuple[str, str]] = deque()

    def run(
        self, paths: Iterable[str], *, files: dict[str, Path], on_page: Callable[[int], None] = lambda _n: None
    ) -> Exported:
        """Write these pages, and whatever they lead to; `files` are the folders of static files and media."""
        for name, source in files.items():
            self._found.files += _link_tree(source, self._folder / name) if source.is_dir() else 0
        for path in paths:
            self._follow(path, "")
            self._write_waiting(on_page)
        self._write_not_found()
        return self._found

    def _write_waiting(self, on_page: Callable[[int], None]) -> None:
        while self._waiting:
            path, source = self._waiting.popleft()
            self._write(path, source)
            on_page(self._found.pages)

    def _follow(self, link: str, source: str) -> None:
        """Take up a link to this edition that was not seen before."""
        parts = urlsplit(unescape(link))
        if parts.scheme not in {"", "http", "https"} or parts.netloc not in {"", self._host.decode()}:
            return
        if not parts.path.startswith("/"):
            return
        query = f"?{parts.query}" if parts.query else ""
        if query and not _BEFORE.fullmatch(query):
            self._found.left_out.add(parts.path)  # a question, such as a search: no file can answer it
            return
        path = parts.path + query
        if path not in self._seen:
            self._seen.add(path)
            self._waiting.append((path, source))

    def _write(self, path: str, source: str) -> None:
        if path.split("/")[1] in _FILES:
            if not (self._folder / unquote(path).lstrip("/")).is_file():
                self._found.missing[path] = source
            return
        page, _question, query = path.partition("?")
        address = (self._site.edition_id, page.encode(), query.encode())
        rendered = self._render(address)
        if rendered.status in {301, 308}:
            self._save(path, _MOVED.format(url=dict(rendered.headers)[b"location"].decode()).encode())
            self._follow(dict(rendered.headers)[b"location"].decode(), path)
        elif rendered.status == 200 and rendered.entry is not None:
            body = self._body(rendered.entry)
            is_html = dict(rendered.headers).get(b"content-type", b"").startswith(b"text/html")
            if is_html:
                text = body.decode()
                for link in _links(text):
                    self._follow(link, path)
                body = _BEFORE.sub(r"before-\1/", text).encode()
            self._save(path, body)
            self._found.pages += 1
        elif rendered.status == 200 or rendered.entry is None:
            self._found.left_out.add(path)
        else:
            self._found.missing[path] = source

    def _render(self, address: Address) -> Rendered:
        return self._renderer.render(address, host=self._host, is_secure=self._site.is_secure, position=0)

    def _body(self, entry: Entry) -> bytes:
        for name in entry.blocks:
            if name not in self._blocks:
                address = (self._site.edition_id, b"/_block/" + name.encode(), b"")
                self._blocks[name] = self._render(address).entry
        return identity(entry, assemble(entry, self._blocks, generation=0))[1]

    def _save(self, path: str, body: bytes) -> None:
        target = self._folder / file_of(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)

    def _write_not_found(self) -> None:
        """What nginx and others show with `error_page 404 /404.html`."""
        rendered = self._render((self._site.edition_id, b"/404.html", b""))
        if rendered.entry is not None and rendered.status == 404:
            (self._folder / "404.html").write_bytes(self._body(rendered.entry))


def file_of(path: str) -> str:
    """The file of an address: `/a/` is a/index.html, `/a/?before=1-2` a/before-1-2/index.html."""
    page, _question, query = path.partition("?")
    name = unquote(page).lstrip("/") + (f"before-{query.removeprefix('before=')}/" if query else "")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _links(text: str) -> list[str]:
    found = _LINK.findall(text)
    for candidates in _SRCSET.findall(text):
        found += [candidate.split()[0] for candidate in candidates.split(",") if candidate.strip()]
    return found


def _link_tree(source: Path, target: Path) -> int:
    """Copy a folder; without using room twice where the file system lets one."""
    count = 0

    def link(old: str, new: str) -> None:
        nonlocal count
        count += 1
        Path(new).unlink(missing_ok=True)
        try:
            Path(new).hardlink_to(old)
        except OSError:
            shutil.copy2(old, new)

    shutil.copytree(source, target, copy_function=link, dirs_exist_ok=True)
    return count
