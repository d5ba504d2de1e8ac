"""A Word file: each paragraph is a passage; an edit changes the runs it touches and leaves their formatting."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph

from warraq.arabic.style.documents.document import Edit, Passage, UnreadableDocument


class WordDocument:
    """The paragraphs of the body and of its tables. Raises UnreadableDocument when the file is no .docx."""

    def __init__(self, path: Path) -> None:
        try:
            self._file: WordFile = docx.Document(str(path))
        except (PackageNotFoundError, BadZipFile, KeyError) as error:
            raise UnreadableDocument(f"{path}: {error}") from error
        self._paragraphs = list(_paragraphs(self._file))
        self._passages = [
            Passage("".join(run.text for run in paragraph.runs), number)
            for number, paragraph in enumerate(self._paragraphs, start=1)
        ]

    @property
    def passages(self) -> Sequence[Passage]:
        """One per paragraph; its number stands for the line."""
        return self._passages

    def mend(self, edits: Sequence[Edit]) -> bytes:
        """The file with the edits made; the letters of an edit go into the run where it begins."""
        for edit in reversed(edits):
            _edit(self._paragraphs[edit.passage], edit)
        buffer = io.BytesIO()
        self._file.save(buffer)
        return buffer.getvalue()


def _paragraphs(file: WordFile) -> Iterator[Paragraph]:
    yield from file.paragraphs
    for table in file.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _edit(paragraph: Paragraph, edit: Edit) -> None:
    start = 0
    is_written = False
    for run in paragraph.runs:
        text = run.text
        end = start + len(text)
        if start < edit.end and edit.start < end:
            inside = (max(edit.start - start, 0), min(edit.end - start, len(text)))
            run.text = text[: inside[0]] + ("" if is_written else edit.text) + text[inside[1] :]
            is_written = True
        start = end
