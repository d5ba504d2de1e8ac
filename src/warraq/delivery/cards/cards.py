"""What stands on a story's card and on an edition's, and the address that follows from it."""

from dataclasses import astuple
from hashlib import blake2s

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from warraq.delivery.cards.drawing import HEIGHT, VERSION, WIDTH, Card
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.structured import SocialPicture
from warraq.masthead.models import Edition
from warraq.publishing.release.addresses import code_for
from warraq.publishing.release.models import PublishedStory

URGENT = 1
LEAST_WIDTH_PX = 1200
EDITION_CODE = "edition"


def needs_card(row: PublishedStory) -> bool:
    """Whether the story has no picture that is wide enough for a shared link."""
    file = (row.lead_picture or {}).get("social")
    return not file or file["width"] < LEAST_WIDTH_PX


def build_story_card(row: PublishedStory, *, edition: Edition) -> Card:
    """`row.trail` names its section. The words of our own are in the active language."""
    section = row.trail[-1]["name"] if row.trail else ""
    is_live = bool(row.live and not row.live.get("ended_at"))
    badge = pgettext("coverage", "Live") if is_live else _("Breaking") if row.urgency == URGENT else ""
    return _build(edition, headline=row.social_headline or row.headline, label=row.kicker or section, badge=badge)


def build_edition_card(edition: Edition) -> Card:
    return _build(edition, headline=edition.tagline or edition.name, label="", badge="")


def find_social_picture(row: PublishedStory | None, *, masthead: Masthead) -> SocialPicture | None:
    """The card as an edition's page names it: for `row`, or without one for the edition; None where a picture is fit."""
    if row is not None and not needs_card(row):
        return None
    card = build_story_card(row, edition=masthead.edition) if row else build_edition_card(masthead.edition)
    code = code_for(row.story_id) if row else EDITION_CODE
    return SocialPicture(masthead.base_url + card_path(code, card), WIDTH, HEIGHT, alt=card.headline)


def card_path(code: str, card: Card) -> str:
    return f"/cards/{code}-{digest_of(card)}.png"


def digest_of(card: Card) -> str:
    """Twelve letters that change with anything on the card."""
    told = "\0".join([str(VERSION), *astuple(card)])
    return blake2s(told.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _build(edition: Edition, *, headline: str, label: str, badge: str) -> Card:
    return Card(
        headline=headline,
        label=label,
        badge=badge,
        edition=edition.name,
        tagline=edition.tagline if headline != edition.tagline else "",
        direction="rtl" if edition.direction == "rtl" else "ltr",
        brand=edition.colour_brand,
        accent=edition.colour_accent,
        paper=edition.colour_paper,
        ink=edition.colour_ink,
    )
