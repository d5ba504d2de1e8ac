"""The same story in other languages, each page naming all of them: hreflang asks that they name each other."""

from warraq.delivery.site.canonical import encode
from warraq.delivery.site.edition import Masthead
from warraq.delivery.site.heads import HeadLink
from warraq.publishing.release.models import PublishedStory


def find_translations(row: PublishedStory) -> list[PublishedStory]:
    """The group's published stories at home, this one among them; empty without another language. One query, and none
    for a story that is in no group."""
    if row.translation_group is None:
        return []
    rows = PublishedStory.objects.filter(translation_group=row.translation_group)
    rows = rows.select_related("edition").prefetch_related("edition__hosts").order_by("story_id")
    at_home = [
        found
        for found in rows.only("story_id", "edition", "home_edition_id", "path", "headline", "translation_group")
        if found.edition_id == found.home_edition_id
    ]
    languages = {found.edition.language for found in at_home}
    return at_home if len(languages) > 1 and len(at_home) == len(languages) else []


def alternate_links(rows: list[PublishedStory]) -> list[HeadLink]:
    """One link for each language, and the original for all others."""
    links = [HeadLink("alternate", _url(row), hreflang=row.edition.language) for row in rows]
    original = next((row for row in rows if row.story_id == row.translation_group), None)
    return [*links, HeadLink("alternate", _url(original), hreflang="x-default")] if original else links


def others(rows: list[PublishedStory], *, masthead: Masthead) -> list[tuple[str, str, str]]:
    """(address, language, headline) of the story in languages other than the page's."""
    return [
        (_url(row), row.edition.language, row.headline)
        for row in rows
        if row.edition.language != masthead.edition.language
    ]


def _url(row: PublishedStory) -> str:
    return row.edition.base_url + encode(row.path)
