from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.refusals import DamagedPicture, UnknownFormat
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.pictures.taking_in import take_in_picture
from warraq.newsroom.pictures.tests import samples
from warraq.newsroom.pictures.tests.factories import make_picture

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_an_arabic_file_name_survives_as_data_and_the_stored_name_is_ascii():
    picture = make_picture(title="")

    assert picture.original_name == samples.ARABIC_NAME
    assert picture.title == "خليفة حفتر - طرابلس ٢٠٢٦"
    assert picture.file.name.isascii()
    assert picture.file.name.startswith("originals/")
    assert picture.file.name.endswith(".jpg")


def test_stored_names_cannot_be_guessed_from_one_another():
    first, second = make_picture(size=(100, 80)), make_picture(size=(120, 80))
    shown = ensure_renditions(first)["src"]

    assert first.file.name != second.file.name
    assert first.file.name.split("/")[-1].split(".")[0] not in shown


def test_a_file_that_reaches_the_model_without_a_form_is_cleaned_all_the_same():
    picture = Picture(title="من سكربت", file=ContentFile(samples.make_telltale_jpeg(), name="a.jpg"))

    picture.save()

    stored = picture.file.storage.open(picture.file.name).read()
    assert samples.read_tags(stored) == {}
    assert (picture.width, picture.height, picture.file_size) == (640, 427, len(stored))
    assert picture.source_hash
    assert picture.colour.startswith("#")


def test_a_bad_file_that_reaches_the_model_is_refused_and_nothing_is_saved():
    for content, refusal in ((b"<html>", UnknownFormat), (samples.make_jpeg()[:300], DamagedPicture)):
        with pytest.raises(refusal):
            Picture(title="x", file=ContentFile(content, name="a.jpg")).save()

    assert not Picture.objects.exists()


def test_u23_the_same_bytes_are_taken_in_once():
    content = samples.make_jpeg()

    pictures = {take_in_picture(content, name=f"{number}.jpg").pk for number in range(5)}

    assert len(pictures) == 1
    assert Picture.objects.count() == 1


def test_a_picture_without_alt_may_be_kept_but_not_released():
    picture = make_picture(alt=" ")

    with translation.override("en"):
        assert len(picture.missing_for_release()) == 1
    picture.alt = "رجل يقف أمام خريطة"
    assert picture.missing_for_release() == []


def test_the_right_to_show_a_picture_ends_at_its_very_moment():
    picture = Picture(usage_expires_at=NOON)

    assert not picture.is_expired(now=NOON - timedelta(microseconds=1))
    assert picture.is_expired(now=NOON)
    assert not Picture().is_expired(now=NOON)


def test_expired_and_expiring_pictures_can_be_listed():
    gone = make_picture(size=(100, 80), usage_expires_at=NOON - timedelta(days=1))
    going = make_picture(size=(120, 80), usage_expires_at=NOON + timedelta(days=1))
    make_picture(size=(140, 80))

    assert list(Picture.objects.expired(now=NOON)) == [gone]
    assert list(Picture.objects.expiring(now=NOON, until=NOON + timedelta(days=7))) == [going]


def test_deleting_a_picture_deletes_its_files_when_the_transaction_is_committed(django_capture_on_commit_callbacks):
    picture = make_picture()
    ensure_renditions(picture)
    storage = picture.file.storage
    names = [picture.file.name, *picture.renditions.values_list("file", flat=True)]

    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
        assert all(storage.exists(name) for name in names)

    assert len(names) > 10
    assert not any(storage.exists(name) for name in names)


def test_replacing_a_file_forgets_what_was_made_of_the_old_one(django_capture_on_commit_callbacks):
    picture = make_picture()
    before = ensure_renditions(picture)
    old_name = picture.file.name

    with django_capture_on_commit_callbacks(execute=True):
        picture.file = ContentFile(samples.make_jpeg((300, 200)), name="new.jpg")
        picture.save()

    after = ensure_renditions(Picture.objects.get(pk=picture.pk))
    assert not picture.file.storage.exists(old_name)
    assert (picture.width, after["width"]) == (300, 300)
    assert before["src"] != after["src"]
