"""A page as pieces: text, shared blocks by name, and lists of which it takes what it does not show already.

Pieces come out of rendered templates, where the tags of `delivery/site/templatetags/pieces.py` leave marks. A mark holds
a secret of this process, so that no story can contain one: what `<esi:…>` or anything else an author writes stays text.
"""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SECRET = secrets.token_hex(12)
_MARK = re.compile(rf"<!--{_SECRET} (\w+) ?(.*?)-->")


@dataclass(frozen=True, slots=True)
class Include:
    """A shared block stands here."""

    block: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The place that an item takes in its list: 1, 2, 3, in the edition's digits."""


@dataclass(frozen=True, slots=True)
class Item:
    """One story in a list."""

    story_id: int
    pieces: tuple[str | Ordinal, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The first `most` of the items whose story the page does not show yet; the others are spare."""

    most: int
    items: tuple[Item, ...]
    ordinals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that are left out together when no list and no block among them has anything to show."""

    pieces: tuple["Piece", ...]


Piece = str | Ordinal | Include | Item | Choice | Group


class BrokenMarks(ValueError):
    """A template opened what it does not close, or the other way round."""


def mark(kind: str, value: object = "") -> str:
    """What a template tag writes into its output, to be found again by `cut`."""
    return f"<!--{_SECRET} {kind} {value}-->"


def cut(html: str) -> tuple[Piece, ...]:
    """The pieces of a rendered template. Raises BrokenMarks."""
    stack: list[tuple[str, str, list[Piece]]] = [("", "", [])]
    place = 0
    for found in _MARK.finditer(html):
        if found.start() > place:
            stack[-1][2].append(html[place : found.start()])
        place = found.end()
        kind, value = found[1], found[2]
        if kind == "block":
            stack[-1][2].append(Include(value))
        elif kind == "ordinal":
            stack[-1][2].append(Ordinal())
        elif kind == "end":
            _close(stack, value)
        else:
            stack.append((kind, value, []))
    if len(stack) != 1:
        raise BrokenMarks(stack[-1][0])
    if place < len(html):
        stack[0][2].append(html[place:])
    return tuple(stack[0][2])


def _close(stack: list[tuple[str, str, list[Piece]]], expected: str) -> None:
    kind, value, pieces = stack.pop()
    if kind != expected or not stack:
        raise BrokenMarks(expected)
    built: Piece
    if kind == "group":
        built = Group(tuple(pieces))
    elif kind == "item":
        built = Item(int(value), tuple(piece for piece in pieces if isinstance(piece, str | Ordinal)))
    else:
        most, _space, ordinals = value.partition(" ")
        # White space between items would remain where the items are not shown.
        items = tuple(piece for piece in pieces if isinstance(piece, Item))
        built = Choice(int(most), items, tuple(ordinals.split(",")) if ordinals else ())
    stack[-1][2].append(built)


def story_ids(pieces: Iterable[Piece]) -> set[int]:
    """Every story in these pieces, spare ones too."""
    found: set[int] = set()
    for piece in pieces:
        if isinstance(piece, Choice):
            found.update(item.story_id for item in piece.items)
        elif isinstance(piece, Group):
            found |= story_ids(piece.pieces)
    return found


def without_story(pieces: Sequence[Piece], story_id: int) -> tuple[Piece, ...]:
    """The pieces with this story taken out of every list."""
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Choice):
            items = tuple(item for item in piece.items if item.story_id != story_id)
            kept.append(Choice(piece.most, items, piece.ordinals))
        elif isinstance(piece, Group):
            kept.append(Group(without_story(piece.pieces, story_id)))
        else:
            kept.append(piece)
    return tuple(kept)


def fill(pieces: Iterable[Piece], *, shown: set[int], blocks: Mapping[str, str] | None = None) -> str:
    """The text of these pieces. `shown`, the stories the page shows already, grows by those that are taken."""
    return _fill(pieces, shown, blocks or {})[0]


def _fill(pieces: Iterable[Piece], shown: set[int], blocks: Mapping[str, str]) -> tuple[str, bool]:
    """The text, and whether any list or block in it has something to show."""
    text: list[str] = []
    has_content = False
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
        elif isinstance(piece, Choice):
            taken = _take(piece, shown)
            has_content = has_content or bool(taken)
            text.append(taken)
        elif isinstance(piece, Include):
            block = blocks.get(piece.block, "")
            has_content = has_content or bool(block)
            text.append(block)
        elif isinstance(piece, Group):
            inside, has_inside = _fill(piece.pieces, shown, blocks)
            if has_inside:
                has_content = True
                text.append(inside)
    return "".join(text), has_content


def _take(choice: Choice, shown: set[int]) -> str:
    text: list[str] = []
    number = 0
    for item in choice.items:
        if number == choice.most:
            break
        if item.story_id in shown:
            continue
        shown.add(item.story_id)
        ordinal = choice.ordinals[number] if number < len(choice.ordinals) else ""
        text.extend(piece if isinstance(piece, str) else ordinal for piece in item.pieces)
        number += 1
    return "".join(text)
