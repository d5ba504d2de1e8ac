"""From the friendly blocks of the demo's YAML to the raw blocks of a story's body."""

from dataclasses import dataclass
from typing import Any

from markdown import markdown


@dataclass(frozen=True)
class References:
    """Ids of what blocks name by key."""

    pictures: dict[str, int]
    recordings: dict[str, int]
    stories: dict[str, int]


def build_blocks(blocks: list[dict[str, Any]], *, references: References) -> list[dict[str, Any]]:
    """Raw blocks, `[{"type": …, "value": …}]`. Raises KeyError for a key that names nothing."""
    built = []
    for block in blocks:
        ((kind, value),) = block.items()
        built.append({"type": kind, "value": _BUILDERS[kind](value, references)})
    return built


def _text(value: str, references: References) -> str:
    return markdown(value)


def _as_it_is(value: Any, references: References) -> Any:
    return value


def _picture(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {"picture": references.pictures[value["picture"]], "caption": value.get("caption", "")}


def _gallery(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {"title": value["title"], "pictures": [_picture(item, references) for item in value["pictures"]]}


def _quote(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {"quote": value["quote"], "speaker": value["speaker"], "role": value.get("role", "")}


def _fact_box(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {"title": value["title"], "body": markdown(value["body"])}


def _table(value: dict[str, Any], references: References) -> dict[str, Any]:
    columns = [{"type": "text", "heading": str(heading)} for heading in value["columns"]]
    rows = [{"values": [str(cell) for cell in row]} for row in value["rows"]]
    return {"caption": value["caption"], "table": {"columns": columns, "rows": rows, "caption": value["caption"]}}


def _embed(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {"url": value["url"], "caption": value.get("caption", "")}


def _recording(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {
        "file": references.recordings[value["sound"]],
        "caption": value["caption"],
        "transcript": value.get("transcript", ""),
    }


def _also_read(value: dict[str, Any], references: References) -> dict[str, Any]:
    return {"stories": [references.stories[key] for key in value["stories"]]}


_BUILDERS = {
    "text": _text,
    "subheading": _as_it_is,
    "picture": _picture,
    "gallery": _gallery,
    "pull_quote": _as_it_is,
    "quote": _quote,
    "fact_box": _fact_box,
    "table": _table,
    "embed": _embed,
    "recording": _recording,
    "also_read": _also_read,
}
