"""Files the checker reads and mends: plain text, Markdown, HTML, Word.

API
    read_document(path) -> Document       by the file's ending; raises UnreadableDocument
    plain_document(text) -> Document
    Document.passages                     what to check, with places a reader can find
    Document.mend(edits) -> bytes         the file with replacements made
"""

from pathlib import Path

from warraq.arabic.style.documents.document import Document, Edit, Passage, UnreadableDocument
from warraq.arabic.style.documents.html import mask_html
from warraq.arabic.style.documents.markdown import mask_markdown
from warraq.arabic.style.documents.text import TextDocument
from warraq.arabic.style.documents.word import WordDocument

__all__ = ["Document", "Edit", "Passage", "UnreadableDocument", "plain_document", "read_document"]

_MASKS = {".md": mask_markdown, ".markdown": mask_markdown, ".html": mask_html, ".htm": mask_html, ".xhtml": mask_html}


def plain_document(text: str) -> Document:
    """Text from anywhere."""
    return TextDocument(text)


def read_document(path: Path) -> Document:
    """The file at `path`. Raises UnreadableDocument when it is missing, no UTF-8 or no Word file."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".docx":
            return WordDocument(path)
        text = path.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise UnreadableDocument(f"{path}: {error}") from error
    mask = _MASKS.get(suffix)
    return TextDocument(text, masked=mask(text) if mask else None)
