"""A page's blocks in the shapes in which a story's body keeps them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from warraq.ingest.pages.saved_page import Block, BlockKind, Pick
from warraq.newsroom.pictures.models import Picture

#: `max_num` of the block's list.
_MOST_OFFERED: Final = 4
FindStory = Callable[[Pick], int | None]


def build_blocks(
    blocks: list[Block], *, pictures: Mapping[Path, Picture], find_story: FindStory, leaving_out: Picture | None
) -> tuple[list[dict[str, Any]], list[Pick]]:
    """Raw blocks, and the picks offered in the body that found no story or no room there.

    A picture without its file is passed over, and so is `leaving_out`, which already stands on top.
    """
    raw: list[dict[str, Any]] = []
    left: list[Pick] = []
    for block in blocks:
        if block.kind is BlockKind.ALSO_READ:
            found = {pick: story_id for pick in block.picks if (story_id := find_story(pick))}
            offered = list(dict.fromkeys(found.values()))[:_MOST_OFFERED]
            left += [pick for pick in block.picks if found.get(pick) not in offered]
            raw += [{"type": "also_read", "value": {"stories": offered}}] if offered else []
        elif block.kind is BlockKind.PICTURE:
            picture = pictures.get(block.picture.path) if block.picture and block.picture.path else None
            if picture is not None and picture != leaving_out:
                raw.append(_picture_block(block, picture))
        elif value := _value(block):
            raw.append(value)
    return raw, left


def own_caption(caption: str, picture: Picture) -> str:
    """The caption as a story keeps it: only where it differs from the picture's."""
    return "" if caption == picture.caption else caption


def _picture_block(block: Block, picture: Picture) -> dict[str, Any]:
    caption = block.picture.caption if block.picture else ""
    return {"type": "picture", "value": {"picture": picture.pk, "caption": own_caption(caption, picture)}}


def _value(block: Block) -> dict[str, Any] | None:
    if block.kind is BlockKind.TEXT:
        return {"type": "text", "value": block.text}
    if block.kind is BlockKind.SUBHEADING:
        return {"type": "subheading", "value": block.text}
    if block.kind is BlockKind.QUOTE:
        return {"type": "pull_quote", "value": {"quote": block.text}}
    if block.kind is BlockKind.EMBED:
        return {"type": "embed", "value": {"url": block.url, "caption": ""}}
    if block.kind is BlockKind.TABLE and block.rows:
        columns = [{"type": "text", "heading": heading} for heading in block.rows[0]]
        rows = [{"values": list(row)} for row in block.rows[1:]]
        table = {"columns": columns, "rows": rows, "caption": ""}
        return {"type": "table", "value": {"caption": block.text, "table": table}}
    return None
