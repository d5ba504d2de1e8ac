"""A front in the making, group by group, as readers would see it: what an editor placed, and what fills itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from warraq.masthead.models import Section
from warraq.newsroom.pictures.models import Picture
from warraq.publishing.fronts.fill import LEADS, RAIL, SECONDS, fill_front
from warraq.publishing.fronts.models import Front, Place, Slot
from warraq.publishing.release.lists import Card, CardList, fetch_lists
from warraq.publishing.release.models import PublishedStory

FRESH = 40
PICTURES = 24


@dataclass
class BoardCard:
    """A story on the board. `slot` is None for one that fills a place by itself; `why_not` for one readers miss there."""

    story_id: int
    headline: str
    picture: str
    slot: Slot | None = None
    why_not: str = ""


@dataclass
class Group:
    """A group of the front with its cards. Nothing can be put in one without a `place`."""

    name: str
    place: str
    section: Section | None = None
    most: int = 0
    cards: list[BoardCard] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.place}:{self.section.pk if self.section else ''}"


def rails_of(front: Front) -> list[Section]:
    if front.section is not None:
        return list(front.section.children.order_by("order", "id"))
    return list(front.edition.sections.filter(is_on_front=True, parent=None).order_by("order", "id"))


def build_board(front: Front, slots: Sequence[Slot], *, now: datetime) -> list[Group]:
    """Every group that can be filled, in the order of the page, and the newest below them."""
    rails = rails_of(front)
    filled = fill_front(front.edition, sections=rails, now=now, section=front.section, slots=slots)
    shown = {rail.section.pk: rail.cards for rail in filled.rails}
    # A story whose time is over may stand somewhere all the same, as one that fills a place by itself.
    placed = [slot for slot in slots if slot.is_open_at(now)]
    groups = [
        Group(_("Lead"), Place.LEAD, most=LEADS, cards=_cards(filled.lead, placed)),
        Group(_("Second row"), Place.SECOND, most=SECONDS, cards=_cards(filled.second, placed)),
        *(
            Group(section.name, Place.RAIL, section, RAIL, _cards(shown.get(section.pk, []), placed))
            for section in rails
        ),
        Group(_("Latest"), "", cards=_cards(filled.latest, [])),
    ]
    _add_missed(groups, slots, now=now)
    return groups


def _cards(cards: list[Card], slots: Sequence[Slot]) -> list[BoardCard]:
    placed = {slot.story_id: slot for slot in slots}
    return [BoardCard(card["id"], card["headline"], thumb_of(card), placed.get(card["id"])) for card in cards]


def thumb_of(card: Card) -> str:
    """The address of the smallest of a card's pictures; empty without one."""
    files = (card.get("picture") or {}).get("card")
    if not files:
        return ""
    smallest = files["sources"][0]["files"][0]["url"] if files["sources"] else files["src"]
    return str(smallest)


def _add_missed(groups: list[Group], slots: Sequence[Slot], *, now: datetime) -> None:
    """What was placed and readers do not see there stays on the board, with the reason."""
    seen = {card.story_id for group in groups for card in group.cards if card.slot}
    by_key = {group.key: group for group in groups}
    for slot in slots:
        if slot.story_id in seen:
            continue
        group = by_key.get(f"{slot.place}:{slot.section_id or ''}") or groups[0]
        group.cards.append(BoardCard(slot.story_id, slot.headline or slot.story.title, "", slot, _why(slot, now=now)))


def _why(slot: Slot, *, now: datetime) -> str:
    if not slot.is_open_at(now):
        return _("Its time on the front is over.")
    if not slot.story.live:
        return _("Readers cannot open it yet; until then the place fills itself.")
    return _("It is not in this edition, or there are more stories than places.")


def fresh_stories(front: Front, *, words: str = "") -> list[Card]:
    """The newest public stories that can go on the front, or those whose headlines have these words."""
    if words:
        rows = PublishedStory.objects.filter(edition_id=front.edition_id, headline__icontains=words)
        if front.section_id:
            rows = rows.filter(placements__section_id=front.section_id)
        return [row.card for row in rows.order_by("-first_released_at").only("card")[:FRESH]]
    kind, of = ("section", front.section_id) if front.section_id else ("latest", 0)
    newest = CardList(kind, FRESH, of or 0)
    return fetch_lists(front.edition, [newest]).lists[newest]


def pictures_for(story: Any) -> list[Picture]:
    """Pictures to choose from for a card: the story's own, then the newest that may be shown."""
    own = list(story.find_pictures())
    newest = Picture.objects.exclude(alt="").order_by("-created_at")[:PICTURES]
    return list({picture.pk: picture for picture in [*own, *newest]}.values())[:PICTURES]
