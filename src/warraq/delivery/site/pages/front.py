"""The front of an edition."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from warraq.delivery.site.blocks import MOST_READ, fetch_for
from warraq.delivery.site.canonical import LATEST_PATH, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.structured import page_tags, publisher, to_json_ld
from warraq.delivery.site.teasers import Teaser
from warraq.publishing.fronts.breaking import path_of
from warraq.publishing.fronts.fill import FilledFront, fill_front
from warraq.publishing.fronts.models import Slot
from warraq.publishing.release.keys import front_key, latest_key, section_key


def build_front(masthead: Masthead, *, now: datetime, slots: Sequence[Slot] | None = None) -> Page:
    """`slots` stand in for the published ones, for an editor who wants to see what would be."""
    edition = masthead.edition
    filled = fill_front(edition, sections=masthead.front_sections, now=now, slots=slots)
    page = Composition(masthead, now=now)
    page.keys |= {front_key(edition.pk), latest_key(edition.pk)}
    page.keys |= {section_key(section.pk) for section in masthead.front_sections}
    context = show_filled(filled, page=page)
    bar = filled.bar
    context["breaking"] = bar and {"text": bar.text, "url": link(path_of(bar))}
    page.fetched = fetch_for(masthead, [MOST_READ])
    context["most_read"] = page.show_block(MOST_READ)
    canonical = f"{masthead.base_url}/"
    title = f"{edition.name} — {edition.tagline}" if edition.tagline else edition.name
    website = {"@type": "WebSite", "@id": f"{canonical}#site", "url": canonical, "name": edition.name}
    frame = Frame(
        subject=edition,
        title=title,
        kind="front",
        description=edition.tagline,
        canonical=canonical,
        social=page_tags(masthead, title=edition.name, description=edition.tagline, canonical=canonical),
        json_ld=to_json_ld({**website, "inLanguage": edition.language}, publisher(masthead)),
    )
    return page.finish("site/pages/front.html", context, frame=frame)


def show_filled(filled: FilledFront, *, page: Composition) -> dict[str, Any]:
    """The groups of a filled front as teasers; the filling saw to it that no story is in two."""
    lead = page.show_cards(filled.lead)
    return {
        "lead": lead[0] if lead else None,
        "second": page.show_cards(filled.second),
        "rails": [
            SectionRail(rail.section, link(f"/{rail.section.slug}/"), page.show_cards(rail.cards))
            for rail in filled.rails
        ],
        "latest": page.show_cards(filled.latest),
        "latest_url": LATEST_PATH,
    }


class SectionRail:
    """A section's group: its first teaser has a picture, the rest are headlines."""

    def __init__(self, section: Any, url: str, teasers: list[Teaser]) -> None:
        self.section = section
        self.url = url
        self.teasers = teasers
