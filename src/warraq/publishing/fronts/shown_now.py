"""What readers see on a front now, beside the form that arranges it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from warraq.masthead.models import Section
from warraq.publishing.fronts.fill import fill_front
from warraq.publishing.fronts.models import Front, Slot
from warraq.publishing.release.lists import Card


@dataclass
class ShownStory:
    """A story on the front; `is_placed` tells that an editor put it there."""

    story_id: int
    headline: str
    is_placed: bool


@dataclass
class Group:
    """A group of the front, as readers see it."""

    name: str
    stories: list[ShownStory] = field(default_factory=list)


@dataclass(frozen=True)
class Left:
    """A story that an editor placed and readers do not see there."""

    headline: str
    reason: str


def describe_front(front: Front, *, now: datetime) -> tuple[list[Group], list[Left]]:
    """The groups of a saved front with their stories, and what was placed in vain."""
    rails = [] if front.section else _rails(front)
    filled = fill_front(front.edition, sections=rails, now=now, section=front.section)
    slots = list(front.slots.select_related("story"))
    placed = {slot.story_id for slot in slots if slot.is_open_at(now)}
    groups = [
        _group(_("Lead"), filled.lead, placed=placed),
        _group(_("Second row"), filled.second, placed=placed),
        *(_group(rail.section.name, rail.cards, placed=placed) for rail in filled.rails),
        _group(_("Latest"), filled.latest, placed=set()),
    ]
    arranged = {story.story_id for group in groups for story in group.stories if story.is_placed}
    left = [Left(slot.story.title, _why(slot, now=now)) for slot in slots if slot.story_id not in arranged]
    return groups, left


def _rails(front: Front) -> list[Section]:
    return list(front.edition.sections.filter(is_on_front=True, parent=None).order_by("order", "id"))


def _group(name: str, cards: list[Card], *, placed: set[int]) -> Group:
    return Group(name, [ShownStory(card["id"], card["headline"], card["id"] in placed) for card in cards])


def _why(slot: Slot, *, now: datetime) -> str:
    if not slot.is_open_at(now):
        return _("Its time on the front is over.")
    if not slot.story.live:
        return _("Readers cannot open it yet; until then the place fills itself.")
    return _("It is not in this edition, or there are more stories than places.")


class ShownNowPanel(Panel):
    """Shows a saved front as readers see it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "fronts/shown_now.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            groups, left = describe_front(self.instance, now=timezone.now())
            return {**super().get_context_data(parent_context), "groups": groups, "left": left}
