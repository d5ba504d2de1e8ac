"""The words of a body as it is kept, without making its blocks: nothing is asked of the database."""

import json
from collections.abc import Iterator
from typing import Any

from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.rich_text import get_text_for_indexing

_WRITTEN = (CharBlock, TextBlock)


def words_of(block: Any, kept: Any) -> str:
    """The text of a StreamField's value, kept as JSON or as what JSON says. What is no body has no text."""
    if isinstance(kept, str):
        try:
            kept = json.loads(kept)
        except ValueError:
            return ""
    return "\n".join(_texts(block, kept))


def _texts(block: Any, kept: Any) -> Iterator[str]:
    if isinstance(block, StreamBlock) and isinstance(kept, list):
        for part in kept:
            if isinstance(part, dict) and part.get("type") in block.child_blocks:
                yield from _texts(block.child_blocks[part["type"]], part.get("value"))
    elif isinstance(block, StructBlock) and isinstance(kept, dict):
        for name, inner in block.child_blocks.items():
            yield from _texts(inner, kept.get(name))
    elif isinstance(block, ListBlock) and isinstance(kept, list):
        for item in kept:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from _texts(block.child_block, item["value"] if is_wrapped else item)
    elif isinstance(block, TypedTableBlock) and isinstance(kept, dict):
        yield from _cells(kept)
    elif isinstance(kept, str) and kept:
        if isinstance(block, RichTextBlock):
            yield get_text_for_indexing(kept)
        elif isinstance(block, _WRITTEN):
            yield kept


def _cells(table: dict[str, Any]) -> Iterator[str]:
    for row in table.get("rows") or []:
        yield from (value for value in row.get("values", ()) if isinstance(value, str))
