"""The keys by which the spellings of a name find each other, kept as lines of one column.

An Arabic name is known by its letters; a Latin one by how it sounds; somebody with a name in one script only is also
known by sound to names in the other.
"""

import re
from collections.abc import Iterable

from warraq.arabic.names import name_key, sound_key

_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_BY_SOUND, _ACROSS = "~ ", "≈ "


def keys_of(names: Iterable[str], *, by_sound: bool) -> list[str]:
    """The keys of somebody, or something, with these names, each once."""
    written = [name for name in names if name_key(name)]
    latin = [name for name in written if _LATIN.search(name)]
    if not by_sound:
        return list(dict.fromkeys(name_key(name) for name in written))
    keys = [_BY_SOUND + sound_key(name) if name in latin else name_key(name) for name in written]
    if latin in ([], written):
        keys += [_ACROSS + sound_key(name) for name in written]
    return list(dict.fromkeys(key for key in keys if key.strip("~≈ ")))


def as_column(keys: Iterable[str]) -> str:
    """One key on each line; each word of it after a space, so that it can be found by how it begins."""
    return "\n" + "".join(f" {key}\n" for key in keys)


def as_line(key: str) -> str:
    """What the column holds when it holds this whole key."""
    return f"\n {key}\n"


def beginnings(text: str) -> list[list[str]]:
    """What somebody typed, as words to look for: by letters, and where there is enough to hear, by sound too."""
    by_letters = [f" {word}" for word in name_key(text).split()]
    by_sound = [f" {word}" for word in sound_key(text).split()]
    heard = sum(map(len, by_sound)) - len(by_sound)
    return [words for words in (by_letters, by_sound if heard > 1 else []) if words]
