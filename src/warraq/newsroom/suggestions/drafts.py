"""The draft that an editor's page sends."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from warraq.newsroom.suggestions.suggest import Draft

MOST_CHARACTERS = 200_000


class UnreadableDraft(ValueError):
    """What came is no draft; the message says why, for whoever develops against this address."""


class DraftTooLong(ValueError):
    """More text than a story can be."""


@dataclass(frozen=True)
class Sent:
    """A draft, the story it is of (None before the first save), and whether a section is still to be chosen."""

    draft: Draft
    story_id: int | None
    wants_section: bool


def read_sent(payload: bytes) -> Sent:
    """Raises UnreadableDraft or DraftTooLong."""
    try:
        data = json.loads(payload)
        texts = [_text(data[name]) for name in ("headline", "above", "body")]
        story = data.get("story")
        sent = Sent(Draft(*texts), None if story in (None, "") else int(story), bool(data.get("wants_section")))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise UnreadableDraft(f"not a draft: {error}") from error
    if sum(map(len, texts)) > MOST_CHARACTERS:
        raise DraftTooLong(_("This is too long for suggestions."))
    return sent


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is no text")
    return value
