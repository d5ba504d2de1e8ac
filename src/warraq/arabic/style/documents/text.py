"""A file that is text: checked as one passage, mended in place."""

from collections.abc import Sequence

from warraq.arabic.style.documents.document import Edit, Passage


class TextDocument:
    """Text, with a masked form of the same length when not all of it is copy."""

    def __init__(self, text: str, masked: str | None = None) -> None:
        self._text = text
        self._passages = (Passage(masked if masked is not None else text, 1),)

    @property
    def passages(self) -> Sequence[Passage]:
        """The one passage."""
        return self._passages

    def mend(self, edits: Sequence[Edit]) -> bytes:
        """The file as UTF-8."""
        pieces = []
        done = 0
        for edit in edits:
            pieces += [self._text[done : edit.start], edit.text]
            done = edit.end
        return "".join([*pieces, self._text[done:]]).encode("utf-8")
