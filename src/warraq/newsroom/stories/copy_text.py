"""The copy of a story as the checker reads it: the fields that are marked, and no spoken words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import lxml.html
from wagtail.blocks import FieldBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from warraq.arabic.style import Part
from warraq.newsroom.housestyle.markers import find_mark

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

COPY_FIELDS = {
    "title": Part.HEADLINE,
    "front_headline": Part.HEADLINE,
    "social_headline": Part.HEADLINE,
    "kicker": Part.BODY,
    "standfirst": Part.BODY,
    "lead_caption": Part.BODY,
}
_ENDS_LINE = {"p", "li", "br", "h2", "h3", "h4", "blockquote"}


class CopyText(NamedTuple):
    """One text, and the field of the form where it can be mended."""

    field: str
    part: Part
    text: str


def find_copy(story: Story) -> Iterator[CopyText]:
    """Every text of the story, in the order in which the form shows it."""
    yield CopyText("title", Part.HEADLINE, story.headline)
    for name, part in COPY_FIELDS.items():
        if name != "title":
            yield CopyText(name, _as_kept(story, part), getattr(story, name))
    for placed in story.story_sections.all():
        yield CopyText("story_sections", Part.HEADLINE, placed.headline)
    for pick in story.picks.all():
        yield CopyText("picks", Part.HEADLINE, pick.headline)
    for block in story.body:
        for part, text in _in_block(block.block, block.value):
            yield CopyText("body", _as_kept(story, part), text)
    for block in story.background:
        for part, text in _in_block(block.block, block.value):
            yield CopyText("background", part, text)
    for correction in story.corrections.all():
        yield CopyText("corrections", Part.BODY, correction.note)


def _as_kept(story: Story, part: Part) -> Part:
    return Part.EVERGREEN if story.is_evergreen and part is Part.BODY else part


def _in_block(block: Any, value: Any) -> Iterator[tuple[Part, str]]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value or ():
            yield from _in_block(block.child_block, item)
    elif isinstance(block, StreamBlock):
        for item in value or ():
            yield from _in_block(item.block, item.value)
    elif isinstance(block, TypedTableBlock):
        for row in value.rows if value else ():
            for cell in row:
                yield from _in_block(cell.block, cell.value)
    elif isinstance(block, FieldBlock) and value and (part := find_mark(block.field)):
        yield part, as_plain(value.source) if isinstance(block, RichTextBlock) else str(value)


def as_plain(source: str) -> str:
    """Rich text as the editor shows it: a line for each paragraph."""
    if not source.strip():
        return ""
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    for element in root.iter(*_ENDS_LINE):
        element.tail = "\n" + (element.tail or "")
    return str(root.text_content())
