"""The fields of the index, and opening one."""

from pathlib import Path
from typing import Any, Final

import tantivy

from warraq.index.files import SPACES, open_files

#: Changes whenever the fields do.
LAYOUT: Final = "1"
LISTS: Final = ("sections", "topics", "people")
NUMBERS: Final = ("key", "story", "edition", "released")


def build_schema() -> tantivy.Schema:
    """`state` and `position`, `progress` belong to one document of their own, which keeps how far the index has come:
    saved with the rest, it is never ahead of it nor behind."""
    builder = tantivy.SchemaBuilder()
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in LISTS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("state", indexed=True)
    for name in ("position", "progress"):
        builder.add_integer_field(name, fast=True)
    for name in ("stems", "roots"):
        builder.add_text_field(name, tokenizer_name=SPACES, index_option="freq")
    builder.add_text_field("words", tokenizer_name=SPACES, index_option="position")
    builder.add_text_field("title", tokenizer_name=SPACES, index_option="freq")
    return builder.build()


def open_index(folder: Path, *, create: bool = False) -> Any:
    """The index in a folder. Raises ValueError or OSError when there is none that can be read."""
    return open_files(folder, schema=build_schema() if create else None)
