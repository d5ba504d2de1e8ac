"""A story that is planned has no headline yet: its slugline stands in for one until it is written."""

import re
from typing import Any

# A headline is shown on as many lines as it needs, and is one.
_BREAK = re.compile(r"\s*[\r\n]+\s*")


def stands_in(story: Any) -> bool:
    """Whether what the story has for a headline is its slugline. Such a story is neither read nor released."""
    return bool(story.is_working_headline and story.slugline and story.title == story.slugline)


def settle_headline(cleaned: dict[str, Any], *, before: str) -> bool:
    """Let the slugline of a form stand in while there is no headline, and make way for one that was written.

    `before` is the slugline that stood in until now, or empty. False when there is neither headline nor slugline.
    """
    headline, slugline = _BREAK.sub(" ", cleaned.get("title", "").strip()), cleaned.get("slugline", "").strip()
    if headline and headline != before:
        cleaned["title"] = headline
        if before:
            cleaned["is_working_headline"] = False
        return True
    if slugline:
        cleaned["title"], cleaned["is_working_headline"] = slugline, True
    return bool(slugline)
