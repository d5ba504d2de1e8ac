"""Opening the files of an index."""

from pathlib import Path
from typing import Any, Final

import tantivy

#: Changes with each save of an index.
META_NAME: Final = "meta.json"
#: Takes words apart at spaces: what is indexed is terms already.
SPACES: Final = "spaces"


class Busy(RuntimeError):
    """Another process is writing this index."""


def open_files(folder: Path, *, schema: tantivy.Schema | None = None) -> Any:
    """The index in a folder, or a new one of this schema. Raises ValueError or OSError when none can be read."""
    if schema is None:
        index = tantivy.Index.open(str(folder))
    else:
        folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(schema, path=str(folder))
    index.register_tokenizer(SPACES, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def open_writer(index: Any, *, heap_bytes: int) -> Any:
    """The one writer of an index; its lock ends with the process that holds it. Raises Busy.

    What a writer killed within a save left behind is removed: Tantivy names lists of deleted documents by how many
    changes an index has seen, so the next save would find its file there already, and so would each one after it.
    """
    try:
        writer = index.writer(heap_bytes, 1)
    except ValueError as error:
        raise Busy(str(error)) from error
    writer.garbage_collect_files()
    return writer
