import pytest
from django.core.exceptions import ValidationError

from warraq.masthead.models import Section
from warraq.masthead.tests.factories import EditionFactory
from warraq.newsroom.standing.models import StandingPage
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.standing.models import FormerPageSlug, PublishedPage

pytestmark = pytest.mark.django_db


def make_page(edition, **values):
    page = StandingPage(
        **{"edition": edition, "title": "من نحن", "slug": "about", "body": "<p>نص.</p>", "live": False} | values
    )
    page.full_clean()
    page.save()
    return page


def test_a_draft_is_seen_by_nobody():
    make_page(EditionFactory()).save_revision()

    assert not PublishedPage.objects.exists()


def test_a_published_page_is_written_clean_and_told_to_the_bulletin():
    edition = EditionFactory()
    page = make_page(edition, body='<h2>عنوان</h2><p onclick="x()">نص<script>alert(1)</script></p>')
    before = BulletinEntry.objects.count()

    page.save_revision().publish()

    row = PublishedPage.objects.get(page_id=page.pk)
    assert row.html == "<h2>عنوان</h2><p>نص</p>"
    entry = BulletinEntry.objects.order_by("-pk").first()
    assert BulletinEntry.objects.count() == before + 1
    assert entry.keys == [f"masthead:{edition.pk}"]


def test_a_newer_draft_changes_nothing_until_it_is_published():
    page = make_page(EditionFactory())
    page.save_revision().publish()
    page.title = "عن الصحيفة"

    page.save_revision()
    assert PublishedPage.objects.get().title == "من نحن"

    page.get_latest_revision().publish()
    assert PublishedPage.objects.get().title == "عن الصحيفة"


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_withdrawn_page_is_gone(way):
    page = make_page(EditionFactory())
    page.save_revision().publish()
    page.refresh_from_db()

    getattr(page, way)()

    assert not PublishedPage.objects.exists()


def test_a_page_may_not_take_the_address_of_a_section_or_of_the_system():
    edition = EditionFactory()
    Section.objects.create(edition=edition, name="رياضة", slug="sport")

    for slug in ("sport", "archive", "search"):
        with pytest.raises(ValidationError) as refused:
            make_page(edition, slug=slug)
        assert "slug" in refused.value.message_dict


def test_a_renamed_page_s_former_address_is_kept_until_a_page_has_it_again():
    edition = EditionFactory()
    page = make_page(edition)
    page.save_revision().publish()

    page.slug = "who-we-are"
    page.save_revision().publish()
    assert list(FormerPageSlug.objects.values_list("slug", "page_id")) == [("about", page.pk)]

    page.slug = "about"
    page.save_revision().publish()
    assert list(FormerPageSlug.objects.values_list("slug", "page_id")) == [("who-we-are", page.pk)]
