"""A page being put together: its frame, what it already shows, and its keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string

from warraq.delivery.cache.pieces import Piece, cut, fill, mark
from warraq.delivery.site.blocks import FOOTER, HEADER, Block, Built
from warraq.delivery.site.bundle import build_bundle, find_later
from warraq.delivery.site.colours import NIGHT_PAPER
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.headers import NOTHING_INLINE, Inline
from warraq.delivery.site.heads import HeadLink, build_head_links, scripts_everywhere
from warraq.delivery.site.scripts import HEAD_SCRIPT
from warraq.delivery.site.teasers import Teaser, build_teasers, take
from warraq.delivery.site.tidy import tidy
from warraq.delivery.site.typefaces import PRELOADED, font_url
from warraq.publishing.release.keys import masthead_key, story_key
from warraq.publishing.release.lists import Card, Fetched

SITE_SCRIPT = "site/site.js"
PAGE_SECONDS = 86_400  # the bulletin tells of every change; this is for what it does not know


@dataclass
class Frame:
    """What the head of a page says of it; the edition's name is added to its title. Addresses are absolute and encoded."""

    title: str
    canonical: str = ""
    description: str = ""
    robots: str = "max-image-preview:large"
    social: dict[str, str] = field(default_factory=dict)
    json_ld: str = ""
    scripts: list[str] = field(default_factory=list)
    links: list[HeadLink] = field(default_factory=list)
    subject: Any = None  # what the page is about, for site/heads.py
    kind: str = "list"  # which styles it needs (bundle.KINDS), and those of the rarer parts of a body
    in_body: frozenset[str] = frozenset()
    header: Block = HEADER


@dataclass
class Page:
    """A finished page, in pieces: `blocks` are the shared ones in the order in which they choose their stories.

    `keys` and `shown` are of the page itself; `html` and `all_keys` are of the page with its blocks in their places.
    """

    pieces: tuple[Piece, ...]
    keys: set[str]
    build_block: Callable[[Block], Built]
    shown: set[int] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    status: int = 200
    max_age_seconds: float = PAGE_SECONDS
    inline: Inline = NOTHING_INLINE

    @cached_property
    def html(self) -> str:
        shown = set(self.shown)
        texts = {block.name: fill(self._built[block.name].pieces, shown=shown) for block in self.blocks}
        return fill(self.pieces, shown=shown, blocks=texts)

    @property
    def all_keys(self) -> set[str]:
        return self.keys.union(*(built.keys for built in self._built.values()))

    @cached_property
    def _built(self) -> dict[str, Built]:
        return {block.name: self.build_block(block) for block in self.blocks}


class Composition:
    """Puts parts on a page one after the other; a story that stands in one is left out of those that follow.

    Shared blocks come last whatever the order: they take what the page itself does not show.
    """

    def __init__(self, masthead: Masthead, *, now: datetime) -> None:
        self.masthead = masthead
        self.now = now
        self.fetched = Fetched(lists={}, stories={})
        self.shown: set[int] = set()
        self.blocks: list[Block] = []
        self.keys = {masthead_key(masthead.edition.pk)}

    def show_story(self, story_id: int) -> None:
        self.shown.add(story_id)
        self.keys.add(story_key(story_id))

    def show_cards(self, cards: Iterable[Card], *, most: int = 1000) -> list[Teaser]:
        """Teasers of the cards that the page does not show yet."""
        taken = take(cards, most=most, leaving_out=self.shown)
        for card in taken:
            self.show_story(card["id"])
        return build_teasers(taken, masthead=self.masthead)

    def show_stories(self, story_ids: Iterable[int], *, most: int = 1000) -> list[Teaser]:
        """Teasers of these stories, as far as they are public and not yet shown."""
        return self.show_cards((card for i in story_ids if (card := self.fetched.stories.get(i))), most=most)

    def show_block(self, block: Block) -> str:
        """What to print where the block stands: a mark for a shared block, its HTML for another."""
        if block.is_shared:
            self.blocks.append(block)
            return mark("block", block.name)
        shown = block.render(self.masthead, self.fetched, leaving_out=self.shown, now=self.now)
        self.shown |= shown.story_ids
        self.keys |= block.keys(self.masthead) | shown.keys
        return shown.html

    def finish(self, template: str, context: dict[str, Any], *, frame: Frame, status: int = 200) -> Page:
        edition = self.masthead.edition
        inline = Inline(
            styles=(build_bundle(frame.kind, frame.in_body), self.masthead.stylesheet), scripts=(HEAD_SCRIPT,)
        )
        html = render_to_string(
            template,
            {
                "frame": frame,
                "title": frame.title if edition.name in frame.title else f"{frame.title} — {edition.name}",
                "edition": edition,
                "head_links": [*frame.links, *build_head_links(self.masthead, frame.subject)],
                "scripts": [SITE_SCRIPT, *frame.scripts, *scripts_everywhere()],
                "inline": inline,
                "later_styles": find_later(frame.kind),
                "preloaded": [font_url(name) for name in PRELOADED],
                "night_paper": NIGHT_PAPER,
                "header": self.show_block(frame.header),
                "footer": self.show_block(FOOTER),
                **context,
            },
        )
        return Page(
            pieces=cut(tidy(html)),
            keys=self.keys,
            build_block=lambda block: block.build(self.masthead, self.fetched, now=self.now),
            shown=self.shown,
            blocks=self.blocks,
            status=status,
            inline=inline,
        )
