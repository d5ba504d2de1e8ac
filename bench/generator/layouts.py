"""How a body is laid out: which blocks follow one another, and what the release verbs make of them.

Rendering a body with templates takes about a millisecond, far too long for a hundred thousand. A layout is therefore
rendered once by the real `build_body`, with marks where a story's own words go; filling the marks gives the same parts.
"""

import re
from dataclasses import dataclass
from typing import Any

from warraq.newsroom.stories.create import build_body as build_stream
from warraq.publishing.release.body import build_body, text_of

#: Kinds of blocks before and after the stories offered inside the body (None: no such block). `text2` is one text
#: block of two paragraphs. Fact boxes stand before: their HTML tells their place in the body.
LAYOUTS: tuple[tuple[tuple[str, ...], tuple[str, ...] | None], ...] = (
    (("text2", "text2", "text2"), None),
    (("text2", "subheading", "text2", "text"), ("text2",)),
    (("text", "pull_quote", "text2", "subheading", "text2"), None),
    (("text2", "quote", "text", "subheading", "text2"), ("text",)),
    (("text2", "picture", "text2", "quote", "text"), None),
    (("text", "fact_box", "text2", "subheading", "text2"), ("text", "pull_quote", "text")),
    (("text", "text2"), None),
    (("text2", "subheading", "text2", "quote", "text2", "subheading", "text2"), ("text",)),
)
_MARK = re.compile(r"MARK(\d+)END")
#: How many of a story's words each kind of block takes, and what they are.
SLOTS = {
    "text": ("paragraph",),
    "text2": ("paragraph", "paragraph"),
    "subheading": ("subheading",),
    "pull_quote": ("saying",),
    "quote": ("saying", "speaker", "role"),
    "fact_box": ("fact_title", "paragraph"),
    "picture": (),
}


@dataclass(frozen=True)
class Filled:
    """A body with a story's words in it: what the newsroom keeps, and what the public record keeps."""

    raw: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    text: str


class Layout:
    """One body with marks in place of words."""

    def __init__(self, before: tuple[str, ...], after: tuple[str, ...] | None, *, picture: Any) -> None:
        self.kinds = (*before, *(after or ()))
        self.slots = [slot for kind in self.kinds for slot in SLOTS[kind]]
        self.has_picture = "picture" in before
        self.offers_stories = after is not None
        self._raw: list[dict[str, Any]] = []
        self._picture = picture
        first = self._append(before)
        rest = self._append(after or (), slots_before=sum(len(SLOTS[kind]) for kind in before))
        self._before, self._after = len(before), len(after or ())
        self._html = [_split(first), _split(rest)]
        self._text = _split("\n".join(text_of([{"html": html}]) for html in (first, rest) if html))

    def fill(self, words: list[str], *, offered: list[int], block_ids: list[str]) -> Filled:
        """`words` as `slots` names them; `offered` are ids of stories; a block takes its id from `block_ids`."""
        raw = [_fill_raw(block, words) for block in self._raw]
        parts = [{"html": _join(pieces, words)} for pieces in self._html if len(pieces) > 1]
        if self.offers_stories and offered:
            items = [{"type": "item", "value": story_id, "id": block_ids[-1 - n]} for n, story_id in enumerate(offered)]
            raw.insert(self._before, {"type": "also_read", "value": {"stories": items}})
            parts.insert(1, {"also_read": offered})
        elif len(parts) == 2:
            parts = [{"html": parts[0]["html"] + parts[1]["html"]}]
        for block, block_id in zip(raw, block_ids, strict=False):
            block["id"] = block_id
        return Filled(raw=raw, parts=parts, text=_join(self._text, words))

    def _append(self, kinds: tuple[str, ...], *, slots_before: int = 0) -> str:
        """Add blocks of these kinds and return their HTML."""
        marks = (f"MARK{number}END" for number in range(slots_before, 1000))
        raw = [_raw_block(kind, [next(marks) for _slot in SLOTS[kind]], picture=self._picture) for kind in kinds]
        self._raw += map(_split_raw, raw)
        parts = build_body(build_stream(raw)) if raw else []
        return str(parts[0]["html"]) if parts else ""


def _raw_block(kind: str, words: list[str], *, picture: Any) -> dict[str, Any]:
    if kind in {"text", "text2"}:
        return {"type": "text", "value": "".join(f"<p>{word}</p>" for word in words)}
    if kind == "subheading":
        return {"type": kind, "value": words[0]}
    if kind == "pull_quote":
        return {"type": kind, "value": {"quote": words[0]}}
    if kind == "quote":
        return {"type": kind, "value": {"quote": words[0], "speaker": words[1], "role": words[2]}}
    if kind == "fact_box":
        return {"type": kind, "value": {"title": words[0], "body": f"<p>{words[1]}</p>"}}
    return {"type": "picture", "value": {"picture": picture.pk, "caption": ""}}


def _split_raw(block: dict[str, Any]) -> dict[str, Any]:
    value = block["value"]
    if isinstance(value, str):
        return {"type": block["type"], "value": _split(value)}
    split = {name: _split(part) if isinstance(part, str) else part for name, part in value.items()}
    return {"type": block["type"], "value": split}


def _fill_raw(block: dict[str, Any], words: list[str]) -> dict[str, Any]:
    value = block["value"]
    if isinstance(value, list):
        return {"type": block["type"], "value": _join(value, words)}
    filled = {name: _join(part, words) if isinstance(part, list) else part for name, part in value.items()}
    return {"type": block["type"], "value": filled}


def _split(text: str) -> list[str | int]:
    """Literal, number, literal, number … literal."""
    return [int(piece) if place % 2 else piece for place, piece in enumerate(_MARK.split(text))]


def _join(pieces: list[str | int], words: list[str]) -> str:
    return "".join([piece if isinstance(piece, str) else words[piece] for piece in pieces])
