"""The names of all topics, as this process last read them."""

from warraq.newsroom.suggestions.names import Names
from warraq.newsroom.topics.models import Topic

#: More topics than a newsroom can overlook; the oldest are looked for.
MOST_TOPICS = 20_000
_at_hand: tuple[int, Names, dict[int, str]] | None = None


def find_names() -> tuple[Names, dict[int, str]]:
    """Where topics are named in a text, and each topic's name; made anew only when a name has changed."""
    global _at_hand
    rows = list(Topic.objects.order_by("pk").values_list("pk", "name", "aliases")[:MOST_TOPICS])
    state = hash(tuple((pk, name, *aliases) for pk, name, aliases in rows))
    if _at_hand is None or _at_hand[0] != state:
        names = Names()
        for pk, name, aliases in rows:
            for spelling in dict.fromkeys([name, *aliases]):
                names.add(pk, spelling)
        _at_hand = state, names, {pk: name for pk, name, _aliases in rows}
    return _at_hand[1], _at_hand[2]
