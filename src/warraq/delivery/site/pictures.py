"""The files of a picture, ready for <picture>."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """`sources` are (content type, srcset), best format first; `src` is the JPEG, of `width` × `height` px."""

    src: str
    width: str
    height: str
    srcset: str
    sources: list[tuple[str, str]]


def build_files(facts: dict[str, Any] | None) -> PictureFiles | None:
    """From the facts of a published picture, or of its card; None where there is no file."""
    if not facts or not facts.get("src"):
        return None
    return PictureFiles(
        src=facts["src"],
        width=str(facts["width"]),
        height=str(facts["height"]),
        srcset=_srcset(facts.get("jpegs", [])),
        sources=[(source["type"], _srcset(source["files"])) for source in facts["sources"]],
    )


def _srcset(files: list[dict[str, Any]]) -> str:
    return ", ".join([f"{file['url']} {file['width']}w" for file in files])
