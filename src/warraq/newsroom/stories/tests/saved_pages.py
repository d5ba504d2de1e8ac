"""Saved pages as the parser gives them, for tests of what becomes of them."""

import hashlib
from pathlib import Path
from typing import Any

from warraq.ingest.pages.saved_page import Block, BlockKind, SavedPage

LEAD = "أعلنت وزارة النقل، صباح الاثنين، فتح الطريق الساحلي بين طرابلس ومصراتة بعد إغلاق دام ثمانية أشهر."


def make_page(headline: str = "فتح الطريق الساحلي بعد ثمانية أشهر من الإغلاق", **parts: Any) -> SavedPage:
    """A page of one paragraph in the section «اقتصاد»; another headline gives another fingerprint."""
    given = {
        "source_path": Path("page.html"),
        "fingerprint": hashlib.sha256(headline.encode()).hexdigest(),
        "headline_is_working": False,
        "body": [Block(BlockKind.TEXT, text=f"<p>{LEAD}</p>")],
        "section_trail": ["اقتصاد"],
        "language": "ar",
    }
    return SavedPage(headline=headline, **{**given, **parts})
