"""The story itself: its blocks, the editor's picks, and where the site's own lists begin."""

import re
from dataclasses import dataclass, field

from warraq.ingest.pages.blocks import BULLET
from warraq.ingest.pages.labels import Label, LabelKind, find_bylines, find_label, find_view_on
from warraq.ingest.pages.pieces import Piece, PieceKind, is_headline_like, is_prose
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick

_MOST_PICKS = 12
_LEAST_BOX = 3


@dataclass(slots=True)
class Body:
    """What was found below the header."""

    pieces: list[Piece] = field(default_factory=list)
    """Of the story, in order; picks inside it as READY pieces."""
    picks: list[Pick] = field(default_factory=list)
    view_on: str = ""
    topics: list[str] = field(default_factory=list)
    source: str = ""
    bylines: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_body(pieces: list[Piece]) -> Body:
    """Sort the pieces below the header."""
    body = Body()
    last_prose = _last_prose(pieces)
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        label = find_label(piece.text) if piece.block is None else None
        view_on = find_view_on(piece.text) if piece.block is None else None
        if view_on:
            body.view_on = body.view_on or view_on
            _look_after_end(pieces[place + 1 :], body)
            break
        if label and label.kind is LabelKind.END:
            _look_after_end(pieces[place + 1 :], body)
            break
        if label:
            place = _follow_label(label, pieces, place + 1, body, story_goes_on=place < last_prose)
        elif place > last_prose and (box := _box_at(pieces, place)):
            body.left_out += [dropped.text for dropped in pieces[place : place + box]]
            place += box
        else:
            if names := find_bylines(piece.text) if piece.block is None else []:
                body.bylines += names
            else:
                body.pieces.append(piece)
            place += 1
    return body


def _last_prose(pieces: list[Piece]) -> int:
    """The last paragraph before the lists that end a page; -1 when there is none."""
    last = -1
    for place, piece in enumerate(pieces):
        if piece.block is None:
            label = find_label(piece.text)
            if find_view_on(piece.text) or (label and label.kind is LabelKind.END):
                break
            if is_prose(piece):
                last = place
    return last


def _look_after_end(pieces: list[Piece], body: Body) -> None:
    """Below the story only picks and the home edition's link are still read."""
    for place, piece in enumerate(pieces):
        if piece.block is not None:
            continue
        if not body.view_on and (view_on := find_view_on(piece.text)):
            body.view_on = view_on
        label = find_label(piece.text)
        if label and label.kind is LabelKind.PICKS and not body.picks:
            body.picks, _ = _take_picks(label, pieces, place + 1)


def _follow_label(label: Label, pieces: list[Piece], place: int, body: Body, *, story_goes_on: bool) -> int:
    """Read what belongs to the label before `place`; returns where the next part begins."""
    match label.kind:
        case LabelKind.PICKS:
            picks, place = _take_picks(label, pieces, place)
            if story_goes_on and picks:
                also_read = Block(BlockKind.ALSO_READ, picks=tuple(picks))
                body.pieces.append(Piece("", PieceKind.READY, block=also_read))
            else:
                body.picks += [pick for pick in picks if pick not in body.picks]
        case LabelKind.TOPICS:
            topics = label.rest
            if not topics and place < len(pieces) and is_headline_like(pieces[place]):
                topics, place = pieces[place].text, place + 1
            body.topics += [topic.strip(" #.") for topic in re.split(r"[،,|#؛;]", topics) if topic.strip(" #.")]
        case LabelKind.SOURCE:
            body.source = body.source or label.rest.strip(" .")
        case _:
            while place < len(pieces) and is_headline_like(pieces[place]) and not _is_marker(pieces[place]):
                place += 1
    return place


def _is_marker(piece: Piece) -> bool:
    return find_label(piece.text) is not None or find_view_on(piece.text) is not None


def _take_picks(label: Label, pieces: list[Piece], place: int) -> tuple[list[Pick], int]:
    """The headlines after a label of picks, and where they end."""
    linked = pieces[place - 1].links if place else ()
    if label.rest:
        return [_pick(label.rest, linked)], place
    picks: list[Pick] = list(linked)
    while place < len(pieces) and len(picks) < _MOST_PICKS:
        piece = pieces[place]
        if (
            piece.block is not None
            or not (piece.kind is PieceKind.LIST or is_headline_like(piece))
            or _is_marker(piece)
        ):
            break
        if _box_at(pieces, place, with_label=True):
            break
        found = list(piece.links) if piece.kind is PieceKind.LIST else [_pick(BULLET.sub("", piece.text), piece.links)]
        picks += [pick for pick in found if pick not in picks]
        place += 1
    return picks, place


def _pick(headline: str, links: tuple[Pick, ...]) -> Pick:
    return Pick(headline.strip(), links[0].url if links else None)


def _box_at(pieces: list[Piece], place: int, *, with_label: bool = False) -> int:
    """How many pieces from `place` on are a box of other headlines; 0 when none begins there.

    A box is a run of three or more headlines below the last paragraph. `with_label` asks for a short line alone in its
    group and then three lines together: the next box's name, where picks end.
    """
    if with_label:
        run = pieces[place + 1 : place + 1 + _LEAST_BOX]
        named = pieces[place].words <= 4 and len(run) == _LEAST_BOX and run[0].group != pieces[place].group
        together = len({piece.group for piece in run}) == 1 and all(map(is_headline_like, run))
        return 1 + _LEAST_BOX if named and together else 0
    if place and pieces[place - 1].text.endswith(":"):
        return 0
    end = place
    while end < len(pieces) and _is_box_line(pieces[end]):
        end += 1
    return end - place if end - place >= _LEAST_BOX else 0


def _is_box_line(piece: Piece) -> bool:
    if piece.kind is not PieceKind.LINE or BULLET.match(piece.text) or _is_marker(piece):
        return False
    return is_headline_like(piece)
