"""One contributor, and what they wrote."""

from datetime import datetime
from typing import Any

from warraq.delivery.site.canonical import encode, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.pictures import build_files
from warraq.delivery.site.streams import contributor_stretch
from warraq.delivery.site.structured import page_tags, publisher, to_json_ld
from warraq.publishing.release.keys import contributor_key
from warraq.publishing.release.models import PublishedContributor


def build_contributor(
    person: PublishedContributor, *, masthead: Masthead, now: datetime, before: str = ""
) -> Page | None:
    """The contributor's stories in this edition; None when there are none. Raises streams.BadKey."""
    stretch = contributor_stretch(person, masthead.edition, before=before)
    if not stretch.cards:
        return None
    path = f"/contributors/{person.slug}/"
    page = Composition(masthead, now=now)
    page.keys.add(contributor_key(person.contributor_id))
    name = person.name if masthead.language == "ar" else person.latin_name or person.name
    canonical = masthead.base_url + encode(path) + (f"?before={before}" if before else "")
    context = {
        "person": person,
        "name": name,
        "portrait": build_files(person.picture["card"]) if person.picture else None,
        "url": link(path),
        "before": before,
        "teasers": page.show_cards(stretch.cards),
        "older": stretch.older,
    }
    frame = Frame(
        subject=person,
        title=name,
        description=person.bio,
        canonical=canonical,
        robots="noindex, follow" if before else "max-image-preview:large",
        social=page_tags(masthead, title=name, description=person.bio, canonical=canonical),
        json_ld=to_json_ld(_profile(person, masthead=masthead, canonical=canonical)),
    )
    return page.finish("site/pages/contributor.html", context, frame=frame)


def _profile(person: PublishedContributor, *, masthead: Masthead, canonical: str) -> dict[str, Any]:
    who: dict[str, Any] = {
        "@type": "Person",
        "name": person.name,
        "alternateName": person.latin_name,
        "jobTitle": person.role,
        "description": person.bio,
        "url": canonical,
        "worksFor": publisher(masthead),
    }
    return {"@type": "ProfilePage", "url": canonical, "mainEntity": {key: value for key, value in who.items() if value}}
