"""Static files that are built, not written by hand: the fonts, and the styles of what stands below a story.

They are made when `collectstatic` lists them, or when one is first asked for, into WARRAQ_DATA_DIR/built, and made anew
when what they are made of has changed.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2s
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from warraq.delivery.site import fonts
from warraq.delivery.site.bundle import LATER_FILE, build_later
from warraq.delivery.site.fonts import FACES, Face, build_face

PREFIX = "site"
Messages = list[Any]  # inside the class, `list` is a method


class BuiltFilesFinder(BaseFinder):
    """Finds `site/fonts/*.woff2` and `site/later.css`."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.root = Path(settings.WARRAQ_DATA_DIR) / "built"
        self.storage = FileSystemStorage(location=str(self.root))
        self.builders: dict[str, Callable[[], Path]] = {
            f"{PREFIX}/fonts/{face.name}.woff2": partial(self._build_font, face) for face in FACES
        }
        self.builders[LATER_FILE] = self._build_later

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        builder = self.builders.get(path.replace(os.sep, "/"))
        if builder is None:
            return []
        found = str(builder())
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path, builder in self.builders.items():
            builder()
            yield path, self.storage

    def check(self, **kwargs: Any) -> Messages:
        return []

    def _build_font(self, face: Face) -> Path:
        target = self.root / PREFIX / "fonts" / f"{face.name}.woff2"
        recipe = _recipe(face)
        stamp = target.with_suffix(".recipe")
        if not target.is_file() or not stamp.is_file() or stamp.read_text() != recipe:
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = target.with_suffix(f".{os.getpid()}")
            build_face(face, to=unfinished)
            unfinished.replace(target)
            _write(stamp, recipe.encode())
        return target

    def _build_later(self) -> Path:
        target, css = self.root / LATER_FILE, build_later().encode()
        if not target.is_file() or target.read_bytes() != css:
            _write(target, css)
        return target


def _recipe(face: Face) -> str:
    """What a built font depends on: its source, its letters, this code, and the tool."""
    digest = blake2s(face.source.read_bytes())
    digest.update(Path(fonts.__file__).read_bytes())
    digest.update(version("fonttools").encode())
    return digest.hexdigest()


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(target)
