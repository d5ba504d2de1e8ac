"""A page saved as plain text."""

import re
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from warraq.ingest.pages.assembling import Circumstances, Facts, assemble
from warraq.ingest.pages.pieces import pieces_of_text
from warraq.ingest.pages.repairs import Repair
from warraq.ingest.pages.saved_page import SavedPage

#: Beyond this many characters a text is no article; its beginning is read.
_LONGEST_TEXT: Final = 2_000_000
_BLANK_RUN: Final = re.compile(r"\n{50,}")


def parse_text(
    text: str,
    *,
    source_path: Path = Path("-"),
    zone: tzinfo = UTC,
    now: datetime | None = None,
    site_lines: frozenset[str] = frozenset(),
    notes: tuple[Repair, ...] = (),
) -> SavedPage:
    """Read the parts of a page from its decoded text. Raises NoArticle.

    `zone` is for times that name none; dates after `now` are refused; `site_lines` are the folded lines the site repeats.
    """
    pieces = pieces_of_text(_BLANK_RUN.sub("\n\n", text[:_LONGEST_TEXT]))
    circumstances = Circumstances(source_path, zone, now, site_lines)
    return assemble(pieces, Facts(), circumstances=circumstances, notes=notes)
