"""A page cut into the pieces that the recognisers look at: a line of text, a heading, a picture …, in reading order."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

from warraq.ingest.pages.labels import fold_line
from warraq.ingest.pages.saved_page import Block, Pick


class PieceKind(StrEnum):
    """What the source said a piece is. Plain text says LINE of everything."""

    LINE = "line"
    HEADING = "heading"
    QUOTE = "quote"
    LIST = "list"
    READY = "ready"  # a picture, table or embed, already a block


@dataclass(slots=True)
class Piece:
    """One piece. `group` counts the stretches between blank lines; lines of one list or caption share it."""

    text: str
    kind: PieceKind = PieceKind.LINE
    html: str = ""
    """Sanitised inline rich text (LIST: a whole <ul> or <ol>); empty for plain text."""
    group: int = 0
    links: tuple[Pick, ...] = ()
    block: Block | None = None
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold_line(self.text)

    @property
    def rich(self) -> str:
        """The inline rich text."""
        return self.html or escape(self.text, quote=False)

    @property
    def words(self) -> int:
        """How many words a reader sees."""
        return len(self.text.split())


_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_LINE_END = re.compile(r"\r\n|[\r\n\x85\u2028\u2029\x0b\x0c]")
_CLOSERS = "»”\"’')]}\u200f\u200e\u2069"
#: An article has some dozens; what is beyond is never looked at.
MOST_PIECES = 20_000
#: A piece of more words than this is a paragraph whatever its punctuation.
_SURELY_PROSE_WORDS = 30


def tidy(text: str) -> str:
    """One line, its white space single."""
    return _SPACES.sub(" ", _LINE_END.sub(" ", text)).strip()


def pieces_of_text(text: str) -> list[Piece]:
    """The lines of a plain text."""
    pieces: list[Piece] = []
    group = 0
    for line in _LINE_END.split(text, MOST_PIECES):
        line = _SPACES.sub(" ", line).strip()
        if len(pieces) == MOST_PIECES:
            break
        if line:
            pieces.append(Piece(line, group=group))
        else:
            group += 1
    if len({piece.group for piece in pieces}) == 1 and len(pieces) > 1:
        # No blank line anywhere: nothing can be learnt from the grouping.
        for number, piece in enumerate(pieces):
            piece.group = number
    return pieces


def ends_sentence(text: str) -> bool:
    """Whether a full stop ends it, quotes behind it aside. An ellipsis is a cut headline's."""
    bare = text.rstrip(_CLOSERS + " ")
    return bare.endswith((".", "۔")) and not bare.endswith("..")


def is_prose(piece: Piece) -> bool:
    """A paragraph beyond doubt: a closed sentence, or too long for a headline."""
    if piece.kind is not PieceKind.LINE or piece.text.rstrip(_CLOSERS).endswith(("…", "...")):
        return False
    return piece.words > _SURELY_PROSE_WORDS or (piece.words >= 8 and ends_sentence(piece.text))


def is_headline_like(piece: Piece) -> bool:
    """Short and open-ended, as every headline in a list is; a paragraph may be so too."""
    return (
        piece.kind in (PieceKind.LINE, PieceKind.HEADING, PieceKind.LIST)
        and piece.words <= 25
        and not ends_sentence(piece.text)
    )


def drop_opening(rich: str, length: int) -> str:
    """Inline rich text without its first `length` characters of text; tags stay, emptied ones go."""
    kept: list[str] = []
    for token in re.findall(r"<[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|.", rich, re.DOTALL):
        if length > 0 and not token.startswith("<"):
            length -= 1
        else:
            kept.append(token)
    return re.sub(r"<(\w+)[^>]*>\s*</\1>", "", "".join(kept)).lstrip()
