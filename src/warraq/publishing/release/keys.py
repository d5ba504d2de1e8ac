"""Names of what can change, as the bulletin and the surrogate keys of responses spell them."""


def story_key(story_id: int) -> str:
    return f"story:{story_id}"


def related_key(story_id: int) -> str:
    """What an article page shows of other stories by being related: nothing but that page holds it."""
    return f"related:{story_id}"


def section_key(section_id: int) -> str:
    return f"section:{section_id}"


def topic_key(topic_id: int) -> str:
    return f"topic:{topic_id}"


def background_key(topic_id: int) -> str:
    """What an editor pinned to a topic: the topic's page and those of all stories under it show it."""
    return f"background:{topic_id}"


def contributor_key(contributor_id: int) -> str:
    return f"contributor:{contributor_id}"


def translations_key(group: int) -> str:
    return f"translations:{group}"


def live_key(story_id: int) -> str:
    """What changes with each entry of a live coverage; the story's own key stays still."""
    return f"live:{story_id}"


STORIES_AT_ONCE = 1000


def stories_key(edition_id: int, *, number: int) -> str:
    """The stories of an edition whose ids begin at `number` × STORIES_AT_ONCE: what a part of its sitemap lists."""
    return f"stories:{edition_id}:{number}"


def latest_key(edition_id: int) -> str:
    return f"latest:{edition_id}"


def front_key(edition_id: int, *, section_id: int | None = None) -> str:
    return f"front:{edition_id}:{section_id}" if section_id else f"front:{edition_id}"


def masthead_key(edition_id: int) -> str:
    return f"masthead:{edition_id}"
