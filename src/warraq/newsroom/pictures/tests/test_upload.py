"""The newsroom's three ways to upload, as an editor's browser uses them."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.pictures.signals import picture_changed
from warraq.newsroom.pictures.tests import samples
from warraq.newsroom.pictures.tests.factories import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.urls("warraq.newsroom.pictures.tests.urls")]

BAD_FILES = [
    (samples.make_jpeg()[:200], "cut.jpg", "image/jpeg"),
    (b"<html></html>", "page.jpg", "image/jpeg"),
    (samples.make_jpeg((40, 30)), "x.png", "image/png"),
    (samples.make_jpeg((40, 30)), "x.jpg.php", "image/jpeg"),
    (b"<svg/>", "x.svg", "image/svg+xml"),
    (samples.make_png_bomb(30_000, 30_000, rows=9), "bomb.png", "image/png"),
    (samples.make_png_bomb(13_000, 10), "wide.png", "image/png"),
]


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("salma", "salma@example.com", "a long passphrase")
    client.force_login(user)
    return client


def as_upload(content: bytes, name: str = samples.ARABIC_NAME, content_type: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def post_many(editor, upload, **data):
    return editor.post(reverse("wagtailimages:add_multiple"), {"files[]": upload, **data})


def post_chooser(editor, upload, **data):
    fields = {"title": "صورة", "file": upload, **data}
    return editor.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{name}": value for name, value in fields.items()},
    )


def post_edit(editor, picture, **data):
    fields = {
        "title": picture.title,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit_line": picture.credit_line,
        **data,
    }
    return editor.post(reverse("wagtailimages:edit", args=[picture.pk]), fields)


@pytest.mark.parametrize(("content", "name", "content_type"), BAD_FILES)
def test_a_bad_file_gets_clear_words_in_the_list_of_uploads(editor, content, name, content_type):
    response = post_many(editor, as_upload(content, name, content_type))

    answer = response.json()
    assert response.status_code == 200
    assert answer["success"] is False
    assert len(answer["error_message"]) > 20
    assert not Picture.objects.exists()


@pytest.mark.parametrize(("content", "name", "content_type"), BAD_FILES[:3])
def test_a_bad_file_gets_clear_words_in_the_chooser(editor, content, name, content_type):
    response = post_chooser(editor, as_upload(content, name, content_type))

    assert response.status_code == 200
    assert "error-message" in response.json()["htmlFragment"]
    assert not Picture.objects.exists()


def test_a_bad_file_gets_clear_words_when_it_would_replace_a_good_one(editor):
    picture = make_picture()
    name = picture.file.name

    response = post_edit(editor, picture, file=as_upload(samples.make_jpeg()[:200], "cut.jpg"))

    assert response.status_code == 200
    assert "file" in response.context["form"].errors
    assert Picture.objects.get().file.name == name
    assert picture.file.storage.exists(name)


def test_an_upload_is_stored_clean_with_its_name_hash_and_words(editor):
    content = samples.make_telltale_jpeg()

    answer = post_many(editor, as_upload(content), title="خليفة حفتر\u202e").json()

    picture = Picture.objects.get()
    assert answer["success"] is True
    assert samples.read_tags(picture.file.storage.open(picture.file.name).read()) == {}
    assert picture.original_name == samples.ARABIC_NAME
    assert picture.title == "خليفة حفتر"
    assert picture.caption == samples.ARABIC_CAPTION
    assert picture.credit_line == "أحمد الزروق / SecretIptc"
    assert picture.uploaded_by_user.get_username() == "salma"


def test_an_upload_so_large_that_it_lies_on_disk_is_stored_clean(editor, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100

    assert post_many(editor, as_upload(samples.make_telltale_jpeg()), title="صورة").json()["success"]

    picture = Picture.objects.get()
    stored = picture.file.storage.open(picture.file.name).read()
    assert samples.read_tags(stored) == {}
    assert picture.file_size == len(stored)


def test_a_picture_kept_aside_for_want_of_a_title_is_clean_too(editor):
    from wagtail.models import UploadedFile

    answer = post_many(editor, as_upload(samples.make_telltale_jpeg()), title="x" * 300).json()
    aside = UploadedFile.objects.get()
    assert samples.read_tags(aside.file.read()) == {}

    prefix = f"uploaded-image-{aside.pk}"
    response = editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[aside.pk]), {f"{prefix}-title": "عنوان قصير"}
    )

    assert answer["uploaded_file_id"] == aside.pk
    assert response.json()["success"] is True
    assert Picture.objects.get().width == 640


def test_the_chooser_stores_and_hands_back_the_picture(editor):
    response = post_chooser(editor, as_upload(samples.make_jpeg()), alt="رجل يقف أمام خريطة")

    assert response.json()["step"] == "chosen"
    assert Picture.objects.get().alt == "رجل يقف أمام خريطة"


def test_u23_a_second_upload_of_the_same_file_is_told(editor):
    content = samples.make_jpeg()

    first = post_many(editor, as_upload(content), title="الأولى").json()
    second = post_many(editor, as_upload(content, "other.jpg"), title="الثانية").json()

    assert (first["duplicate"], second["duplicate"]) == (False, True)


def test_every_field_has_help(editor):
    form = editor.get(reverse("wagtailimages:edit", args=[make_picture().pk])).context["form"]

    visible = {field.name: field.help_text for field in form.visible_fields()}
    assert set(visible) >= {"title", "file", "alt", "caption", "credit_line", "usage_terms", "usage_expires_at", "tags"}
    assert [name for name, text in visible.items() if not text] == []


@pytest.mark.parametrize("page", ["wagtailimages:index", "wagtailimages:add_multiple", "wagtailimages_chooser:choose"])
def test_the_pages_of_pictures_open(editor, page):
    make_picture()

    assert editor.get(reverse(page)).status_code == 200


def test_replacing_a_released_picture_makes_the_new_files_before_it_tells(editor, django_capture_on_commit_callbacks):
    picture = make_picture()
    before = ensure_renditions(picture)
    heard = []

    def hear(sender, picture, changed, **kwargs):
        heard.append(
            (
                changed,
                ensure_renditions(picture)["src"] != before["src"],
                picture.file.storage.exists(before["src"].removeprefix("/media/")),
            )
        )

    picture_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            response = post_edit(editor, picture, file=as_upload(samples.make_jpeg((800, 600)), "new.jpg"))
    finally:
        picture_changed.disconnect(hear)

    assert response.status_code == 302
    assert heard == [(frozenset({"file"}), True, True)]
    assert not picture.file.storage.exists(before["src"].removeprefix("/media/"))


def test_a_new_caption_is_told_and_a_new_title_is_not(editor):
    picture = make_picture()
    heard = []

    def hear(sender, changed, **kwargs):
        heard.append(changed)

    picture_changed.connect(hear)
    try:
        post_edit(editor, picture, title="عنوان آخر")
        post_edit(editor, picture, title="عنوان آخر", caption="تعليق آخر")
    finally:
        picture_changed.disconnect(hear)

    assert heard == [frozenset({"caption"})]


def test_a_saved_picture_can_be_opened_by_pillow_from_its_address(editor):
    post_many(editor, as_upload(samples.make_jpeg()), title="صورة")
    from PIL import Image

    response = editor.get(Picture.objects.get().file.url)

    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(b"".join(response.streaming_content))).size == (640, 427)
