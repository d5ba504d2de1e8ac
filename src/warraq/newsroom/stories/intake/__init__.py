"""Taking in pages of an old site as stories.

register = Register(edition)
try: taken = take_in(page, register=register, rules=Rules(may_create_sections=True), now=now)
except CameInBefore as error: … error.story
except NoSuchSection as error: …
for story in taken: link_picks(story, register=register)     when all have come in
"""

from warraq.newsroom.stories.intake.notes import MESSAGES, note
from warraq.newsroom.stories.intake.picks import link_picks
from warraq.newsroom.stories.intake.placing import NoSuchSection, Rules
from warraq.newsroom.stories.intake.register import Register
from warraq.newsroom.stories.intake.taking_in import (
    CameInBefore,
    TakenIn,
    find_known,
    is_untouched,
    rehearse,
    take_in,
)

__all__ = [
    "MESSAGES",
    "CameInBefore",
    "NoSuchSection",
    "Register",
    "Rules",
    "TakenIn",
    "find_known",
    "is_untouched",
    "link_picks",
    "note",
    "rehearse",
    "take_in",
]
