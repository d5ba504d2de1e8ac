"""A story's body as readers get it: HTML parts, with the offered stories left open between them.

What is offered inside the body («you may also like») is looked up when the page is made, for such a story may be
withdrawn or get another headline long after this one was released.
"""

import re
from html import unescape
from typing import Any

from django.template.loader import render_to_string
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.stories.body import find_also_read
from warraq.publishing.release.embeds import describe_embed
from warraq.publishing.release.sanitise import clean_html

# Who made a picture, and what a browser without a player shows instead of one, are not the story's words.
_BESIDE = re.compile(r'<(audio|video)\b.*?</\1>|<span class="credit">.*?</bdi></span>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|figcaption|td|th|blockquote|summary)>|<br ?/?>")


def build_body(body: StreamValue) -> list[dict[str, Any]]:
    """The parts of a body, in order: `{"html": str}` or `{"also_read": [story ids]}`; neighbouring HTML is joined."""
    parts: list[dict[str, Any]] = []
    for index, block in enumerate(body):
        if block.block_type == "also_read":
            ids = find_also_read([block])
            if ids:
                parts.append({"also_read": ids})
            continue
        html = _render_block(block, index=index)
        if parts and "html" in parts[-1]:
            parts[-1]["html"] += html
        else:
            parts.append({"html": html})
    return parts


def text_of(parts: list[dict[str, Any]]) -> str:
    """The words of a body as plain text, a line for each paragraph, for search and for counting."""
    html = "\n".join(part.get("html", "") for part in parts)
    text = unescape(_TAG.sub(" ", _BLOCK_END.sub("\n", _BESIDE.sub("", html))))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _render_block(block: Any, *, index: int) -> str:
    context: dict[str, Any] = {"value": block.value, "index": index}
    kind = block.block_type
    if kind == "text":
        context["html"] = clean_html(expand_db_html(block.value.source))
    elif kind == "fact_box":
        context["html"] = clean_html(expand_db_html(block.value["body"].source))
    elif kind == "picture":
        context["picture"] = picture_facts(block.value["picture"], caption=block.value["caption"])
    elif kind == "gallery":
        shown = [picture_facts(item["picture"], caption=item["caption"]) for item in block.value["pictures"]]
        context["pictures"] = [picture for picture in shown if picture]
    elif kind == "embed":
        context["embed"] = describe_embed(block.value["url"])
    elif kind == "recording":
        file = block.value["file"]
        context["recording"] = file and {
            "url": file.file.url,
            "is_video": file.file_extension in {"mp4", "webm"},
            "type": file.content_type,
        }
    return render_to_string(f"stories/blocks/{kind}.html", context).strip()


def picture_facts(picture: Any, *, caption: str = "") -> dict[str, Any] | None:
    """A picture with its renditions and words, as plain facts; None where there is no picture that we may show."""
    if picture is None or picture.is_taken_down:
        return None
    return {
        "id": picture.pk,
        "alt": picture.alt,
        "caption": caption or picture.caption,
        "credit": picture.credit_line,
        **ensure_renditions(picture),
    }
