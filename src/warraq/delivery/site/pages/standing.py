"""A page that stands for years, such as who we are."""

from datetime import datetime
from typing import cast

from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

from warraq.arabic.bidi import Direction, isolate_html
from warraq.arabic.truncate import truncate
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.headings import name_headings
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.structured import page_node, page_tags, to_json_ld
from warraq.delivery.site.wording import DESCRIPTION
from warraq.publishing.standing.models import PublishedPage

KEPT_SECONDS = 300
# schema.org has names for two of the pages that every newspaper keeps.
_KINDS = {"about": "AboutPage", "contact": "ContactPage"}


def build_standing(row: PublishedPage, *, masthead: Masthead, now: datetime) -> Page:
    page = Composition(masthead, now=now)
    canonical = masthead.base_url + encode(f"/{row.slug}/")
    description = truncate(" ".join(strip_tags(row.html).split()), max_chars=DESCRIPTION)
    direction = cast(Direction, masthead.edition.direction)
    context = {
        "title_of_page": row.title,
        # Sanitised when the page was published: publishing/standing/record.py.
        "html": mark_safe(isolate_html(name_headings(row.html, taken=set()), base=direction)),  # noqa: S308
        "updated": masthead.moments.tell(row.updated_at),
    }
    node = page_node(
        _KINDS.get(row.slug, "WebPage"), name=row.title, description=description, canonical=canonical, masthead=masthead
    )
    frame = Frame(
        title=row.title,
        kind="standing",
        description=description,
        canonical=canonical,
        social=page_tags(masthead, title=row.title, description=description, canonical=canonical),
        json_ld=to_json_ld(node),
    )
    built = page.finish("site/pages/standing.html", context, frame=frame)
    built.max_age_seconds = KEPT_SECONDS
    return built
