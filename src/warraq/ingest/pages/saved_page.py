"""What one saved page of an old site says, as plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from html import unescape
from pathlib import Path

from warraq.ingest.pages.repairs import Repair


@dataclass(frozen=True, slots=True)
class Pick:
    """A headline of another story, with its address when the page gave a safe one."""

    headline: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the page shows it. Neither `url` nor `path` when only its caption was saved."""

    url: str | None = None
    path: Path | None = None
    """A file that lies beside the saved page, always inside the page's own folder."""
    caption: str = ""
    credit: str = ""
    alt: str = ""


class BlockKind(StrEnum):
    """The parts a body is made of."""

    TEXT = "text"
    SUBHEADING = "subheading"
    PICTURE = "picture"
    QUOTE = "quote"
    ALSO_READ = "also_read"
    EMBED = "embed"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a body; which fields are filled depends on `kind`."""

    kind: BlockKind
    text: str = ""
    """TEXT: sanitised rich text (p, b, i, a, ul, ol, li). SUBHEADING, QUOTE: plain text. TABLE: its caption."""
    picture: Picture | None = None
    picks: tuple[Pick, ...] = ()
    url: str = ""
    """EMBED: the address of what was embedded, absolute http(s)."""
    rows: tuple[tuple[str, ...], ...] = ()
    """TABLE: plain text cells, the first row as it stood."""


_PARAGRAPH = re.compile(r"<(?:p|li)>(.*?)</(?:p|li)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def paragraphs_of(blocks: Sequence[Block]) -> list[str]:
    """The plain text of every paragraph and list item of the TEXT blocks, in order."""
    return [
        unescape(_TAG.sub("", inner)).strip()
        for block in blocks
        if block.kind is BlockKind.TEXT
        for inner in _PARAGRAPH.findall(block.text)
    ]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One article. Every text is plain, with entities resolved, unless it says otherwise."""

    source_path: Path
    fingerprint: str
    """The same for the same article however often it is read: 64 hexadecimal digits."""
    headline: str
    headline_is_working: bool
    """Made from the lead because the page had none: an editor must write the real one."""
    body: list[Block]
    kicker: str = ""
    standfirst: str = ""
    section_trail: list[str] = field(default_factory=list)
    """From the widest section to the narrowest, without the home link."""
    dateline_place: str = ""
    source_name: str = ""
    site_name: str = ""
    released_at: datetime | None = None
    updated_at: datetime | None = None
    bylines: list[str] = field(default_factory=list)
    lead_picture: Picture | None = None
    picks: list[Pick] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    canonical_url: str | None = None
    canonical_host: str | None = None
    language: str = "und"
    """BCP 47."""
    notes: list[Repair] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """The body's paragraphs as plain text."""
        return paragraphs_of(self.body)
