"""The fields of the index, and opening one."""

from pathlib import Path
from typing import Any, Final

import tantivy

#: Changes whenever the fields do.
LAYOUT: Final = "1"
META_NAME: Final = "meta.json"
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
        builder.add_text_field(name, tokenizer_name="spaces", index_option="freq")
    builder.add_text_field("words", tokenizer_name="spaces", index_option="position")
    builder.add_text_field("title", tokenizer_name="spaces", index_option="freq")
    return builder.build()


def open_index(folder: Path, *, create: bool = False) -> Any:
    """The index in a folder. Raises ValueError or OSError when there is none that can be read."""
    if create:
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(build_schema(), path=str(folder))
    else:
        index = tantivy.Index.open(str(folder))
    spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("spaces", spaces)
    return index
