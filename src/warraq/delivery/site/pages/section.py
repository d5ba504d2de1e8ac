"""The front of a section, and the older stories behind it."""

from collections.abc import Sequence
from datetime import datetime

from warraq.delivery.site.blocks import MostReadBlock, fetch_for
from warraq.delivery.site.canonical import encode, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.pages.front import show_filled
from warraq.delivery.site.streams import key_of, section_stretch
from warraq.delivery.site.structured import breadcrumbs, page_node, page_tags, to_json_ld
from warraq.masthead.models import Section
from warraq.publishing.fronts.fill import LATEST, fill_front
from warraq.publishing.fronts.models import Slot
from warraq.publishing.release.keys import front_key, section_key


def build_section(
    section: Section, *, masthead: Masthead, now: datetime, before: str = "", slots: Sequence[Slot] | None = None
) -> Page | None:
    """The section's front, or the older stories after the key `before`; None when there are none there.

    Raises streams.BadKey.
    """
    path = f"/{section.slug}/"
    page = Composition(masthead, now=now)
    page.keys |= {section_key(section.pk), front_key(masthead.edition.pk, section_id=section.pk)}
    parts = masthead.parts_of(section)
    page.keys |= {section_key(part.pk) for part in parts}
    context = {
        "section": section,
        "trail": [{**part.as_facts(), "url": link(f"/{part.slug}/")} for part in section.trail[:-1]],
        "parts": [(part, link(f"/{part.slug}/")) for part in parts],
        "url": link(path),
    }
    if before:
        stretch = section_stretch(section, before=before)
        if not stretch.cards:
            return None
        context |= {"older_teasers": page.show_cards(stretch.cards), "older": stretch.older}
    else:
        filled = fill_front(masthead.edition, sections=parts, now=now, section=section, slots=slots)
        context |= show_filled(filled, page=page)
        most_read = MostReadBlock(section)
        page.fetched = fetch_for(masthead, [most_read])
        context["most_read"] = page.show_block(most_read)
        # Whatever is newer than the last of the latest stands on this page: the filling takes from the newest down.
        if len(filled.latest) == LATEST:
            older = key_of(filled.latest[-1])
            context["older"] = older if section_stretch(section, before=older, size=1).cards else ""
    canonical = masthead.base_url + encode(path) + (f"?before={before}" if before else "")
    trail = [(masthead.edition.name, "/"), *((part.name, f"/{part.slug}/") for part in section.trail)]
    frame = Frame(
        subject=section,
        title=section.name,
        kind="list" if before else "front",
        canonical=canonical,
        robots="noindex, follow" if before else "max-image-preview:large",
        social=page_tags(masthead, title=section.name, description="", canonical=canonical),
        json_ld=to_json_ld(
            page_node("CollectionPage", name=section.name, canonical=canonical, masthead=masthead),
            breadcrumbs(trail, masthead=masthead),
        ),
    )
    template = "site/pages/older.html" if before else "site/pages/section.html"
    return page.finish(template, context, frame=frame)
