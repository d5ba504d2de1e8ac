"""What a page offers with its story, linked to the stories themselves as soon as they are here."""

from warraq.newsroom.stories.intake.register import Register
from warraq.newsroom.stories.models import Pick, Story


def link_picks(story: Story, *, register: Register) -> int:
    """Let picks kept by headline lead to the stories that have come in since; how many were linked.

    `story` is changed, not saved.
    """
    picks = list(story.picks.all())
    linked = sum(link_pick(pick, story=story, register=register) for pick in picks if pick.picked_id is None)
    if linked:
        story.picks.set(picks)
    return linked


def link_pick(pick: Pick, *, story: Story, register: Register) -> bool:
    """Let one pick lead to its story, if that is here and is not `story` itself."""
    found = register.find_story(pick.headline, pick.url)
    if found is None or found == story.pk:
        return False
    pick.picked_id, pick.headline, pick.url = found, "", ""
    return True
