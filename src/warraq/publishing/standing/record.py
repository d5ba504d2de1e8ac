"""Writing what readers see of a standing page."""

from datetime import datetime

from wagtail.rich_text import expand_db_html

from warraq.newsroom.standing.models import StandingPage
from warraq.publishing.release import bulletin
from warraq.publishing.release.keys import masthead_key
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.sanitise import clean_long_html, clean_text
from warraq.publishing.standing.models import FormerPageSlug, PublishedPage


def record_page(page: StandingPage, *, now: datetime) -> PublishedPage:
    """Make the public row say what the page says; call inside the transaction of the change."""
    known = PublishedPage.objects.filter(page_id=page.pk).first()
    row = known or PublishedPage(page_id=page.pk)
    editions = {page.edition_id, row.edition_id or page.edition_id}
    if known and (known.edition_id, known.slug) != (page.edition_id, page.slug):
        FormerPageSlug.objects.update_or_create(
            edition_id=known.edition_id, slug=known.slug, defaults={"page_id": page.pk}
        )
    row.edition_id = page.edition_id
    row.slug, row.title = page.slug, clean_text(page.title)
    row.html = clean_long_html(expand_db_html(page.body))
    row.is_in_footer, row.order, row.updated_at = page.is_in_footer, page.order, now
    row.save()
    FormerPageSlug.objects.filter(edition_id=row.edition_id, slug=row.slug).delete()
    _tell(editions, now=now)
    return row


def record_withdrawal(page_id: int, *, now: datetime) -> None:
    row = PublishedPage.objects.filter(page_id=page_id).first()
    if row is not None:
        row.delete()
        _tell({row.edition_id}, now=now)


def _tell(editions: set[int], *, now: datetime) -> None:
    keys = {masthead_key(edition_id) for edition_id in editions}
    bulletin.append(BulletinEntry.Kind.MASTHEAD_CHANGED, keys=keys, now=now)
