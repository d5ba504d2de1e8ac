"""Is it a robot? By the maintained list of crawler-user-agents, and by what every browser's name has in common."""

import re
from functools import lru_cache

from crawleruseragents import is_crawler

_MOST_LETTERS = 400
_BROWSER = re.compile(r"(?:Mozilla|Opera)/\d")
# CUBOT makes telephones.
_SAYS_SO = re.compile(r"(?<!cu)bots?\b|crawl|spider|scrap|headless|preview|monitor", re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_robot(user_agent: str) -> bool:
    """Whether a User-Agent is a program's rather than a reader's browser. None at all is a program's."""
    if len(user_agent) > _MOST_LETTERS or not _BROWSER.match(user_agent):
        return True
    return bool(_SAYS_SO.search(user_agent)) or bool(is_crawler(user_agent))
