"""What we got wrong, and what is right: every correction of the edition, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warraq.delivery.site.canonical import CORRECTIONS_PATH, link
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.moments import Moment
from warraq.delivery.site.page import Composition, Frame, Page
from warraq.delivery.site.streams import correction_stretch
from warraq.delivery.site.structured import page_node, page_tags, to_json_ld
from warraq.delivery.site.wording import isolated
from warraq.publishing.release.keys import latest_key


@dataclass(frozen=True)
class CorrectionShown:
    note: SafeString
    moment: Moment
    headline: SafeString
    url: str


def build_corrections(masthead: Masthead, *, now: datetime, before: str = "") -> Page | None:
    """A stretch of the list; None where a key leads beyond its end. Raises streams.BadKey."""
    rows, older = correction_stretch(masthead.edition, before=before)
    if before and not rows:
        return None
    page = Composition(masthead, now=now)
    page.keys.add(latest_key(masthead.edition.pk))
    for row in rows:
        page.show_story(row.story_id)
    direction = masthead.edition.direction
    title = _("Corrections")
    canonical = masthead.base_url + CORRECTIONS_PATH + (f"?before={before}" if before else "")
    context = {
        "heading": title,
        "corrections": [
            CorrectionShown(
                isolated(row.note, direction=direction),
                masthead.moments.tell(row.corrected_at),
                isolated(row.published.headline, direction=direction),
                link(row.published.path),
            )
            for row in rows
        ],
        "url": CORRECTIONS_PATH,
        "before": before,
        "older": older,
    }
    description = _("What we got wrong, and what is right.")
    frame = Frame(
        title=title,
        description=description,
        canonical=canonical,
        robots="noindex, follow" if before else "max-image-preview:large",
        social=page_tags(masthead, title=title, description=description, canonical=canonical),
        json_ld=to_json_ld(
            page_node("CollectionPage", name=title, description=description, canonical=canonical, masthead=masthead)
        ),
    )
    return page.finish("site/pages/corrections.html", context, frame=frame)
