"""Uploads against the list of threats (U01–U25), without Django."""

import contextlib
import hashlib
import subprocess
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from warraq.newsroom.pictures import decoding, limits
from warraq.newsroom.pictures.decoding import DecodedPicture, decode_upload, scale_picture
from warraq.newsroom.pictures.refusals import (
    DamagedPicture,
    DisguisedPicture,
    EmptyFile,
    FileTooLarge,
    ForbiddenExtension,
    PictureRefused,
    SideTooLong,
    TooHardPicture,
    TooManyPixels,
    UnknownFormat,
)
from warraq.newsroom.pictures.tests import samples


def take(content: bytes, name: str = "صورة.jpg", content_type: str = "") -> DecodedPicture:
    return decode_upload(BytesIO(content), name=name, content_type=content_type)


def reopen(decoded: DecodedPicture) -> Image.Image:
    return Image.open(BytesIO(decoded.content))


@pytest.mark.parametrize(
    ("format", "name", "stored"),
    [
        ("JPEG", "a.jpeg", "jpeg"),
        ("PNG", "a.png", "png"),
        ("WEBP", "a.webp", "jpeg"),
        ("AVIF", "a.avif", "jpeg"),
        ("GIF", "a.gif", "png"),
    ],
)
def test_each_format_we_take_is_written_anew(format, name, stored):
    content = samples.encode(samples.draw_photo(), format)

    decoded = take(content, name, content_type=f"image/{format.lower()}")

    assert (decoded.format, decoded.width, decoded.height) == (stored, 640, 427)
    assert reopen(decoded).size == (640, 427)
    assert decoded.source_hash == hashlib.sha256(content).hexdigest()
    assert decoded.suffix in {".jpg", ".png"}


def test_u01_a_png_of_900_million_pixels_is_refused_before_decoding():
    with pytest.raises(TooManyPixels):
        take(samples.make_png_bomb(30_000, 30_000, rows=9), "bomb.png")


def test_u03_a_side_above_the_limit_is_refused():
    with pytest.raises(SideTooLong) as refused:
        take(samples.make_png_bomb(13_000, 20), "wide.png")

    assert refused.value.facts == {"most": limits.MAX_SIDE_PX, "side": 13_000}


def test_the_largest_picture_we_take_stays_within_the_memory_of_the_child():
    content = samples.make_png_bomb(10_000, 6_000)
    assert len(content) < 100_000

    decoded = take(content, "large.png")

    assert (decoded.width, decoded.height) == (10_000, 6_000)


def test_an_animated_bomb_gives_its_first_frame():
    decoded = take(samples.make_animated_bomb(), "animated.gif")

    assert (decoded.format, decoded.width, decoded.height) == ("png", 3000, 2000)
    assert not getattr(reopen(decoded), "is_animated", False)


@pytest.mark.parametrize("kept_bytes", [20, 200, 700, 0.5, 0.9])
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_u05_a_picture_cut_short_is_refused(format, kept_bytes):
    content = samples.encode(samples.draw_photo((900, 600)), format)
    cut = content[: int(len(content) * kept_bytes) if kept_bytes < 1 else kept_bytes]

    with pytest.raises((DamagedPicture, UnknownFormat)):
        take(cut, f"cut.{format.lower()}")


def test_broken_bytes_in_the_middle_never_get_past_as_an_error_of_ours():
    content = bytearray(samples.make_jpeg())
    for position in range(100, len(content), 97):
        content[position] ^= 0xFF

    with contextlib.suppress(PictureRefused):
        take(bytes(content))


@pytest.mark.parametrize(
    "hidden",
    [
        b"<script>alert(1)</script>",
        b"PK\x03\x04 payload.zip",
        b"%PDF-1.7 /JS (app.alert(1))",
        b"<?php system($_GET[0]); ?>",
    ],
)
def test_u07_u25_whatever_hides_behind_or_inside_a_picture_is_gone(hidden):
    content = samples.make_jpeg(comment=hidden) + hidden

    decoded = take(content)

    assert hidden in content
    assert hidden not in decoded.content


@pytest.mark.parametrize(
    ("content", "name", "content_type", "refusal"),
    [
        (b"<html><body>hello</body></html>", "page.jpg", "image/jpeg", UnknownFormat),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing.svg", "image/svg+xml", ForbiddenExtension),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing.png", "image/png", UnknownFormat),
        (samples.make_jpeg((40, 30)), "x.png", "", DisguisedPicture),
        (samples.make_jpeg((40, 30)), "x.jpg", "text/html", DisguisedPicture),
        (samples.make_jpeg((40, 30)), "x.jpg", "image/png", DisguisedPicture),
        (samples.make_jpeg((40, 30)), "x.jpg.php", "", ForbiddenExtension),
        (samples.make_jpeg((40, 30)), "no extension", "", ForbiddenExtension),
        (samples.encode(samples.draw_photo((40, 30)), "TIFF"), "x.jpg", "", UnknownFormat),
        (samples.encode(samples.draw_photo((40, 30)), "BMP"), "x.png", "", UnknownFormat),
        (b"", "x.jpg", "", EmptyFile),
    ],
)
def test_u09_a_file_that_is_not_what_it_says_is_refused(content, name, content_type, refusal):
    with pytest.raises(refusal):
        take(content, name, content_type)


def test_u09_a_picture_with_php_in_its_name_is_taken_under_a_name_of_ours():
    decoded = take(samples.make_jpeg((40, 30)), "x.php.jpg")

    assert decoded.suffix == ".jpg"


def test_u11_direction_controls_leave_the_name():
    assert take(samples.make_jpeg((40, 30)), "\u202egpj.exe.jpg").original_name == "gpj.exe.jpg"


def test_u13_nothing_but_pixels_is_left_of_a_telltale_photograph():
    content = samples.make_telltale_jpeg()
    assert all(secret in content for secret in samples.SECRETS)

    decoded = take(content)

    assert samples.read_tags(decoded.content) == {}
    assert [secret for secret in samples.SECRETS if secret in decoded.content] == []


def test_the_words_of_the_agency_are_read_from_the_file():
    decoded = take(samples.make_telltale_jpeg())

    assert decoded.caption == samples.ARABIC_CAPTION
    assert decoded.credit_line == "أحمد الزروق / SecretIptc"


def test_words_of_exif_serve_where_there_is_no_iptc():
    exif = Image.Exif()
    exif[0x010E] = "سوق الجمعة\u202e\x00".encode()
    exif[0x8298] = "Agence X"

    decoded = take(samples.make_jpeg(exif=exif.tobytes()))

    assert (decoded.caption, decoded.credit_line) == ("سوق الجمعة", "Agence X")


def test_text_chunks_of_png_are_gone():
    from PIL.PngImagePlugin import PngInfo

    chunks = PngInfo()
    chunks.add_text("Author", "SecretArtist")
    chunks.add_itxt("XML:com.adobe.xmp", "SecretXmp", zip=False)
    content = samples.encode(samples.draw_photo(), "PNG", pnginfo=chunks)

    decoded = take(content, "a.png")

    assert b"SecretArtist" in content
    assert samples.read_tags(decoded.content) == {}
    assert b"Secret" not in decoded.content


def test_orientation_is_turned_into_pixels():
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = samples.draw_halves((400, 200))

    decoded = take(samples.encode(picture, "JPEG", quality=95, exif=exif.tobytes()))

    upright = reopen(decoded)
    assert (decoded.width, decoded.height) == upright.size == (200, 400)
    assert upright.getpixel((100, 20))[2] > 200  # what was at the side of the first column is now above
    assert upright.getpixel((100, 380))[0] > 200


def test_a_sound_icc_profile_stays_and_a_broken_one_goes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    kept = take(samples.make_jpeg(icc_profile=profile))
    gone = take(samples.make_jpeg(icc_profile=b"not a profile" * 20))

    assert reopen(kept).info["icc_profile"] == profile
    assert "icc_profile" not in reopen(gone).info


def draw_deep_grey() -> Image.Image:
    """Sixteen bits a pixel, as scanners write."""
    grey = samples.draw_photo(mode="L")
    return Image.frombytes("I;16", grey.size, b"".join(bytes((level, level)) for level in grey.tobytes()))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_is_taken(mode):
    picture = draw_deep_grey() if mode == "I;16" else samples.draw_photo(mode=mode)
    format = "JPEG" if mode == "CMYK" else "PNG"

    decoded = take(samples.encode(picture, format), "a.jpg" if mode == "CMYK" else "a.png")

    assert reopen(decoded).mode in {"L", "RGB", "RGBA"}
    grey = reopen(decoded).convert("L").resize((1, 1)).getpixel((0, 0))
    assert abs(grey - samples.draw_photo(mode="L").resize((1, 1)).getpixel((0, 0))) < 12


def test_transparency_is_kept():
    picture = Image.new("RGBA", (60, 40), (255, 0, 0, 0))
    picture.paste((0, 0, 255, 255), (0, 0, 30, 40))

    decoded = take(samples.encode(picture, "WEBP", lossless=True), "logo.webp")

    assert decoded.format == "png"
    assert reopen(decoded).getpixel((45, 20))[3] == 0


def test_the_first_of_two_pictures_of_a_phone_is_taken():
    first, second = samples.draw_photo((80, 60)), samples.draw_photo((60, 60))
    content = samples.encode(first, "MPO", save_all=True, append_images=[second])

    decoded = take(content, "phone.jpg", "image/jpeg")

    assert (decoded.format, decoded.width) == ("jpeg", 80)


def test_a_file_above_25_mb_is_refused_without_being_opened():
    with pytest.raises(FileTooLarge):
        take(b"\xff\xd8\xff" + bytes(limits.MAX_FILE_BYTES), "huge.jpg")


def test_the_same_upload_gives_the_same_bytes():
    content = samples.make_jpeg()

    assert take(content).content == take(content).content


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(limits, "CHILD_WALL_SECONDS", 0.02)

    with pytest.raises(TooHardPicture):
        take(samples.make_jpeg())


@pytest.mark.parametrize(
    ("returncode", "stderr", "error"),
    [
        (-11, b"", DamagedPicture),
        (-9, b"", TooHardPicture),
        (-24, b"", TooHardPicture),
        (1, b"MemoryError", TooHardPicture),
        (1, b"?", RuntimeError),
    ],
)
def test_the_death_of_a_child_has_a_name(monkeypatch, returncode, stderr, error):
    died = subprocess.CompletedProcess([], returncode, stdout=b"", stderr=stderr)
    monkeypatch.setattr(decoding.subprocess, "run", lambda *args, **kwargs: died)

    with pytest.raises(error):
        take(samples.make_jpeg((40, 30)))


def test_renditions_are_in_srgb_and_carry_no_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = take(samples.make_jpeg(icc_profile=profile)).content

    made = scale_picture(BytesIO(source), [{"format": "jpeg", "box": [0, 0, 640, 427], "size": [320, 213]}])

    assert "icc_profile" not in Image.open(BytesIO(made[0])).info


def test_files_are_cut_where_the_box_says_also_when_jpeg_is_decoded_smaller():
    source = samples.encode(samples.draw_halves((3200, 1600)), "JPEG", quality=95)
    job = {"format": "png", "box": [1500, 0, 1700, 200], "size": [20, 20]}

    made = Image.open(BytesIO(scale_picture(BytesIO(source), [job])[0]))

    assert made.size == (20, 20)
    assert made.getpixel((3, 10))[2] > 220
    assert made.getpixel((16, 10))[0] > 220
