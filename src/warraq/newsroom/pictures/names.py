"""File names as people give them, made safe to show and to keep."""

import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 120
#: Signs that mean something to a file system, a shell or HTML.
_UNSAFE = frozenset("/\\:*?\"<>|&;$`'%#{}")


def make_safe_name(name: str, *, fallback: str = "picture") -> str:
    """The last part of `name` in NFC, its Arabic kept, without controls, direction marks and zero-width signs.

    At most LONGEST_NAME characters, the extension kept. Never empty, never only dots.
    """
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(" " if char in _UNSAFE else char for char in name if unicodedata.category(char)[0] != "C")
    path = PurePosixPath(" ".join(kept.split()).strip(". ") or fallback)
    stem, suffix = (path.stem.strip(". "), path.suffix.lower())
    return f"{stem[: LONGEST_NAME - len(suffix)].strip() or fallback}{suffix}"[:LONGEST_NAME]


def get_extension(name: str) -> str:
    """The last extension of a file name, lower case, without its dot; "" if it has none."""
    return PurePosixPath(make_safe_name(name)).suffix[1:]


def make_title(name: str) -> str:
    """A first title for a picture from its file name: no extension, underscores as spaces."""
    return " ".join(PurePosixPath(make_safe_name(name)).stem.replace("_", " ").split())
