"""Saved pages as the parser gives them, and what becomes of them."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warraq.ingest.pages.saved_page import Block, BlockKind, SavedPage
from warraq.newsroom.stories.intake import Register, Rules, TakenIn, take_in
from warraq.newsroom.stories.models import Story

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MAKING = Rules(may_create_sections=True)
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


def taken(register: Register, page: SavedPage, rules: Rules = MAKING) -> Story:
    """The story that the page became, read back."""
    told = take_in(page, register=register, rules=rules, now=NOW)
    return Story.objects.get(pk=told.story.pk if told.story else None)


def codes(told: TakenIn) -> list[str]:
    return [one.code for one in told.notes]
