"""The fields of the newsroom's index, and its one writer."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tantivy
from django.conf import settings

from warraq.index.files import SPACES, open_files, open_writer
from warraq.index.places import IndexFolders
from warraq.index.terms import encode, split_exact
from warraq.newsroom.finding.texts import Text

#: Changes whenever the fields do, or what is written into them.
LAYOUT: Final = "newsroom-1"
_HEAP_BYTES: Final = 32_000_000


def index_folder() -> Path:
    """Where this machine keeps the newsroom's index."""
    return Path(settings.WARRAQ_DATA_DIR) / "search" / "newsroom"


def folders_in(folder: Path) -> IndexFolders:
    return IndexFolders(folder, layout=LAYOUT)


def build_schema() -> tantivy.Schema:
    """`state` belongs to one document of its own, which keeps how far the index has come, and is saved with the rest."""
    builder = tantivy.SchemaBuilder()
    for name in ("key", "changed"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("state", indexed=True)
    for name in ("position", "stage", "progress"):
        builder.add_integer_field(name, fast=True)
    for name in ("kind", "thing"):
        builder.add_text_field(name, tokenizer_name=SPACES, index_option="basic")
    for name in ("stems", "title"):
        builder.add_text_field(name, tokenizer_name=SPACES, index_option="freq")
    builder.add_text_field("words", tokenizer_name=SPACES, index_option="position")
    return builder.build()


@dataclass(frozen=True)
class Standing:
    """How an index stands. `position`: in microseconds since 1970, what changed until then is in. `stage` and `progress`:
    of an index that is being made, the kind it has come to and the last key that is in."""

    things: int = 0
    position: int = 0
    stage: int = 0
    progress: int = 0


class TextWriter:
    """Writes one index. What was not saved when the process ended was never there. Raises Busy."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self._index = open_files(folder, schema=build_schema() if create else None)
        self._writer = open_writer(self._index, heap_bytes=_HEAP_BYTES)

    def replace(self, kind: str, keys: Iterable[int], texts: Iterable[Text]) -> None:
        """Forget these things, then take in the texts."""
        for key in keys:
            self._writer.delete_documents_by_term("thing", f"{kind}:{key}")
        for text in texts:
            self._writer.add_document(_build(text))

    def save(self, *, position: int, stage: int, progress: int = 0) -> None:
        self._writer.delete_documents_by_term("state", 1)
        document = tantivy.Document()
        for name, value in (("state", 1), ("position", position), ("stage", stage), ("progress", progress)):
            document.add_integer(name, value)
        self._writer.add_document(document)
        self._writer.commit()

    def read_standing(self) -> Standing:
        self._index.reload()
        return read_standing(self._index)

    def close(self) -> None:
        """Wait for what runs in the background; the folder is free afterwards."""
        self._writer.wait_merging_threads()


def read_standing(index: Any) -> Standing:
    searcher = index.searcher()
    found = searcher.search(tantivy.Query.term_query(index.schema, "state", 1), 1)
    addresses = [address for _score, address in found.hits]
    if not addresses:
        return Standing(things=searcher.num_docs)
    position, stage, progress = (
        int(searcher.fast_field_values(name, addresses)[0] or 0) for name in ("position", "stage", "progress")
    )
    return Standing(searcher.num_docs - 1, position, stage, progress)


def _build(text: Text) -> tantivy.Document:
    terms = encode([(text.name, 3), (text.above, 2), (text.names, 2)], body=text.body)
    document = tantivy.Document()
    document.add_integer("key", text.key)
    document.add_integer("changed", text.changed)
    document.add_text("kind", text.kind)
    document.add_text("thing", f"{text.kind}:{text.key}")
    document.add_text("stems", terms.stems)
    document.add_text("words", terms.words)
    document.add_text("title", " ".join(split_exact(text.name)))
    return document
