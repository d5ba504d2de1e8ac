"""Cards of published stories, ready for a list of teasers."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from warraq.delivery.site.canonical import link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.moments import Moment, Moments
from warraq.delivery.site.pictures import PictureFiles, build_files
from warraq.delivery.site.wording import BRIEF, EXCERPT, isolated, shorten
from warraq.publishing.release.lists import Card


@dataclass
class Teaser:
    """A story in a list."""

    id: int
    url: SafeString
    headline: str
    kicker: str
    standfirst: str
    section_id: str
    section: str
    card_picture: dict[str, Any] | None
    released_at: str
    moments: Moments
    direction: str

    @cached_property
    def picture(self) -> PictureFiles | None:
        return build_files(self.card_picture)

    def __getitem__(self, name: str) -> object:
        """Templates look a name up as a key first: without this each look-up begins with an error caught."""
        return getattr(self, name)

    @property
    def title(self) -> SafeString:
        """The whole headline as HTML."""
        return isolated(self.headline, direction=self.direction)

    @property
    def brief(self) -> SafeString:
        """The headline as HTML for a narrow place."""
        return shorten(self.headline, most=BRIEF, direction=self.direction)

    @property
    def link(self) -> SafeString:
        """The brief headline, leading to the story."""
        return SafeString(f'<a href="{self.url}">{self.brief}</a>')

    @property
    def excerpt(self) -> SafeString:
        """The standfirst as HTML, no longer than a card has room for."""
        return shorten(self.standfirst, most=EXCERPT, direction=self.direction)

    @property
    def label(self) -> SafeString:
        """What stands over the headline: its kicker, or its section's name."""
        return isolated(self.kicker or self.section, direction=self.direction)

    @cached_property
    def moment(self) -> Moment:
        return self.moments.tell(self.released_at)


def build_teaser(card: Card, *, masthead: Masthead) -> Teaser:
    section = card["section"]
    return Teaser(
        id=card["id"],
        url=link(card["path"]),
        headline=card["headline"],
        kicker=card["kicker"],
        standfirst=card["standfirst"],
        section_id=str(section["id"]),
        section=section["name"],
        card_picture=card["picture"]["card"] if card["picture"] else None,
        released_at=card["released_at"],
        moments=masthead.moments,
        direction=masthead.edition.direction,
    )


def build_teasers(cards: Iterable[Card], *, masthead: Masthead) -> list[Teaser]:
    return [build_teaser(card, masthead=masthead) for card in cards]


def take(cards: Iterable[Card], *, most: int, leaving_out: Set[int]) -> list[Card]:
    """The first `most` cards, without stories that stand elsewhere and without one story twice."""
    taken: dict[int, Card] = {}
    for card in cards:
        if len(taken) >= most:
            break
        if card["id"] not in leaving_out:
            taken.setdefault(card["id"], card)
    return list(taken.values())
