"""What keeps a story from being released, told at the field where it can be mended."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from warraq.newsroom.emergency.state import check_not_frozen
from warraq.newsroom.stories.body import find_pictures
from warraq.newsroom.stories.slips import find_slips
from warraq.newsroom.stories.standing_in import stands_in

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

_TATWEEL = "\u0640"


class StoryNotReady(ValidationError):
    """The story lacks something that readers need; `error_dict` names the fields."""


class StoryUnderEmbargo(StoryNotReady):
    """The agreed moment has not come: no version may be public before `embargoed_until`."""


class StoryWasKilled(StoryNotReady):
    """The story was killed; it must be restored before it can be released again."""


class StoryWasSpiked(StoryNotReady):
    """The story was dropped before release; it must be restored first."""


def has_visible_letters(text: str) -> bool:
    """Whether a reader would see anything: not only spaces, tatweel, marks and invisible characters."""
    return any(
        character != _TATWEEL and unicodedata.category(character)[0] in "LNPS"
        for character in unicodedata.normalize("NFC", text)
    )


def check_has_headline(story: Story) -> None:
    """Raise StoryNotReady while a slugline stands in for the headline: an editor reads no story without one."""
    if stands_in(story):
        raise StoryNotReady({"title": _("Write the headline: so far the slugline stands in for it.")})


def find_problems(story: Story, *, now: datetime, is_public: bool = False) -> dict[str, str]:
    """Field name → message, for each thing that must be mended before release; empty when the story is ready.

    `is_public` for a story that readers have: a correction of it does not wait for a picture that they see no more.
    """
    problems: dict[str, str] = {}
    if not has_visible_letters(story.headline):
        problems["title"] = _("Write a headline that readers can see.")
    elif stands_in(story):
        problems["title"] = _("Write the headline: so far the slugline stands in for it.")
    if not story.story_sections.all():
        problems["story_sections"] = _("Choose at least one section; the first is the story's home.")
    if not len(story.body):
        problems["body"] = _("Write the story before releasing it.")
    if story.lead_picture is not None:
        if not story.lead_picture.alt.strip():
            problems["lead_picture"] = _("Describe the lead picture (alternative text) for those who cannot see it.")
        elif story.lead_picture.is_expired(now=now) and not (is_public and story.lead_picture.is_taken_down):
            problems["lead_picture"] = _("Our right to use this picture has expired; choose another.")
    for picture in find_pictures(story.body):
        if not picture.alt.strip():
            problems["body"] = _("Describe the picture “%(title)s” (alternative text) before releasing.") % {
                "title": picture.title
            }
        elif picture.is_expired(now=now) and not (is_public and picture.is_taken_down):
            problems["body"] = _("Our right to use the picture “%(title)s” has expired.") % {"title": picture.title}
    return {**find_slips(story), **problems}


def check_ready(story: Story, *, now: datetime, is_public: bool = False) -> None:
    """Raise StoryWasKilled, StoryWasSpiked, StoryUnderEmbargo or StoryNotReady if the story may not become public at `now`.

    Raises PublishingFrozen while nothing may.
    """
    check_not_frozen()
    if story.killed_at is not None:
        raise StoryWasKilled({"title": _("This story was killed. Restore it before releasing it again.")})
    if story.spiked_at is not None:
        raise StoryWasSpiked({"title": _("This story was spiked. Restore it before releasing it.")})
    if story.embargoed_until is not None and story.embargoed_until > now:
        raise StoryUnderEmbargo({"embargoed_until": _("The story is under embargo until this moment.")})
    problems = find_problems(story, now=now, is_public=is_public)
    if problems:
        raise StoryNotReady(problems)
