"""What a body holds, asked without rendering it."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue


def find_pictures(body: StreamValue) -> Iterator[Any]:
    """Every Picture of a body, in order; a picture that was deleted is passed over."""
    for block in body:
        if block.block_type == "picture":
            items = [block.value]
        elif block.block_type == "gallery":
            items = list(block.value["pictures"])
        else:
            continue
        yield from (item["picture"] for item in items if item["picture"] is not None)


def find_also_read(body: StreamValue) -> list[int]:
    """Ids of the stories offered inside the body, in order."""
    return [
        page.pk
        for block in body
        if block.block_type == "also_read"
        for page in block.value["stories"]
        if page is not None
    ]
