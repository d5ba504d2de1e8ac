"""The pictures of a story by themselves, each as large as the screen."""

from datetime import datetime
from typing import cast

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from warraq.arabic.bidi import Direction, isolate_html
from warraq.delivery.site.canonical import encode, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.galleries import find_galleries
from warraq.delivery.site.labels import fill_labels
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.structured import page_tags
from warraq.delivery.site.wording import isolated
from warraq.publishing.release.models import PublishedStory


def build_gallery(row: PublishedStory, *, masthead: Masthead, now: datetime) -> Page | None:
    """The page of a story's galleries; None for a story without one. Search engines are sent to the story."""
    galleries = find_galleries(row)
    if not galleries:
        return None
    page = Composition(masthead, now=now)
    page.show_story(row.story_id)
    direction = cast(Direction, masthead.edition.direction)
    title = _("Pictures: %(headline)s") % {"headline": row.headline}
    canonical = masthead.base_url + encode(row.path)
    context = {
        "headline": isolated(row.headline, direction=direction),
        "url": link(row.path),
        "section_id": row.section_id,
        # Sanitised when the story was released.
        "galleries": [mark_safe(isolate_html(fill_labels(gallery), base=direction)) for gallery in galleries],  # noqa: S308
    }
    frame = Frame(
        title=title,
        kind="gallery",
        in_body=frozenset({"gallery"}),
        description=row.standfirst,
        canonical=canonical,
        social=page_tags(masthead, title=title, description=row.standfirst, canonical=canonical),
    )
    return page.finish("site/pages/gallery.html", context, frame=frame)
