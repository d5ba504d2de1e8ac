"""Two people, one story: one text made of what each of them changed since the version that both began with.

Works on stories as Wagtail keeps them in a revision: a dict of plain values, children as lists of dicts.
"""

import json
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar

CHILDREN = ("story_sections", "bylines", "picks", "corrections")
# What a form sends of a story; everything else is the system's own and follows the newer version.
EDITED = (
    *("title", "slug", "kicker", "front_headline", "social_headline", "standfirst", "slugline", "dateline_place"),
    *("source_name", "canonical_url", "lead_picture", "lead_caption", "body", "topics", "desk", "urgency", "ednote"),
    *("embargoed_until", "is_working_headline", "go_live_at", "expire_at", "assigned_to", "due_at", "planned_words"),
    *("kind", "translation_of", "is_evergreen", "background", *CHILDREN),
)
# Within JSON, where quotation marks are escaped.
_BLOCK_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')
# What stands at the outermost level of a block of text: paragraphs and lists.
_PARAGRAPH = re.compile(r"<(p|ul|ol)\b.*?</\1>", re.DOTALL)

Content = Mapping[str, Any]
Item = TypeVar("Item")


@dataclass
class Merged:
    """A story made of two. `taken` names the fields that only the other one changed, `disputed` those that both did:
    in these `content` keeps what is mine."""

    content: dict[str, Any]
    taken: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)


def merge(*, base: Content | None, theirs: Content, mine: Content) -> Merged:
    """Put two versions of a story together. Without the version both began with, every difference is disputed."""
    merged = Merged(content=dict(mine))
    for name in EDITED:
        if name not in mine or _plain(name, mine[name]) == _plain(name, theirs.get(name)):
            continue
        if base is None:
            merged.disputed.append(name)
        elif _plain(name, mine[name]) == _plain(name, base.get(name)):
            merged.content[name] = theirs.get(name)
            merged.taken.append(name)
        elif _plain(name, theirs.get(name)) != _plain(name, base.get(name)):
            joined = _merge_body(base.get(name), theirs.get(name), mine[name]) if name == "body" else None
            if joined is None:
                merged.disputed.append(name)
            else:
                merged.content[name] = joined
                merged.taken.append(name)
    return merged


def merge_lists(base: Sequence[Item], theirs: Sequence[Item], mine: Sequence[Item], *, key: Any) -> list[Item] | None:
    """Carry out both sides' changes to a list; None where they touch the same place. `key(item)` is hashable."""
    edits = sorted(
        [*_edits(base, theirs, key=key), *_edits(base, mine, key=key)], key=lambda edit: (edit.start, edit.end)
    )
    result: list[Item] = []
    position = 0
    for number, edit in enumerate(edits):
        if number and edit == edits[number - 1]:
            continue
        # Two insertions at one place have no order, and an insertion beside a change may belong to it.
        if number and edit.start <= edits[number - 1].end:
            return None
        result += [*base[position : edit.start], *edit.items]
        position = edit.end
    return [*result, *base[position:]]


@dataclass(frozen=True)
class _Edit(Generic[Item]):
    """`base[start:end]` is replaced by `items`."""

    start: int
    end: int
    keys: tuple[Hashable, ...]
    items: tuple[Item, ...] = field(compare=False)


def _edits(base: Sequence[Item], other: Sequence[Item], *, key: Any) -> Iterator[_Edit[Item]]:
    matcher = SequenceMatcher(a=[key(item) for item in base], b=[key(item) for item in other], autojunk=False)
    for act, start, end, other_start, other_end in matcher.get_opcodes():
        if act != "equal":
            items = tuple(other[other_start:other_end])
            yield _Edit(start, end, tuple(key(item) for item in items), items)


def _merge_body(base: Any, theirs: Any, mine: Any) -> str | None:
    blocks = merge_lists(_unfold(base), _unfold(theirs), _unfold(mine), key=_block_key)
    return None if blocks is None else json.dumps(_fold(blocks), ensure_ascii=False)


def _unfold(body: Any) -> list[dict[str, Any]]:
    """The blocks of a body, each block of text as one block for each of its paragraphs."""
    unfolded: list[dict[str, Any]] = []
    for block in _blocks(body):
        paragraphs = [match.group() for match in _PARAGRAPH.finditer(block["value"])] if block["type"] == "text" else []
        if len(paragraphs) < 2:
            unfolded.append(block)
        else:
            unfolded += [{**block, "value": paragraph} for paragraph in paragraphs]
    return unfolded


def _fold(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the paragraphs of each block of text together again."""
    folded: list[dict[str, Any]] = []
    for block in blocks:
        last = folded[-1] if folded else None
        if last and block["type"] == "text" == last["type"] and block.get("id") == last.get("id"):
            last["value"] += block["value"]
        else:
            folded.append(dict(block))
    return folded


def _blocks(body: Any) -> list[dict[str, Any]]:
    return json.loads(body) if isinstance(body, str) and body else list(body or [])


def _block_key(block: dict[str, Any]) -> Hashable:
    return block["type"], _BLOCK_KEY.sub("", json.dumps(block["value"], ensure_ascii=False, sort_keys=True))


def _plain(name: str, value: Any) -> Any:
    """A field's value without what differs between two savings of the same thing."""
    if name in {"body", "background"}:
        return [_block_key(block) for block in _blocks(value)]
    if name in CHILDREN:
        return [
            {part: row[part] for part in row if part not in {"pk", "story", "sort_order"}}
            for row in sorted(value or [], key=lambda row: row.get("sort_order") or 0)
        ]
    return sorted(value or []) if name == "topics" else value or None
