"""Writing the index. One process at a time: Tantivy's lock on the folder ends with the process that holds it."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

from warraq.delivery.search.documents import Document
from warraq.delivery.search.embedded.schema import open_index
from warraq.delivery.search.engine import State
from warraq.index.files import open_writer
from warraq.index.terms import encode, split_exact

SMALL_HEAP_BYTES = 24_000_000
LARGE_HEAP_BYTES = 256_000_000


class IndexWriter:
    """Writes one index. What was not saved when the process ended was never there."""

    def __init__(self, folder: Path, *, create: bool = False, heap_bytes: int = SMALL_HEAP_BYTES) -> None:
        self._index = open_index(folder, create=create)
        self._writer = open_writer(self._index, heap_bytes=heap_bytes)
        self._progress = self.read_state()[1]

    def replace(self, story_ids: Iterable[int], documents: Iterable[Document]) -> None:
        for story_id in story_ids:
            self._writer.delete_documents_by_term("story", story_id)
        self.add(documents)

    def add(self, documents: Iterable[Document]) -> None:
        """Take in documents that are not there yet."""
        for document in documents:
            self._writer.add_document(_build(document))

    def save(self, *, position: int, progress: int | None = None) -> None:
        """`progress`: the last row that an index being made holds; None leaves it as it was, whatever else is saved."""
        if progress is not None:
            self._progress = progress
        self._writer.delete_documents_by_term("state", 1)
        state = tantivy.Document()
        state.add_integer("state", 1)
        state.add_integer("position", position)
        state.add_integer("progress", self._progress)
        self._writer.add_document(state)
        self._writer.commit()

    def read_state(self) -> tuple[State, int]:
        """How the saved index stands, and its progress."""
        self._index.reload()
        return read_state(self._index)

    def close(self) -> None:
        """Wait for what runs in the background; the folder is free afterwards."""
        self._writer.wait_merging_threads()


def read_state(index: tantivy.Index) -> tuple[State, int]:
    """How an index stands, and its progress."""
    searcher = index.searcher()
    found = searcher.search(tantivy.Query.term_query(index.schema, "state", 1), 1)
    addresses = [address for _score, address in found.hits]
    if not addresses:
        return State(documents=searcher.num_docs, position=0), 0
    position, progress = (searcher.fast_field_values(name, addresses)[0] for name in ("position", "progress"))
    return State(documents=searcher.num_docs - 1, position=int(position or 0)), int(progress or 0)


def _build(document: Document) -> tantivy.Document:
    terms = encode(document.parts, body=document.body)
    built = tantivy.Document()
    built.add_integer("key", document.key)
    built.add_integer("story", document.story)
    built.add_integer("edition", document.edition)
    built.add_integer("released", document.released)
    for name in ("sections", "topics", "people"):
        for number in getattr(document, name):
            built.add_integer(name, number)
    built.add_text("stems", terms.stems)
    built.add_text("roots", terms.roots)
    built.add_text("words", terms.words)
    built.add_text("title", " ".join(split_exact(document.headline)))
    return built
