"""Filling a front: what editors placed, then the newest, and no story twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from warraq.masthead.models import Edition, Section
from warraq.publishing.fronts.models import BreakingBar, Front, Place, Slot
from warraq.publishing.release.lists import Card, CardList, fetch_lists

LEADS = 1
SECONDS = 4
RAIL = 4
LATEST = 10


@dataclass
class FilledRail:
    """A section's group on the front."""

    section: Section
    cards: list[Card] = field(default_factory=list)


@dataclass
class FilledFront:
    """What the front shows, place by place. A list is shorter, or empty, when there are not enough stories."""

    lead: list[Card] = field(default_factory=list)
    second: list[Card] = field(default_factory=list)
    rails: list[FilledRail] = field(default_factory=list)
    latest: list[Card] = field(default_factory=list)
    bar: BreakingBar | None = None

    @property
    def story_ids(self) -> set[int]:
        groups = [self.lead, self.second, self.latest, *(rail.cards for rail in self.rails)]
        return {card["id"] for cards in groups for card in cards}


def fill_front(
    edition: Edition,
    *,
    sections: Iterable[Section],
    now: datetime,
    section: Section | None = None,
    slots: Iterable[Slot] | None = None,
) -> FilledFront:
    """Fill the front of an edition, or of one section; `sections` are those that get a rail, in order.

    Four queries at most, whatever the size of the archive. `slots` stand in for the published ones, to show what would
    be if these were.
    """
    rails = [FilledRail(rail_section) for rail_section in sections]
    arranged = Front.objects.filter(edition=edition, section=section).select_related("edition__breaking_bar").first()
    published = arranged.slots.all() if arranged and slots is None else ()
    slots = [slot for slot in (published if slots is None else slots) if slot.is_open_at(now)]
    placed = len(slots)
    newest = (
        CardList("section", LEADS + SECONDS + LATEST + placed, section.pk)
        if section
        else CardList("latest", LEADS + SECONDS + LATEST + placed + len(rails) * RAIL, 0)
    )
    per_rail = {
        rail.section.pk: CardList("section", RAIL + LEADS + SECONDS + placed, rail.section.pk) for rail in rails
    }
    fetched = fetch_lists(edition, [newest, *per_rail.values()], story_ids=[slot.story_id for slot in slots])
    shown: set[int] = set()
    front = FilledFront(rails=rails, bar=_open_bar(arranged, now=now))
    front.lead = _take_placed(slots, Place.LEAD, stories=fetched.stories, shown=shown, most=LEADS)
    front.second = _take_placed(slots, Place.SECOND, stories=fetched.stories, shown=shown, most=SECONDS)
    for rail in rails:
        own = [slot for slot in slots if slot.section_id == rail.section.pk]
        rail.cards = _take_placed(own, Place.RAIL, stories=fetched.stories, shown=shown, most=RAIL)
    _fill(front.lead, fetched.lists[newest], shown=shown, most=LEADS)
    _fill(front.second, fetched.lists[newest], shown=shown, most=SECONDS)
    for rail in rails:
        _fill(rail.cards, fetched.lists[per_rail[rail.section.pk]], shown=shown, most=RAIL)
    _fill(front.latest, fetched.lists[newest], shown=shown, most=LATEST)
    front.rails = [rail for rail in rails if rail.cards]
    return front


def _open_bar(front: Front | None, *, now: datetime) -> BreakingBar | None:
    """The breaking news above an edition's front; it came with the front, so it costs no query."""
    bar = getattr(front.edition, "breaking_bar", None) if front and front.section_id is None else None
    return bar if bar is not None and bar.expires_at > now else None


def _take_placed(
    slots: list[Slot], place: Place, *, stories: dict[int, Card], shown: set[int], most: int
) -> list[Card]:
    cards: list[Card] = []
    for slot in slots:
        card = stories.get(slot.story_id)
        if slot.place == place and card is not None and slot.story_id not in shown and len(cards) < most:
            shown.add(slot.story_id)
            cards.append(
                {
                    **card,
                    "headline": slot.headline or card["headline"],
                    "picture": slot.picture_facts or card["picture"],
                }
            )
    return cards


def _fill(cards: list[Card], candidates: list[Card], *, shown: set[int], most: int) -> None:
    for card in candidates:
        if len(cards) >= most:
            return
        if card["id"] not in shown:
            shown.add(card["id"])
            cards.append(card)
