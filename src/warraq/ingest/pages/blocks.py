"""The story's pieces made into blocks."""

import re

from warraq.ingest.pages.pieces import Piece, PieceKind, is_prose
from warraq.ingest.pages.saved_page import Block, BlockKind

_SUBHEADING_WORDS = 12
BULLET = re.compile(r"^(?:[•●▪◦■*✓]|[-–]\s|\d{1,2}\s?[-.)]\s)\s*")


def build_blocks(pieces: list[Piece]) -> list[Block]:
    """Blocks in order: paragraphs and lists that stand together make one TEXT block."""
    blocks: list[Block] = []
    rich: list[str] = []
    bullets: list[str] = []

    def close_list() -> None:
        if len(bullets) > 1:
            rich.append("<ul>" + "".join(f"<li>{bullet}</li>" for bullet in bullets) + "</ul>")
        elif bullets:
            rich.append(f"<p>{bullets[0]}</p>")
        bullets.clear()

    def close_text() -> None:
        close_list()
        if rich:
            blocks.append(Block(BlockKind.TEXT, "".join(rich)))
            rich.clear()

    for place, piece in enumerate(pieces):
        if (
            piece.block is None
            and piece.kind is PieceKind.LINE
            and BULLET.match(piece.text)
            and _has_bullet_beside(pieces, place)
        ):
            bullets.append(BULLET.sub("", piece.rich))
            continue
        if piece.block is not None:
            close_text()
            blocks.append(piece.block)
        elif piece.kind is PieceKind.HEADING or _is_subheading(pieces, place):
            close_text()
            blocks.append(Block(BlockKind.SUBHEADING, piece.text))
        elif piece.kind is PieceKind.QUOTE:
            close_text()
            blocks.append(Block(BlockKind.QUOTE, piece.text))
        else:
            close_list()
            rich.append(piece.html if piece.kind is PieceKind.LIST else f"<p>{piece.rich}</p>")
    close_text()
    return blocks


def _has_bullet_beside(pieces: list[Piece], place: int) -> bool:
    return any(
        0 <= beside < len(pieces) and pieces[beside].block is None and BULLET.match(pieces[beside].text)
        for beside in (place - 1, place + 1)
    )


def _is_subheading(pieces: list[Piece], place: int) -> bool:
    """A short open line between two paragraphs, in plain text."""
    piece = pieces[place]
    if piece.kind is not PieceKind.LINE or piece.html or piece.words > _SUBHEADING_WORDS or BULLET.match(piece.text):
        return False
    if re.search(r"[.،؛!?؟…»\"”)]$", piece.text):
        return False
    before, after = pieces[place - 1 : place], pieces[place + 1 : place + 2]
    return (
        bool(before and after)
        and is_prose(before[0])
        and is_prose(after[0])
        and piece.group not in (before[0].group, after[0].group)
    )
