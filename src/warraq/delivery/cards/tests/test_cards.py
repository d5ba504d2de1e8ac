import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from warraq.delivery.cards.ahead import draw_ahead
from warraq.delivery.cards.models import DrawnCard
from warraq.delivery.site.canonical import encode
from warraq.delivery.site.tests import factories
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def social(reader, path="/"):
    soup = BeautifulSoup(reader.get(encode(path)).content, "html.parser")
    return {tag["property"]: tag["content"] for tag in soup.select("meta[property^='og:']")}


def bare(paper, **values):
    return factories.make_story(
        60, paper.sections[0], lead_picture=None, **{"first_released_at": timezone.now()} | values
    )


def tell(story_id):
    entry = bulletin.append(BulletinEntry.Kind.RELEASED, keys=[], now=timezone.now(), story_id=story_id)
    draw_ahead([entry], timezone.now())


def test_a_story_without_a_picture_has_a_card(reader, paper):
    bare(paper)

    tags = social(reader, "/رياضة/خبر-60/")
    response = reader.get(tags["og:image"].removeprefix("https://almarfa.example"))

    image = Image.open(io.BytesIO(response.content))
    assert image.size == (1200, 630) == (int(tags["og:image:width"]), int(tags["og:image:height"]))
    assert "عنوان الخبر رقم 60" in tags["og:image:alt"]
    assert len(response.content) < 60_000
    assert response["Content-Type"] == "image/png"
    assert "story:60" in response["Surrogate-Key"].split()


def test_a_fit_picture_is_kept_and_a_small_one_is_not(reader, paper):
    small = factories.make_picture(61)
    small["social"] = {**small["social"], "width": 640, "height": 360}
    factories.make_story(61, paper.sections[0], lead_picture=small)

    assert "/media/" in social(reader, "/ثقافة/خبر-30/")["og:image"]
    assert "/cards/" in social(reader, "/رياضة/خبر-61/")["og:image"]


def test_every_other_page_shows_the_editions_card(reader, paper):
    tags = social(reader, "/رياضة/")

    response = reader.get(tags["og:image"].removeprefix("https://almarfa.example"))
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert social(reader)["og:image"] == tags["og:image"]


def test_an_old_address_leads_to_the_present_card(reader, paper):
    row = bare(paper)
    old = social(reader, "/رياضة/خبر-60/")["og:image"].removeprefix("https://almarfa.example")
    row.headline = "عنوان آخر"
    row.save()
    new = social(reader, "/رياضة/خبر-60/")["og:image"].removeprefix("https://almarfa.example")

    assert new != old
    assert reader.get(old)["Location"] == new
    assert reader.get(new).status_code == 200
    assert reader.get(f"{new}/")["Location"] == new


def test_cards_are_drawn_soon_after_release_and_go_with_the_story(paper):
    row = bare(paper)
    tell(60)
    first = DrawnCard.objects.get(story_id=60)
    assert default_storage.exists(first.name)

    row.headline = "عنوان آخر"
    row.save()
    tell(60)
    second = DrawnCard.objects.get(story_id=60)
    assert default_storage.exists(second.name)
    assert not default_storage.exists(first.name)

    PublishedStory.objects.filter(story_id=60).delete()
    tell(60)
    assert not DrawnCard.objects.exists()
    assert not default_storage.exists(second.name)


def test_what_lies_in_the_storage_is_not_drawn_again(reader, paper, monkeypatch):
    bare(paper)
    tell(60)
    monkeypatch.setattr("warraq.delivery.cards.ahead.draw_card", lambda card: pytest.fail("drawn again"))
    address = social(reader, "/رياضة/خبر-60/")["og:image"].removeprefix("https://almarfa.example")

    assert reader.get(address).content[:4] == b"\x89PNG"


def test_an_old_story_is_drawn_only_when_asked_for(reader, paper):
    bare(paper, first_released_at=factories.NOON)
    tell(60)

    assert not DrawnCard.objects.exists()


@pytest.mark.parametrize("path", ["/cards/zz-000000000000.png", "/cards/y-000000000000.png", "/cards/u-0.png"])
def test_what_has_no_card_is_not_found(reader, paper, path):
    assert reader.get(path).status_code == 404
